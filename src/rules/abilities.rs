//! Who queries, and who receives results.

use super::Found;
use crate::facts::{Facts, Participant, Who};
use crate::finding::Finding;
use crate::path::Location;

/// One participant queries.
pub fn multiple_queriers(facts: &Facts, found: &mut Found) {
    if facts.tally.queriers > 1 {
        found.add_each(facts, &Participant::is_querier, 1, &Location::Abilities, &|others| Finding::MultipleQueriers {
            others,
        });
    }
}

/// Somebody queries.
pub fn no_querier(facts: &Facts, found: &mut Found) {
    if facts.tally.complete && facts.tally.queriers == 0 {
        found.add(Location::Abilities(Who::Creator), &Finding::NoQuerier {});
    }
}

/// Where somebody queries, somebody receives results.
pub fn no_receiver(facts: &Facts, found: &mut Found) {
    if facts.tally.complete && facts.tally.queriers > 0 && facts.tally.receivers == 0 {
        found.add(Location::Abilities(Who::Creator), &Finding::NoReceiver {});
    }
}
