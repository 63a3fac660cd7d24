//! Tags.

use super::violations::Violations;
use crate::check::Facts;
use crate::issue::{Finding, Location, Quote};
use crate::operation::Site;

const TAGS: Site = Site::at("/tags");

/// Keys that begin with `aws:`, in any case, are reserved for AWS.
pub fn reserved_tag_key(facts: &Facts, violations: &mut Violations) {
    for &key in &facts.reserved_tag_keys {
        violations.add(Location::entry(TAGS, key), &Finding::ReservedTagKey { key: Quote::start(key) });
    }
}
