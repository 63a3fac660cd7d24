//! The costs of a collaboration that a participant can pay for. Everything that lists costs reads this table.

use super::ability::{CAN_QUERY, CAN_RUN_JOB};
use super::edition::Edition;
use crate::crossing::named;

/// Hands the table of the costs to a macro. For each cost: its name on the wire, what a person calls it, the edition that
/// it came with, where it stands in a payment configuration, whether it is one of machine learning, the ability of
/// those who cause it, whether who has that ability pays if the request names nobody, and from which edition on
/// several participants can be named.
///
/// <https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_PaymentConfiguration.html>
macro_rules! costs {
    ($take:ident) => {
        $take! {
            /// Queries.
            QueryCompute query_compute "queryCompute" {
                called: "queries", since: E20241107, at: "/queryCompute", is_ml: false,
                ability: Some(CAN_QUERY), has_default: true, several_since: E20260630,
            }
            /// Training of ML models.
            ModelTraining model_training "modelTraining" {
                called: "model training", since: E20241107, at: "/machineLearning/modelTraining", is_ml: true,
                ability: Some(CAN_QUERY), has_default: true, several_since: E20260630,
            }
            /// Inference with ML models.
            ModelInference model_inference "modelInference" {
                called: "model inference", since: E20241107, at: "/machineLearning/modelInference", is_ml: true,
                ability: Some(CAN_QUERY), has_default: true, several_since: E20260630,
            }
            /// Jobs.
            JobCompute job_compute "jobCompute" {
                called: "jobs", since: E20250318, at: "/jobCompute", is_ml: false,
                ability: Some(CAN_RUN_JOB), has_default: false, several_since: E20260630,
            }
            /// The generation of synthetic data. Nothing is said of how many pay for it, and nothing of who does if
            /// the request names nobody.
            SyntheticDataGeneration synthetic_data_generation "syntheticDataGeneration" {
                called: "synthetic data", since: E20251201, at: "/machineLearning/syntheticDataGeneration", is_ml: true,
                ability: None, has_default: false, several_since: E20251201,
            }
        }
    };
}
#[cfg(not(feature = "boundary"))]
pub(crate) use costs;

macro_rules! declare {
    ($( $(#[$doc:meta])* $name:ident $field:ident $wire:literal {
        called: $called:literal, since: $since:ident, at: $at:literal, is_ml: $is_ml:literal,
        ability: $ability:expr, has_default: $has_default:literal, several_since: $several_since:ident,
    } )*) => {
        named! {
            /// A cost that a participant can pay for.
            Cost { $( $(#[$doc])* $name $wire )* }
        }

        impl Cost {
            /// How many there are.
            pub const COUNT: usize = Cost::ALL.len();

            /// What a person calls it.
            #[must_use]
            pub const fn called(self) -> &'static str {
                match self { $( Cost::$name => $called, )* }
            }

            /// What a form asks of a participant about it.
            #[must_use]
            pub const fn question(self) -> &'static str {
                match self { $( Cost::$name => concat!("Pays for ", $called), )* }
            }

            /// What the answer means.
            #[must_use]
            pub const fn help(self) -> &'static str {
                match self { $( Cost::$name => if $has_default {
                    concat!(
                        "Whether this participant pays for ", $called,
                        ". If nobody is set to, the one who can query pays."
                    )
                } else {
                    concat!("Whether this participant pays for ", $called, ".")
                }, )* }
            }

            /// Where it stands in a payment configuration, as a JSON pointer.
            #[must_use]
            pub const fn pointer(self) -> &'static str {
                match self { $( Cost::$name => $at, )* }
            }

            /// Whether it is one of machine learning.
            #[must_use]
            pub const fn is_ml(self) -> bool {
                match self { $( Cost::$name => $is_ml, )* }
            }

            /// The ability of those who cause it, by its place in the enum, if it is one ability's.
            #[must_use]
            pub const fn ability(self) -> Option<usize> {
                match self { $( Cost::$name => $ability, )* }
            }

            /// Whether the one who has that ability pays if nobody is named.
            #[must_use]
            pub const fn has_default(self) -> bool {
                match self { $( Cost::$name => $has_default, )* }
            }

            /// The edition that it came with.
            #[must_use]
            pub const fn since(self) -> Edition {
                match self { $( Cost::$name => Edition::$since, )* }
            }

            /// From which edition on several participants can be named.
            #[must_use]
            pub const fn several_since(self) -> Edition {
                match self { $( Cost::$name => Edition::$several_since, )* }
            }
        }
    };
}
costs!(declare);

/// Some of the costs: a bit for each.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Costs(u8);

impl Costs {
    /// None of them.
    pub const NONE: Costs = Costs(0);
    /// All of them.
    pub const ALL: Costs = Costs((1 << Cost::COUNT) - 1);
    /// Those of machine learning.
    pub const ML: Costs = {
        let mut costs = Costs::NONE;
        let mut index = 0;
        while index < Cost::COUNT {
            if Cost::ALL[index].is_ml() {
                costs = costs.and(Costs::of(Cost::ALL[index]));
            }
            index += 1;
        }
        costs
    };

    /// One.
    #[must_use]
    pub const fn of(cost: Cost) -> Costs {
        Costs(1 << cost as u8)
    }

    /// Those that who has an ability causes.
    #[must_use]
    pub const fn caused_by(ability: usize) -> Costs {
        let mut costs = Costs::NONE;
        let mut index = 0;
        while index < Cost::COUNT {
            if let Some(its) = Cost::ALL[index].ability()
                && its == ability
            {
                costs = costs.and(Costs::of(Cost::ALL[index]));
            }
            index += 1;
        }
        costs
    }

    /// These and others.
    #[must_use]
    pub const fn and(self, others: Costs) -> Costs {
        Costs(self.0 | others.0)
    }

    /// Those that are among others as well.
    #[must_use]
    pub const fn among(self, others: Costs) -> Costs {
        Costs(self.0 & others.0)
    }

    /// These without others.
    #[must_use]
    pub const fn without(self, others: Costs) -> Costs {
        Costs(self.0 & !others.0)
    }

    /// Whether a cost is one of them.
    #[must_use]
    pub const fn has(self, cost: Cost) -> bool {
        self.0 >> cost as u8 & 1 == 1
    }

    /// Whether there are none.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }
}
