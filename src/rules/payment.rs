//! Who pays.

use super::{Found, Place, places, pointers};
use crate::facts::{Facts, Participant, Pays};
use crate::issue::{DefaultPayerDeclinedParams, MultiplePayersParams};
use crate::options::Settings;
use crate::shape::Cost;

/// For each cost, at most one participant is responsible.
pub fn multiple_payers(facts: &Facts, _: &Settings, found: &mut Found) {
    for &cost in Cost::ALL {
        if facts.tally.payers[cost as usize] < 2 {
            continue;
        }
        let payers = places(facts, &|one| one.pays(cost) == Pays::Yes, &|who| Place::Pays(who, cost));
        for (index, payer) in payers.iter().enumerate().skip(1) {
            found.add(*payer, MultiplePayersParams { cost, others: pointers(&payers, Some(index)) });
        }
    }
}

/// For each cost, when nobody is responsible, the one who can query is by default, unless declining.
pub fn default_payer_declined(facts: &Facts, _: &Settings, found: &mut Found) {
    for &cost in Cost::ALL {
        let may_be_paid = facts.tally.payers[cost as usize] + facts.tally.open[cost as usize] > 0;
        if may_be_paid || !facts.members_known || facts.tally.queriers == 0 {
            continue;
        }
        let decliners = places(facts, &Participant::is_querier, &|who| Place::Pays(who, cost));
        for (index, decliner) in decliners.iter().enumerate() {
            found.add(*decliner, DefaultPayerDeclinedParams { cost, others: pointers(&decliners, Some(index)) });
        }
    }
}
