//! Traps at chosen places, for the tests of what comes after one.

use std::cell::Cell;

use wasm_bindgen::prelude::*;

use crate::issue::{Finding, Level, Location, Sink};

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

/// A sink in which each issue that is kept is a place for a trap.
pub struct Armed<S>(S);

pub fn armed<S: Sink>(sink: S) -> Armed<S> {
    Armed(sink)
}

impl<S: Sink> Sink for Armed<S> {
    fn keep(&mut self, level: Level, location: &Location, finding: &Finding) {
        spring();
        self.0.keep(level, location, finding);
    }

    fn clear(&mut self) {
        self.0.clear();
    }
}
