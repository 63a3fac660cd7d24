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

#[cfg(target_arch = "wasm32")]
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

/// An exception, told apart by `name`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(tag = "name")]
pub enum Exception {
    /// Status 402.
    ServiceQuotaExceededException(ServiceQuotaExceededException),
    /// Status 500.
    InternalServerException(InternalServerException),
    /// Status 400.
    ValidationException(ValidationException),
    /// Status 429.
    ThrottlingException(ThrottlingException),
    /// Status 403.
    AccessDeniedException(AccessDeniedException),
    /// None of the operation's exceptions: another one of AWS, or an answer of something in between.
    UnknownException(UnknownException),
}

/// A quota of the account is used up.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct ServiceQuotaExceededException {
    /// What the service says.
    pub message: String,
    /// Which quota.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub quota_name: Option<String>,
    /// How much it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub quota_value: Option<f64>,
}

/// The service failed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct InternalServerException {
    /// What the service says.
    pub message: String,
}

/// The request isn't valid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct ValidationException {
    /// What the service says.
    pub message: String,
    /// `FIELD_VALIDATION_FAILED`, `INVALID_CONFIGURATION`, `INVALID_QUERY`,
    /// `IAM_SYNCHRONIZATION_DELAY`, or a reason that came later.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub reason: Option<String>,
    /// What is wrong with which fields.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub field_list: Option<Vec<ValidationExceptionField>>,
}

/// What is wrong with a field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct ValidationExceptionField {
    /// Which field, as the service names it.
    pub name: String,
    /// What is wrong.
    pub message: String,
    /// The field's path in the request, in an exception that was parsed and where it can be told.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub path: Option<Vec<PathElement>>,
}

/// Too many requests.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct ThrottlingException {
    /// What the service says.
    pub message: String,
}

/// The caller has no right to do this.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct AccessDeniedException {
    /// What the service says.
    pub message: String,
    /// `INSUFFICIENT_PERMISSIONS`, or a reason that came later.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub reason: Option<String>,
}

/// An answer that is none of the operation's exceptions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
pub struct UnknownException {
    /// What the answer says; where it says nothing that can be read, that it doesn't.
    pub message: String,
    /// What it calls itself, if it does.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub code: Option<String>,
}
