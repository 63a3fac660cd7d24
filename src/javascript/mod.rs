//! The JavaScript modules that the package's build generates from the crate. The template of each stands beside its
//! generator. Native only.

mod answers;
mod codes;
mod exceptions;
mod fields;
mod fixes;
mod names;
mod options;
mod reader;
mod schemas;
mod sentences;
mod shapes;
mod smithy;
mod types;

/// Every file: its name and its text.
#[must_use]
pub fn modules() -> [(&'static str, String); 12] {
    [
        ("answers.js", answers::module()),
        ("codes.js", codes::module()),
        ("exceptions.js", exceptions::module()),
        ("fields.js", fields::module()),
        ("fixes.js", fixes::module()),
        ("names.js", names::module()),
        ("options.js", options::module()),
        ("reader.js", reader::module()),
        ("schemas.js", schemas::module()),
        ("shapes.js", shapes::module()),
        ("smithy.js", smithy::module()),
        ("types.d.ts", types::declarations()),
    ]
}
