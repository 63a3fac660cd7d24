//! What the analytics engine can do, and whether there still is such an engine.

use super::violations::{Violations, push};
use crate::check::{Facts, Pays};
use crate::issue::{Finding, Location, Others};
use crate::operation::{ANALYTICS_ENGINE, CLEAN_ROOMS_SQL, Cost, SQL_ENGINE_RETIRED};

/// Machine learning runs on Spark only.
pub fn ml_needs_spark(facts: &Facts, violations: &mut Violations) {
    if facts.engine != Some(CLEAN_ROOMS_SQL) || facts.tally.ml_users == 0 {
        return;
    }
    let mut uses = Vec::new();
    for (who, participant) in facts.participants() {
        if participant.has_ml_abilities {
            push(&mut uses, Location::MlAbilities(who));
        }
        for cost in [Cost::ModelTraining, Cost::ModelInference] {
            if participant.pays(cost) == Pays::Yes {
                push(&mut uses, Location::Pays(who, cost));
            }
        }
    }
    violations.add(Location::Engine, &Finding::MlNeedsSpark { others: Others { places: &uses, but: None } });
}

/// The engine for SQL has ended.
pub fn engine_retired(facts: &Facts, violations: &mut Violations) {
    if facts.engine == Some(CLEAN_ROOMS_SQL) {
        let engine = ANALYTICS_ENGINE.values[CLEAN_ROOMS_SQL];
        violations.add(Location::Engine, &Finding::EngineRetired { engine, since: SQL_ENGINE_RETIRED });
    }
}
