//! JSON Schema of the request, from the tables. It says all that a schema can: types, required
//! members, lengths, patterns, enums and unique items; not the cross-field rules.

#[cfg(not(target_arch = "wasm32"))]
mod write;

#[cfg(not(target_arch = "wasm32"))]
pub use write::{javascript, json_schema};

use crate::wire::named;

named! {
    /// An edition of JSON Schema.
    JsonSchemaTarget {
        /// Draft 2020-12.
        Draft202012 "draft-2020-12"
        /// Draft 7.
        Draft07 "draft-07"
    }
}

/// Which values a schema describes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// What `validate` accepts: an optional member may be null.
    Input,
    /// What it returns: nothing is null.
    Output,
}
