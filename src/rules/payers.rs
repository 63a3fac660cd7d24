//! Who pays for what, with the defaults resolved.

use serde::{Deserialize, Serialize};

use crate::check::{Facts, Participant, Pays, Recorder, check};
use crate::crossing::{Crosses, Words, named, variants};
use crate::input::Input;
use crate::issue::Collector;
use crate::operation::{Cost, Document, Edition, Who};
use crate::options::{Settings, UnknownFields};

/// Who pays, for each cost that there is in an edition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Payers {
    /// Queries.
    pub query_compute: Payer,
    /// Training of ML models.
    pub model_training: Payer,
    /// Inference with ML models.
    pub model_inference: Payer,
    /// Jobs, from edition 2025-03-18 on.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub job_compute: Option<Payer>,
    /// The generation of synthetic data, from edition 2025-12-01 on.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub synthetic_data_generation: Option<Payer>,
}

impl Payers {
    pub(crate) fn of(facts: &Facts, edition: Edition) -> Payers {
        let of = |cost| Payer::of(facts, cost, edition);
        let later = |cost: Cost| edition.has(cost.since()).then(|| of(cost));
        Payers {
            query_compute: of(Cost::QueryCompute),
            model_training: of(Cost::ModelTraining),
            model_inference: of(Cost::ModelInference),
            job_compute: later(Cost::JobCompute),
            synthetic_data_generation: later(Cost::SyntheticDataGeneration),
        }
    }
}

/// Gives a function what an input says of who pays for what in an edition. The input need not be valid.
pub fn with_facts<'a, S: Input<'a>, T>(input: &mut S, edition: Edition, then: impl FnOnce(&Facts<'a>) -> T) -> T {
    let mut recorder = Recorder::default();
    let sink = &mut ();
    let mut issues = Collector::new(0, sink);
    let settings = Settings { edition, unknown_fields: UnknownFields::Ignore, ..Settings::default() };
    if check(input, Document::Request, &settings, &mut issues, &mut recorder).is_err() {
        recorder = Recorder::default();
    }
    then(recorder.finish())
}

/// The answer to who pays: how many costs there are in the edition, then who pays for each, in their order.
pub struct PayersAnswer<'f, 'a> {
    pub facts: &'f Facts<'a>,
    pub edition: Edition,
}

impl Crosses for PayersAnswer<'_, '_> {
    fn write(&self, words: &mut Words) {
        let costs = Cost::ALL.iter().filter(|cost| self.edition.has(cost.since()));
        words.push(costs.clone().count());
        for cost in costs {
            Payer::of(self.facts, *cost, self.edition).write(words);
        }
    }

    fn javascript() -> String {
        let read = Payer::javascript();
        format!("Object.fromEntries(Cost.slice(0, words[at++]).map((cost) => [cost, {read}]))")
    }
}

/// Who pays for one cost.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(tag = "payer", rename_all = "snake_case", rename_all_fields = "camelCase")]
#[non_exhaustive]
pub enum Payer {
    /// The creator.
    Creator {
        /// Why.
        basis: Basis,
    },
    /// A member.
    Member {
        /// Its place in `members`, from 0.
        index: usize,
        /// Why.
        basis: Basis,
    },
    /// One of several: from edition 2026-06-30 on, where whoever runs an analysis names one; and for synthetic data always.
    Candidates {
        /// Whether the creator is one.
        creator: bool,
        /// Those in `members`, by their places, from 0.
        members: Vec<usize>,
    },
    /// Nobody, as far as the request tells.
    Nobody {
        /// Why.
        reason: NobodyPays,
    },
}

named! {
    /// Why somebody pays.
    Basis {
        /// The request says so.
        Configured "configured"
        /// The request names nobody, so the one who can query pays.
        Default "default"
    }
}

named! {
    /// Why nobody pays.
    #[non_exhaustive]
    NobodyPays {
        /// More than one participant is to pay.
        MultiplePayers "multiple_payers"
        /// The request names nobody, and those who can query decline.
        DefaultPayerDeclined "default_payer_declined"
        /// The request names nobody, and more than one participant can query.
        MultipleQueriers "multiple_queriers"
        /// The request names nobody, and nobody can query.
        NoQuerier "no_querier"
        /// The request names nobody, and nothing says who pays then.
        NoDefault "no_default"
        /// A part of the request that could tell is missing or can't be decoded.
        Undecided "undecided"
    }
}

variants! { Payer payer {
    Creator "creator" { basis: Basis }
    Member "member" { index: usize, basis: Basis }
    Candidates "candidates" { creator: bool, members: Vec<usize> }
    Nobody "nobody" { reason: NobodyPays }
} }

impl Payer {
    pub(crate) fn of(facts: &Facts, cost: Cost, edition: Edition) -> Payer {
        let nobody = |reason| Payer::Nobody { reason };
        match facts.tally.payers.count(cost) {
            0 => {}
            1 => return Payer::first(facts, Basis::Configured, &|one| one.pays(cost) == Pays::Yes),
            _ if edition.has(cost.several_since()) => return Payer::candidates(facts, cost),
            _ => return nobody(NobodyPays::MultiplePayers),
        }
        let cannot_tell = |ability: usize, one: &Participant| cost.has_default() && one.can(ability).is_none();
        let undecided = |one: &Participant| {
            one.pays(cost) == Pays::Unknown || cost.ability().is_some_and(|ability| cannot_tell(ability, one))
        };
        if !facts.members_known || facts.participants().any(|(_, one)| undecided(one)) {
            return nobody(NobodyPays::Undecided);
        }
        if !cost.has_default() {
            return nobody(NobodyPays::NoDefault);
        }
        // All is known, so those who may pay are those who have the ability and don't decline.
        match facts.tally.open.count(cost) {
            0 if facts.tally.queriers == 0 => nobody(NobodyPays::NoQuerier),
            0 => nobody(NobodyPays::DefaultPayerDeclined),
            1 => Payer::first(facts, Basis::Default, &|one| one.is_querier() && one.pays(cost) == Pays::Unsaid),
            _ => nobody(NobodyPays::MultipleQueriers),
        }
    }

    /// Those who say that they pay.
    fn candidates(facts: &Facts, cost: Cost) -> Payer {
        let members = facts.members.iter().enumerate().filter(|(_, member)| member.pays(cost) == Pays::Yes);
        let members = members.map(|(index, _)| index).collect();
        Payer::Candidates { creator: facts.creator.pays(cost) == Pays::Yes, members }
    }

    /// The first participant with a property.
    fn first(facts: &Facts, basis: Basis, has: &dyn Fn(&Participant) -> bool) -> Payer {
        match facts.participants().find(|(_, one)| has(one)) {
            Some((Who::Member(index), _)) => Payer::Member { index, basis },
            _ => Payer::Creator { basis },
        }
    }
}

/// In English, for a person.
#[cfg(not(feature = "boundary"))]
impl Basis {
    /// Why somebody pays.
    #[must_use]
    pub const fn text(self) -> &'static str {
        match self {
            Basis::Configured => "set to pay",
            Basis::Default => "by default, as the one who can query",
        }
    }
}

/// In English, for a person.
#[cfg(not(feature = "boundary"))]
impl NobodyPays {
    /// Why nobody pays.
    #[must_use]
    pub const fn text(self) -> &'static str {
        match self {
            NobodyPays::MultiplePayers => "more than one participant is set to pay",
            NobodyPays::DefaultPayerDeclined => "no participant is set to pay, and the one who can query declines",
            NobodyPays::MultipleQueriers => "no participant is set to pay, and more than one can query",
            NobodyPays::NoQuerier => "no participant is set to pay, and none can query",
            NobodyPays::NoDefault => "no participant is set to pay, and nothing says who pays then",
            NobodyPays::Undecided => "the request is not clear about it",
        }
    }
}
