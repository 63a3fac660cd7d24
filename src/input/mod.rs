//! Where a request comes from: JSON text ([`json`]) or the tape that a JavaScript reader wrote ([`tape`]). Neither
//! builds a tree: the check asks an [`Input`] for one value after the other. Knows the tables by whose names it
//! recognizes members; knows nothing of issues.

// Tapes are read in wasm only, and only the reader's generator, native, needs all of their format.
#![allow(dead_code)]

pub mod json;
pub mod tape;

mod escapes;
mod keys;
mod kind;
mod number;
mod syntax;
mod values;

pub use keys::Keys;
#[cfg(feature = "boundary")]
pub use keys::set_seed;
pub use kind::Kind;
pub use syntax::{SyntaxError, SyntaxProblem};
pub use values::{Form, Input, Key, Str, Value};
