//! Writes the module `answers`: what reads the answers that wasm writes.

use super::sentences::Sentences;
use crate::crossing::{
    CLEAN, Crosses, FLAGS, IN_INPUT, LONG_TEXT, OK, RIGHT, TEXT, TEXT_SIZE, TORN, TRUNCATED, WARNINGS, WORDS,
};
use crate::export::{Export, HttpRequest};
use crate::input::json::Encoding;
use crate::input::{Kind, SyntaxProblem};
use crate::issue::words::{ABOUT_KEY, CODE, HAS_KEY, LEVEL, SITE};
use crate::issue::{Code, Finding, Level, Source};
use crate::operation::{Cost, Edition};
use crate::rules::{Basis, NobodyPays, PayersAnswer};
use crate::validate::LinesAnswer;

/// The JavaScript module that reads answers.
pub fn module() -> String {
    let names = [
        ("Level", Level::NAMES),
        ("Kind", Kind::NAMES),
        ("SyntaxProblem", SyntaxProblem::NAMES),
        ("Cost", Cost::NAMES),
        ("Basis", Basis::NAMES),
        ("NobodyPays", NobodyPays::NAMES),
    ];
    let names: String = names.iter().map(|(name, names)| format!("const {name} = {names:?};\n")).collect();
    let mut sentences = Sentences::default();
    let issue = |(&code, params): (&Code, String)| {
        let (name, source) = (code.name(), source_of(code));
        let message = sentences.expression(code);
        format!(
            "  (level, path, pointer) => {{
    {params}
    return made({name:?}, level, path, pointer, {message}, p, {source});
  }},\n"
        )
    };
    let issues: String = Code::ALL.iter().zip(Finding::javascript()).map(issue).collect();
    let kinds = [
        ("payers", format!("() => {}", PayersAnswer::javascript())),
        ("exported", format!("() => ({})", Export::javascript())),
        ("httpRequest", format!("() => ({})", HttpRequest::javascript())),
        ("lines", LinesAnswer::javascript()),
    ];
    let kinds: String = kinds.iter().map(|(name, read)| format!("export const {name} = {read};\n")).collect();
    let numbers = [
        ("UNKNOWN", Encoding::Unknown as usize),
        ("UTF8", Encoding::Utf8 as usize),
        ("WTF8", Encoding::Wtf8 as usize),
        ("ASCII", Encoding::Ascii as usize),
        ("RIGHT", RIGHT),
        ("TORN", TORN),
        ("WORDS", WORDS),
        ("TEXT", TEXT),
        ("TEXT_SIZE", TEXT_SIZE),
        ("FLAGS", FLAGS),
        ("OK", OK),
        ("CLEAN", CLEAN),
        ("TRUNCATED", TRUNCATED),
        ("WARNINGS", WARNINGS),
    ];
    let numbers: String = numbers.iter().map(|(name, number)| format!("export const {name} = {number};\n")).collect();
    let terms = sentences.terms();
    let prelude = include_str!("answers.js");
    format!(
        "{prelude}
{numbers}const IN_INPUT = {IN_INPUT};
const LONG_TEXT = {LONG_TEXT};
const CODE = {CODE};
const LEVEL = {LEVEL};
const HAS_KEY = {HAS_KEY};
const ABOUT_KEY = {ABOUT_KEY};
const SITE = {SITE};
{names}
{terms}
/** By code, what makes an issue, with its parameters and its sentence. */
const issueOf = [
{issues}];
{kinds}"
    )
}

/// The expression for the statement that a code rests on.
fn source_of(code: Code) -> String {
    let quoted = |source: Source| format!("{:?}", Source::NAMES[source as usize]);
    let source = quoted(code.source_in(Edition::default()));
    code.later_source()
        .map_or(source.clone(), |(since, later)| format!("edition < {} ? {source} : {}", since as u8, quoted(later)))
}
