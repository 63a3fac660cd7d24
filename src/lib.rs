//! The request model and the validation rules of AWS Clean Rooms `CreateCollaboration`, checked
//! offline: every mistake of a payload at once, each with its exact path.
//!
//! ```
//! use cleanrooms_collaboration::{Options, validate_json};
//!
//! let report = validate_json(r#"{"name": "", "members": []}"#, &Options::default())?;
//! assert!(!report.ok);
//! let first = &report.issues[0];
//! assert_eq!(first.pointer(), "/name");
//! assert_eq!(first.message(), "The collaboration name has too few characters. Character count: 0, at least 1");
//! # Ok::<(), cleanrooms_collaboration::OptionsError>(())
//! ```
//!
//! Data flows one way: [`input`] is read by [`check`], which fills in the [`facts`]; on these the
//! [`rules`] run; both report [`issue`]s. The constraints are stated once, in [`operation`].

#![deny(unsafe_code)]

pub mod issue;
pub mod model;
pub mod operation;
pub mod options;
pub mod payers;
pub mod rules;
pub mod shape;

mod check;
mod facts;
mod input;
mod keys;
mod message;
mod nearest;
#[cfg(not(target_arch = "wasm32"))]
#[doc(hidden)]
pub mod reader;
mod report;
mod text;
#[cfg(target_arch = "wasm32")]
mod wasm;
#[doc(hidden)]
pub mod wire;

pub use issue::{Code, Issue, Level, Report};
pub use options::{Options, OptionsError};
pub use payers::Payers;

use facts::Recorder;
use input::Source;
use input::json::{Encoding, Json};
use issue::Source as Statement;
use operation::CREATE_COLLABORATION;
use options::{Settings, UnknownFields};
use report::Collector;

/// Checks a request given as JSON text, UTF-8. Whatever is in it ends up in the report; only
/// options that can't be followed are an error.
///
/// # Errors
///
/// When the options can't be followed.
pub fn validate_json(text: impl AsRef<[u8]>, options: &Options) -> Result<Report, OptionsError> {
    Ok(check_json(text.as_ref(), Encoding::Unknown, &Settings::try_from(options)?))
}

/// Who pays for what in a request given as JSON text, UTF-8. It need not be valid: what could not
/// be decoded is undecided.
#[must_use]
pub fn payers_json(text: impl AsRef<[u8]>) -> Payers {
    payers_of(&mut Json::new(text.as_ref(), Encoding::Unknown))
}

fn check_json(text: &[u8], encoding: Encoding, settings: &Settings) -> Report {
    let mut json = Json::new(text, encoding);
    // What was found in a text up to where it turned out to be no JSON is no use to anybody.
    run(&mut json, settings).unwrap_or_else(|_| {
        let mut issues = Collector::new(settings.max_issues);
        issues.count(Level::Error);
        issues.keep(Level::Error, Statement::Json, Vec::new(), json.failure().into());
        issues.finish(false)
    })
}

#[inline(never)]
fn run<'a, S: Source<'a>>(source: &mut S, settings: &Settings) -> Result<Report, S::Error> {
    let mut issues = Collector::new(settings.max_issues);
    let mut recorder = Recorder::default();
    let clean = check::check(source, &CREATE_COLLABORATION, settings.unknown_fields, &mut issues, &mut recorder)?;
    rules::run(recorder.finish(), settings, &mut issues);
    Ok(issues.finish(clean))
}

fn payers_of<'a, S: Source<'a>>(source: &mut S) -> Payers {
    let mut issues = Collector::new(1);
    let mut recorder = Recorder::default();
    match check::check(source, &CREATE_COLLABORATION, UnknownFields::Ignore, &mut issues, &mut recorder) {
        Ok(_) => Payers::of(recorder.finish()),
        Err(_) => Payers::of(Recorder::default().finish()),
    }
}
