//! Who pays.

use super::{Found, others, responsibility_of};
use crate::facts::{Facts, Pays, Who};
use crate::issue::{DefaultPayerDeclinedParams, MultiplePayersParams};
use crate::operation::CAN_QUERY;
use crate::options::Settings;
use crate::shape::Cost;

/// The participants that give one answer about a cost, the creator first.
fn who_says(facts: &Facts, cost: Cost, answer: Pays) -> impl Iterator<Item = Who> {
    let says = move |&(_, participant): &(Who, &crate::facts::Participant)| participant.pays(cost) == answer;
    facts.participants().filter(says).map(|(who, _)| who)
}

/// For each cost, at most one participant is responsible.
pub fn multiple_payers(facts: &Facts, _: &Settings, found: &mut Found) {
    for cost in Cost::ALL {
        for payer in who_says(facts, cost, Pays::Yes).skip(1) {
            found.add(|| {
                let others = who_says(facts, cost, Pays::Yes).filter(|&who| who != payer);
                let others = others.map(|who| responsibility_of(who, cost));
                let params = MultiplePayersParams { cost, others: self::others(others) };
                (responsibility_of(payer, cost), params.into())
            });
        }
    }
}

/// For each cost, when nobody is responsible, the one who can query is by default, unless declining.
pub fn default_payer_declined(facts: &Facts, _: &Settings, found: &mut Found) {
    if !facts.members_known {
        return;
    }
    for cost in Cost::ALL {
        // One whose answer or abilities are unknown may pay after all.
        let may_pay = facts.participants().any(|(_, participant)| match participant.pays(cost) {
            Pays::Yes | Pays::Unknown => true,
            Pays::Unsaid => participant.can(CAN_QUERY) != Some(false),
            Pays::No => false,
        });
        if may_pay {
            continue;
        }
        let decliners = || {
            let queriers = facts.participants().filter(|(_, participant)| participant.can(CAN_QUERY) == Some(true));
            queriers.map(|(who, _)| who)
        };
        for decliner in decliners() {
            found.add(|| {
                let others = decliners().filter(|&who| who != decliner);
                let others = others.map(|who| responsibility_of(who, cost));
                let params = DefaultPayerDeclinedParams { cost, others: self::others(others) };
                (responsibility_of(decliner, cost), params.into())
            });
        }
    }
}
