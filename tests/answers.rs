//! Answers of the service as the crate reads them. What it makes of them is written down, for the
//! package reads them with code of its own and must make the same.

#![cfg(not(target_arch = "wasm32"))]

use std::fs;
use std::path::Path;

use cleanrooms_collaboration::{Options, parse_exception, validate_json, validation_exception};
use serde_json::{Value, json};

#[test]
fn exceptions_are_read_and_written_down() {
    let types = [
        "",
        "ValidationException",
        "ThrottlingException:http://internal.amazon.com/coral/",
        "aws.cleanrooms#AccessDeniedException",
        "a#ServiceQuotaExceededException:http://x/#y",
        " InternalServerException ",
        "InvalidSignatureException",
        "__proto__",
        "#:",
        ":http://x/",
    ];
    let bodies = [
        json!({"message": "m"}),
        json!({"Message": "M", "reason": "IAM_SYNCHRONIZATION_DELAY", "quotaName": "q", "quotaValue": 1.5e3}),
        json!({"__type": "x#ThrottlingException", "code": "y", "message": 1, "reason": null, "quotaValue": "5"}),
        json!({"code": "ValidationException", "fieldList": [
            {"name": "members[0].accountId", "message": "m"}, {"name": "/Tags/a.b"}, {"name": "tags[k]"}, {"name": 1}, 2,
            {"name": "members.12.memberAbilities.0"}, {"name": "$.creatorMLMemberAbilities.customMLMemberAbilities[1]"},
            {"name": "/tags/a~1b~0c]"}, {"name": "/tags/.$x"}, {"name": "/tags/"}, {"name": "/tags"}, {"name": "/"},
            {"name": "/members/0//"}, {"name": "/nope/1"}, {"name": "members.x"}, {"name": "name.first"}, {"name": "constructor"}, {"name": "members.1234567"}, []
        ]}),
        json!({"code": 404, "fieldList": {}}),
        json!([1]),
        json!("text"),
        Value::Null,
    ];
    let mut texts: Vec<String> = bodies.iter().map(Value::to_string).collect();
    texts.extend(["", "<html>", "{\"message\": \"cut", "{} {}"].map(String::from));
    let mut vectors = Vec::new();
    for status in [200, 400, 408, 429, 499, 500, 503] {
        for error_type in types {
            for body in &texts {
                let parsed = parse_exception(status, Some(error_type), body);
                vectors.push(json!({"status": status, "type": error_type, "body": body, "parsed": parsed}));
            }
        }
    }
    assert!(vectors.len() > 500);
    let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join("exceptions.json");
    fs::write(out, Value::from(vectors).to_string()).expect("written");
}

#[test]
fn speaks_as_smithy_does() {
    let text = r#"{"name": "", "description": "d", "creatorDisplayName": "c", "members": [],
        "creatorMemberAbilities": ["CAN_QUERY", "CAN_QUERY"], "queryLogStatus": "ON"}"#;
    let report = validate_json(text, &Options::default());
    let exception = validation_exception(&report).expect("errors");
    let start = "4 validation errors at 3 paths detected. First failure: Value with length 0 at '/name' failed \
         to satisfy constraint: Member must have length between 1 and 100, inclusive";
    assert_eq!(exception.message, start);
    let fields = exception.field_list.unwrap_or_default();
    let messages: Vec<&str> = fields.iter().map(|field| field.message.as_str()).collect();
    assert!(messages[1].starts_with("Value at '/name' failed to satisfy constraint: Member must satisfy regular"));
    assert!(messages[2].ends_with("Member must have unique values"));
    assert!(messages[3].ends_with("Member must satisfy enum value set: [DISABLED, ENABLED]"));
}
