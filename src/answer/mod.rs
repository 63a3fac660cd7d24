//! What comes back: answers with another status than 200, and what a server built with Smithy answers to a request that
//! isn't valid.

pub mod exception;
pub mod smithy;
