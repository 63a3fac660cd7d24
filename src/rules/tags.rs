//! Tags.

use super::Found;
use crate::facts::Facts;
use crate::finding::{Finding, Quote};
use crate::path::Location;

/// Keys that begin with `aws:`, in any case, are reserved for AWS.
pub fn reserved_tag_key(facts: &Facts, found: &mut Found) {
    for &key in &facts.reserved_tag_keys {
        found.add(Location::Tag(key), &Finding::ReservedTagKey { key: Quote::start(key) });
    }
}
