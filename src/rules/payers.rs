//! Who pays for what, with the defaults resolved.

use serde::Serialize;

use crate::check::{Facts, Participant, Pays};
use crate::crossing::{named, structure, variants};
use crate::operation::{CAN_QUERY, Cost, Who};

/// Who pays, for each cost.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Payers {
    /// For queries.
    pub query_compute: Payer,
    /// For training of ML models.
    pub model_training: Payer,
    /// For inference with ML models.
    pub model_inference: Payer,
}

/// Who pays for one cost.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(tag = "payer", rename_all = "snake_case", rename_all_fields = "camelCase")]
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
    NobodyPays {
        /// More than one participant is to pay.
        MultiplePayers "multiple_payers"
        /// The request names nobody, and those who can query decline.
        DefaultPayerDeclined "default_payer_declined"
        /// The request names nobody, and more than one participant can query.
        MultipleQueriers "multiple_queriers"
        /// The request names nobody, and nobody can query.
        NoQuerier "no_querier"
        /// A part of the request that could tell is missing or can't be decoded.
        Undecided "undecided"
    }
}

structure! { Payers { query_compute: Payer, model_training: Payer, model_inference: Payer } }

variants! { Payer payer {
    Creator "creator" { basis: Basis }
    Member "member" { index: usize, basis: Basis }
    Nobody "nobody" { reason: NobodyPays }
} }

impl Payers {
    pub(crate) fn of(facts: &Facts) -> Payers {
        Payers {
            query_compute: Payer::of(facts, Cost::QueryCompute),
            model_training: Payer::of(facts, Cost::ModelTraining),
            model_inference: Payer::of(facts, Cost::ModelInference),
        }
    }
}

impl Payer {
    fn of(facts: &Facts, cost: Cost) -> Payer {
        let nobody = |reason| Payer::Nobody { reason };
        match facts.tally.payers[cost as usize] {
            0 => {}
            1 => return Payer::first(facts, Basis::Configured, &|one| one.pays(cost) == Pays::Yes),
            _ => return nobody(NobodyPays::MultiplePayers),
        }
        let undecided = |one: &Participant| one.pays(cost) == Pays::Unknown || one.can(CAN_QUERY).is_none();
        if !facts.members_known || facts.participants().any(|(_, one)| undecided(one)) {
            return nobody(NobodyPays::Undecided);
        }
        // All is known, so those who may pay are those who can query and don't decline.
        match facts.tally.open[cost as usize] {
            0 if facts.tally.queriers == 0 => nobody(NobodyPays::NoQuerier),
            0 => nobody(NobodyPays::DefaultPayerDeclined),
            1 => Payer::first(facts, Basis::Default, &|one| one.is_querier() && one.pays(cost) == Pays::Unsaid),
            _ => nobody(NobodyPays::MultipleQueriers),
        }
    }

    /// The first participant with a property.
    fn first(facts: &Facts, basis: Basis, has: &dyn Fn(&Participant) -> bool) -> Payer {
        match facts.participants().find(|(_, one)| has(one)) {
            Some((Who::Member(index), _)) => Payer::Member { index, basis },
            _ => Payer::Creator { basis },
        }
    }
}
