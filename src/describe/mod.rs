//! The operation described for people, forms and other tools: its fields, its JSON Schema, its codes. Limits and names
//! come from the tables, so a form restates none.

#[cfg(not(target_arch = "wasm32"))]
pub mod codes;
#[cfg(not(target_arch = "wasm32"))]
pub mod schema;

mod field;
#[cfg(not(target_arch = "wasm32"))]
mod fields;
mod schema_target;

pub use field::{FieldDescription, FieldGroup, FieldKind, FieldLimits, FieldValue};
#[cfg(not(target_arch = "wasm32"))]
pub use fields::describe;
pub use schema_target::{Direction, JsonSchemaTarget};
