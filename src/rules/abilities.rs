//! Who queries, and who receives results.

use super::{Found, abilities_of, others};
use crate::facts::{Facts, Who};
use crate::issue::{MultipleQueriersParams, NoQuerierParams, NoReceiverParams};
use crate::operation::CAN_QUERY;
use crate::options::Settings;

fn queriers(facts: &Facts) -> impl Iterator<Item = Who> {
    let able = facts.participants().filter(|(_, participant)| participant.can(CAN_QUERY) == Some(true));
    able.map(|(who, _)| who)
}

/// One participant queries.
pub fn multiple_queriers(facts: &Facts, _: &Settings, found: &mut Found) {
    for querier in queriers(facts).skip(1) {
        found.add(|| {
            let rest = queriers(facts).filter(|&who| who != querier).map(abilities_of);
            (abilities_of(querier), MultipleQueriersParams { others: others(rest) }.into())
        });
    }
}

/// Somebody queries.
pub fn no_querier(facts: &Facts, _: &Settings, found: &mut Found) {
    if facts.has_querier() == Some(false) {
        found.add(|| (abilities_of(Who::Creator), NoQuerierParams {}.into()));
    }
}

/// Where somebody queries, somebody receives results.
pub fn no_receiver(facts: &Facts, _: &Settings, found: &mut Found) {
    if facts.has_querier() == Some(true) && facts.has_receiver() == Some(false) {
        found.add(|| (abilities_of(Who::Creator), NoReceiverParams {}.into()));
    }
}
