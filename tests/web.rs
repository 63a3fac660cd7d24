//! Runs in a real browser, through `wasm-pack test`: the crate as wasm, with the text input and the
//! randomness that only a browser gives it.

#![cfg(target_arch = "wasm32")]

use cleanrooms_collaboration::{Edition, Options, payers_json, validate_json};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const VALID: &str = include_str!("bases/full.json");

/// As the skeleton of the AWS CLI has it.
const INVALID: &str = r#"{
    "creatorDisplayName": "Host",
    "creatorMemberAbilities": [
        "creatorMemberAbilities"
    ],
    "description": "Shared analysis of overlapping records",
    "members": [
        {
            "accountId": "accountId",
            "memberAbilities": [
                "memberAbilities"
            ],
            "displayName": "Partner 1",
            "paymentConfiguration": {
                "queryCompute": {
                    "isResponsible": false
                }
            }
        }
    ],
    "name": "Joint measurement",
    "queryLogStatus": "queryLogStatus",
    "creatorPaymentConfiguration": {
        "queryCompute": {
            "isResponsible": false
        }
    },
    "dataEncryptionMetadata": {
        "allowCleartext": false,
        "allowDuplicates": false,
        "allowJoinsOnColumnsWithDifferentNames": false,
        "preserveNulls": false
    },
    "tags": {
        "key": "v"
    }
}"#;

#[wasm_bindgen_test]
fn accepts_a_valid_request() {
    let report = validate_json(VALID, &Options::default());
    assert!(report.ok && report.issues.is_empty(), "{report:?}");
}

#[wasm_bindgen_test]
fn names_every_mistake() {
    let report = validate_json(INVALID, &Options::default());
    let found: Vec<String> =
        report.issues.iter().map(|issue| format!("{} {}", issue.code().name(), issue.pointer())).collect();
    let wanted = [
        "enum /creatorMemberAbilities/0",
        "length /members/0/accountId",
        "pattern /members/0/accountId",
        "enum /members/0/memberAbilities/0",
        "enum /queryLogStatus",
    ];
    assert_eq!(found, wanted);
}

#[wasm_bindgen_test]
fn finds_repeated_keys_among_many() {
    let keys: String = (0..1000).map(|key| format!("\"k{key}\": 1, ")).collect();
    let report = validate_json(format!("{{{keys} \"k7\": 2}}"), &Options { max_issues: 5000, ..Options::default() });
    assert_eq!(report.issues.iter().filter(|issue| issue.code().name() == "duplicate_key").count(), 1);
}

#[wasm_bindgen_test]
fn says_who_pays() {
    let payers = payers_json(VALID, Edition::default());
    assert_eq!(format!("{:?}", payers.query_compute), "Creator { basis: Configured }");
}

#[cfg(feature = "js")]
#[wasm_bindgen_test]
fn a_request_in_rust_is_the_object_that_its_type_says() {
    use cleanrooms_collaboration::model::CreateCollaborationRequest;
    use tsify::Tsify;
    use wasm_bindgen::{JsCast, JsValue};

    let object = js_sys::JSON::parse(VALID).expect("JSON");
    let request: CreateCollaborationRequest = serde_wasm_bindgen::from_value(object.clone()).expect("a request");
    // With absent members absent, and tags as an object and not a Map.
    let back: JsValue = request.into_js().expect("an object").into();
    let text = |value: &JsValue| {
        let names = js_sys::Object::keys(value.unchecked_ref::<js_sys::Object>()).sort();
        (names.join(",").as_string(), js_sys::JSON::stringify(value).expect("plain data").length())
    };
    assert_eq!(text(&back), text(&object));
}

#[wasm_bindgen_test]
fn has_messages_and_exports_as_everywhere() {
    use cleanrooms_collaboration::export::{ExportOptions, ExportTarget};
    use cleanrooms_collaboration::export_json;

    let report = export_json(INVALID, ExportTarget::Cli, ExportOptions::default()).expect_err("it isn't valid");
    assert!(report.to_string().starts_with("5 errors: /creatorMemberAbilities/0: Item 1 of"), "{report}");
    let export = export_json(VALID, ExportTarget::Cli, ExportOptions::default()).expect("it is valid");
    assert!(export.text.starts_with("aws cleanrooms create-collaboration"));
}

#[wasm_bindgen_test]
fn runs_in_a_page() {
    let global = js_sys::global();
    assert!(js_sys::Reflect::has(&global, &"document".into()).expect("an object"));
}
