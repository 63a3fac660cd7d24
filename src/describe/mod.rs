//! The operation described for people, forms and other tools: its fields, its JSON Schema, its codes. Limits and names
//! come from the tables, so a form restates none.

#[cfg(not(feature = "boundary"))]
pub mod codes;
#[cfg(not(feature = "boundary"))]
pub mod schema;

#[cfg(not(feature = "boundary"))]
mod editions;
mod field;
#[cfg(not(feature = "boundary"))]
mod fields;
mod schema_target;

#[cfg(not(feature = "boundary"))]
pub use editions::{EditionChange, EditionDescription, EditionRule, editions};
pub use field::{FieldDescription, FieldGroup, FieldKind, FieldLimits, FieldValue};
#[cfg(not(feature = "boundary"))]
pub use fields::describe;
pub use schema_target::{Direction, JsonSchemaTarget};
