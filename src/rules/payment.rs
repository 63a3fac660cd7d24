//! Who pays.

use super::violations::Violations;
use crate::check::{Facts, Participant, Pays};
use crate::issue::Finding;
use crate::operation::{Cost, PAYS};

/// For each cost, at most one participant is responsible.
pub fn multiple_payers(facts: &Facts, violations: &mut Violations) {
    for &cost in Cost::ALL {
        if facts.tally.payers[cost as usize] > 1 {
            let pays = |one: &Participant| one.pays(cost) == Pays::Yes;
            violations
                .add_each(facts, &pays, 1, PAYS[cost as usize], &|others| Finding::MultiplePayers { cost, others });
        }
    }
}

/// For each cost, when nobody is responsible, the one who has the cost's ability pays by default, unless declining.
pub fn default_payer_declined(facts: &Facts, violations: &mut Violations) {
    for &cost in Cost::ALL {
        let may_be_paid = facts.tally.payers[cost as usize] + facts.tally.open[cost as usize] > 0;
        if !may_be_paid && facts.members_known && facts.tally.queriers > 0 {
            violations.add_each(facts, &|one| one.has(cost.ability()), 0, PAYS[cost as usize], &|others| {
                Finding::DefaultPayerDeclined { cost, others }
            });
        }
    }
}
