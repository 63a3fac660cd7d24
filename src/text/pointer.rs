//! JSON pointers (RFC 6901).

/// Appends a key to a JSON pointer.
pub fn push_step(pointer: &mut String, key: &str) {
    super::characters::put(pointer, '/');
    for character in key.chars() {
        match character {
            '~' => pointer.push_str("~0"),
            '/' => pointer.push_str("~1"),
            other => super::characters::put(pointer, other),
        }
    }
}

/// The key that a step of a pointer is.
#[cfg(not(feature = "boundary"))]
pub fn from_step(step: &str) -> String {
    step.replace("~1", "/").replace("~0", "~")
}
