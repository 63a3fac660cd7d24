//! The cross-field rules: what no single field can tell. Each is one function over the facts about a request, named as
//! its code. Their codes, levels and the statements they rest on stand in the table of [`crate::issue`]. A rule knows
//! the facts and the options; it never reads the input.

mod abilities;
mod engine;
mod members;
mod payers;
mod payment;
mod tags;
mod violations;

use crate::check::Facts;
use crate::issue::{Collector, RULE_NAMES};
use crate::options::Settings;
use crate::text::is_same;
use violations::Violations;

#[cfg(any(all(feature = "full", target_arch = "wasm32"), feature = "generate"))]
pub(crate) use payers::PayersAnswer;
pub(crate) use payers::with_facts;
pub use payers::{Basis, NobodyPays, Payer, Payers};

/// Declares which functions find what breaks the rules. These are called by name, so that for what a rule has nothing
/// to say of it costs a comparison.
macro_rules! run {
    ($( $file:ident::$rule:ident, )*) => {
        /// Runs every rule.
        pub(crate) fn run(facts: &Facts, settings: &Settings, issues: &mut Collector) {
            let mut violations = Violations { rule: 0, settings, issues };
            $(
                $file::$rule(facts, &mut violations);
                violations.rule += 1;
            )*
        }

        const _: () = assert!(are_same(&[$( stringify!($rule) ),*], RULE_NAMES), "the rules, in the table's order");
    };
}

// In the order of the table.
run! {
    payment::multiple_payers,
    payment::default_payer_declined,
    payment::job_payer_declined,
    members::duplicate_account,
    members::creator_is_member,
    tags::reserved_tag_key,
    abilities::multiple_queriers,
    abilities::multiple_job_runners,
    abilities::job_runner_cannot_query,
    payment::job_runner_declines,
    abilities::no_querier,
    abilities::no_receiver,
    members::member_quota,
    engine::ml_needs_spark,
    engine::jobs_need_spark,
    engine::engine_retired,
    abilities::log_export_unusable,
}

/// Whether two lists of names are the same.
const fn are_same(left: &[&str], right: &[&str]) -> bool {
    let mut index = 0;
    while index < left.len() && index < right.len() && is_same(left[index].as_bytes(), right[index].as_bytes()) {
        index += 1;
    }
    index == left.len() && index == right.len()
}
