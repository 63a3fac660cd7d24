//! The check: one pass along the operation's tables, which finds every structural issue and takes down the [`Facts`]
//! that the cross-field rules need. Knows no rule.

mod facts;
mod faults;
mod walk;

pub use facts::{Facts, Participant, Pays, QUERIED, Recorder};
pub use walk::check;
