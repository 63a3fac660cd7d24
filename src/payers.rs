//! Who pays for what, with the defaults resolved.

use serde::Serialize;

use crate::facts::{Facts, Pays, Who};
use crate::operation::CAN_QUERY;
use crate::shape::Cost;

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

/// Why somebody pays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// The request says so.
    Configured,
    /// The request names nobody, so the one who can query pays.
    Default,
}

/// Why nobody pays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "snake_case")]
pub enum NobodyPays {
    /// More than one participant is to pay.
    MultiplePayers,
    /// The request names nobody, and those who can query decline.
    DefaultPayerDeclined,
    /// The request names nobody, and more than one participant can query.
    MultipleQueriers,
    /// The request names nobody, and nobody can query.
    NoQuerier,
    /// A part of the request that could tell is missing or can't be decoded.
    Undecided,
}

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
        let mut configured = facts.participants().filter(|(_, one)| one.pays(cost) == Pays::Yes);
        match (configured.next(), configured.next()) {
            (Some(_), Some(_)) => return nobody(NobodyPays::MultiplePayers),
            (Some((who, _)), None) => return Payer::new(who, Basis::Configured),
            _ => {}
        }
        let undecided = |(_, one): (Who, &crate::facts::Participant)| {
            one.pays(cost) == Pays::Unknown || one.can(CAN_QUERY).is_none()
        };
        if !facts.members_known || facts.participants().any(undecided) {
            return nobody(NobodyPays::Undecided);
        }
        let queriers = || facts.participants().filter(|(_, one)| one.can(CAN_QUERY) == Some(true));
        let mut willing = queriers().filter(|(_, one)| one.pays(cost) != Pays::No);
        match (willing.next(), willing.next()) {
            (Some((who, _)), None) => Payer::new(who, Basis::Default),
            (Some(_), Some(_)) => nobody(NobodyPays::MultipleQueriers),
            _ if queriers().next().is_some() => nobody(NobodyPays::DefaultPayerDeclined),
            _ => nobody(NobodyPays::NoQuerier),
        }
    }

    const fn new(who: Who, basis: Basis) -> Payer {
        match who {
            Who::Creator => Payer::Creator { basis },
            Who::Member(index) => Payer::Member { index, basis },
        }
    }
}
