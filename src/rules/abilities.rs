//! Who queries, and who receives results.

use super::violations::Violations;
use crate::check::{Facts, Participant};
use crate::issue::{Finding, Location};
use crate::operation::ABILITIES;

/// One participant queries.
pub fn multiple_queriers(facts: &Facts, violations: &mut Violations) {
    if facts.tally.queriers > 1 {
        violations
            .add_each(facts, &Participant::is_querier, 1, ABILITIES, &|others| Finding::MultipleQueriers { others });
    }
}

/// Somebody queries.
pub fn no_querier(facts: &Facts, violations: &mut Violations) {
    if facts.tally.complete && facts.tally.queriers == 0 {
        violations.add(Location::at(ABILITIES.creator), &Finding::NoQuerier {});
    }
}

/// Where somebody queries, somebody receives results.
pub fn no_receiver(facts: &Facts, violations: &mut Violations) {
    if facts.tally.complete && facts.tally.queriers > 0 && facts.tally.receivers == 0 {
        violations.add(Location::at(ABILITIES.creator), &Finding::NoReceiver {});
    }
}
