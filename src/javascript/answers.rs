//! Writes the module `answers`: what reads the answers that wasm writes.

use super::sentences;
use crate::crossing::{Crosses, END, NAME, SIZE, TAG, TEXT};
use crate::export::{Export, HttpRequest};
use crate::input::{Kind, SyntaxProblem};
use crate::issue::words::CODE;
use crate::issue::{Code, Finding, Level, Place, Source, Unit};
use crate::operation::Cost;
use crate::rules::{Basis, NobodyPays, Payers};
use crate::validate::LinesAnswer;

/// The JavaScript module that reads answers.
pub fn module() -> String {
    let codes: Vec<&str> = Code::ALL.iter().map(|code| code.name()).collect();
    let names = [
        ("Code", codes.as_slice()),
        ("Level", Level::NAMES),
        ("Source", Source::NAMES),
        ("Kind", Kind::NAMES),
        ("SyntaxProblem", SyntaxProblem::NAMES),
        ("Place", Place::NAMES),
        ("Unit", Unit::NAMES),
        ("Cost", Cost::NAMES),
        ("Basis", Basis::NAMES),
        ("NobodyPays", NobodyPays::NAMES),
    ];
    let names: String = names.iter().map(|(name, names)| format!("const {name} = {names:?};\n")).collect();
    let params: String = Finding::javascript().iter().map(|read| format!("  () => ({read}),\n")).collect();
    let kinds = [
        ("payers", Payers::javascript()),
        ("exported", Export::javascript()),
        ("httpRequest", HttpRequest::javascript()),
        ("lines", LinesAnswer::javascript()),
    ];
    let kinds: String = kinds.iter().map(|(name, read)| format!("export const {name} = () => ({read});\n")).collect();
    let sentences = sentences::javascript();
    let prelude = include_str!("answers.js");
    format!(
        "{prelude}
const TAG = {TAG};
const NAME = {NAME};
const TEXT = {TEXT};
const END = {END};
const SIZE = {SIZE};
const CODE = {CODE};
{names}
/** By code, what reads an issue's parameters. */
const params = [
{params}];
{sentences}{kinds}"
    )
}
