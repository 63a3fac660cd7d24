//! A valid request written as something else: a command, a call, a template. What a target's
//! language can't hold is noted and never silently lost.

mod cli;
mod names;
mod style;
mod writer;

use serde::Serialize;

use crate::input::json::{Encoding, Json, NotJson};
use crate::operation::CREATE_COLLABORATION;
use crate::shape::Shape;
use crate::wire::{named, structure};
use style::{BOTO3, CLOUDFORMATION_JSON, CLOUDFORMATION_YAML, COMPACT, JAVASCRIPT, JSON, TERRAFORM};
use writer::Writer;

named! {
    /// What a request can be written as.
    ExportTarget {
        /// The JSON body.
        Json "json"
        /// A command of the AWS CLI, for a POSIX shell: sh, bash, zsh.
        Cli "cli"
        /// A Python program with boto3.
        Boto3 "boto3"
        /// A JavaScript module with the AWS SDK, version 3.
        Javascript "javascript"
        /// A CloudFormation template.
        Cloudformation "cloudformation"
        /// A Terraform resource.
        Terraform "terraform"
    }
}

named! {
    /// How the command of the AWS CLI takes the request.
    #[derive(Default)]
    CliForm {
        /// Each member as an option of its own.
        #[default]
        Options "options"
        /// All of it as one JSON text, with `--cli-input-json`.
        InputJson "input-json"
    }
}

named! {
    /// How a CloudFormation template is written.
    #[derive(Default)]
    CloudformationForm {
        /// As YAML.
        #[default]
        Yaml "yaml"
        /// As JSON.
        Json "json"
    }
}

/// How to write some targets.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct ExportOptions {
    /// The command of the AWS CLI; with an option for each member unless given.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub cli: Option<CliForm>,
    /// The CloudFormation template; YAML unless given.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub cloudformation: Option<CloudformationForm>,
}

/// A request in another form.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct Export {
    /// The text, which ends with a line break.
    pub text: String,
    /// What the text doesn't hold, or holds in another way than one would expect.
    pub notes: Vec<ExportNote>,
}

/// What a target can't express, or what to know about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct ExportNote {
    /// The value it is about, as a JSON pointer (RFC 6901).
    pub pointer: String,
    /// What is so, in English, for a person.
    pub message: &'static str,
}

structure! { Export { text: String, notes: Vec<ExportNote> } }
structure! { ExportNote { pointer: String, message: &'static str } }

/// Writes a valid request, given as JSON text. Of a text that is no request, it writes what it can.
pub(crate) fn export(request: &[u8], target: ExportTarget, options: ExportOptions) -> Export {
    let style = match target {
        ExportTarget::Cli => return cli::export(request, options.cli.unwrap_or_default()),
        ExportTarget::Json => &JSON,
        ExportTarget::Boto3 => &BOTO3,
        ExportTarget::Javascript => &JAVASCRIPT,
        ExportTarget::Cloudformation => match options.cloudformation.unwrap_or_default() {
            CloudformationForm::Yaml => &CLOUDFORMATION_YAML,
            CloudformationForm::Json => &CLOUDFORMATION_JSON,
        },
        ExportTarget::Terraform => &TERRAFORM,
    };
    written(request, style)
}

/// The JSON text of a request on one line.
pub(crate) fn compact(request: &[u8]) -> String {
    written(request, &COMPACT).text
}

fn written(request: &[u8], style: &'static style::Style) -> Export {
    let mut json = Json::new(request, Encoding::Unknown);
    let mut writer = Writer::new(&mut json, style);
    writer.put(style.before);
    // What was written before the text turned out to be no JSON stays as it is.
    let _: Result<(), NotJson> = writer.value(Shape::Structure(&CREATE_COLLABORATION), style.level);
    writer.put(style.after);
    writer.out
}
