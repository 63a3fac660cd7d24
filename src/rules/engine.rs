//! What the analytics engine can do, and whether there still is such an engine.

use super::violations::{Violations, find};
use crate::check::{Facts, Participant, Pays};
use crate::issue::{Finding, Location, Others};
use crate::operation::{
    ABILITIES, ANALYTICS_ENGINE, CLEAN_ROOMS_SQL, Cost, ML_ABILITIES, PAYS, ParticipantSite, SQL_ENGINE_RETIRED, Site,
};

const ENGINE: Site = Site::at("/analyticsEngine");

/// Machine learning runs on Spark only.
pub fn ml_needs_spark(facts: &Facts, violations: &mut Violations) {
    if facts.engine == Some(CLEAN_ROOMS_SQL) && facts.tally.ml_users > 0 {
        needs_spark(facts, violations, &|one| one.has_ml_abilities, ML_ABILITIES, Cost::is_ml, &|others| {
            Finding::MlNeedsSpark { others }
        });
    }
}

/// Jobs run on Spark only.
pub fn jobs_need_spark(facts: &Facts, violations: &mut Violations) {
    if facts.engine == Some(CLEAN_ROOMS_SQL) {
        let is_jobs = |cost| cost == Cost::JobCompute;
        needs_spark(facts, violations, &Participant::is_job_runner, ABILITIES, is_jobs, &|others| {
            Finding::JobsNeedSpark { others }
        });
    }
}

/// Reports, at the engine, those who have an ability or pay for some costs.
fn needs_spark(
    facts: &Facts,
    violations: &mut Violations,
    is_able: &dyn Fn(&Participant) -> bool,
    abilities: ParticipantSite,
    is_meant: fn(Cost) -> bool,
    finding: &dyn Fn(Others) -> Finding,
) {
    let mut uses = Vec::new();
    find(&mut uses, facts, is_able, abilities);
    for &cost in Cost::ALL {
        if is_meant(cost) {
            find(&mut uses, facts, &|one| one.pays(cost) == Pays::Yes, PAYS[cost as usize]);
        }
    }
    violations.add_with(&uses, &[Location::at(ENGINE)], finding);
}

/// The engine for SQL has ended.
pub fn engine_retired(facts: &Facts, violations: &mut Violations) {
    if facts.engine == Some(CLEAN_ROOMS_SQL) {
        let engine = ANALYTICS_ENGINE.values[CLEAN_ROOMS_SQL];
        violations.add(Location::at(ENGINE), &Finding::EngineRetired { engine, since: SQL_ENGINE_RETIRED });
    }
}
