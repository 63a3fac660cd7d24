//! Who pays.

use super::violations::{Violations, find};
use crate::check::{Facts, Participant, Pays, QUERIED};
use crate::issue::Finding;
use crate::operation::{Cost, Costs, PAYS};

/// For each cost, at most one participant is responsible, in the editions that say so of it.
pub fn multiple_payers(facts: &Facts, violations: &mut Violations) {
    if facts.tally.payers.many.is_empty() {
        return;
    }
    for &cost in Cost::ALL {
        if facts.tally.payers.many.has(cost) && !violations.settings.edition.has(cost.several_since()) {
            let pays = |one: &Participant| one.pays(cost) == Pays::Yes;
            violations
                .add_each(facts, &pays, 1, PAYS[cost as usize], &|others| Finding::MultiplePayers { cost, others });
        }
    }
}

/// For each cost that the one who can query pays for by default: when nobody is responsible, that one doesn't decline.
pub fn default_payer_declined(facts: &Facts, violations: &mut Violations) {
    let declined = declined(facts).among(QUERIED);
    if facts.tally.queriers == 0 || declined.is_empty() {
        return;
    }
    for &cost in Cost::ALL {
        if declined.has(cost) {
            violations.add_each(facts, &Participant::is_querier, 0, PAYS[cost as usize], &|others| {
                Finding::DefaultPayerDeclined { cost, others }
            });
        }
    }
}

/// When nobody is responsible for jobs, the one who can run them doesn't decline.
pub fn job_payer_declined(facts: &Facts, violations: &mut Violations) {
    if facts.tally.job_runners > 0 && declined(facts).has(JOBS) {
        violations.add_each(facts, &Participant::is_job_runner, 0, PAYS[JOBS as usize], &|others| {
            Finding::JobPayerDeclined { others }
        });
    }
}

/// The one who can run jobs doesn't decline to pay for them, where another pays either.
pub fn job_runner_declines(facts: &Facts, violations: &mut Violations) {
    if facts.tally.job_runners == 0 {
        return;
    }
    let (mut payers, mut declining) = (Vec::new(), Vec::new());
    find(&mut payers, facts, &|one| one.pays(JOBS) == Pays::Yes, PAYS[JOBS as usize]);
    find(&mut declining, facts, &|one| one.is_job_runner() && one.pays(JOBS) == Pays::No, PAYS[JOBS as usize]);
    violations.add_with(&payers, &declining, &|others| Finding::JobRunnerDeclines { others });
}

const JOBS: Cost = Cost::JobCompute;

/// The costs that nobody is responsible for, and that everybody who has their ability declines.
const fn declined(facts: &Facts) -> Costs {
    let paid = facts.tally.payers.any.and(facts.tally.open.any);
    if facts.members_known { Costs::ALL.without(paid) } else { Costs::NONE }
}
