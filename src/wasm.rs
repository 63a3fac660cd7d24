//! The boundary to JavaScript: buffers that JavaScript writes an input into, and one function for
//! each thing to do with it. Only this module knows wasm-bindgen's functions; it has no logic of
//! its own.
//!
//! Inputs and reports cross as flat buffers, because that is what makes a check cheap: a JavaScript
//! reader writes a value onto a tape, one `encodeInto` brings all text, and a report goes back as
//! numbers and one string (see [`crate::wire`]). Options are a few numbers.

use std::alloc::{GlobalAlloc, Layout};
use std::cell::RefCell;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};

use wasm_bindgen::prelude::*;

use crate::export::{CliForm, CloudformationForm, ExportOptions, ExportTarget, export};
use crate::http::HttpRequest;
use crate::input::json::Encoding;
use crate::input::tape::Tape;
use crate::issue::Report;
use crate::lines::LinesAnswer;
use crate::operation::Document;
use crate::options::Settings;
use crate::wire::{Wire, Words};

/// Above this size, in bytes, a buffer is given back after use.
const KEPT: usize = 1 << 20;

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
    static STATE: RefCell<State> = const { RefCell::new(State::new()) };
}

/// Does something with the state. No function in here calls another, so it is always free; but where an
/// exception of JavaScript's, such as that the stack is full, cut a call off, it never is again, and
/// this traps.
fn with<T>(body: impl FnOnce(&mut State) -> T) -> T {
    STATE.with(|state| {
        let state = &mut state.borrow_mut();
        #[cfg(feature = "trap")]
        trap::spring();
        body(state)
    })
}

/// A trap at a chosen place, for the tests of what comes after one.
#[cfg(feature = "trap")]
pub mod trap {
    use std::cell::Cell;

    use wasm_bindgen::prelude::*;

    thread_local! {
        /// How many places it takes; none at 0.
        static PLACES: Cell<u32> = const { Cell::new(0) };
    }

    /// Sets a trap so many places from now: each function that is called is one, and each issue that is kept.
    #[wasm_bindgen(js_name = trapIn)]
    pub fn trap_in(places: u32) {
        PLACES.set(places);
    }

    pub fn spring() {
        let left = PLACES.get();
        PLACES.set(left.saturating_sub(1));
        assert!(left != 1, "the trap that was set");
    }
}

/// Runs once, when the module is instantiated.
#[wasm_bindgen(start)]
fn start() {
    // A build for development says what went wrong; the release does without, for the words for it
    // weigh more than the rules.
    #[cfg(debug_assertions)]
    console_error_panic_hook::set_once();
    // The highest bits of a random fraction.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    crate::keys::set_seed((js_sys::Math::random() * f64::from(u32::MAX)) as u32);
}

/// Makes room for a tape of that many tokens, keeping what is on it. Returns where it is, or 0 if there is no
/// memory for it.
#[wasm_bindgen(js_name = tapeRoom)]
pub fn tape_room(tokens: usize) -> usize {
    with(|state| room(&mut state.tape, tokens))
}

/// Makes room for a text of that many bytes, keeping what is in it. Returns as `tapeRoom`.
#[wasm_bindgen(js_name = textRoom)]
pub fn text_room(bytes: usize) -> usize {
    with(|state| room(&mut state.text, bytes))
}

fn room<T: Copy + Default>(buffer: &mut Vec<T>, size: usize) -> usize {
    if let Some(more) = size.checked_sub(buffer.len()) {
        if buffer.try_reserve(more).is_err() {
            return 0;
        }
        buffer.resize(size, T::default());
    }
    buffer.as_ptr() as usize
}

/// Gives the next check its options, as the numbers that the generated module `options` makes of them.
#[wasm_bindgen(js_name = setOptions)]
pub fn set_options(account: f64, unknown_fields: u32, levels: u32, max_issues: u32) {
    with(|state| state.settings = Some(Settings::from_numbers(account, unknown_fields, levels, max_issues)));
}

/// Checks the tape: so many tokens, and so many bytes of text. Returns 0 if the request is valid as
/// it stands, with no warning; otherwise where the answer is.
#[wasm_bindgen(js_name = checkTape)]
pub fn check_tape(tokens: usize, bytes: usize, ascii: bool) -> usize {
    with(|state| {
        let settings = state.settings.take().unwrap_or_default();
        let Ok(report) = crate::run(&mut state.tape(tokens, bytes, ascii), Document::Request, &settings);
        state.report(&report)
    })
}

/// Checks the text: so many bytes; `encoding` is 0 if they may be anything, 1 if they are UTF-8,
/// and 2 if they are UTF-8 with lone surrogates. Returns as `checkTape`.
#[wasm_bindgen(js_name = checkText)]
pub fn check_text(bytes: usize, encoding: u32) -> usize {
    let encoding = match encoding {
        1 => Encoding::Utf8,
        2 => Encoding::Wtf8,
        _ => Encoding::Unknown,
    };
    with(|state| {
        let settings = state.settings.take().unwrap_or_default();
        let report = crate::check_json(state.bytes(0, bytes), encoding, Document::Request, &settings);
        state.report(&report)
    })
}

/// Who pays, according to the tape: so many tokens, and so many bytes of text. Returns where the answer
/// is.
#[wasm_bindgen(js_name = payersOfTape)]
pub fn payers_of_tape(tokens: usize, bytes: usize, ascii: bool) -> usize {
    with(|state| {
        let payers = crate::payers_of(&mut state.tape(tokens, bytes, ascii));
        state.give(&payers)
    })
}

/// Checks the body of a response: so many bytes of text. Returns as `checkText`.
#[wasm_bindgen(js_name = checkResponse)]
pub fn check_response(bytes: usize) -> usize {
    with(|state| {
        let report = crate::check_response(state.bytes(0, bytes), Encoding::Unknown);
        state.report(&report)
    })
}

/// Checks the lines of a text of so many bytes, of which the last one is whole. Returns where the
/// answer is. It may be for the first of the lines only, if there is much to say about these.
#[wasm_bindgen(js_name = checkLines)]
pub fn check_lines(bytes: usize) -> usize {
    with(|state| {
        let settings = state.settings.take().unwrap_or_default();
        let State { words, text, .. } = state;
        words.replace(&LinesAnswer { text: text.get(..bytes).unwrap_or_default(), settings });
        state.answer(0)
    })
}

/// Writes a valid request, JSON text of so many bytes, as something else: which target and in which
/// form, by their places in the names. Returns where the answer is.
#[wasm_bindgen(js_name = exportText)]
pub fn export_text(bytes: usize, target: usize, cli: usize, cloudformation: usize) -> usize {
    with(|state| {
        let target = ExportTarget::ALL.get(target).copied().unwrap_or(ExportTarget::Json);
        let options = ExportOptions {
            cli: CliForm::ALL.get(cli).copied(),
            cloudformation: CloudformationForm::ALL.get(cloudformation).copied(),
        };
        let exported = export(state.bytes(0, bytes), target, options);
        state.give(&exported)
    })
}

/// The HTTP request for a valid request, JSON text of so many bytes. Returns as `exportText`.
#[wasm_bindgen(js_name = httpRequest)]
pub fn http_request(bytes: usize) -> usize {
    with(|state| {
        let request = HttpRequest::of(state.bytes(0, bytes));
        state.give(&request)
    })
}

impl State {
    const fn new() -> Self {
        let words = Words { words: Vec::new(), text: String::new() };
        State { tape: Vec::new(), text: Vec::new(), settings: None, words, answer: [0; 5] }
    }

    fn tape(&self, tokens: usize, bytes: usize, ascii: bool) -> Tape<'_> {
        Tape::new(self.tape.get(..tokens).unwrap_or_default(), self.bytes(0, bytes), ascii)
    }

    fn bytes(&self, start: usize, end: usize) -> &[u8] {
        self.text.get(start..end).unwrap_or_default()
    }

    /// Writes an answer where JavaScript reads it.
    fn give(&mut self, value: &(impl Wire + ?Sized)) -> usize {
        self.words.replace(value);
        self.answer(0)
    }

    /// Writes a report where JavaScript reads it. One that says nothing but that all is right, with
    /// nothing to be left out of the request, is 0.
    fn report(&mut self, report: &Report) -> usize {
        if report.ok && report.clean && report.issues.is_empty() {
            self.shrink();
            return 0;
        }
        self.words.replace(report.issues.as_slice());
        self.answer(report.flags())
    }

    /// Writes where words and text of an answer are and how long they are, and its flags: whether a
    /// report is ok (1), whether the input is clean (2) and whether issues were left out (4).
    fn answer(&mut self, flags: u32) -> usize {
        self.shrink();
        let Words { words, text } = &self.words;
        // Addresses and sizes in wasm32's memory are 32 bits wide.
        #[allow(clippy::cast_possible_truncation)]
        let (words, text) = ([words.as_ptr() as u32, words.len() as u32], [text.as_ptr() as u32, text.len() as u32]);
        self.answer = [words[0], words[1], text[0], text[1], flags];
        self.answer.as_ptr() as usize
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

/// Whether memory was asked for that there wasn't. It tells also when a trap has cut a call off.
#[wasm_bindgen(js_name = ranOut)]
pub fn ran_out() -> bool {
    RAN_OUT.load(Relaxed)
}

static RAN_OUT: AtomicBool = AtomicBool::new(false);

/// Weighs a third of the allocator that comes with Rust, and takes no longer. Takes note when it has no more.
struct Allocator(rlsf::SmallGlobalTlsf);

#[global_allocator]
static ALLOCATOR: Allocator = Allocator(rlsf::SmallGlobalTlsf::new());

impl Allocator {
    fn noted(memory: *mut u8) -> *mut u8 {
        if memory.is_null() {
            RAN_OUT.store(true, Relaxed);
        }
        memory
    }
}

// SAFETY: every call goes on to an allocator as it came, and its answer back as it is.
#[allow(unsafe_code)]
unsafe impl GlobalAlloc for Allocator {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        Allocator::noted(unsafe { self.0.alloc(layout) })
    }

    unsafe fn dealloc(&self, memory: *mut u8, layout: Layout) {
        unsafe { self.0.dealloc(memory, layout) }
    }

    unsafe fn realloc(&self, memory: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        Allocator::noted(unsafe { self.0.realloc(memory, layout, size) })
    }
}
