//! What the analytics engine can do, and whether there still is such an engine.

use super::{Found, ml_abilities_of, others, responsibility_of};
use crate::facts::{Facts, Pays};
use crate::issue::{EngineRetiredParams, MlNeedsSparkParams};
use crate::operation::{ANALYTICS_ENGINE, CLEAN_ROOMS_SQL, SQL_ENGINE_RETIRED};
use crate::options::Settings;
use crate::shape::Cost;

/// Machine learning runs on Spark only.
pub fn ml_needs_spark(facts: &Facts, _: &Settings, found: &mut Found) {
    if facts.engine != Some(CLEAN_ROOMS_SQL) {
        return;
    }
    let mut uses = facts
        .participants()
        .flat_map(|(who, participant)| {
            let abilities = participant.has_ml_abilities.then(|| ml_abilities_of(who));
            let pays = |cost: &Cost| participant.pays(*cost) == Pays::Yes;
            let costs = [Cost::ModelTraining, Cost::ModelInference].into_iter().filter(pays);
            abilities.into_iter().chain(costs.map(move |cost| responsibility_of(who, cost)))
        })
        .peekable();
    if uses.peek().is_some() {
        found.add(|| (vec!["analyticsEngine".into()], MlNeedsSparkParams { others: others(uses) }.into()));
    }
}

/// The SQL engine is no longer taken for new collaborations.
pub fn engine_retired(facts: &Facts, _: &Settings, found: &mut Found) {
    if facts.engine == Some(CLEAN_ROOMS_SQL) {
        let engine = ANALYTICS_ENGINE.values[CLEAN_ROOMS_SQL];
        let params = EngineRetiredParams { engine, since: SQL_ENGINE_RETIRED };
        found.add(|| (vec!["analyticsEngine".into()], params.into()));
    }
}
