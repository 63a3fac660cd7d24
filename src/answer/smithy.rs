//! What a server built with Smithy answers to a request that isn't valid: its words for what the
//! model constrains, which are facts of that framework. Where it has no such words, our own
//! sentence stands. Native; the package has the same as JavaScript, which gets the words from here.

use std::collections::BTreeSet;

use crate::issue::{Code, Issue, LengthParams, Params, Report};
use crate::model::{ValidationException, ValidationExceptionField};

pub const REASON: &str = "FIELD_VALIDATION_FAILED";

/// What a value must be, by code; `{…}` are parameters of the issue.
pub const CONSTRAINTS: [(Code, &str); 4] = [
    (Code::Required, "not be null"),
    (Code::Pattern, "satisfy regular expression pattern: {pattern}"),
    (Code::Enum, "satisfy enum value set: [{allowed}]"),
    (Code::UniqueItems, "have unique values"),
];
/// The same for a length with both bounds, and with the lower one alone.
pub const BETWEEN: &str = "have length between {min} and {max}, inclusive";
pub const AT_LEAST: &str = "have length greater than or equal to {min}";

/// The exception for the errors of a report; none if it has none.
#[must_use]
pub fn validation_exception(report: &Report) -> Option<ValidationException> {
    let field = |issue: &Issue| ValidationExceptionField { name: issue.pointer(), message: tell(issue), path: None };
    let fields: Vec<ValidationExceptionField> = report.errors().map(field).collect();
    let first = &fields.first()?.message;
    let paths = fields.iter().map(|field| &field.name).collect::<BTreeSet<_>>().len();
    let plural = |count| if count > 1 { "s" } else { "" };
    let count = fields.len();
    let message = match count {
        1 => format!("1 validation error detected. {first}"),
        _ => format!("{count} validation errors at {paths} path{} detected. First failure: {first}", plural(paths)),
    };
    Some(ValidationException { message, reason: Some(REASON.into()), field_list: Some(fields) })
}

/// What the service says of an error.
fn tell(issue: &Issue) -> String {
    let pointer = issue.pointer();
    let constraint = match &issue.params {
        Params::Length(LengthParams { min, max, actual, .. }) => {
            let must = max.map_or(AT_LEAST, |_| BETWEEN).replace("{min}", &min.to_string());
            let must = must.replace("{max}", &max.unwrap_or_default().to_string());
            return format!(
                "Value with length {actual} at '{pointer}' failed to satisfy constraint: Member must {must}"
            );
        }
        Params::Pattern(it) => ("{pattern}", it.pattern.to_owned()),
        Params::Enum(it) => {
            let mut values = it.allowed.to_vec();
            values.sort_unstable();
            ("{allowed}", values.join(", "))
        }
        _ => ("{}", String::new()),
    };
    match CONSTRAINTS.iter().find(|(code, _)| *code == issue.code()) {
        Some((_, must)) => {
            let must = must.replace(constraint.0, &constraint.1);
            format!("Value at '{pointer}' failed to satisfy constraint: Member must {must}")
        }
        None => issue.message(),
    }
}
