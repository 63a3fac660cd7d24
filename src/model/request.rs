//! The request, with all that the newest edition has. What came with a later edition than the first says so.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::crossing::named;

/// The body of `POST /collaborations`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(hashmap_as_object))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct CreateCollaborationRequest {
    /// The members besides the creator: 0 to 9; from edition 2025-12-01 on, any number.
    pub members: Vec<MemberSpecification>,
    /// 1 to 100 characters (code points) on one line, not only white space.
    pub name: String,
    /// 1 to 255 characters (code points), not only white space. From edition 2026-06-30 on, it may be empty or absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub description: Option<String>,
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
    /// Whether members can log jobs. Since edition 2025-03-18.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub job_log_status: Option<CollaborationJobLogStatus>,
    /// Changes that need nobody's approval; each value at most once. Since edition 2025-09-03.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub auto_approved_change_request_types: Option<Vec<AutoApprovedChangeType>>,
    /// The only Regions that results can be written to; each value at most once. Since edition 2025-10-03.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub allowed_result_regions: Option<Vec<SupportedS3Region>>,
    /// Whether members can have metrics. Since edition 2026-01-02.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub is_metrics_enabled: Option<bool>,
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
            description: Some(description.into()),
            creator_member_abilities: Vec::new(),
            creator_ml_member_abilities: None,
            creator_display_name: creator_display_name.into(),
            data_encryption_metadata: None,
            query_log_status,
            tags: None,
            creator_payment_configuration: None,
            analytics_engine: None,
            job_log_status: None,
            auto_approved_change_request_types: None,
            allowed_result_regions: None,
            is_metrics_enabled: None,
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
        /// Run jobs. Since edition 2025-03-18.
        CanRunJob "CAN_RUN_JOB"
        /// Export the logs of queries. Since edition 2026-08-11.
        CanExportQueryAnalysisLog "CAN_EXPORT_QUERY_ANALYSIS_LOG"
    }
}

/// What a participant can do with custom ML models.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct MLMemberAbilities {
    /// At least one, each value at most once. From edition 2026-06-30 on, there may be none.
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
#[non_exhaustive]
pub struct PaymentConfiguration {
    /// Queries.
    pub query_compute: QueryComputePaymentConfig,
    /// Machine learning.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub machine_learning: Option<MLPaymentConfig>,
    /// Jobs. Since edition 2025-03-18.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub job_compute: Option<JobComputePaymentConfig>,
}

impl PaymentConfiguration {
    /// Of a participant who pays for queries or doesn't, and says nothing of other costs.
    #[must_use]
    pub const fn new(pays_for_queries: bool) -> Self {
        let query_compute = QueryComputePaymentConfig { is_responsible: pays_for_queries };
        PaymentConfiguration { query_compute, machine_learning: None, job_compute: None }
    }
}

/// Whether a participant pays for jobs. Since edition 2025-03-18.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct JobComputePaymentConfig {
    /// Of all participants, at most one. From edition 2026-06-30 on, there may be several.
    pub is_responsible: bool,
}

/// Whether a participant pays for queries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct QueryComputePaymentConfig {
    /// Of all participants, at most one. From edition 2026-06-30 on, there may be several.
    pub is_responsible: bool,
}

/// What a participant pays for in machine learning.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct MLPaymentConfig {
    /// Training.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub model_training: Option<ModelTrainingPaymentConfig>,
    /// Inference.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub model_inference: Option<ModelInferencePaymentConfig>,
    /// The generation of synthetic data. Since edition 2025-12-01.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub synthetic_data_generation: Option<SyntheticDataGenerationPaymentConfig>,
}

/// Whether a participant pays for synthetic data. Since edition 2025-12-01.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct SyntheticDataGenerationPaymentConfig {
    /// Of all participants, any number.
    pub is_responsible: bool,
}

/// Whether a participant pays for the training of models.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct ModelTrainingPaymentConfig {
    /// Of all participants, at most one. From edition 2026-06-30 on, there may be several.
    pub is_responsible: bool,
}

/// Whether a participant pays for inference.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct ModelInferencePaymentConfig {
    /// Of all participants, at most one. From edition 2026-06-30 on, there may be several.
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

named! {
    /// Whether members can log jobs. Since edition 2025-03-18.
    #[non_exhaustive]
    CollaborationJobLogStatus {
        /// They can.
        Enabled "ENABLED"
        /// They can't.
        Disabled "DISABLED"
    }
}

named! {
    /// A change of the collaboration that needs nobody's approval. Since edition 2025-09-03.
    #[non_exhaustive]
    AutoApprovedChangeType {
        /// New members.
        AddMember "ADD_MEMBER"
        /// Members who get the ability to receive results. Since edition 2025-12-18.
        GrantReceiveResultsAbility "GRANT_RECEIVE_RESULTS_ABILITY"
        /// Members who lose it. Since edition 2025-12-18.
        RevokeReceiveResultsAbility "REVOKE_RECEIVE_RESULTS_ABILITY"
        /// Members who get the ability to export the logs of queries. Since edition 2026-08-11.
        GrantExportQueryAnalysisLogAbility "GRANT_EXPORT_QUERY_ANALYSIS_LOG_ABILITY"
        /// Members who lose it. Since edition 2026-08-11.
        RevokeExportQueryAnalysisLogAbility "REVOKE_EXPORT_QUERY_ANALYSIS_LOG_ABILITY"
    }
}

named! {
    /// A Region that results can be written to. Since edition 2025-10-03.
    #[non_exhaustive]
    SupportedS3Region {
        /// `us-west-1`.
        UsWest1 "us-west-1"
        /// `us-west-2`.
        UsWest2 "us-west-2"
        /// `us-east-1`.
        UsEast1 "us-east-1"
        /// `us-east-2`.
        UsEast2 "us-east-2"
        /// `af-south-1`.
        AfSouth1 "af-south-1"
        /// `ap-east-1`.
        ApEast1 "ap-east-1"
        /// `ap-east-2`.
        ApEast2 "ap-east-2"
        /// `ap-south-2`.
        ApSouth2 "ap-south-2"
        /// `ap-southeast-1`.
        ApSoutheast1 "ap-southeast-1"
        /// `ap-southeast-2`.
        ApSoutheast2 "ap-southeast-2"
        /// `ap-southeast-3`.
        ApSoutheast3 "ap-southeast-3"
        /// `ap-southeast-5`.
        ApSoutheast5 "ap-southeast-5"
        /// `ap-southeast-4`.
        ApSoutheast4 "ap-southeast-4"
        /// `ap-southeast-7`.
        ApSoutheast7 "ap-southeast-7"
        /// `ap-south-1`.
        ApSouth1 "ap-south-1"
        /// `ap-northeast-3`.
        ApNortheast3 "ap-northeast-3"
        /// `ap-northeast-1`.
        ApNortheast1 "ap-northeast-1"
        /// `ap-northeast-2`.
        ApNortheast2 "ap-northeast-2"
        /// `ca-central-1`.
        CaCentral1 "ca-central-1"
        /// `ca-west-1`.
        CaWest1 "ca-west-1"
        /// `eu-south-1`.
        EuSouth1 "eu-south-1"
        /// `eu-west-3`.
        EuWest3 "eu-west-3"
        /// `eu-south-2`.
        EuSouth2 "eu-south-2"
        /// `eu-central-2`.
        EuCentral2 "eu-central-2"
        /// `eu-central-1`.
        EuCentral1 "eu-central-1"
        /// `eu-north-1`.
        EuNorth1 "eu-north-1"
        /// `eu-west-1`.
        EuWest1 "eu-west-1"
        /// `eu-west-2`.
        EuWest2 "eu-west-2"
        /// `me-south-1`.
        MeSouth1 "me-south-1"
        /// `me-central-1`.
        MeCentral1 "me-central-1"
        /// `il-central-1`.
        IlCentral1 "il-central-1"
        /// `sa-east-1`.
        SaEast1 "sa-east-1"
        /// `mx-central-1`.
        MxCentral1 "mx-central-1"
    }
}
