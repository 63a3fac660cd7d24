//! Prints the JavaScript reader; the package's build writes it into the package.

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    print!("{}", cleanrooms_collaboration::reader::javascript());
}

#[cfg(target_arch = "wasm32")]
fn main() {}
