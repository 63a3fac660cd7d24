//! Writes the module `fields`: the descriptions of fields, a row for each, of which it makes an object.

use serde_json::json;

use crate::describe::{FieldDescription, FieldLimits, FieldValue, describe};

/// The JavaScript module that has the descriptions: a row for each field, of which it makes an object.
pub fn module() -> String {
    let limits = |limits: Option<FieldLimits>| limits.map(|FieldLimits { unit, min, max }| json!([unit, min, max]));
    let row = |field: FieldDescription| {
        let values = field.values.map(|values| {
            values.iter().map(|FieldValue { value, label, help }| json!([value, label, help])).collect::<Vec<_>>()
        });
        let flags = u8::from(field.required) | u8::from(field.multiline) << 1 | u8::from(field.unique) << 2;
        json!([
            field.pointer,
            field.label,
            field.help,
            field.kind,
            field.group,
            flags,
            field.constraint,
            limits(field.limits),
            limits(field.key_limits),
            limits(field.value_limits),
            values
        ])
    };
    let rows: Vec<String> = describe().into_iter().map(|field| row(field).to_string().replace(",null", ",")).collect();
    format!("{}\nconst rows = () => [\n  {},\n];\n", include_str!("fields.js"), rows.join(",\n  "))
}
