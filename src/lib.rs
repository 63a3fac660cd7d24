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
//! Data flows one way: an input is read by the check, which takes down the facts that the [`rules`] run on; both
//! report [`issue`]s. The constraints are stated once, in [`operation`].

//! # Features
//!
//! None is on by default, and without any the crate is the same on every target.
//!
//! - `js`: `js::validate_js` checks a `JsValue`, for front ends in Rust.
//! - `typescript`: requests, reports and options derive `tsify::Tsify`.
//! - `boundary`, `full`, `generate`, `trap` and `moving` are for the build of the npm package and its tests, and for
//!   nobody else.

#![deny(unsafe_code)]
// Without the feature, the wasm module has no use for much of the crate.
#![cfg_attr(all(feature = "boundary", not(feature = "full")), allow(dead_code))]

// Each may use those above it, and none below: `tests/layers.rs` holds them to it.
mod text;
mod crossing;
pub mod operation;
mod input;
pub mod issue;
pub mod options;
mod check;
pub mod rules;
pub mod model;
pub mod export;
#[cfg(not(feature = "boundary"))]
mod answer;
pub mod describe;
mod validate;
#[cfg(feature = "js")]
pub mod js;
#[cfg(all(feature = "boundary", target_arch = "wasm32"))]
mod wasm;
#[cfg(feature = "generate")]
#[doc(hidden)]
pub mod javascript;

#[cfg(not(feature = "boundary"))]
pub use crossing::UnknownName;
pub use issue::{Code, Issue, Level, Report};
pub use operation::shape;
#[cfg(not(feature = "boundary"))]
pub use options::ValidateError;
pub use options::{Options, OptionsError};
pub use rules::Payers;

/// Who pays for what, with the defaults resolved.
pub mod payers {
    pub use crate::rules::{Basis, NobodyPays, Payer, Payers};
}

/// The request as it goes over the wire.
pub mod http {
    pub use crate::export::{HttpHeaders, HttpRequest};
}

/// JSON Schema of the request.
#[cfg(not(feature = "boundary"))]
pub use describe::schema;

/// Each code explained.
#[cfg(not(feature = "boundary"))]
pub use describe::codes as explain;

#[cfg(not(feature = "boundary"))]
use export::{Export, ExportOptions, ExportTarget, HttpRequest};
use input::json::{Encoding, Json};
#[cfg(not(feature = "boundary"))]
use input::tape::Tape;
#[cfg(not(feature = "boundary"))]
use issue::{Collector, Issues};
#[cfg(not(feature = "boundary"))]
use model::{CreateCollaborationException, CreateCollaborationRequest, ValidationException};
use operation::Document;
use options::Settings;
use validate::{Lines, payers_of, report, response_settings};
#[cfg(not(feature = "boundary"))]
use validate::{must_be_valid, run};

/// Checks a request given as a value: a [`serde_json::Value`], a typed
/// [`CreateCollaborationRequest`], or anything else that serializes to a request. For JSON text, there is
/// [`validate_json`].
///
/// ```
/// use cleanrooms_collaboration::{Options, validate};
/// use serde_json::json;
///
/// let report = validate(&json!({"name": "Joint measurement"}), &Options::default())?;
/// assert!(report.issues.iter().any(|issue| issue.pointer() == "/members"));
/// # Ok::<(), cleanrooms_collaboration::ValidateError>(())
/// ```
///
/// # Errors
///
/// When the options can't be followed, or the value can't be written as JSON.
#[cfg(not(feature = "boundary"))]
pub fn validate<T: serde::Serialize + ?Sized>(request: &T, options: &Options) -> Result<Report, ValidateError> {
    validate::value(request, options)
}

/// Decodes a valid request, given as JSON text, UTF-8. An optional member that is null is absent in it.
///
/// ```
/// use cleanrooms_collaboration::parse_json;
///
/// let report = parse_json(r#"{"name": ""}"#).expect_err("it isn't valid");
/// assert!(report.to_string().starts_with("7 errors: "));
/// ```
///
/// # Errors
///
/// When the request isn't valid, what is wrong with it.
#[cfg(not(feature = "boundary"))]
#[allow(clippy::missing_panics_doc)] // What is valid has the members of the type: properties.rs holds that.
pub fn parse_json(text: impl AsRef<[u8]>) -> Result<CreateCollaborationRequest, Report> {
    must_be_valid(text.as_ref())?;
    Ok(serde_json::from_slice(text.as_ref()).expect("what is valid has the type's members"))
}

/// Checks a request given as JSON text, UTF-8. Whatever is in it ends up in the report; only
/// options that can't be followed are an error.
///
/// ```
/// use cleanrooms_collaboration::{Options, validate_json};
///
/// let report = validate_json(r#"{"name": 1}"#, &Options::default())?;
/// assert_eq!(report.issues[0].message(), "The collaboration name must be a string, not a number.");
/// # Ok::<(), cleanrooms_collaboration::OptionsError>(())
/// ```
///
/// # Errors
///
/// When the options can't be followed.
pub fn validate_json(text: impl AsRef<[u8]>, options: &Options) -> Result<Report, OptionsError> {
    Ok(report(text.as_ref(), Document::Request, &Settings::try_from(options)?))
}

/// Checks requests given as NDJSON, UTF-8, a request on each line; blank lines are passed over. Gives
/// for each its line, from 1, and its report; where a report speaks of a line of its text, that is the first.
///
/// ```
/// use cleanrooms_collaboration::{Options, validate_lines};
///
/// let lines: Vec<usize> = validate_lines(b"{}\n\n{}", &Options::default())?.map(|(line, _)| line).collect();
/// assert_eq!(lines, [1, 3]);
/// # Ok::<(), cleanrooms_collaboration::OptionsError>(())
/// ```
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
///
/// ```
/// use cleanrooms_collaboration::validate_response;
///
/// assert_eq!(validate_response("{}").issues[0].pointer(), "/collaboration");
/// ```
#[must_use]
pub fn validate_response(text: impl AsRef<[u8]>) -> Report {
    report(text.as_ref(), Document::Response, &response_settings())
}

/// Who pays for what in a request given as JSON text, UTF-8. It need not be valid: what could not
/// be decoded is undecided.
///
/// ```
/// use cleanrooms_collaboration::payers::{Basis, Payer};
/// use cleanrooms_collaboration::payers_json;
///
/// let payers = payers_json(r#"{"creatorMemberAbilities": ["CAN_QUERY"], "members": []}"#);
/// assert_eq!(payers.query_compute, Payer::Creator { basis: Basis::Default });
/// ```
#[must_use]
pub fn payers_json(text: impl AsRef<[u8]>) -> Payers {
    payers_of(&mut Json::new(text.as_ref(), Encoding::Unknown))
}

/// Writes a request, given as JSON text, UTF-8, as something else.
///
/// ```
/// use cleanrooms_collaboration::export::{ExportOptions, ExportTarget};
/// use cleanrooms_collaboration::export_json;
///
/// # let request = r#"{"name": "n", "description": "d", "creatorDisplayName": "c", "members": [], "queryLogStatus": "ENABLED",
/// #     "creatorMemberAbilities": ["CAN_QUERY", "CAN_RECEIVE_RESULTS"]}"#;
/// let export = export_json(request, ExportTarget::Terraform, ExportOptions::default())?;
/// assert!(export.text.starts_with("resource "));
/// # Ok::<(), cleanrooms_collaboration::Report>(())
/// ```
///
/// # Errors
///
/// When the request isn't valid, what is wrong with it.
#[cfg(not(feature = "boundary"))]
pub fn export_json(text: impl AsRef<[u8]>, target: ExportTarget, options: ExportOptions) -> Result<Export, Report> {
    must_be_valid(text.as_ref())?;
    Ok(export::export(text.as_ref(), target, options))
}

/// The unsigned HTTP request that sends a request, given as JSON text, UTF-8, to the service.
///
/// ```
/// use cleanrooms_collaboration::http_request_json;
///
/// # let request = r#"{"name": "n", "description": "d", "creatorDisplayName": "c", "members": [], "queryLogStatus": "ENABLED",
/// #     "creatorMemberAbilities": ["CAN_QUERY", "CAN_RECEIVE_RESULTS"]}"#;
/// assert_eq!(http_request_json(request)?.path, "/collaborations");
/// # Ok::<(), cleanrooms_collaboration::Report>(())
/// ```
///
/// # Errors
///
/// When the request isn't valid, what is wrong with it.
#[cfg(not(feature = "boundary"))]
pub fn http_request_json(text: impl AsRef<[u8]>) -> Result<HttpRequest, Report> {
    must_be_valid(text.as_ref())?;
    Ok(HttpRequest::of(text.as_ref()))
}

/// The exception that the service would answer, in Smithy's words, for the errors of a report; none if
/// it has no errors.
///
/// ```
/// use cleanrooms_collaboration::{Options, validate_json, validation_exception};
///
/// let report = validate_json("{}", &Options::default())?;
/// let exception = validation_exception(&report).expect("there are errors");
/// assert!(exception.message.starts_with("6 validation errors at 6 paths detected."));
/// # Ok::<(), cleanrooms_collaboration::OptionsError>(())
/// ```
#[cfg(not(feature = "boundary"))]
#[must_use]
pub fn validation_exception(report: &Report) -> Option<ValidationException> {
    answer::smithy::validation_exception(report)
}

/// Reads an answer with another status than 200: the status, the header `x-amzn-errortype` if there is
/// one, and the body, whatever is in it.
///
/// ```
/// use cleanrooms_collaboration::parse_exception;
///
/// let exception = parse_exception(429, Some("ThrottlingException"), r#"{"message": "Slow down."}"#);
/// assert!(exception.retryable);
/// ```
#[cfg(not(feature = "boundary"))]
#[must_use]
pub fn parse_exception(status: u16, error_type: Option<&str>, body: impl AsRef<[u8]>) -> CreateCollaborationException {
    answer::exception::parse(status, error_type.unwrap_or_default(), body.as_ref())
}

/// Checks a tape, as the boundary to JavaScript does, whoever wrote it; tells also whether a string of it ended in the
/// middle of a character. For tests with tapes that the package's reader never writes.
#[cfg(not(feature = "boundary"))]
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
