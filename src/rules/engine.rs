//! What the analytics engine can do, and whether there still is such an engine.

use super::{Found, Place, pointers};
use crate::facts::{Facts, Pays};
use crate::issue::{EngineRetiredParams, MlNeedsSparkParams};
use crate::operation::{ANALYTICS_ENGINE, CLEAN_ROOMS_SQL, SQL_ENGINE_RETIRED};
use crate::options::Settings;
use crate::shape::Cost;

/// Machine learning runs on Spark only.
pub fn ml_needs_spark(facts: &Facts, _: &Settings, found: &mut Found) {
    if facts.engine != Some(CLEAN_ROOMS_SQL) || facts.tally.ml_users == 0 {
        return;
    }
    let mut uses = Vec::new();
    for (who, participant) in facts.participants() {
        if participant.has_ml_abilities {
            uses.push(Place::MlAbilities(who));
        }
        for cost in [Cost::ModelTraining, Cost::ModelInference] {
            if participant.pays(cost) == Pays::Yes {
                uses.push(Place::Pays(who, cost));
            }
        }
    }
    found.add(Place::Engine, MlNeedsSparkParams { others: pointers(&uses, None) });
}

/// The engine for SQL has ended.
pub fn engine_retired(facts: &Facts, _: &Settings, found: &mut Found) {
    if facts.engine == Some(CLEAN_ROOMS_SQL) {
        let engine = ANALYTICS_ENGINE.values[CLEAN_ROOMS_SQL];
        found.add(Place::Engine, EngineRetiredParams { engine, since: SQL_ENGINE_RETIRED });
    }
}
