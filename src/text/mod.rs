//! Characters and names: what a string has in it, whatever it is for. Knows nothing of fields, inputs or issues.

mod bytes;
mod characters;
mod nearest;
mod pointer;
mod quoted;

pub use bytes::{HIGH, ONES, any, bytes_of, is_digits, is_same, position, same};
pub use characters::{
    Class, Refused, count, first, is_disturbing, push, push_number, put, scan, scan_printable, to_string, valid_up_to,
};
pub use nearest::{NO_CANDIDATE, is_same_name, letters_of, nearest};
#[cfg(not(feature = "boundary"))]
pub use pointer::from_step;
pub use pointer::push_step;
pub use quoted::Quoted;
