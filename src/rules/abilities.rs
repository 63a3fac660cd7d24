//! Who queries, and who receives results.

use super::{Found, Place, places, pointers};
use crate::facts::{Facts, Participant, Who};
use crate::issue::{MultipleQueriersParams, NoQuerierParams, NoReceiverParams};
use crate::options::Settings;

/// One participant queries.
pub fn multiple_queriers(facts: &Facts, _: &Settings, found: &mut Found) {
    if facts.tally.queriers < 2 {
        return;
    }
    let queriers = places(facts, &Participant::is_querier, &Place::Abilities);
    for (index, querier) in queriers.iter().enumerate().skip(1) {
        found.add(*querier, MultipleQueriersParams { others: pointers(&queriers, Some(index)) });
    }
}

/// Somebody queries.
pub fn no_querier(facts: &Facts, _: &Settings, found: &mut Found) {
    if facts.tally.complete && facts.tally.queriers == 0 {
        found.add(Place::Abilities(Who::Creator), NoQuerierParams {});
    }
}

/// Where somebody queries, somebody receives results.
pub fn no_receiver(facts: &Facts, _: &Settings, found: &mut Found) {
    if facts.tally.complete && facts.tally.queriers > 0 && facts.tally.receivers == 0 {
        found.add(Place::Abilities(Who::Creator), NoReceiverParams {});
    }
}
