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
//! assert_eq!(first.code().name(), "length");
//! # Ok::<(), cleanrooms_collaboration::OptionsError>(())
//! ```
//!
//! Data flows one way: [`input`] is read by [`check`], which fills in the [`facts`]; on these the
//! [`rules`] run; both report [`issue`]s. The constraints are stated once, in [`operation`].

#![deny(unsafe_code)]
// Without the feature, the wasm module has no use for much of the crate.
#![cfg_attr(all(target_arch = "wasm32", not(feature = "full")), allow(dead_code))]

pub mod describe;
#[cfg(not(target_arch = "wasm32"))]
#[doc(hidden)]
pub mod exception;
#[cfg(not(target_arch = "wasm32"))]
pub mod explain;
pub mod export;
pub mod http;
pub mod issue;
pub mod model;
pub mod operation;
pub mod options;
pub mod payers;
pub mod rules;
pub mod schema;
pub mod shape;

mod check;
mod facts;
mod finding;
mod input;
mod keys;
mod lines;
#[cfg(not(target_arch = "wasm32"))]
mod message;
mod nearest;
mod path;
#[cfg(not(target_arch = "wasm32"))]
#[doc(hidden)]
pub mod reader;
mod report;
#[cfg(not(target_arch = "wasm32"))]
#[doc(hidden)]
pub mod smithy;
mod text;
#[cfg(target_arch = "wasm32")]
mod wasm;
#[doc(hidden)]
pub mod wire;
mod written;

pub use issue::{Code, Issue, Level, Report};
pub use options::{Options, OptionsError};
pub use payers::Payers;

#[cfg(not(target_arch = "wasm32"))]
use export::{Export, ExportOptions, ExportTarget};
use facts::{Participant, Recorder};
#[cfg(not(target_arch = "wasm32"))]
use http::HttpRequest;
use input::Source;
use input::json::{Encoding, Json};
#[cfg(not(target_arch = "wasm32"))]
use input::tape::Tape;
use lines::Lines;
#[cfg(not(target_arch = "wasm32"))]
use model::{CreateCollaborationException, ValidationException};
use operation::{CREATE_COLLABORATION, Document};
use options::{Settings, UnknownFields};
use report::{Collector, Issues, Sink, Verdict};

/// Checks a request given as JSON text, UTF-8. Whatever is in it ends up in the report; only
/// options that can't be followed are an error.
///
/// # Errors
///
/// When the options can't be followed.
pub fn validate_json(text: impl AsRef<[u8]>, options: &Options) -> Result<Report, OptionsError> {
    Ok(report(text.as_ref(), Document::Request, &Settings::try_from(options)?))
}

/// Checks requests given as NDJSON, UTF-8, a request on each line; blank lines are passed over. Gives
/// for each its line, from 1, and its report.
///
/// # Errors
///
/// When the options can't be followed.
pub fn validate_lines<'t>(
    text: &'t [u8],
    options: &Options,
) -> Result<impl Iterator<Item = (usize, Report)> + use<'t>, OptionsError> {
    let settings = Settings::try_from(options)?;
    Ok(Lines::new(text).map(move |(number, line)| (number, report(line, Document::Request, &settings))))
}

/// Checks the body of a response with status 200. Members that came later are passed over, and so are
/// unknown values of enums.
#[must_use]
pub fn validate_response(text: impl AsRef<[u8]>) -> Report {
    report(text.as_ref(), Document::Response, &response_settings())
}

/// Who pays for what in a request given as JSON text, UTF-8. It need not be valid: what could not
/// be decoded is undecided.
#[must_use]
pub fn payers_json(text: impl AsRef<[u8]>) -> Payers {
    payers_of(&mut Json::new(text.as_ref(), Encoding::Unknown))
}

/// Writes a request, given as JSON text, UTF-8, as something else.
///
/// # Errors
///
/// When the request isn't valid, what is wrong with it.
#[cfg(not(target_arch = "wasm32"))]
pub fn export_json(text: impl AsRef<[u8]>, target: ExportTarget, options: ExportOptions) -> Result<Export, Report> {
    must_be_valid(text.as_ref())?;
    Ok(export::export(text.as_ref(), target, options))
}

/// The unsigned HTTP request that sends a request, given as JSON text, UTF-8, to the service.
///
/// # Errors
///
/// When the request isn't valid, what is wrong with it.
#[cfg(not(target_arch = "wasm32"))]
pub fn http_request_json(text: impl AsRef<[u8]>) -> Result<HttpRequest, Report> {
    must_be_valid(text.as_ref())?;
    Ok(HttpRequest::of(text.as_ref()))
}

/// The exception that the service would answer, in Smithy's words, for the errors of a report; none if
/// it has no errors.
#[cfg(not(target_arch = "wasm32"))]
#[must_use]
pub fn validation_exception(report: &Report) -> Option<ValidationException> {
    smithy::validation_exception(report)
}

/// Reads an answer with another status than 200: the status, the header `x-amzn-errortype` if there is
/// one, and the body, whatever is in it.
#[cfg(not(target_arch = "wasm32"))]
#[must_use]
pub fn parse_exception(status: u16, error_type: Option<&str>, body: impl AsRef<[u8]>) -> CreateCollaborationException {
    exception::parse(status, error_type.unwrap_or_default(), body.as_ref())
}

/// Checks a tape, as the boundary to JavaScript does, whoever wrote it; tells also whether a string of it ended in the
/// middle of a character. For tests with tapes that the package's reader never writes.
#[cfg(not(target_arch = "wasm32"))]
#[doc(hidden)]
#[must_use]
pub fn check_tape(tokens: &[u32], strings: &[u8], ascii: bool) -> (Report, bool) {
    let settings = Settings { max_issues: 1_000_000, ..Settings::default() };
    let mut tape = Tape::new(tokens, strings, ascii);
    let mut issues = Issues { document: Document::Request, issues: Vec::new() };
    let mut collector = Collector::new(settings.max_issues, &mut issues);
    let Ok(clean) = run(&mut tape, Document::Request, &settings, &mut collector, &mut Vec::new());
    let verdict = collector.finish(clean);
    (issues.report(verdict), tape.is_torn())
}

/// How responses are checked.
fn response_settings() -> Settings {
    Settings { unknown_fields: UnknownFields::Ignore, ..Settings::default() }
}

/// What is wrong with a request, if it isn't valid.
#[cfg(not(target_arch = "wasm32"))]
fn must_be_valid(text: &[u8]) -> Result<(), Report> {
    let report = report(text, Document::Request, &Settings::default());
    if report.ok { Ok(()) } else { Err(report) }
}

fn report(text: &[u8], document: Document, settings: &Settings) -> Report {
    let mut issues = Issues { document, issues: Vec::new() };
    let verdict = check_json(text, Encoding::Unknown, document, settings, &mut issues, &mut Vec::new());
    issues.report(verdict)
}

fn check_json(
    text: &[u8],
    encoding: Encoding,
    document: Document,
    settings: &Settings,
    sink: &mut dyn Sink,
    room: &mut Vec<Participant>,
) -> Verdict {
    let mut json = Json::new(text, encoding);
    let mut issues = Collector::new(settings.max_issues, sink);
    match run(&mut json, document, settings, &mut issues, room) {
        Ok(clean) => issues.finish(clean),
        Err(_) => issues.not_json(&json.failure()),
    }
}

/// Checks an input and runs the rules. Returns whether the input is clean. What is noted of members goes into `room`,
/// so that memory for it can be used again.
#[inline(never)]
fn run<'a, S: Source<'a>>(
    source: &mut S,
    document: Document,
    settings: &Settings,
    issues: &mut Collector,
    room: &mut Vec<Participant>,
) -> Result<bool, S::Error> {
    let mut recorder = Recorder::default();
    recorder.swap_room(room);
    let clean = check::check(source, document.structure(), settings.unknown_fields, issues, &mut recorder)?;
    if document == Document::Request {
        rules::run(recorder.finish(), settings, issues);
    }
    recorder.swap_room(room);
    Ok(clean)
}

fn payers_of<'a, S: Source<'a>>(source: &mut S) -> Payers {
    let mut recorder = Recorder::default();
    let sink = &mut ();
    let mut issues = Collector::new(0, sink);
    match check::check(source, &CREATE_COLLABORATION, UnknownFields::Ignore, &mut issues, &mut recorder) {
        Ok(_) => Payers::of(recorder.finish()),
        Err(_) => Payers::of(Recorder::default().finish()),
    }
}
