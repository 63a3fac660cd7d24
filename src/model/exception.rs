//! The exceptions: what the service answers with another status than 200.

use serde::{Deserialize, Serialize};

use crate::issue::PathElement;

/// What an answer with another status than 200 says, told apart by `name`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CreateCollaborationException {
    /// Which exception it is, and what it says.
    #[serde(flatten)]
    pub exception: Exception,
    /// The HTTP status of the answer.
    pub status: u16,
    /// Whether the same request may succeed when it is sent again.
    pub retryable: bool,
}

#[cfg(feature = "typescript")]
#[wasm_bindgen::prelude::wasm_bindgen(typescript_custom_section)]
const CREATE_COLLABORATION_EXCEPTION_TYPE: &'static str = r"
/** What an answer with another status than 200 says, told apart by `name`. */
export type CreateCollaborationException = Exception & {
    /** The HTTP status of the answer. */
    status: number;
    /** Whether the same request may succeed when it is sent again. */
    retryable: boolean;
};
";

/// Hands the table of the operation's exceptions to a macro: the status of each, whether the same request may succeed
/// when it is sent again, and its members besides the message, with their names on the wire.
///
/// <https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_CreateCollaboration.html#API_CreateCollaboration_Errors>
macro_rules! exceptions {
    ($take:ident) => {
        $take! {
            /// A quota of the account is used up.
            402 once ServiceQuotaExceededException {
                /// Which quota.
                quota_name "quotaName": String,
                /// How much it is.
                quota_value "quotaValue": f64,
            }
            /// The service failed.
            500 again InternalServerException {}
            /// The request isn't valid.
            400 once ValidationException {
                /// `FIELD_VALIDATION_FAILED`, `INVALID_CONFIGURATION`, `INVALID_QUERY`,
                /// `IAM_SYNCHRONIZATION_DELAY`, or a reason that came later.
                reason "reason": String,
                /// What is wrong with which fields.
                field_list "fieldList": Vec<ValidationExceptionField>,
            }
            /// Too many requests.
            429 again ThrottlingException {}
            /// The caller has no right to do this.
            403 once AccessDeniedException {
                /// `INSUFFICIENT_PERMISSIONS`, or a reason that came later.
                reason "reason": String,
            }
        }
    };
}
#[cfg(not(feature = "boundary"))]
pub(crate) use exceptions;

macro_rules! declare {
    ($( $(#[$doc:meta])* $status:literal $retry:ident $name:ident {
        $( $(#[$member_doc:meta])* $member:ident $wire:literal: $type:ty, )*
    } )*) => {
        /// An exception, told apart by `name`.
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
        #[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
        #[serde(tag = "name")]
        pub enum Exception {
            $(
                #[doc = concat!("Status ", stringify!($status), ".")]
                $name($name),
            )*
            /// None of the operation's exceptions: another one of AWS, or an answer of something in between.
            UnknownException(UnknownException),
        }

        $(
            $(#[$doc])*
            #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
            #[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
            #[serde(rename_all = "camelCase")]
            pub struct $name {
                /// What the service says.
                pub message: String,
                $(
                    $(#[$member_doc])*
                    #[serde(skip_serializing_if = "Option::is_none")]
                    #[cfg_attr(feature = "typescript", tsify(optional))]
                    pub $member: Option<$type>,
                )*
            }
        )*
    };
}
exceptions!(declare);

/// What is wrong with a field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct ValidationExceptionField {
    /// Which field, as the service names it.
    pub name: String,
    /// What is wrong.
    pub message: String,
    /// The field's path in the request, in an exception that was parsed and where it can be told.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub path: Option<Vec<PathElement>>,
}

/// An answer that is none of the operation's exceptions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct UnknownException {
    /// What the answer says; where it says nothing that can be read, that it doesn't.
    pub message: String,
    /// What it calls itself, if it does.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub code: Option<String>,
}
