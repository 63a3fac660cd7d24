//! A JavaScript object is checked without the npm package, in a browser.

#![cfg(target_arch = "wasm32")]

use cleanrooms_collaboration::Options;
use cleanrooms_collaboration::js::{NotPlainData, validate_js};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

fn object(text: &str) -> JsValue {
    js_sys::JSON::parse(text).expect("JSON")
}

#[wasm_bindgen_test]
fn checks_an_object() {
    let report = validate_js(&object(r#"{"name": "", "members": 1}"#), &Options::default()).expect("plain data");
    let found: Vec<String> = report.issues.iter().map(ToString::to_string).collect();
    assert_eq!(found[0], "/name: The collaboration name has too few characters. Character count: 0, at least 1");
    assert!(found.contains(&"/members: The members must be a list, not a number.".to_owned()), "{found:?}");
}

#[wasm_bindgen_test]
fn says_what_is_no_plain_data() {
    let function = js_sys::Function::new_no_args("");
    let request = js_sys::Object::new();
    js_sys::Reflect::set(&request, &"name".into(), &function).expect("an object");
    assert!(matches!(validate_js(&request, &Options::default()), Err(NotPlainData { .. })));
}
