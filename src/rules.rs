//! The cross-field rules: what no single field can tell. Each is one function over the [`Facts`];
//! [`RULES`] lists them with their level and the statement they rest on.

mod abilities;
mod engine;
mod members;
mod payment;
mod tags;

use crate::facts::{Facts, Participant, Who};
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
        (rule.find)(facts, settings, &mut Found { rule, settings, issues });
    }
}

/// Where a rule puts what it finds.
struct Found<'f> {
    rule: &'static Rule,
    settings: &'f Settings,
    issues: &'f mut Collector,
}

impl Found<'_> {
    /// Takes an issue about a place.
    fn add(&mut self, place: Place, params: impl Into<Params>) {
        self.keep(place.path(), params.into());
    }

    #[inline(never)]
    fn keep(&mut self, path: Vec<PathElement>, params: Params) {
        let level = match self.settings.levels.of(self.rule.code) {
            None => self.rule.level,
            Some(chosen) => match chosen.level() {
                Some(level) => level,
                None => return,
            },
        };
        if self.issues.count(level) {
            self.issues.keep(level, self.rule.source, path, params);
        }
    }
}

/// A place in the request that a rule speaks of.
#[derive(Clone, Copy)]
enum Place {
    Members,
    Engine,
    /// A member's account, by the member's place in the list.
    Account(usize),
    Abilities(Who),
    MlAbilities(Who),
    /// Where a participant says whether to pay for a cost.
    Pays(Who, Cost),
}

impl Place {
    #[inline(never)]
    fn path(self) -> Vec<PathElement> {
        let (who, names): (Who, &[&str]) = match self {
            Place::Members => return vec!["members".into()],
            Place::Engine => return vec!["analyticsEngine".into()],
            Place::Account(index) => (Who::Member(index), &["accountId"]),
            Place::Abilities(who) => (who, &["memberAbilities", "creatorMemberAbilities"]),
            Place::MlAbilities(who) => (who, &["mlMemberAbilities", "creatorMLMemberAbilities"]),
            Place::Pays(who, _) => (who, &["paymentConfiguration", "creatorPaymentConfiguration"]),
        };
        let mut path = match who {
            Who::Creator => vec![names[1].into()],
            Who::Member(index) => vec!["members".into(), index.into(), names[0].into()],
        };
        if let Place::Pays(_, cost) = self {
            let steps: &[&str] = match cost {
                Cost::QueryCompute => &["queryCompute"],
                Cost::ModelTraining => &["machineLearning", "modelTraining"],
                Cost::ModelInference => &["machineLearning", "modelInference"],
            };
            path.extend(steps.iter().map(|&step| PathElement::from(step)));
            path.push("isResponsible".into());
        }
        path
    }
}

/// The places of those participants who have a property, the creator's first.
fn places(facts: &Facts, has: &dyn Fn(&Participant) -> bool, place: &dyn Fn(Who) -> Place) -> Vec<Place> {
    facts.participants().filter(|(_, one)| has(one)).map(|(who, _)| place(who)).collect()
}

/// How many other places an issue names.
const OTHERS: usize = 10;

/// Pointers to the first of some places, leaving out the one that an issue is about.
fn pointers(places: &[Place], but: Option<usize>) -> Vec<String> {
    let mut pointers = Vec::new();
    for (index, place) in places.iter().enumerate() {
        if pointers.len() < OTHERS && Some(index) != but {
            pointers.push(pointer(&place.path()));
        }
    }
    pointers
}
