//! The messages of `CreateCollaboration` as plain types, named as on the wire: the request, the
//! response and the exceptions. They are for building payloads and for the TypeScript
//! declarations; the check doesn't go through them. That they and the tables of the operation say the same is held by
//! tests.
//!
//! To read a request from text, take [`parse_json`](crate::parse_json): `Deserialize` alone checks no limit and no rule,
//! and passes over members that there aren't.

mod exception;
mod request;
mod response;

#[cfg(not(feature = "boundary"))]
pub(crate) use exception::exceptions;
pub use exception::*;
pub use request::*;
pub use response::*;
