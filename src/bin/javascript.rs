//! Prints one of the JavaScript modules that are generated from the crate, `reader`, `answers` or `options`;
//! the
//! package's build writes them into the package.

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    match std::env::args().nth(1).as_deref() {
        Some("reader") => print!("{}", cleanrooms_collaboration::reader::javascript()),
        Some("options") => print!("{}", cleanrooms_collaboration::options::javascript()),
        Some("answers") => print!("{}", cleanrooms_collaboration::wire::javascript()),
        _ => {
            eprintln!("Name a module: reader, answers or options.");
            std::process::exit(2);
        }
    }
}

#[cfg(target_arch = "wasm32")]
fn main() {}
