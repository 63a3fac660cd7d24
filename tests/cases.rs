//! Runs every file of `tests/cases` natively. A case is a request (or a text) with the issues that
//! are to be found, in order; the Node tests run the same files through the package and compare the
//! reports with those written here.

#![cfg(not(target_arch = "wasm32"))]

#[path = "support/cases.rs"]
#[allow(dead_code)]
mod cases;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use cleanrooms_collaboration::{
    Code, Options, Report, apply_patch_json, fixes_json, validate_json, validation_exception,
};
use serde_json::{Map, Value};

fn options(case: &Value) -> Options {
    let options = case.get("options").cloned().unwrap_or_default();
    if options.is_null() { Options::default() } else { serde_json::from_value(options).expect("options") }
}

/// Whether everything that is expected of an issue is in it; its parameters may have more.
fn fits(expected: &Value, actual: &Value) -> bool {
    match (expected, actual) {
        (Value::Object(expected), Value::Object(actual)) => {
            expected.iter().all(|(name, value)| actual.get(name).is_some_and(|actual| fits(value, actual)))
        }
        _ => expected == actual,
    }
}

#[test]
fn every_case_has_the_issues_it_says() {
    let cases = cases::all();
    assert!(cases.len() >= 120, "only {} cases", cases.len());

    let mut reports = Map::new();
    let mut mended = Map::new();
    let mut fired = BTreeSet::new();
    for (name, case) in cases {
        let text = cases::text(&case);
        let report = validate_json(&text, &options(&case));
        let fixes = report.issues.iter().map(|issue| fixes_json(&text, issue, &options(&case))).collect::<Vec<_>>();
        for fix in fixes.iter().flatten() {
            assert!(apply_patch_json(&text, &fix.patch).is_some(), "{name}: {fix:?}");
        }
        mended.insert(name.clone(), serde_json::to_value(fixes).expect("fixes"));
        let exception = serde_json::to_value(validation_exception(&report)).expect("an exception");
        // It comes back from what it serializes to.
        let text = serde_json::to_string(&report).expect("a report");
        let back: Report = serde_json::from_str(&text).expect("a report");
        assert_eq!(back, report, "{name}");
        let mut report = serde_json::to_value(&report).expect("a report");
        let issues = report["issues"].as_array().expect("issues");
        let expected = case["issues"].as_array().expect("issues");
        let all_fit = issues.iter().zip(expected).all(|(issue, expected)| fits(expected, issue));
        assert!(issues.len() == expected.len() && all_fit, "{name}: expected {expected:#?}\nfound {issues:#?}");
        let errors = issues.iter().filter(|issue| issue["level"] == "error").count();
        assert_eq!(report["ok"], errors == 0);
        fired.extend(issues.iter().map(|issue| issue["code"].to_string()));
        // The package's issues don't repeat what edition was asked for.
        for issue in report["issues"].as_array_mut().expect("issues") {
            issue.as_object_mut().expect("an issue").remove("edition");
        }
        report["exception"] = exception;
        reports.insert(name, report);
    }
    for code in Code::ALL {
        assert!(fired.contains(&format!("\"{}\"", code.name())), "no case fires {}", code.name());
    }
    for (name, written) in [("reports.json", reports), ("fixes.json", mended)] {
        let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        fs::write(out, Value::Object(written).to_string()).expect("written");
    }
}
