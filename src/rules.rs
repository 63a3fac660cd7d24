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
    /// Finds what breaks it.
    find: fn(&Facts, &Settings, &mut Found),
}

/// Every rule, in the order of its issues in a report.
pub static RULES: [Rule; 11] = [
    error(Code::MultiplePayers, Source::Documentation, payment::multiple_payers),
    error(Code::DefaultPayerDeclined, Source::Documentation, payment::default_payer_declined),
    error(Code::DuplicateAccount, Source::Documentation, members::duplicate_account),
    error(Code::CreatorIsMember, Source::Documentation, members::creator_is_member),
    error(Code::ReservedTagKey, Source::Tagging, tags::reserved_tag_key),
    warning(Code::MultipleQueriers, Source::Guide, abilities::multiple_queriers),
    warning(Code::NoQuerier, Source::Inferred, abilities::no_querier),
    warning(Code::NoReceiver, Source::Inferred, abilities::no_receiver),
    warning(Code::MemberQuota, Source::Guide, members::member_quota),
    warning(Code::MlNeedsSpark, Source::Guide, engine::ml_needs_spark),
    warning(Code::EngineRetired, Source::Guide, engine::engine_retired),
];

type Find = fn(&Facts, &Settings, &mut Found);

const fn error(code: Code, source: Source, find: Find) -> Rule {
    Rule { code, level: Level::Error, source, find }
}

const fn warning(code: Code, source: Source, find: Find) -> Rule {
    Rule { code, level: Level::Warning, source, find }
}

/// Runs every rule that isn't switched off.
pub fn run(facts: &Facts, settings: &Settings, issues: &mut Collector) {
    for (index, rule) in RULES.iter().enumerate() {
        if let Some(level) = settings.level(index, rule.level) {
            (rule.find)(facts, settings, &mut Found { level, source: rule.source, issues });
        }
    }
}

/// Where a rule puts what it finds.
struct Found<'f, 's> {
    level: Level,
    source: Source,
    issues: &'f mut Collector<'s>,
}

impl Found<'_, '_> {
    /// Takes an issue about a place.
    #[inline(never)]
    fn add(&mut self, place: Location, finding: &Finding) {
        self.issues.add(self.level, self.source, &place, finding);
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
        assert_eq!(RULES.each_ref().map(|rule| rule.code), Levels::RULES);
    }
}
