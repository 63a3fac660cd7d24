//! Who pays for what, with the defaults resolved.

use serde::Serialize;

use crate::check::{Facts, Participant, Pays};
use crate::crossing::{named, structure, variants};
use crate::operation::{Cost, Who, costs};

macro_rules! declare {
    ($( $(#[$doc:meta])* $name:ident $field:ident $wire:literal { $($column:tt)* } )*) => {
        /// Who pays, for each cost.
        #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
        #[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
        #[serde(rename_all = "camelCase")]
        pub struct Payers {
            $( $(#[$doc])* pub $field: Payer, )*
        }

        structure! { Payers { $( $field: Payer ),* } }

        impl Payers {
            pub(crate) fn of(facts: &Facts) -> Payers {
                Payers { $( $field: Payer::of(facts, Cost::$name), )* }
            }
        }
    };
}
costs!(declare);

/// Who pays for one cost.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
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
        /// A part of the request that could tell is missing or can't be decoded.
        Undecided "undecided"
    }
}

variants! { Payer payer {
    Creator "creator" { basis: Basis }
    Member "member" { index: usize, basis: Basis }
    Nobody "nobody" { reason: NobodyPays }
} }

impl Payer {
    fn of(facts: &Facts, cost: Cost) -> Payer {
        let nobody = |reason| Payer::Nobody { reason };
        match facts.tally.payers[cost as usize] {
            0 => {}
            1 => return Payer::first(facts, Basis::Configured, &|one| one.pays(cost) == Pays::Yes),
            _ => return nobody(NobodyPays::MultiplePayers),
        }
        let undecided = |one: &Participant| one.pays(cost) == Pays::Unknown || one.can(cost.ability()).is_none();
        if !facts.members_known || facts.participants().any(|(_, one)| undecided(one)) {
            return nobody(NobodyPays::Undecided);
        }
        // All is known, so those who may pay are those who have the ability and don't decline.
        match facts.tally.open[cost as usize] {
            0 if facts.tally.queriers == 0 => nobody(NobodyPays::NoQuerier),
            0 => nobody(NobodyPays::DefaultPayerDeclined),
            1 => Payer::first(facts, Basis::Default, &|one| one.has(cost.ability()) && one.pays(cost) == Pays::Unsaid),
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
            NobodyPays::Undecided => "the request is not clear about it",
        }
    }
}
