//! The request model and the validation rules of AWS Clean Rooms `CreateCollaboration`, checked
//! offline: every mistake of a payload at once, each with its exact path.
//!
//! ```
//! use cleanrooms_collaboration::{Options, validate_json};
//!
//! let report = validate_json(r#"{"name": "", "members": []}"#, &Options::default());
//! assert!(!report.ok);
//! let first = &report.issues[0];
//! assert_eq!(first.pointer(), "/name");
//! assert_eq!(first.code().name(), "length");
//! assert_eq!(first.message(), "The collaboration name has too few characters. Character count: 0, at least 1");
//! ```
//!
//! # Which function
//!
//! | you have | you want | it is |
//! | --- | --- | --- |
//! | JSON text | a report | [`validate_json`]; of many, one on each line: [`validate_lines`] |
//! | a typed request, a [`serde_json::Value`], anything that serializes | a report | [`validate`] |
//! | JSON text | a typed [request](model::CreateCollaborationRequest), or the report as an error | [`parse_json`] |
//! | either of these two | who pays for what | [`payers_json`], [`payers`](fn@payers) |
//! | either of these two | a command, a program, a template | [`export_json`], [`export`](fn@export) |
//! | either of these two | the unsigned HTTP request | [`http_request_json`], [`http_request`] |
//! | JSON text | the earliest [`Edition`] that takes it | [`earliest_edition_json`] |
//! | a report | what the service would answer | [`validation_exception`] |
//! | an answer of the service | whether it is one; a typed exception | [`validate_response`], [`parse_exception`] |
//! | a `JsValue` in a browser | a report | `js::validate_js`, with the feature `js` |
//! | nothing yet | fields, limits and labels for a form; editions | [`describe()`](describe::describe), [`editions`](describe::editions) |
//! | nothing yet | a JSON Schema; each code explained | [`json_schema`](schema::json_schema), [`Explanation`](explain::Explanation) |
//!
//! A [`Report`] is data: it prints itself for a person, is an error for `?`, and is JSON as the npm package has it, of
//! which it can be read again. [`Options`] choose the [`Edition`] of the API, what is reported, and at which level.
//!
//! Whatever is in a text, and however large or deep it is, ends up in the report: nothing panics, and nothing recurses
//! with the input. Rust 1.88 or later.
//!
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
#[doc(hidden)]
pub mod operation;
mod input;
pub mod issue;
pub mod options;
mod check;
mod rules;
pub mod model;
pub mod export;
#[cfg(not(feature = "boundary"))]
mod answer;
pub mod describe;
mod validate;
#[cfg(not(feature = "boundary"))]
pub mod fixes;
#[cfg(feature = "js")]
pub mod js;
#[cfg(all(feature = "boundary", target_arch = "wasm32"))]
mod wasm;
#[cfg(feature = "generate")]
#[doc(hidden)]
pub mod javascript;

#[cfg(not(feature = "boundary"))]
pub use crossing::UnknownName;
pub use issue::{Code, Issue, Level, Levels, Report, RuleLevel};
pub use operation::{AccountId, Edition, NotAnAccount};
pub use options::{Options, UnknownFields};

/// Who pays for what, with the defaults resolved.
pub mod payers {
    pub use crate::operation::Cost;
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
use rules::{Payers, with_facts};
use validate::{Lines, report, response_settings};
#[cfg(not(feature = "boundary"))]
use validate::{must_be_valid, run, written};

/// Checks a request given as a value: a [`serde_json::Value`], a typed
/// [`CreateCollaborationRequest`], or anything else that serializes to a request. Text is a string, not a request: for
/// JSON text, there is [`validate_json`].
///
/// ```
/// use cleanrooms_collaboration::{Options, validate};
/// use serde_json::json;
///
/// let report = validate(&json!({"name": "Joint measurement"}), &Options::default())?;
/// assert!(report.issues.iter().any(|issue| issue.pointer() == "/members"));
/// # Ok::<(), serde_json::Error>(())
/// ```
///
/// # Errors
///
/// When the value can't be written as JSON: a map whose keys are no strings, for example.
#[cfg(not(feature = "boundary"))]
pub fn validate<T: serde::Serialize + ?Sized>(request: &T, options: &Options) -> Result<Report, serde_json::Error> {
    Ok(validate_json(serde_json::to_vec(request)?, options))
}

/// Checks a request given as JSON text, UTF-8. Whatever is in it ends up in the report. With `max_issues` 0, that tells
/// only whether the request is valid.
///
/// ```
/// use cleanrooms_collaboration::{Options, validate_json};
///
/// let report = validate_json(r#"{"name": 1}"#, &Options::default());
/// assert_eq!(report.issues[0].message(), "The collaboration name must be a string, not a number.");
/// ```
#[must_use]
pub fn validate_json(text: impl AsRef<[u8]>, options: &Options) -> Report {
    report(text.as_ref(), Document::Request, &options.into())
}

/// Checks requests given as NDJSON, UTF-8, a request on each line; blank lines are passed over. Gives
/// for each its line, from 1, and its report; where a report speaks of a line of its text, that is the first.
///
/// ```
/// use cleanrooms_collaboration::{Options, validate_lines};
///
/// let lines: Vec<usize> = validate_lines("{}\n\n{}", &Options::default()).map(|(line, _)| line).collect();
/// assert_eq!(lines, [1, 3]);
/// ```
pub fn validate_lines<'t, T: AsRef<[u8]> + ?Sized>(
    text: &'t T,
    options: &Options,
) -> impl Iterator<Item = (usize, Report)> + use<'t, T> {
    let settings = Settings::from(options);
    Lines::new(text.as_ref()).map(move |(number, line)| (number, report(line, Document::Request, &settings)))
}

/// Decodes a valid request, given as JSON text, UTF-8. An optional member that is null is absent in it, and so is an
/// unknown one that the options let pass. The type has the members of the newest edition.
///
/// ```
/// use cleanrooms_collaboration::{Options, parse_json};
///
/// let report = parse_json(r#"{"name": ""}"#, &Options::default()).expect_err("it isn't valid");
/// assert!(report.to_string().starts_with("7 errors: "));
/// ```
///
/// # Errors
///
/// When the request isn't valid, what is wrong with it.
#[cfg(not(feature = "boundary"))]
#[allow(clippy::missing_panics_doc)] // What is valid has the members of the type: properties.rs holds that.
pub fn parse_json(text: impl AsRef<[u8]>, options: &Options) -> Result<CreateCollaborationRequest, Report> {
    validate::typed(text.as_ref(), options)
}

/// The earliest edition in which a request, given as JSON text, UTF-8, is valid; none if there is no such edition. Of
/// the options, the edition isn't looked at.
///
/// ```
/// use cleanrooms_collaboration::{Edition, Options, earliest_edition_json};
///
/// # let request = r#"{"name": "n", "creatorDisplayName": "c", "members": [], "queryLogStatus": "ENABLED",
/// #     "creatorMemberAbilities": ["CAN_QUERY", "CAN_RECEIVE_RESULTS"]}"#;
/// // It has no description.
/// assert_eq!(earliest_edition_json(request, &Options::default()), "2026-06-30".parse().ok());
/// assert_eq!(earliest_edition_json("{}", &Options::default()), None);
/// ```
#[cfg(not(feature = "boundary"))]
#[must_use]
pub fn earliest_edition_json(text: impl AsRef<[u8]>, options: &Options) -> Option<Edition> {
    let is_valid = |edition: &Edition| {
        let options = Options { edition: *edition, ..options.clone() };
        validate_json(text.as_ref(), &options).ok
    };
    Edition::ALL.iter().copied().find(is_valid)
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

/// Who pays for what in a request given as JSON text, UTF-8, for an edition. It need not be valid: what could not
/// be decoded is undecided, and in what is no JSON, everything is.
///
/// ```
/// use cleanrooms_collaboration::payers::{Basis, Payer};
/// use cleanrooms_collaboration::{Edition, payers_json};
///
/// let payers = payers_json(r#"{"creatorMemberAbilities": ["CAN_QUERY"], "members": []}"#, Edition::default());
/// assert_eq!(payers.query_compute, Payer::Creator { basis: Basis::Default });
/// ```
#[must_use]
pub fn payers_json(text: impl AsRef<[u8]>, edition: Edition) -> Payers {
    with_facts(&mut Json::new(text.as_ref(), Encoding::Unknown), edition, |facts| Payers::of(facts, edition))
}

/// Who pays for what in a typed request; see [`payers_json`].
///
/// ```
/// use cleanrooms_collaboration::payers::{NobodyPays, Payer};
/// use cleanrooms_collaboration::{Edition, payers};
/// # use cleanrooms_collaboration::model::{CollaborationQueryLogStatus, CreateCollaborationRequest};
///
/// # let request = CreateCollaborationRequest::new("n", "d", "c", CollaborationQueryLogStatus::Enabled);
/// assert_eq!(payers(&request, Edition::LATEST).query_compute, Payer::Nobody { reason: NobodyPays::NoQuerier });
/// ```
#[cfg(not(feature = "boundary"))]
#[must_use]
pub fn payers(request: &CreateCollaborationRequest, edition: Edition) -> Payers {
    payers_json(written(request), edition)
}

/// Writes a request, given as JSON text, UTF-8, as something else. But for the edition, it is checked as
/// [`Options::default`] has it; what [`parse_json`] takes with other options, [`export`](fn@export) may refuse.
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
    must_be_valid(text.as_ref(), options.edition)?;
    Ok(export::export(text.as_ref(), target, options))
}

/// Writes a typed request as something else; see [`export_json`].
///
/// ```
/// use cleanrooms_collaboration::export;
/// use cleanrooms_collaboration::export::{ExportOptions, ExportTarget};
/// # use cleanrooms_collaboration::model::{CollaborationQueryLogStatus, CreateCollaborationRequest};
///
/// # let request = CreateCollaborationRequest::new("n", "d", "c", CollaborationQueryLogStatus::Enabled);
/// assert!(export(&request, ExportTarget::Cli, ExportOptions::default())?.text.starts_with("aws cleanrooms "));
/// # Ok::<(), cleanrooms_collaboration::Report>(())
/// ```
///
/// # Errors
///
/// When the request isn't valid, what is wrong with it.
#[cfg(not(feature = "boundary"))]
pub fn export(
    request: &CreateCollaborationRequest,
    target: ExportTarget,
    options: ExportOptions,
) -> Result<Export, Report> {
    export_json(written(request), target, options)
}

/// What would mend an issue of a request, given as JSON text, UTF-8: the best first, each mends it. The text and the options
/// are those that the issue was found with.
///
/// ```
/// use cleanrooms_collaboration::fixes::Applicability;
/// use cleanrooms_collaboration::{Options, apply_patch_json, fixes_json, validate_json};
///
/// # let request = r#"{"name": "n", "description": "d", "creatorDisplayName": "c", "members": [], "queryLogStatus": "enabled",
/// #     "creatorMemberAbilities": ["CAN_QUERY", "CAN_RECEIVE_RESULTS"]}"#;
/// let report = validate_json(request, &Options::default());
/// let fixes = fixes_json(request, &report.issues[0], &Options::default());
/// assert_eq!(fixes[0].title, "Use ENABLED");
/// assert_eq!(fixes[0].applicability, Applicability::Safe);
/// let mended = apply_patch_json(request, &fixes[0].patch).expect("it is a patch of the request");
/// assert!(validate_json(mended, &Options::default()).ok);
/// ```
#[cfg(not(feature = "boundary"))]
#[must_use]
pub fn fixes_json(text: impl AsRef<[u8]>, issue: &Issue, options: &Options) -> Vec<fixes::Fix> {
    let request = serde_json::from_slice(text.as_ref());
    request.map_or_else(|_| Vec::new(), |request| fixes::fixes(&request, issue, options))
}

/// A request, given as JSON text, UTF-8, with the patch of a fix applied, as JSON text; nothing if it has no such places, or is
/// no JSON. See [`fixes_json`].
#[cfg(not(feature = "boundary"))]
#[must_use]
pub fn apply_patch_json(text: impl AsRef<[u8]>, patch: &[fixes::PatchOperation]) -> Option<String> {
    let request = serde_json::from_slice(text.as_ref()).ok()?;
    fixes::apply_patch(&request, patch).map(|mended| mended.to_string())
}

/// The unsigned HTTP request that sends a request for an edition, given as JSON text, UTF-8, to the service. It is
/// checked as by [`export_json`].
///
/// ```
/// use cleanrooms_collaboration::{Edition, http_request_json};
///
/// # let request = r#"{"name": "n", "description": "d", "creatorDisplayName": "c", "members": [], "queryLogStatus": "ENABLED",
/// #     "creatorMemberAbilities": ["CAN_QUERY", "CAN_RECEIVE_RESULTS"]}"#;
/// assert_eq!(http_request_json(request, Edition::default())?.path, "/collaborations");
/// # Ok::<(), cleanrooms_collaboration::Report>(())
/// ```
///
/// # Errors
///
/// When the request isn't valid, what is wrong with it.
#[cfg(not(feature = "boundary"))]
pub fn http_request_json(text: impl AsRef<[u8]>, edition: Edition) -> Result<HttpRequest, Report> {
    must_be_valid(text.as_ref(), edition)?;
    Ok(HttpRequest::of(text.as_ref()))
}

/// The unsigned HTTP request that sends a typed request to the service; see [`http_request_json`].
///
/// ```
/// use cleanrooms_collaboration::{Edition, http_request};
/// # use cleanrooms_collaboration::model::{CollaborationQueryLogStatus, CreateCollaborationRequest};
///
/// # let request = CreateCollaborationRequest::new("n", "d", "c", CollaborationQueryLogStatus::Enabled);
/// assert!(http_request(&request, Edition::default())?.body.starts_with('{'));
/// # Ok::<(), cleanrooms_collaboration::Report>(())
/// ```
///
/// # Errors
///
/// When the request isn't valid, what is wrong with it.
#[cfg(not(feature = "boundary"))]
pub fn http_request(request: &CreateCollaborationRequest, edition: Edition) -> Result<HttpRequest, Report> {
    http_request_json(written(request), edition)
}

/// The exception that the service would answer, in Smithy's words, for the errors of a report; none if
/// it has no errors.
///
/// ```
/// use cleanrooms_collaboration::{Options, validate_json, validation_exception};
///
/// let report = validate_json("{}", &Options::default());
/// let exception = validation_exception(&report).expect("there are errors");
/// assert!(exception.message.starts_with("6 validation errors at 6 paths detected."));
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
pub fn check_tape(tokens: &[u32], strings: &[u8], ascii: bool, edition: Edition) -> (Report, bool) {
    let settings = Settings { edition, max_issues: 1_000_000, ..Settings::default() };
    let mut tape = Tape::new(tokens, strings, ascii);
    let mut issues = Issues::new(Document::Request, settings.edition);
    let mut collector = Collector::new(settings.max_issues, &mut issues);
    let Ok(clean) = run(&mut tape, Document::Request, &settings, &mut collector, &mut Vec::new());
    let verdict = collector.finish(clean);
    (issues.report(verdict), tape.is_torn())
}
