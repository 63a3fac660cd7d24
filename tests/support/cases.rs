//! Reads the files of `tests/cases`. A case says what it changes of a base request, or has a request or a text of its own:
//!
//! ```json
//! { "base": "small", "without": ["/description"], "change": { "/name": "" }, "issues": [] }
//! ```
//!
//! `base` names a file of `tests/bases`; what it lacks then, and what stands at a JSON pointer instead, follow. In place
//! of these there can be a `request`, or JSON as a `text`, such as one in which a key comes twice. `options` are those of
//! `validate`. Of an issue's `params`, those are compared that the case has.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

/// Every case: its name, such as `length/one-too-many.json`, and what is in its file.
pub fn all() -> Vec<(String, Value)> {
    let folder = tests().join("cases");
    let mut paths = Vec::new();
    files(&folder, &mut paths);
    paths.sort();
    let name = |path: &Path| path.strip_prefix(&folder).expect("inside").to_string_lossy().replace('\\', "/");
    paths.iter().map(|path| (name(path), read(path))).collect()
}

/// A case's JSON text.
pub fn text(case: &Value) -> String {
    match case.get("text") {
        Some(Value::String(text)) => text.clone(),
        _ => request(case).to_string(),
    }
}

/// A case's request.
pub fn request(case: &Value) -> Value {
    let Some(base) = case["base"].as_str() else { return case["request"].clone() };
    let mut request = read(&tests().join("bases").join(base).with_extension("json"));
    for pointer in case["without"].as_array().into_iter().flatten() {
        let (around, step) = parts(pointer.as_str().expect("a pointer"));
        match request.pointer_mut(around).expect("a place in the base") {
            Value::Object(members) => drop(members.shift_remove(&step).expect("a member of the base")),
            Value::Array(elements) => drop(elements.remove(step.parse().expect("an index"))),
            other => panic!("{other} has nothing in it"),
        }
    }
    for (pointer, value) in case["change"].as_object().into_iter().flatten() {
        let (around, step) = parts(pointer);
        match request.pointer_mut(around).expect("a place in the base") {
            Value::Object(members) => drop(members.insert(step, value.clone())),
            Value::Array(elements) => match step.parse::<usize>().expect("an index") {
                end if end == elements.len() => elements.push(value.clone()),
                index => elements[index] = value.clone(),
            },
            other => panic!("{other} has nothing in it"),
        }
    }
    request
}

fn tests() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")
}

fn read(path: &Path) -> Value {
    serde_json::from_slice(&fs::read(path).expect("a file")).expect("JSON")
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files(&path, found);
        } else {
            found.push(path);
        }
    }
}

/// The pointer of what stands around, and the key or index in it.
fn parts(pointer: &str) -> (&str, String) {
    let (around, step) = pointer.rsplit_once('/').expect("a pointer");
    (around, step.replace("~1", "/").replace("~0", "~"))
}
