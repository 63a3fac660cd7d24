//! A native program: nothing about it changes because it depends on the crate.

use std::error::Error;

use cleanrooms_collaboration::export::{ExportOptions, ExportTarget};
use cleanrooms_collaboration::{Options, export_json, parse_json, validate};
use serde_json::json;

fn main() -> Result<(), Box<dyn Error>> {
    // Without `preserve_order`, which the crate must not turn on for everybody.
    assert_eq!(json!({"b": 1, "a": 2}).to_string(), r#"{"a":2,"b":1}"#);

    let request = json!({
        "name": "Joint measurement", "description": "Overlap", "creatorDisplayName": "Publisher", "members": [],
        "creatorMemberAbilities": ["CAN_QUERY", "CAN_RECEIVE_RESULTS"], "queryLogStatus": "ENABLED"
    });
    assert!(validate(&request, &Options::default())?.ok);
    let typed = parse_json(request.to_string(), &Options::default())?;
    assert!(validate(&typed, &Options::default())?.ok);
    let export = export_json(request.to_string(), "cli".parse::<ExportTarget>()?, ExportOptions::default())?;
    assert!(export.text.starts_with("aws cleanrooms create-collaboration"));

    let refused = export_json("{}", ExportTarget::Cli, ExportOptions::default()).map_err(Box::<dyn Error>::from);
    assert_eq!(refused.expect_err("it is empty").to_string(), "6 errors: /members: Members are required.");
    Ok(())
}
