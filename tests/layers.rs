//! The order of the rooms of `src`, read from the `use` lines and other paths that begin with `crate::` or `super::`:
//! a room uses only those before it, and no two files use each other in a circle.

#![cfg(not(target_arch = "wasm32"))]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// The rooms, in the order in which `lib.rs` declares them. `lib.rs` and the programs may use all.
fn rooms(lib: &str) -> Vec<&str> {
    let declared = lib.lines().filter_map(|line| line.trim_start_matches("pub ").strip_prefix("mod "));
    declared.filter_map(|name| name.strip_suffix(';')).collect()
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// The names of the file's module, from the crate: `src/issue/code.rs` is `issue`, `code`.
fn module(file: &Path, src: &Path) -> Vec<String> {
    let path = file.strip_prefix(src).expect("inside").with_extension("");
    let mut names: Vec<String> = path.iter().map(|name| name.to_string_lossy().into_owned()).collect();
    if names.last().is_some_and(|last| last == "mod" || last == "lib") {
        names.pop();
    }
    names
}

/// What follows each mention of a word, up to where a path ends.
fn mentions(text: &str, word: &str) -> Vec<Vec<String>> {
    let after = text.split(word).skip(1);
    after
        .map(|rest| {
            let end = rest.find(|character: char| !(character.is_alphanumeric() || "_:".contains(character)));
            rest[..end.unwrap_or(rest.len())].split("::").filter(|name| !name.is_empty()).map(String::from).collect()
        })
        .collect()
}

#[test]
fn rooms_use_those_before_them_and_no_files_use_each_other() {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let lib = fs::read_to_string(src.join("lib.rs")).expect("a file");
    let rooms = rooms(&lib);
    assert!(rooms.len() > 10 && rooms.contains(&"check"), "{rooms:?}");
    let rank = |room: &str| rooms.iter().position(|&other| other == room);

    let mut paths = Vec::new();
    files(&src, &mut paths);
    let modules: BTreeMap<Vec<String>, &PathBuf> = paths.iter().map(|path| (module(path, &src), path)).collect();
    // The file of the longest part of a path that is a module.
    let file_of = |names: &[String]| {
        (1..=names.len()).rev().find_map(|length| modules.get(&names[..length]).map(|_| names[..length].to_vec()))
    };
    let mut uses: BTreeMap<Vec<String>, BTreeSet<Vec<String>>> = BTreeMap::new();
    for (names, path) in &modules {
        let Some(room) = names.first().filter(|room| *room != "bin") else { continue };
        let code = fs::read_to_string(path).expect("a file");
        // Comments may speak of anything.
        let code: Vec<&str> = code.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
        let code = code.join("\n");
        for used in mentions(&code, "crate::") {
            let name = used.first().expect("a path goes on");
            let order = (rank(name), rank(room));
            assert!(
                name == room || order.0.is_some() && order.0 < order.1,
                "{}: {room} uses {name}, which isn't before it",
                path.display()
            );
            uses.entry(names.clone()).or_default().extend(file_of(&used));
        }
        let tests = code.find("mod tests").unwrap_or(code.len());
        for used in mentions(&code[..tests], "super::") {
            let above = &names[..names.len() - 1];
            uses.entry(names.clone()).or_default().extend(file_of(&[above, &used].concat()));
        }
        // What the file of a room itself takes from the files in it.
        for line in code.lines().filter(|line| !line.contains("crate::") && !line.contains("super::")) {
            let visible = line.trim_start_matches("pub ").trim_start_matches("pub(crate) ");
            let Some(path) = visible.strip_prefix("use ") else { continue };
            let names_used = mentions(&format!("here::{path}"), "here::").swap_remove(0);
            let inner = file_of(&[names.as_slice(), &names_used].concat()).filter(|inner| inner != names);
            uses.entry(names.clone()).or_default().extend(inner);
        }
    }
    // Takes away whoever uses nobody that is left, until all are gone.
    loop {
        let left: BTreeSet<Vec<String>> = uses.keys().cloned().collect();
        uses.retain(|file, used| used.iter().any(|other| other != file && left.contains(other)));
        if uses.len() == left.len() {
            break;
        }
    }
    assert!(uses.is_empty(), "files that use each other, or others that do: {uses:#?}");
}
