//! The cross-field rules: what no single field can tell. Each is one function over the [`Facts`];
//! [`RULES`] lists them with their level and the statement they rest on.

mod abilities;
mod engine;
mod members;
mod payment;
mod tags;

use crate::facts::{Facts, Who};
use crate::issue::{Code, Level, Params, PathElement, Source, pointer};
use crate::options::Settings;
use crate::report::Collector;
use crate::shape::Cost;

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
    for rule in &RULES {
        let level = match settings.levels.of(rule.code) {
            None => rule.level,
            Some(chosen) => match chosen.level() {
                Some(level) => level,
                None => continue,
            },
        };
        (rule.find)(facts, settings, &mut Found { level, source: rule.source, issues });
    }
}

/// Where a rule puts what it finds.
struct Found<'i> {
    level: Level,
    source: Source,
    issues: &'i mut Collector,
}

impl Found<'_> {
    fn add(&mut self, make: impl FnOnce() -> (Vec<PathElement>, Params)) {
        let source = self.source;
        self.issues.add(self.level, || {
            let (path, params) = make();
            (source, path, params)
        });
    }
}

/// How many other places an issue names.
const OTHERS: usize = 10;

/// Pointers to the other places that an issue is about.
fn others(places: impl Iterator<Item = Vec<PathElement>>) -> Vec<String> {
    places.take(OTHERS).map(|path| pointer(&path)).collect()
}

/// The path to what the creator or a member has, by the creator's member and the member's.
fn at(who: Who, of_creator: &'static str, of_member: &'static str) -> Vec<PathElement> {
    match who {
        Who::Creator => vec![of_creator.into()],
        Who::Member(index) => vec!["members".into(), index.into(), of_member.into()],
    }
}

fn abilities_of(who: Who) -> Vec<PathElement> {
    at(who, "creatorMemberAbilities", "memberAbilities")
}

fn ml_abilities_of(who: Who) -> Vec<PathElement> {
    at(who, "creatorMLMemberAbilities", "mlMemberAbilities")
}

/// The path to where a participant says whether to pay for a cost.
fn responsibility_of(who: Who, cost: Cost) -> Vec<PathElement> {
    let mut path = at(who, "creatorPaymentConfiguration", "paymentConfiguration");
    let steps: &[&'static str] = match cost {
        Cost::QueryCompute => &["queryCompute"],
        Cost::ModelTraining => &["machineLearning", "modelTraining"],
        Cost::ModelInference => &["machineLearning", "modelInference"],
    };
    path.extend(steps.iter().map(|&step| PathElement::from(step)));
    path.push("isResponsible".into());
    path
}
