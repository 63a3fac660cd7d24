//! A front end in Rust that checks what a form has made: see `tests/web.rs`.
