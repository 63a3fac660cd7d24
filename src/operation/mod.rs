//! The operation: its vocabulary ([`shape`]), its tables, its costs, its participants and their accounts. Knows nothing
//! of inputs or issues.

pub mod shape;

mod account;
mod cost;
mod participant;
mod tables;

pub use account::Account;
pub use cost::Cost;
pub use participant::Who;
pub use shape::{Enum, Length, List, Map, Member, NativeText, Pattern, Role, Shape, Structure, Text};
pub use tables::*;
