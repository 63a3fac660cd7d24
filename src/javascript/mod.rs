//! The JavaScript modules that the package's build generates from the crate. The template of each stands beside its
//! generator. Native only.

mod answers;
mod codes;
mod exceptions;
mod fields;
mod options;
mod reader;
mod schemas;
mod sentences;
mod shapes;
mod smithy;

/// Every module: its name and its text.
#[must_use]
pub fn modules() -> [(&'static str, String); 9] {
    [
        ("answers", answers::module()),
        ("codes", codes::module()),
        ("exceptions", exceptions::module()),
        ("fields", fields::module()),
        ("options", options::module()),
        ("reader", reader::module()),
        ("schemas", schemas::module()),
        ("shapes", shapes::module()),
        ("smithy", smithy::module()),
    ]
}
