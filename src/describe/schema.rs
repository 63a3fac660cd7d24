//! JSON Schema of the request, from the tables. It says all that a schema can: types, required
//! members, lengths, patterns, enums and unique items; not the cross-field rules.

use serde_json::{Map, Value, json};

pub use super::schema_target::{Direction, JsonSchemaTarget};
use crate::operation::{CREATE_COLLABORATION, Edition, Length, Shape, Structure, Text};

/// Half of a surrogate pair. JSON can write it with an escape, UTF-8 can't.
pub(crate) const SURROGATE: &str = r"[\uD800-\uDFFF]";

/// The schema of a valid request in an edition.
///
/// ```
/// use cleanrooms_collaboration::Edition;
/// use cleanrooms_collaboration::schema::{Direction, JsonSchemaTarget, json_schema};
///
/// let schema = json_schema(JsonSchemaTarget::Draft202012, Direction::Input, Edition::default());
/// assert_eq!(schema["$defs"]["AccountId"]["maxLength"], 12);
/// ```
#[must_use]
pub fn json_schema(target: JsonSchemaTarget, direction: Direction, edition: Edition) -> Value {
    let [address, keyword] = words(target);
    let mut definitions = Definitions { keyword, direction, edition, defined: Map::new() };
    let mut schema = Map::from_iter([("$schema".to_owned(), json!(address))]);
    schema.insert("title".into(), json!(CREATE_COLLABORATION.name.0));
    schema.extend(definitions.structure(&CREATE_COLLABORATION));
    schema.insert(keyword.into(), Value::Object(definitions.defined));
    Value::Object(schema)
}

/// The schemas of the shapes that have a name, as they are met.
struct Definitions {
    /// The keyword under which they stand.
    keyword: &'static str,
    direction: Direction,
    edition: Edition,
    defined: Map<String, Value>,
}

impl Definitions {
    fn structure(&mut self, structure: &'static Structure) -> Map<String, Value> {
        let mut properties = Map::new();
        let mut required = Vec::new();
        for member in structure.members_in(self.edition) {
            let mut schema = self.shape(member.shape);
            if member.required_in(self.edition) {
                required.push(member.name);
            } else if self.direction == Direction::Input {
                schema = json!({"anyOf": [schema, {"type": "null"}]});
            }
            properties.insert(member.name.into(), schema);
        }
        let mut schema = Map::from_iter([("type".to_owned(), json!("object"))]);
        schema.insert("properties".into(), Value::Object(properties));
        schema.insert("required".into(), json!(required));
        schema.insert("additionalProperties".into(), json!(false));
        schema
    }

    /// The schema of a shape: of one that has a name, a reference to its definition.
    fn shape(&mut self, shape: Shape) -> Value {
        let (name, schema) = match shape {
            Shape::Structure(structure) => (structure.name.0, Value::Object(self.structure(structure))),
            Shape::List(list) => {
                let mut schema = json!({"type": "array", "items": self.shape(list.element)});
                if let Some(Length { min, max }) = list.length_in(self.edition) {
                    set(&mut schema, "minItems", (min > 0).then_some(min));
                    set(&mut schema, "maxItems", max);
                }
                if list.unique {
                    schema["uniqueItems"] = json!(true);
                }
                (list.name.0, schema)
            }
            Shape::Map(map) => {
                let (names, values) = (self.shape(Shape::String(map.key)), self.shape(Shape::String(map.value)));
                let mut schema = json!({"type": "object", "propertyNames": names, "additionalProperties": values});
                set(&mut schema, "maxProperties", map.length.max);
                (map.name.0, schema)
            }
            Shape::String(text) => (text.name.0, string(text, self.edition)),
            Shape::Enum(choices) => (choices.name.0, json!({"enum": choices.values_in(self.edition)})),
            Shape::Boolean => return json!({"type": "boolean"}),
            Shape::Timestamp => return json!({"type": "number"}),
        };
        self.defined.insert(name.into(), schema);
        json!({"$ref": format!("#/{}/{name}", self.keyword)})
    }
}

fn string(text: &Text, edition: Edition) -> Value {
    let (Length { min, max }, pattern) = text.limits_in(edition);
    let mut schema = json!({"type": "string"});
    set(&mut schema, "minLength", (min > 0).then_some(min));
    set(&mut schema, "maxLength", max);
    if let Some(pattern) = pattern {
        schema["pattern"] = json!(pattern.source.0);
    }
    schema["not"] = json!({"pattern": SURROGATE});
    schema
}

fn set(schema: &mut Value, keyword: &str, number: Option<usize>) {
    if let Some(number) = number {
        schema[keyword] = json!(number);
    }
}

/// What differs from one edition to another: its address, and the keyword of definitions.
pub(crate) fn words(target: JsonSchemaTarget) -> [&'static str; 2] {
    match target {
        JsonSchemaTarget::Draft202012 => ["https://json-schema.org/draft/2020-12/schema", "$defs"],
        JsonSchemaTarget::Draft07 => ["http://json-schema.org/draft-07/schema#", "definitions"],
    }
}
