//! A program for the browser with its own `start` and its own allocator.

use cleanrooms_collaboration::{Options, validate_json};
use wasm_bindgen::prelude::wasm_bindgen;

#[global_allocator]
static ALLOCATOR: dlmalloc::GlobalDlmalloc = dlmalloc::GlobalDlmalloc;

#[wasm_bindgen(start)]
fn start() {}

/// The first message about a request.
#[wasm_bindgen]
pub fn message(text: &str) -> String {
    let report = validate_json(text, &Options::default());
    report.issues.first().map_or_else(String::new, |issue| issue.message())
}
