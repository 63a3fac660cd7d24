//! Writes the module `schemas`: the JSON Schemas, made from the tables as the crate makes them.

use serde_json::{Map, Value, json};

use super::shapes::names;
use crate::describe::schema::{JsonSchemaTarget, SURROGATE, words};

/// The JavaScript module that makes the schemas.
pub fn module() -> String {
    let targets: Map<String, Value> = [JsonSchemaTarget::Draft202012, JsonSchemaTarget::Draft07]
        .into_iter()
        .zip(JsonSchemaTarget::NAMES)
        .map(|(target, name)| ((*name).to_owned(), json!(words(target))))
        .collect();
    let names = names();
    let constants: Vec<&str> = names.iter().map(|(_, constant)| constant.as_str()).collect();
    let pairs: String = names.iter().map(|(name, constant)| format!("  [{constant}, {name:?}],\n")).collect();
    format!(
        "{}import {{ {} }} from './shapes.js';

const TARGETS = {};
const SURROGATE = {SURROGATE:?};
/** What each shape is called in the API model. */
const NAMES = /* @__PURE__ */ new Map([
{pairs}]);
",
        include_str!("schemas.js"),
        constants.join(", "),
        Value::Object(targets)
    )
}
