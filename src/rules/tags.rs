//! Tags.

use super::violations::Violations;
use crate::check::Facts;
use crate::issue::{Finding, Location, Quote};

/// Keys that begin with `aws:`, in any case, are reserved for AWS.
pub fn reserved_tag_key(facts: &Facts, violations: &mut Violations) {
    for &key in &facts.reserved_tag_keys {
        violations.add(Location::Tag(key), &Finding::ReservedTagKey { key: Quote::start(key) });
    }
}
