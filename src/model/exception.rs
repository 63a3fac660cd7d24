//! The exceptions: what the service answers with another status than 200.

use serde::{Deserialize, Serialize};

/// An exception of the operation, told apart by `name`.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(tag = "name")]
pub enum CreateCollaborationException {
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
}

/// A quota of the account is used up.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct ServiceQuotaExceededException {
    /// What the service says.
    pub message: String,
    /// Which quota.
    pub quota_name: String,
    /// How much it is.
    pub quota_value: f64,
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
    /// Which field.
    pub name: String,
    /// What is wrong.
    pub message: String,
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
