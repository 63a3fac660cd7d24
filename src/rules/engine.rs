//! What the analytics engine can do, and whether there still is such an engine.

use super::violations::{Violations, push};
use crate::check::{Facts, Pays};
use crate::issue::{Finding, Location, Others};
use crate::operation::{
    ABILITIES, ANALYTICS_ENGINE, CLEAN_ROOMS_SQL, Cost, ML_ABILITIES, PAYS, SQL_ENGINE_RETIRED, Site,
};

const ENGINE: Site = Site::at("/analyticsEngine");

/// Machine learning runs on Spark only.
pub fn ml_needs_spark(facts: &Facts, violations: &mut Violations) {
    if facts.engine != Some(CLEAN_ROOMS_SQL) || facts.tally.ml_users == 0 {
        return;
    }
    let mut uses = Vec::new();
    for (who, participant) in facts.participants() {
        if participant.has_ml_abilities {
            push(&mut uses, Location::of(ML_ABILITIES, who));
        }
        for &cost in Cost::ALL {
            if cost.is_ml() && participant.pays(cost) == Pays::Yes {
                push(&mut uses, Location::of(PAYS[cost as usize], who));
            }
        }
    }
    violations.add(Location::at(ENGINE), &Finding::MlNeedsSpark { others: Others::all(&uses) });
}

/// Jobs run on Spark only.
pub fn jobs_need_spark(facts: &Facts, violations: &mut Violations) {
    if facts.engine != Some(CLEAN_ROOMS_SQL) {
        return;
    }
    let mut uses = Vec::new();
    for (who, participant) in facts.participants() {
        if participant.is_job_runner() {
            push(&mut uses, Location::of(ABILITIES, who));
        }
        if participant.pays(Cost::JobCompute) == Pays::Yes {
            push(&mut uses, Location::of(PAYS[Cost::JobCompute as usize], who));
        }
    }
    if !uses.is_empty() {
        violations.add(Location::at(ENGINE), &Finding::JobsNeedSpark { others: Others::all(&uses) });
    }
}

/// The engine for SQL has ended.
pub fn engine_retired(facts: &Facts, violations: &mut Violations) {
    if facts.engine == Some(CLEAN_ROOMS_SQL) {
        let engine = ANALYTICS_ENGINE.values[CLEAN_ROOMS_SQL];
        violations.add(Location::at(ENGINE), &Finding::EngineRetired { engine, since: SQL_ENGINE_RETIRED });
    }
}
