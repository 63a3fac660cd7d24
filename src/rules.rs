//! The cross-field rules: what no single field can tell. Each is one function over the [`Facts`];
//! [`RULES`] lists them with their level and the statement they rest on.

mod abilities;
mod engine;
mod members;
mod payment;
mod tags;

use crate::facts::{Facts, Participant, Who};
use crate::finding::{Finding, Others};
use crate::issue::{Code, Level, Source};
use crate::options::Settings;
use crate::path::Location;
use crate::report::Collector;

/// A rule.
#[derive(Debug)]
pub struct Rule {
    /// The code of its issues.
    pub code: Code,
    /// Their level, unless the caller chose another.
    pub level: Level,
    /// The statement it rests on.
    pub source: Source,
}

/// Declares the rules: the level of each unless the caller chose another, the code of its issues, the statement it
/// rests on, and the function that finds what breaks it. These are called by name, so that for what a rule has
/// nothing to say of it costs a comparison.
macro_rules! rules {
    ($( $level:ident $code:ident $source:ident $find:path, )*) => {
        /// Every rule, in the order of its issues in a report.
        pub static RULES: &[Rule] =
            &[$( Rule { code: Code::$code, level: Level::$level, source: Source::$source } ),*];

        /// Runs every rule.
        pub fn run(facts: &Facts, settings: &Settings, issues: &mut Collector) {
            let mut found = Found { rule: 0, settings, issues };
            $(
                $find(facts, &mut found);
                found.rule += 1;
            )*
        }
    };
}

rules! {
    Error MultiplePayers Documentation payment::multiple_payers,
    Error DefaultPayerDeclined Documentation payment::default_payer_declined,
    Error DuplicateAccount Documentation members::duplicate_account,
    Error CreatorIsMember Documentation members::creator_is_member,
    Error ReservedTagKey Tagging tags::reserved_tag_key,
    Warning MultipleQueriers Guide abilities::multiple_queriers,
    Warning NoQuerier Inferred abilities::no_querier,
    Warning NoReceiver Inferred abilities::no_receiver,
    Warning MemberQuota Guide members::member_quota,
    Warning MlNeedsSpark Guide engine::ml_needs_spark,
    Warning EngineRetired Guide engine::engine_retired,
}

/// Where a rule puts what it finds.
struct Found<'f, 's> {
    /// The rule's place in [`RULES`].
    rule: usize,
    settings: &'f Settings,
    issues: &'f mut Collector<'s>,
}

impl Found<'_, '_> {
    /// Takes an issue about a place, unless the rule is switched off.
    #[inline(never)]
    fn add(&mut self, place: Location, finding: &Finding) {
        if let Some(rule) = RULES.get(self.rule)
            && let Some(level) = self.settings.level(self.rule, rule.level)
        {
            self.issues.add(level, rule.source, &place, finding);
        }
    }

    /// Takes an issue about each participant who has a property, but for the first few of them; it names the
    /// others.
    fn add_each(
        &mut self,
        facts: &Facts,
        has: &dyn Fn(&Participant) -> bool,
        but: usize,
        place: &dyn Fn(Who) -> Location<'static>,
        finding: &dyn Fn(Others) -> Finding,
    ) {
        let mut places = Vec::new();
        for (who, one) in facts.participants() {
            if has(one) {
                push(&mut places, place(who));
            }
        }
        for (index, place) in places.iter().enumerate().skip(but) {
            self.add(*place, &finding(Others { places: &places, but: Some(index) }));
        }
    }
}

/// Adds a place. [`Vec::push`] is larger than its call wherever it is inlined.
#[inline(never)]
fn push(places: &mut Vec<Location<'static>>, place: Location<'static>) {
    places.push(place);
}

#[cfg(test)]
mod tests {
    use super::RULES;
    use crate::options::Levels;

    #[test]
    fn levels_have_the_order_of_the_rules() {
        let codes: Vec<_> = RULES.iter().map(|rule| rule.code).collect();
        assert_eq!(codes, Levels::RULES);
    }
}
