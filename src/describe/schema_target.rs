//! Which JSON Schema of the request is wanted.

use crate::crossing::named;

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
