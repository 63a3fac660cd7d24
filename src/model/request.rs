//! The request.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::crossing::named;

/// The body of `POST /collaborations`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(hashmap_as_object))]
#[serde(rename_all = "camelCase")]
pub struct CreateCollaborationRequest {
    /// The members besides the creator: 0 to 9.
    pub members: Vec<MemberSpecification>,
    /// 1 to 100 characters (code points) on one line, not only white space.
    pub name: String,
    /// 1 to 255 characters (code points), not only white space.
    pub description: String,
    /// What the creator can do with queries; each value at most once.
    pub creator_member_abilities: Vec<MemberAbility>,
    /// What the creator can do with custom ML models.
    #[serde(rename = "creatorMLMemberAbilities", skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub creator_ml_member_abilities: Option<MLMemberAbilities>,
    /// 1 to 100 characters (code points) on one line, not only white space.
    pub creator_display_name: String,
    /// The settings of cryptographic computing.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub data_encryption_metadata: Option<DataEncryptionMetadata>,
    /// Whether members can log queries.
    pub query_log_status: CollaborationQueryLogStatus,
    /// 0 to 200 tags; keys of 1 to 128 characters (code points), values of 0 to 256.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional, type = "Record<string, string>"))]
    pub tags: Option<BTreeMap<String, String>>,
    /// What the creator pays for.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub creator_payment_configuration: Option<PaymentConfiguration>,
    /// What runs the queries.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub analytics_engine: Option<AnalyticsEngine>,
}

impl CreateCollaborationRequest {
    /// A request with what every request needs to say; nobody is invited, and nobody has an ability yet.
    ///
    /// ```
    /// use cleanrooms_collaboration::model::{
    ///     CollaborationQueryLogStatus, CreateCollaborationRequest, MemberAbility, MemberSpecification,
    /// };
    /// use cleanrooms_collaboration::{Options, validate};
    ///
    /// let mut request = CreateCollaborationRequest::new(
    ///     "Joint measurement",
    ///     "Overlap of two audiences",
    ///     "Publisher",
    ///     CollaborationQueryLogStatus::Enabled,
    /// );
    /// request.creator_member_abilities = vec![MemberAbility::CanQuery, MemberAbility::CanReceiveResults];
    /// request.members.push(MemberSpecification::new("111122223333", "Partner"));
    /// assert!(validate(&request, &Options::default())?.issues.is_empty());
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    #[must_use]
    pub fn new(
        name: impl Into<String>,
        description: impl Into<String>,
        creator_display_name: impl Into<String>,
        query_log_status: CollaborationQueryLogStatus,
    ) -> Self {
        CreateCollaborationRequest {
            members: Vec::new(),
            name: name.into(),
            description: description.into(),
            creator_member_abilities: Vec::new(),
            creator_ml_member_abilities: None,
            creator_display_name: creator_display_name.into(),
            data_encryption_metadata: None,
            query_log_status,
            tags: None,
            creator_payment_configuration: None,
            analytics_engine: None,
        }
    }
}

impl MemberSpecification {
    /// A member without abilities.
    #[must_use]
    pub fn new(account_id: impl Into<String>, display_name: impl Into<String>) -> Self {
        MemberSpecification {
            account_id: account_id.into(),
            member_abilities: Vec::new(),
            ml_member_abilities: None,
            display_name: display_name.into(),
            payment_configuration: None,
        }
    }
}

/// A member besides the creator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct MemberSpecification {
    /// The AWS account: twelve ASCII digits.
    pub account_id: String,
    /// What the member can do with queries; each value at most once.
    pub member_abilities: Vec<MemberAbility>,
    /// What the member can do with custom ML models.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub ml_member_abilities: Option<MLMemberAbilities>,
    /// 1 to 100 characters (code points) on one line, not only white space.
    pub display_name: String,
    /// What the member pays for.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub payment_configuration: Option<PaymentConfiguration>,
}

named! {
    /// What a participant can do with queries.
    #[non_exhaustive]
    MemberAbility {
        /// Run queries.
        CanQuery "CAN_QUERY"
        /// Receive the results of queries.
        CanReceiveResults "CAN_RECEIVE_RESULTS"
    }
}

/// What a participant can do with custom ML models.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct MLMemberAbilities {
    /// At least one, each value at most once.
    #[serde(rename = "customMLMemberAbilities")]
    pub custom_ml_member_abilities: Vec<CustomMLMemberAbility>,
}

named! {
    /// One thing that a participant can do with custom ML models.
    #[non_exhaustive]
    CustomMLMemberAbility {
        /// Receive trained models.
        CanReceiveModelOutput "CAN_RECEIVE_MODEL_OUTPUT"
        /// Receive what models infer.
        CanReceiveInferenceOutput "CAN_RECEIVE_INFERENCE_OUTPUT"
    }
}

/// What a participant pays for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct PaymentConfiguration {
    /// Queries.
    pub query_compute: QueryComputePaymentConfig,
    /// Machine learning.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub machine_learning: Option<MLPaymentConfig>,
}

/// Whether a participant pays for queries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct QueryComputePaymentConfig {
    /// Of all participants, at most one.
    pub is_responsible: bool,
}

/// What a participant pays for in machine learning.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct MLPaymentConfig {
    /// Training.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub model_training: Option<ModelTrainingPaymentConfig>,
    /// Inference.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub model_inference: Option<ModelInferencePaymentConfig>,
}

/// Whether a participant pays for the training of models.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct ModelTrainingPaymentConfig {
    /// Of all participants, at most one.
    pub is_responsible: bool,
}

/// Whether a participant pays for inference.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct ModelInferencePaymentConfig {
    /// Of all participants, at most one.
    pub is_responsible: bool,
}

/// The settings of cryptographic computing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
#[allow(clippy::struct_excessive_bools)] // The API has them.
pub struct DataEncryptionMetadata {
    /// Whether encrypted tables can hold cleartext columns.
    pub allow_cleartext: bool,
    /// Whether fingerprint columns can hold a value twice.
    pub allow_duplicates: bool,
    /// Whether fingerprint columns with different names can be joined.
    pub allow_joins_on_columns_with_different_names: bool,
    /// Whether NULL stays NULL in encrypted tables.
    pub preserve_nulls: bool,
}

named! {
    /// Whether members can log queries.
    #[non_exhaustive]
    CollaborationQueryLogStatus {
        /// They can.
        Enabled "ENABLED"
        /// They can't.
        Disabled "DISABLED"
    }
}

named! {
    /// What runs the queries.
    #[non_exhaustive]
    AnalyticsEngine {
        /// Spark.
        Spark "SPARK"
        /// The former engine of the service.
        CleanRoomsSql "CLEAN_ROOMS_SQL"
    }
}
