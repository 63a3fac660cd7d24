//! Tags.

use super::Found;
use crate::facts::Facts;
use crate::issue::{PathElement, ReservedTagKeyParams};
use crate::options::Settings;

/// Keys that begin with `aws:`, in any case, are reserved for AWS.
pub fn reserved_tag_key(facts: &Facts, _: &Settings, found: &mut Found) {
    for key in &facts.reserved_tag_keys {
        let path = vec!["tags".into(), PathElement::Key(key.clone().into())];
        found.keep(path, ReservedTagKeyParams { key: key.clone() }.into());
    }
}
