//! The operation: its vocabulary ([`shape`]), its tables, its costs, its participants and their accounts. Knows nothing
//! of inputs or issues. Internal, and public for the tests of the crate alone, which walk the tables.

pub mod shape;

mod ability;
mod account;
mod cost;
mod edition;
mod field_group;
mod participant;
mod site;
mod tables;

pub use ability::{CAN_EXPORT_QUERY_ANALYSIS_LOG, CAN_QUERY, CAN_RECEIVE_RESULTS, CAN_RUN_JOB, CLEAN_ROOMS_SQL};
pub use account::{AccountId, NotAnAccount};
#[cfg(not(feature = "boundary"))]
pub(crate) use cost::costs;
pub use cost::{Cost, Costs};
pub use edition::Edition;
pub(crate) use edition::since;
pub use field_group::FieldGroup;
pub use participant::Who;
pub use shape::{Enum, Length, List, Map, Member, NativeText, Pattern, Role, Shape, Structure, Text};
pub use site::{ABILITIES, ML_ABILITIES, MOST_LISTS, PAYS, ParticipantSite, Site, Step};
pub use tables::*;
