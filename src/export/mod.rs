//! A valid request written as something else: a command, a call, a template. What a target's
//! language can't hold is noted and never silently lost.

mod cli;
mod http;
pub(crate) mod names;
mod style;
mod target;
mod writer;
mod written;

pub use http::{HttpHeaders, HttpRequest};
pub use target::{CliForm, CloudformationForm, Export, ExportNote, ExportOptions, ExportTarget};

use style::{BOTO3, CDK, CLOUDFORMATION_JSON, CLOUDFORMATION_YAML, JAVASCRIPT, JSON, TERRAFORM};
use written::written;

/// Writes a valid request, given as JSON text. Of a text that is no request, it writes what it can.
pub(crate) fn export(request: &[u8], target: ExportTarget, options: ExportOptions) -> Export {
    let style = match target {
        ExportTarget::Cli => return cli::export(request, options.cli),
        ExportTarget::Json => &JSON,
        ExportTarget::Boto3 => &BOTO3,
        ExportTarget::Javascript => &JAVASCRIPT,
        ExportTarget::Cloudformation => match options.cloudformation {
            CloudformationForm::Yaml => &CLOUDFORMATION_YAML,
            CloudformationForm::Json => &CLOUDFORMATION_JSON,
        },
        ExportTarget::Cdk => &CDK,
        ExportTarget::Terraform => &TERRAFORM,
    };
    written(request, style)
}
