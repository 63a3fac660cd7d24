//! Prints one of the modules that are generated from the crate; the package's build writes them into
//! the package.

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    use cleanrooms_collaboration::{describe, exception, explain, options, reader, schema, smithy, wire};
    match std::env::args().nth(1).as_deref() {
        Some("reader") => print!("{}", reader::javascript()),
        Some("options") => print!("{}", options::javascript()),
        Some("answers") => print!("{}", wire::javascript()),
        Some("schemas") => print!("{}", schema::javascript()),
        Some("fields") => print!("{}", describe::javascript()),
        Some("smithy") => print!("{}", smithy::javascript()),
        Some("exceptions") => print!("{}", exception::javascript()),
        Some("codes") => print!("{}", explain::javascript()),
        _ => {
            eprintln!("Name a module: reader, options, answers, schemas, fields, smithy, exceptions or codes.");
            std::process::exit(2);
        }
    }
}

#[cfg(target_arch = "wasm32")]
fn main() {}
