//! The README's Rust snippet; a Node test sees to it that the two are the same.

// Sentences are native; the package has them as JavaScript.
#![cfg(not(target_arch = "wasm32"))]

#[test]
fn snippet() -> Result<(), cleanrooms_collaboration::OptionsError> {
    use cleanrooms_collaboration::{Options, validate_json};

    let report = validate_json(r#"{"members": 1}"#, &Options::default())?;
    assert_eq!(report.issues[0].pointer(), "/members");
    assert_eq!(report.issues[0].message(), "The members must be a list, not a number.");
    Ok(())
}
