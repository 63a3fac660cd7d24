//! What is reported: codes and their parameters, places, reports and their English.

mod code;
mod collector;
mod figure;
#[cfg(not(feature = "boundary"))]
pub(crate) mod fix;
#[cfg(not(feature = "boundary"))]
mod json;
mod level;
#[cfg(not(feature = "boundary"))]
pub(crate) mod message;
#[cfg(not(feature = "boundary"))]
mod page;
mod place;
#[cfg(not(feature = "boundary"))]
mod read;
mod report;
#[cfg(not(feature = "boundary"))]
pub(crate) mod telling;
pub(crate) mod words;

pub use code::*;
pub(crate) use collector::{Collector, Issues, Sink, Verdict};
pub(crate) use figure::{CodePoint, Nearest, Others, QUOTED, Quote, Repeat};
pub use figure::{Duplicate, RefusedCharacter};
pub use level::{Level, RuleLevel, Source};
pub(crate) use place::Location;
pub use place::{PathElement, Place, Unit, pointer};
pub use report::{Issue, Report};

pub use crate::input::{Kind, SyntaxProblem};
