//! Writes the module `options`: what reads options.

use crate::export::{CliForm, CloudformationForm, ExportTarget};
use crate::issue::RULES;
use crate::operation::{ACCOUNT_ID, Text};
use crate::options::{DEFAULT_MAX_ISSUES, RuleLevel, UnknownFields};

/// The JavaScript module that reads options.
pub fn module() -> String {
    let prelude = include_str!("options.js");
    let rules: Vec<&str> = RULES.iter().map(|rule| rule.code.name()).collect();
    // Its pattern, digits, stands in the prelude as a comparison: see there, and `shown` of the answers.
    let Text { length, .. } = ACCOUNT_ID;
    let constants = [
        ("ACCOUNT_LENGTH", length.min.to_string()),
        ("DEFAULT_MAX_ISSUES", DEFAULT_MAX_ISSUES.to_string()),
        ("UnknownFields", format!("{:?}", UnknownFields::NAMES)),
        ("RuleLevel", format!("{:?}", RuleLevel::NAMES)),
        ("rules", format!("{rules:?}")),
        ("ExportTarget", format!("{:?}", ExportTarget::NAMES)),
        ("CliForm", format!("{:?}", CliForm::NAMES)),
        ("CloudformationForm", format!("{:?}", CloudformationForm::NAMES)),
    ];
    let constants: String = constants.iter().map(|(name, value)| format!("const {name} = {value};\n")).collect();
    format!("{prelude}\n{constants}")
}
