//! Who queries, and who receives results.

use super::violations::Violations;
use crate::check::{Facts, Participant, Pays};
use crate::issue::{Finding, Location};
use crate::operation::{ABILITIES, CAN_EXPORT_QUERY_ANALYSIS_LOG, CAN_QUERY, Cost};

/// One participant queries.
pub fn multiple_queriers(facts: &Facts, violations: &mut Violations) {
    if facts.tally.queriers > 1 {
        violations
            .add_each(facts, &Participant::is_querier, 1, ABILITIES, &|others| Finding::MultipleQueriers { others });
    }
}

/// One participant runs jobs.
pub fn multiple_job_runners(facts: &Facts, violations: &mut Violations) {
    if facts.tally.job_runners > 1 {
        violations.add_each(facts, &Participant::is_job_runner, 1, ABILITIES, &|others| Finding::MultipleJobRunners {
            others,
        });
    }
}

/// Who runs jobs also queries.
pub fn job_runner_cannot_query(facts: &Facts, violations: &mut Violations) {
    if facts.tally.job_runners == 0 {
        return;
    }
    let has = |one: &Participant| one.is_job_runner() && one.can(CAN_QUERY) == Some(false);
    violations.add_each(facts, &has, 0, ABILITIES, &|_| Finding::JobRunnerCannotQuery {});
}

/// Somebody queries, or runs jobs.
pub fn no_querier(facts: &Facts, violations: &mut Violations) {
    if facts.tally.complete && !has_runner(facts) {
        violations.add(Location::at(ABILITIES.creator), &Finding::NoQuerier {});
    }
}

/// Where somebody queries, or runs jobs, somebody receives results.
pub fn no_receiver(facts: &Facts, violations: &mut Violations) {
    if facts.tally.complete && has_runner(facts) && facts.tally.receivers == 0 {
        violations.add(Location::at(ABILITIES.creator), &Finding::NoReceiver {});
    }
}

/// Who can export the logs of queries queries or pays for queries.
pub fn log_export_unusable(facts: &Facts, violations: &mut Violations) {
    if facts.tally.abilities >> CAN_EXPORT_QUERY_ANALYSIS_LOG & 1 == 0 {
        return;
    }
    let has = |one: &Participant| {
        let may_pay = matches!(one.pays(Cost::QueryCompute), Pays::Yes | Pays::Unknown);
        one.has(CAN_EXPORT_QUERY_ANALYSIS_LOG) && one.can(CAN_QUERY) == Some(false) && !may_pay
    };
    violations.add_each(facts, &has, 0, ABILITIES, &|_| Finding::LogExportUnusable {});
}

fn has_runner(facts: &Facts) -> bool {
    facts.tally.queriers + facts.tally.job_runners > 0
}
