//! The boundary to JavaScript: buffers that JavaScript writes an input into, and one function for
//! each thing to do with it. Only this module knows wasm-bindgen's functions; it has no logic of
//! its own.
//!
//! Inputs and reports cross as flat buffers, because that is what makes a check cheap: a JavaScript
//! reader writes a value onto a tape, one `encodeInto` brings all text, and a report goes back as
//! numbers and one string (see [`words`]). What is small or rare, options and payers, crosses
//! property by property: payers through serde-wasm-bindgen; options (see [`options`]) without,
//! for its errors would bring in all of the formatting machinery.

mod options;
mod words;

use std::cell::RefCell;

use js_sys::TypeError;
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;

use crate::input::json::{Encoding, Json};
use crate::input::tape::Tape;
use crate::issue::Report;
use crate::options::Settings;
use crate::payers::Payers;
use words::Words;

/// Above this size, in bytes, a buffer is given back after use.
const KEPT: usize = 1 << 20;

#[derive(Default)]
struct State {
    tape: Vec<u32>,
    text: Vec<u8>,
    /// Of the next check, if it was given options.
    settings: Option<Settings>,
    words: Words,
    /// What JavaScript reads of a report: see [`State::answer`].
    answer: [u32; 5],
}

thread_local! {
    static STATE: RefCell<State> = RefCell::default();
}

/// Runs once, when the module is instantiated.
#[wasm_bindgen(start)]
fn start() {
    console_error_panic_hook::set_once();
    crate::keys::set_seed(js_sys::Math::random().to_bits() | 1);
}

/// The memory that the addresses below are in.
#[wasm_bindgen(js_name = linearMemory)]
pub fn linear_memory() -> JsValue {
    wasm_bindgen::memory()
}

/// Makes room for a tape of that many tokens, keeping what is on it. Returns where it is.
#[wasm_bindgen(js_name = tapeRoom)]
pub fn tape_room(tokens: usize) -> *const u32 {
    STATE.with_borrow_mut(|state| {
        if state.tape.len() < tokens {
            state.tape.resize(tokens, 0);
        }
        state.tape.as_ptr()
    })
}

/// Makes room for a text of that many bytes, keeping what is in it. Returns where it is.
#[wasm_bindgen(js_name = textRoom)]
pub fn text_room(bytes: usize) -> *const u8 {
    STATE.with_borrow_mut(|state| {
        if state.text.len() < bytes {
            state.text.resize(bytes, 0);
        }
        state.text.as_ptr()
    })
}

/// Gives the next check its options. Throws a `TypeError` if they can't be followed.
#[wasm_bindgen(js_name = setOptions)]
pub fn set_options(options: &JsValue) -> Result<(), TypeError> {
    let options = options::read(options).map_err(|why| TypeError::new(&why))?;
    let settings = Settings::try_from(&options).map_err(|why| TypeError::new(why.text()))?;
    STATE.with_borrow_mut(|state| state.settings = Some(settings));
    Ok(())
}

/// Checks the tape: so many tokens, and so many bytes of text. Returns 0 if the request is valid as
/// it stands, with no warning; otherwise where the answer is.
#[wasm_bindgen(js_name = checkTape)]
pub fn check_tape(tokens: usize, bytes: usize, ascii: bool) -> *const u32 {
    STATE.with_borrow_mut(|state| {
        let settings = state.settings.take().unwrap_or_default();
        let mut tape = Tape::new(&state.tape[..tokens], &state.text[..bytes], ascii);
        let Ok(report) = crate::run(&mut tape, &settings);
        state.answer(&report)
    })
}

/// Checks the text: so many bytes; `encoding` is 0 if they may be anything, 1 if they are UTF-8,
/// and 2 if they are UTF-8 with lone surrogates. Returns as `checkTape`.
#[wasm_bindgen(js_name = checkText)]
pub fn check_text(bytes: usize, encoding: u32) -> *const u32 {
    let encoding = match encoding {
        1 => Encoding::Utf8,
        2 => Encoding::Wtf8,
        _ => Encoding::Unknown,
    };
    STATE.with_borrow_mut(|state| {
        let settings = state.settings.take().unwrap_or_default();
        let report = crate::check_json(&state.text[..bytes], encoding, &settings);
        state.answer(&report)
    })
}

/// Who pays, according to the tape: so many tokens, and so many bytes of text.
#[wasm_bindgen(js_name = payersOfTape)]
pub fn payers_of_tape(tokens: usize, bytes: usize, ascii: bool) -> Result<Ts<Payers>, JsError> {
    let payers = STATE.with_borrow_mut(|state| {
        let tape = &mut Tape::new(&state.tape[..tokens], &state.text[..bytes], ascii);
        let payers = crate::payers_of(tape);
        state.shrink();
        payers
    });
    Ok(payers.into_ts()?)
}

/// Who pays, according to the text: so many bytes, of which nothing is known.
#[wasm_bindgen(js_name = payersOfText)]
pub fn payers_of_text(bytes: usize) -> Result<Ts<Payers>, JsError> {
    let payers = STATE.with_borrow_mut(|state| {
        let json = &mut Json::new(&state.text[..bytes], Encoding::Unknown);
        let payers = crate::payers_of(json);
        state.shrink();
        payers
    });
    Ok(payers.into_ts()?)
}

impl State {
    /// Writes a report where JavaScript reads it: whether it is ok (1), whether the input is clean
    /// (2) and whether issues were left out (4), as bits of one number; then where the words and
    /// the text of its issues are and how long they are.
    fn answer(&mut self, report: &Report) -> *const u32 {
        self.shrink();
        if report.ok && report.clean && report.issues.is_empty() {
            return std::ptr::null();
        }
        self.words.write(&report.issues);
        let Words { words, text } = &self.words;
        let flags = u32::from(report.ok) | u32::from(report.clean) << 1 | u32::from(report.truncated) << 2;
        // Addresses and sizes in wasm32's memory are 32 bits wide.
        #[allow(clippy::cast_possible_truncation)]
        let (words, text) = ([words.as_ptr() as u32, words.len() as u32], [text.as_ptr() as u32, text.len() as u32]);
        self.answer = [flags, words[0], words[1], text[0], text[1]];
        self.answer.as_ptr()
    }

    fn shrink(&mut self) {
        if self.tape.len() * size_of::<u32>() > KEPT {
            self.tape = Vec::new();
        }
        if self.text.len() > KEPT {
            self.text = Vec::new();
        }
    }
}
