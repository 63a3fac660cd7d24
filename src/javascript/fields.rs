//! Writes the module `fields`: the descriptions of fields, a row for each, of which it makes an object.

use serde_json::{Value, json};

use crate::describe::{FieldDescription, FieldLimits, FieldValue, describe};
use crate::operation::Edition;

/// The JavaScript module that has the descriptions. A row holds from an edition on, up to another; both are told by
/// their places among all.
pub fn module() -> String {
    let mut rows: Vec<(String, u8, Value)> = Vec::new();
    // The newest has all fields, in their order.
    for FieldDescription { pointer, .. } in describe(Edition::LATEST) {
        for (edition, &its) in (0..).zip(Edition::ALL) {
            let Some(field) = describe(its).into_iter().find(|field| field.pointer == pointer) else { continue };
            let row = row(field);
            let is_known = rows.last().is_some_and(|(known, _, last)| *known == pointer && *last == row);
            if !is_known {
                rows.push((pointer.clone(), edition, row));
            }
        }
    }
    let lines = rows.iter().enumerate().map(|(place, (pointer, since, row))| {
        let next = rows.get(place + 1).filter(|(next, ..)| next == pointer);
        let row = row.to_string().replace(",null", ",");
        match (since, next) {
            (0, None) => row,
            (_, None) => format!("[{since}, {row}]"),
            (_, Some((_, until, _))) => format!("[{since}, {row}, {until}]"),
        }
    });
    format!("{}\nconst rows = () => [\n  {},\n];\n", include_str!("fields.js"), lines.collect::<Vec<_>>().join(",\n  "))
}

fn row(field: FieldDescription) -> Value {
    let limits = |limits: Option<FieldLimits>| limits.map(|FieldLimits { unit, min, max }| json!([unit, min, max]));
    // A value that is called as it is, and says no more, is told alone.
    let value = |&FieldValue { value, label, help }: &FieldValue| match help {
        "" if label == value => json!(value),
        _ => json!([value, label, help]),
    };
    let values = field.values.map(|values| values.iter().map(value).collect::<Vec<_>>());
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
}
