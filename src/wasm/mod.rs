//! The boundary to JavaScript: buffers that JavaScript writes an input into, and one function for
//! each thing to do with it. Only this module knows wasm-bindgen's functions; it has no logic of
//! its own.
//!
//! Inputs and reports cross as flat buffers, because that is what makes a check cheap: a JavaScript
//! reader writes a value onto a tape, one `encodeInto` brings all text, and a report goes back as
//! numbers and one string (see [`crate::crossing`]). Options are a few numbers.

use std::alloc::{GlobalAlloc, Layout};
use std::cell::RefCell;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};

use wasm_bindgen::prelude::*;

use crate::check::Participant;
use crate::crossing::{FLAGS, RIGHT, TEXT, TEXT_SIZE, TORN, WORDS, Words, give_back};
use crate::input::tape::Tape;
#[cfg(not(feature = "trap"))]
use crate::issue::Sink;
use crate::issue::words::IssueWords;
use crate::issue::{Collector, Verdict};
use crate::operation::Document;
use crate::options::Settings;
use buffer::Buffer;

mod buffer;
#[cfg(feature = "full")]
mod full;
#[cfg(feature = "trap")]
mod trap;

struct State {
    /// The options of the next check, if it was given any.
    settings: Option<Settings>,
    words: Words,
    /// The vector of members, kept from check to check: see [`crate::check::Recorder::swap_room`].
    room: Vec<Participant>,
    /// The four words at an answer's address: see [`crate::crossing`].
    answer: [usize; 4],
}

/// What JavaScript writes. All of it is zero at first, so that it takes no room in the module's file.
struct Buffers {
    tape: Buffer<u32, { 1 << 15 }>,
    /// Holds a window of lines.
    text: Buffer<u8, { 1 << 18 }>,
    /// Where the fixed places are, for JavaScript.
    places: [usize; 4],
}

thread_local! {
    static STATE: RefCell<State> = const { RefCell::new(State::new()) };
    static BUFFERS: RefCell<Buffers> = const { RefCell::new(Buffers::new()) };
}

/// Runs a function with the state and the buffers, borrowed. No exported function calls another, so they are free. If a
/// JavaScript exception, such as a stack overflow, cut an earlier call off, they are still borrowed, and this traps.
fn with<T>(body: impl FnOnce(&mut State, &mut Buffers) -> T) -> T {
    #[cfg(feature = "moving")]
    core::arch::wasm32::memory_grow::<0>(1);
    STATE.with(|state| {
        BUFFERS.with(|input| {
            let (state, input) = (&mut state.borrow_mut(), &mut input.borrow_mut());
            #[cfg(feature = "trap")]
            trap::spring();
            body(state, input)
        })
    })
}

/// A check's sink; in the build for tests, one with traps.
#[cfg(not(feature = "trap"))]
const fn armed<S: Sink>(sink: S) -> S {
    sink
}
#[cfg(feature = "trap")]
use trap::armed;

/// Runs once, when the module is instantiated.
#[wasm_bindgen(start)]
fn start() {
    // A build for development says what went wrong; the release does without, for the words for it
    // weigh more than the rules.
    #[cfg(debug_assertions)]
    console_error_panic_hook::set_once();
    // A random fraction as 32 bits.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    crate::input::set_seed((js_sys::Math::random() * f64::from(u32::MAX)) as u32);
}

/// Where four words stand: where the place for small texts is and how many bytes it holds, where the one for small
/// tapes is and how many tokens it holds.
#[wasm_bindgen]
pub fn places() -> usize {
    with(|_, input| {
        let (text, tape) = (input.text.fixed(), input.tape.fixed());
        input.places = [text.as_ptr() as usize, text.len(), tape.as_ptr() as usize, tape.len()];
        input.places.as_ptr() as usize
    })
}

/// Makes room for a tape of that many tokens, more than its place holds. Returns where it is, or 0 if there is no
/// memory for it.
#[wasm_bindgen(js_name = tapeRoom)]
pub fn tape_room(tokens: usize) -> usize {
    with(|_, input| input.tape.room(tokens))
}

/// Makes room for a text of that many bytes, more than its place holds. Returns as `tapeRoom`.
#[wasm_bindgen(js_name = textRoom)]
pub fn text_room(bytes: usize) -> usize {
    with(|_, input| input.text.room(bytes))
}

/// Gives back the room for what had no place. Until then, it stays as it was written.
#[wasm_bindgen]
pub fn release() {
    with(|_, input| {
        input.tape.release();
        input.text.release();
    });
}

/// Gives the next check its options, as the numbers that the generated module `options` makes of them.
#[wasm_bindgen(js_name = setOptions)]
pub fn set_options(edition: u32, account: f64, unknown_fields: u32, levels: u32, more_levels: u32, max_issues: u32) {
    let levels = [levels, more_levels];
    let settings = Settings::from_numbers(edition, account, unknown_fields, levels, max_issues);
    with(|state, _| state.settings = Some(settings));
}

/// Checks the tape: so many tokens, and so many bytes of text. Returns [`RIGHT`] if the request is valid as it stands,
/// with no warning; [`TORN`]; or else where the answer is.
#[wasm_bindgen(js_name = checkTape)]
pub fn check_tape(tokens: usize, bytes: usize, ascii: bool) -> usize {
    with(|state, input| {
        let settings = state.settings.take().unwrap_or_default();
        let mut tape = input.tape(tokens, bytes, ascii);
        let mut words = armed(IssueWords::new(state.words.clear().about(input.text.get(bytes), ascii)));
        let mut issues = Collector::new(settings.max_issues, &mut words);
        let Ok(clean) = crate::validate::run(&mut tape, Document::Request, &settings, &mut issues, &mut state.room);
        let verdict = issues.finish(clean);
        if tape.is_torn() {
            state.settings = Some(settings);
            return TORN;
        }
        state.report(verdict)
    })
}

impl Buffers {
    const fn new() -> Self {
        Buffers { tape: Buffer::new(0), text: Buffer::new(0), places: [0; 4] }
    }

    fn tape(&self, tokens: usize, bytes: usize, ascii: bool) -> Tape<'_> {
        Tape::new(self.tape.get(tokens), self.text.get(bytes), ascii)
    }
}

impl State {
    const fn new() -> Self {
        State { settings: None, words: Words::new(), room: Vec::new(), answer: [0; 4] }
    }

    /// The address of a report, or [`RIGHT`] if it would say nothing.
    fn report(&mut self, verdict: Verdict) -> usize {
        if verdict == Verdict::RIGHT {
            give_back(&mut self.room);
            return RIGHT;
        }
        self.answer(verdict.flags())
    }

    /// Writes an answer's four words and returns their address.
    fn answer(&mut self, flags: usize) -> usize {
        give_back(&mut self.room);
        let Words { numbers, text, .. } = &self.words;
        self.answer[WORDS] = numbers.as_ptr() as usize;
        self.answer[TEXT] = text.as_ptr() as usize;
        self.answer[TEXT_SIZE] = text.len();
        self.answer[FLAGS] = flags;
        self.answer.as_ptr() as usize
    }
}

/// Whether memory was asked for that there wasn't. It tells also when a trap has cut a call off.
#[wasm_bindgen(js_name = ranOut)]
pub fn ran_out() -> bool {
    RAN_OUT.load(Relaxed)
}

static RAN_OUT: AtomicBool = AtomicBool::new(false);

/// A third of the weight of Rust's own allocator, and as fast. It remembers when memory ran out.
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
