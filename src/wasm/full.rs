//! The exports of the whole module; the small one, which checks values only, goes without them.

use wasm_bindgen::prelude::*;

use super::{State, armed, with};
use crate::crossing::{Crosses, TORN};
use crate::export::{CliForm, CloudformationForm, ExportOptions, ExportTarget, HttpRequest, export};
use crate::input::json::Encoding;
use crate::issue::words::IssueWords;
use crate::operation::{Document, Edition};
use crate::options::Settings;
use crate::rules::{PayersAnswer, with_facts};
use crate::validate::LinesAnswer;

/// Checks the text: so many bytes; how far they can be trusted is an [`Encoding`]'s number. Returns as `checkTape`.
#[wasm_bindgen(js_name = checkText)]
pub fn check_text(bytes: usize, encoding: u32) -> usize {
    let encoding = Encoding::of(encoding);
    with(|state, input| {
        let settings = state.settings.take().unwrap_or_default();
        state.check_text(input.text.get(bytes), encoding, Document::Request, &settings)
    })
}

/// Who pays, according to the tape: so many tokens, and so many bytes of text. Returns [`TORN`] or
/// the answer's address.
#[wasm_bindgen(js_name = payersOfTape)]
pub fn payers_of_tape(tokens: usize, bytes: usize, ascii: bool) -> usize {
    with(|state, input| {
        let edition = state.settings.as_ref().map_or(Edition::default(), |settings| settings.edition);
        let mut tape = input.tape(tokens, bytes, ascii);
        let words = state.words.clear();
        with_facts(&mut tape, edition, |facts| PayersAnswer { facts, edition }.write(words));
        if tape.is_torn() {
            return TORN;
        }
        state.settings = None;
        state.answer(0)
    })
}

/// Checks the body of a response, as `checkText` does a request.
#[wasm_bindgen(js_name = checkResponse)]
pub fn check_response(bytes: usize, encoding: u32) -> usize {
    with(|state, input| {
        let text = input.text.get(bytes);
        state.check_text(text, Encoding::of(encoding), Document::Response, &crate::validate::response_settings())
    })
}

/// Checks the lines of a text of so many bytes. `is_last` says that the text's end is a line's end. Returns the address
/// of the answer, which may be about the first lines only, if these have many issues.
#[wasm_bindgen(js_name = checkLines)]
pub fn check_lines(bytes: usize, is_last: bool) -> usize {
    with(|state, input| {
        let settings = state.settings.take().unwrap_or_default();
        LinesAnswer { text: input.text.get(bytes), is_last, settings }.write(state.words.clear());
        state.answer(0)
    })
}

/// Writes a valid request, JSON text of so many bytes, as something else: which target and in which
/// form, by their places in the names. Returns where the answer is.
#[wasm_bindgen(js_name = exportText)]
pub fn export_text(bytes: usize, target: usize, cli: usize, cloudformation: usize) -> usize {
    with(|state, input| {
        let target = ExportTarget::ALL.get(target).copied().unwrap_or(ExportTarget::Json);
        // The request was checked for its edition.
        let options = ExportOptions {
            edition: Edition::LATEST,
            cli: CliForm::ALL.get(cli).copied().unwrap_or_default(),
            cloudformation: CloudformationForm::ALL.get(cloudformation).copied().unwrap_or_default(),
        };
        let exported = export(input.text.get(bytes), target, options);
        state.give(&exported)
    })
}

/// The HTTP request for a valid request, JSON text of so many bytes. Returns as `exportText`.
#[wasm_bindgen(js_name = httpRequest)]
pub fn http_request(bytes: usize) -> usize {
    with(|state, input| {
        let request = HttpRequest::of(input.text.get(bytes));
        state.give(&request)
    })
}

impl State {
    fn check_text(&mut self, text: &[u8], encoding: Encoding, document: Document, settings: &Settings) -> usize {
        let is_ascii = encoding == Encoding::Ascii;
        let mut words = armed(IssueWords::new(self.words.clear().about(text, is_ascii)));
        let verdict = crate::validate::check_json(text, encoding, document, settings, &mut words, &mut self.room);
        self.report(verdict)
    }

    /// Writes an answer where JavaScript reads it.
    fn give(&mut self, value: &impl Crosses) -> usize {
        value.write(self.words.clear());
        self.answer(0)
    }
}
