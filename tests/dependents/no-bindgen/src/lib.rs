//! A module without wasm-bindgen, for any host: it imports nothing and exports what it says.

use cleanrooms_collaboration::{Options, validate_json};

/// How long the messages about a request are that isn't one.
#[unsafe(no_mangle)]
pub extern "C" fn check() -> usize {
    let report = validate_json("{}", &Options::default());
    report.issues.iter().map(|issue| issue.message().len()).sum()
}
