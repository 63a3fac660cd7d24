//! The README's Rust snippet; a Node test sees to it that the two are the same.

// Sentences are native; the package has them as JavaScript.
#![cfg(not(target_arch = "wasm32"))]

#[test]
fn snippet() {
    use cleanrooms_collaboration::{Levels, Options, RuleLevel, parse_json, validate_json};

    let report = validate_json(r#"{"members": 1}"#, &Options::default());
    assert_eq!(report.issues[0].pointer(), "/members");
    assert_eq!(report.issues[0].message(), "The members must be a list, not a number.");

    // What isn't valid comes back as an error that prints itself, for `?`.
    let levels = Levels { no_querier: Some(RuleLevel::Error), ..Levels::default() };
    let refused = parse_json("{}", &Options { levels, ..Options::default() });
    assert!(refused.is_err_and(|report| report.to_string().starts_with("6 errors: /members: Members are required.")));
}
