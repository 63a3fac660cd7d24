//! The messages of `CreateCollaboration` as plain types, named as on the wire: the request, the
//! response and the exceptions. They are for building payloads and for the TypeScript
//! declarations; the check doesn't go through them. That they and the tables of
//! [`crate::operation`] say the same is held by tests.

mod exception;
mod request;
mod response;

#[cfg(not(feature = "boundary"))]
pub(crate) use exception::exceptions;
pub use exception::*;
pub use request::*;
pub use response::*;
