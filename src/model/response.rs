//! The response.

use serde::{Deserialize, Serialize};

use super::request::DataEncryptionMetadata;

/// The body of a response with status 200.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct CreateCollaborationResponse {
    /// The collaboration as it was created.
    pub collaboration: Collaboration,
}

/// A collaboration, as the newest edition has it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Collaboration {
    /// A UUID.
    pub id: String,
    /// The Amazon resource name.
    pub arn: String,
    /// The name.
    pub name: String,
    /// The description.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub description: Option<String>,
    /// The creator's AWS account: twelve digits.
    pub creator_account_id: String,
    /// The creator's name.
    pub creator_display_name: String,
    /// When it was created: on the wire, seconds since 1970 with fractions.
    #[cfg_attr(feature = "typescript", tsify(type = "Date"))]
    pub create_time: f64,
    /// When it was last changed: on the wire, seconds since 1970 with fractions.
    #[cfg_attr(feature = "typescript", tsify(type = "Date"))]
    pub update_time: f64,
    /// `INVITED`, `ACTIVE`, `LEFT`, `REMOVED`, or a status that came later.
    pub member_status: String,
    /// The creator's membership, once there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub membership_id: Option<String>,
    /// The Amazon resource name of that membership.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub membership_arn: Option<String>,
    /// The settings of cryptographic computing.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub data_encryption_metadata: Option<DataEncryptionMetadata>,
    /// `ENABLED`, `DISABLED`, or a status that came later.
    pub query_log_status: String,
    /// `SPARK`, `CLEAN_ROOMS_SQL`, or an engine that came later.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub analytics_engine: Option<String>,
    /// `ENABLED`, `DISABLED`, or a status that came later.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub job_log_status: Option<String>,
    /// Changes that need nobody's approval: as [`AutoApprovedChangeType`](super::AutoApprovedChangeType) has them, or
    /// values that came later.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub auto_approved_change_types: Option<Vec<String>>,
    /// The only Regions that results can be written to: as [`SupportedS3Region`](super::SupportedS3Region) has them, or
    /// others that came later.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub allowed_result_regions: Option<Vec<String>>,
    /// Whether members can have metrics.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub is_metrics_enabled: Option<bool>,
}
