//! Runs what the fuzz targets assert over the corpus that is kept: seeds, and what once broke something.

#![cfg(not(target_arch = "wasm32"))]

#[path = "fuzz/src/lib.rs"]
mod targets;

use std::fs;
use std::path::Path;

fn replay(name: &str, target: fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/corpus").join(name);
    let mut count = 0;
    for entry in fs::read_dir(folder).expect("a corpus") {
        let path = entry.expect("an entry").path();
        println!("{}", path.display());
        target(&fs::read(path).expect("a file"));
        count += 1;
    }
    assert!(count > 20, "{count} files");
}

#[test]
fn texts() {
    replay("text", targets::text);
}

#[test]
fn requests() {
    replay("request", targets::request);
}

#[test]
fn tapes() {
    replay("tape", targets::tape);
}

#[test]
fn answers() {
    replay("answer", targets::answer);
}
