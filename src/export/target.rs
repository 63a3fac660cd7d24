//! What a request can be written as, and what comes of it.

use serde::{Deserialize, Serialize};

use crate::crossing::{named, structure};
use crate::operation::Edition;

named! {
    /// What a request can be written as.
    #[non_exhaustive]
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
        /// A program of the AWS CDK, in TypeScript.
        Cdk "cdk"
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
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(default, deny_unknown_fields)]
pub struct ExportOptions {
    /// The edition of the operation that the request is for; 2024-11-07 unless given.
    #[cfg_attr(feature = "typescript", tsify(optional, type = "Edition | \"latest\""))]
    pub edition: Edition,
    /// The command of the AWS CLI; with an option for each member unless given.
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub cli: CliForm,
    /// The CloudFormation template; YAML unless given.
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub cloudformation: CloudformationForm,
}

/// A request in another form.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct Export {
    /// The text, which ends with a line break.
    pub text: String,
    /// What the text doesn't hold, or holds in another way than one would expect.
    pub notes: Vec<ExportNote>,
}

/// What a target can't express, or what to know about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct ExportNote {
    /// The value it is about, as a JSON pointer (RFC 6901).
    pub pointer: String,
    /// What is so, in English, for a person.
    pub message: String,
}

structure! { Export { text: String, notes: Vec<ExportNote> } }
structure! { ExportNote { pointer: String, message: String } }
