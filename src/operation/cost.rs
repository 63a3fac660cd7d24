//! The costs of a collaboration that a participant can pay for. Everything that lists costs reads this table.

use super::ability::CAN_QUERY;
use crate::crossing::named;

/// Hands the table of the costs to a macro. For each cost: its name on the wire, what a person calls it, where it stands
/// in a payment configuration, whether it is one of machine learning, and the ability of the participant who pays
/// if the request names nobody.
///
/// <https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_PaymentConfiguration.html>
macro_rules! costs {
    ($take:ident) => {
        $take! {
            /// Queries.
            QueryCompute query_compute "queryCompute" {
                called: "queries", at: "/queryCompute", is_ml: false, by_default: CAN_QUERY,
            }
            /// Training of ML models.
            ModelTraining model_training "modelTraining" {
                called: "model training", at: "/machineLearning/modelTraining", is_ml: true, by_default: CAN_QUERY,
            }
            /// Inference with ML models.
            ModelInference model_inference "modelInference" {
                called: "model inference", at: "/machineLearning/modelInference", is_ml: true, by_default: CAN_QUERY,
            }
        }
    };
}
pub(crate) use costs;

macro_rules! declare {
    ($( $(#[$doc:meta])* $name:ident $field:ident $wire:literal {
        called: $called:literal, at: $at:literal, is_ml: $is_ml:literal, by_default: $ability:expr,
    } )*) => {
        named! {
            /// A cost that a participant can pay for.
            Cost { $( $(#[$doc])* $name $wire )* }
        }

        impl Cost {
            /// How many there are.
            pub const COUNT: usize = Cost::ALL.len();

            /// What a person calls it.
            #[cfg(not(feature = "boundary"))]
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
                match self { $( Cost::$name => concat!(
                    "Whether this participant pays for ", $called,
                    ". If nobody is set to, the one who can query pays."
                ), )* }
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

            /// The ability of the participant who pays if nobody is named, by its place in the enum.
            #[must_use]
            pub const fn ability(self) -> usize {
                match self { $( Cost::$name => $ability, )* }
            }
        }
    };
}
costs!(declare);
