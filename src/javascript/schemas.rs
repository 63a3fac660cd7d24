//! Writes the module `schemas`: the JSON Schemas: one of them, from which it makes the others.

use serde_json::{Map, Value, json};

use crate::describe::schema::{Direction, JsonSchemaTarget, json_schema, words};

/// The JavaScript module that has the schemas: one of them, from which it makes the others.
pub fn module() -> String {
    let mut schema = json_schema(JsonSchemaTarget::Draft202012, Direction::Input);
    // Each has its own.
    if let Some(members) = schema.as_object_mut() {
        *members = std::mem::take(members).into_iter().filter(|(name, _)| name != "$schema").collect();
    }
    let targets: Map<String, Value> = [JsonSchemaTarget::Draft202012, JsonSchemaTarget::Draft07]
        .into_iter()
        .zip(JsonSchemaTarget::NAMES)
        .map(|(target, name)| ((*name).to_owned(), json!(words(target))))
        .collect();
    format!(
        "{}\nconst TARGETS = {};\nconst schema = () => ({schema});\n",
        include_str!("schemas.js"),
        Value::Object(targets)
    )
}
