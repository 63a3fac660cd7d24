//! The tables of `CreateCollaboration`: every member and constraint of the request, and the members of
//! its answers, from the AWS API model in each of its editions. This is the only place where they are stated. They are
//! read as a history: each edition adds rows, which stand last, and loosens limits.
//!
//! <https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_CreateCollaboration.html>

use super::cost::Cost;
use super::edition::{Edition, counts, since};
use super::field_group::FieldGroup;
use super::shape::{
    Enum, Length, List, Loosened, Map, Member, NativeText, Pattern, Role, Shape, Structure, Text, placed,
};
use crate::text::{Class, Quoted, letters_of};

/// How many elements are looked at of a list that is bounded: by a maximum length, or because its elements, out of a
/// small set, are unique. If it is longer, it is in error in any case.
pub const LIST_LIMIT: usize = 1_000_000;

/// The default quota of members in a collaboration besides the creator.
///
/// <https://docs.aws.amazon.com/clean-rooms/latest/userguide/clean-rooms-quotas.html>
pub const MEMBER_QUOTA: usize = 5;

/// The day from which the service takes no new collaboration with `CLEAN_ROOMS_SQL`.
///
/// <https://docs.aws.amazon.com/clean-rooms/latest/userguide/create-collaboration.html>
pub const SQL_ENGINE_RETIRED: &str = "2025-07-17";

const fn length(min: usize, max: usize) -> Length {
    Length { min, max: Some(max) }
}

macro_rules! structure {
    ($name:literal, $members:expr $(,)?) => {
        Structure::new($name, &const { placed($members) })
    };
}

macro_rules! member {
    ($name:literal, $label:literal, $required:literal, $shape:expr, $role:expr) => {
        Member::new(concat!('"', $name, "\":"), $label, $required, $shape, $role)
    };
}

macro_rules! required {
    ($name:literal, $label:literal, $shape:expr, $role:expr $(,)?) => {
        member!($name, $label, true, $shape, $role)
    };
}

macro_rules! optional {
    ($name:literal, $label:literal, $shape:expr, $role:expr $(,)?) => {
        member!($name, $label, false, $shape, $role)
    };
}

const LINE: Pattern = Pattern {
    source: NativeText::new(r"^(?!\s*$)[\u0020-\uD7FF\uE000-\uFFFD\uD800\uDBFF-\uDC00\uDFFF\t]*$"),
    class: Class::Line,
    allows_empty: false,
};
const TEXT: Pattern = Pattern {
    source: NativeText::new(r"^(?!\s*$)[\u0020-\uD7FF\uE000-\uFFFD\uD800\uDBFF-\uDC00\uDFFF\t\r\n]*$"),
    class: Class::Text,
    allows_empty: false,
};
const TEXT_OR_EMPTY: Pattern = Pattern {
    source: NativeText::new(r"^(?!\s+$)[\u0020-\uD7FF\uE000-\uFFFD\uD800\uDBFF-\uDC00\uDFFF\t\r\n]*$"),
    class: Class::Text,
    allows_empty: true,
};
/// The pattern of what has digits alone.
pub const OF_DIGITS: NativeText = NativeText::new(r"^\d+$");
const DIGITS: Pattern = Pattern { source: OF_DIGITS, class: Class::Digits, allows_empty: false };

const fn text(name: &'static str, length: Length, pattern: Option<Pattern>) -> Text {
    Text { name: NativeText::new(name), length, pattern, loosened: None }
}

/// An AWS account.
pub static ACCOUNT_ID: Text = text("AccountId", length(12, 12), Some(DIGITS));
static DISPLAY_NAME: Text = text("DisplayName", length(1, 100), Some(LINE));
static NAME: Text = text("CollaborationName", length(1, 100), Some(LINE));
static DESCRIPTION: Text = Text {
    loosened: Some(&Loosened { since: Edition::E20260630, length: length(0, 255), pattern: Some(TEXT_OR_EMPTY) }),
    ..text("CollaborationDescription", length(1, 255), Some(TEXT))
};
static TAG_KEY: Text = text("TagKey", length(1, 128), None);
static TAG_VALUE: Text = text("TagValue", length(0, 256), None);

static TAGS: Map = Map { name: NativeText::new("TagMap"), length: length(0, 200), key: &TAG_KEY, value: &TAG_VALUE };

/// Regions, which people call by their codes.
macro_rules! regions {
    ($( $region:literal )*) => {
        // There are so many that what makes others be found sooner would weigh more than it is worth.
        Enum { letters: &[], quoted: &[], ..choices! { "SupportedS3Region", $( $region $region "", )* } }
    };
}

macro_rules! choices {
    ($name:literal, $( $value:literal $label:literal $help:literal $(since $since:ident)?, )*) => {
        Enum {
            name: NativeText::new($name),
            values: &[$($value),*],
            since: &[$( since!($($since)?) ),*],
            counts: counts(&[$( since!($($since)?) ),*]),
            #[cfg(not(feature = "boundary"))]
            labels: &[$(NativeText::new($label)),*],
            #[cfg(not(feature = "boundary"))]
            help: &[$(NativeText::new($help)),*],
            letters: &[$(letters_of($value)),*],
            quoted: &[$(Quoted::new(concat!('"', $value, '"'))),*],
        }
    };
}

/// What a member can do with queries.
pub static MEMBER_ABILITY: Enum = choices! {
    "MemberAbility",
    "CAN_QUERY" "Run queries" "Can run queries on the members' tables.",
    "CAN_RECEIVE_RESULTS" "Receive results" "Gets the results of queries.",
    "CAN_RUN_JOB" "Run jobs" "Can run jobs on the members' tables." since E20250318,
    "CAN_EXPORT_QUERY_ANALYSIS_LOG" "Export analysis logs" "Can export the logs of queries that it ran or paid for."
        since E20260811,
};
/// What a member can do with custom ML models.
pub static CUSTOM_ML_MEMBER_ABILITY: Enum = choices! {
    "CustomMLMemberAbility",
    "CAN_RECEIVE_MODEL_OUTPUT" "Receive model output" "Gets the output of trained custom models.",
    "CAN_RECEIVE_INFERENCE_OUTPUT" "Receive inference output" "Gets the output of inference with custom models.",
};
/// Whether queries are logged.
pub static QUERY_LOG_STATUS: Enum = choices! {
    "CollaborationQueryLogStatus",
    "ENABLED" "On" "Members can log queries.",
    "DISABLED" "Off" "Queries are not logged.",
};
/// Whether jobs are logged.
///
/// <https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_CreateCollaboration.html>
pub static JOB_LOG_STATUS: Enum = choices! {
    "CollaborationJobLogStatus",
    "ENABLED" "On" "Members can log jobs.",
    "DISABLED" "Off" "Jobs are not logged.",
};
/// Changes of the collaboration that nobody has to approve.
pub static AUTO_APPROVED_CHANGE_TYPE: Enum = choices! {
    "AutoApprovedChangeType",
    "ADD_MEMBER" "Add members" "New members join without approval.",
    "GRANT_RECEIVE_RESULTS_ABILITY" "Grant: receive results" "Members get this ability without approval."
        since E20251218,
    "REVOKE_RECEIVE_RESULTS_ABILITY" "Revoke: receive results" "Members lose this ability without approval."
        since E20251218,
    "GRANT_EXPORT_QUERY_ANALYSIS_LOG_ABILITY" "Grant: export analysis logs"
        "Members get this ability without approval." since E20260811,
    "REVOKE_EXPORT_QUERY_ANALYSIS_LOG_ABILITY" "Revoke: export analysis logs"
        "Members lose this ability without approval." since E20260811,
};
/// The Regions that results can be written to.
pub static SUPPORTED_S3_REGION: Enum = regions![
    "us-west-1" "us-west-2" "us-east-1" "us-east-2" "af-south-1" "ap-east-1"
    "ap-east-2" "ap-south-2" "ap-southeast-1" "ap-southeast-2" "ap-southeast-3" "ap-southeast-5"
    "ap-southeast-4" "ap-southeast-7" "ap-south-1" "ap-northeast-3" "ap-northeast-1" "ap-northeast-2"
    "ca-central-1" "ca-west-1" "eu-south-1" "eu-west-3" "eu-south-2" "eu-central-2"
    "eu-central-1" "eu-north-1" "eu-west-1" "eu-west-2" "me-south-1" "me-central-1"
    "il-central-1" "sa-east-1" "mx-central-1"
];
/// What runs the queries.
pub static ANALYTICS_ENGINE: Enum = choices! {
    "AnalyticsEngine",
    "SPARK" "Spark" "For new collaborations; machine learning needs it.",
    "CLEAN_ROOMS_SQL" "Clean Rooms SQL" "Closed to new collaborations.",
};

static MEMBER_ABILITIES: List = List {
    name: NativeText::new("MemberAbilities"),
    element: Shape::Enum(&MEMBER_ABILITY),
    length: None,
    unbounded_since: None,
    unique: true,
};
static CUSTOM_ML_MEMBER_ABILITIES: List = List {
    name: NativeText::new("CustomMLMemberAbilities"),
    element: Shape::Enum(&CUSTOM_ML_MEMBER_ABILITY),
    length: Some(Length { min: 1, max: None }),
    unbounded_since: Some(Edition::E20260630),
    unique: true,
};
static AUTO_APPROVED_CHANGE_TYPES: List = List {
    name: NativeText::new("AutoApprovedChangeTypeList"),
    element: Shape::Enum(&AUTO_APPROVED_CHANGE_TYPE),
    length: None,
    unbounded_since: None,
    unique: true,
};
static ALLOWED_RESULT_REGIONS: List = List {
    name: NativeText::new("AllowedResultRegions"),
    element: Shape::Enum(&SUPPORTED_S3_REGION),
    length: None,
    unbounded_since: None,
    unique: true,
};
static MEMBERS: List = List {
    name: NativeText::new("MemberList"),
    element: Shape::Structure(&MEMBER_SPECIFICATION),
    length: Some(length(0, 9)),
    unbounded_since: Some(Edition::E20251201),
    unique: false,
};

/// <https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_MLMemberAbilities.html>
static ML_MEMBER_ABILITIES: Structure = structure!(
    "MLMemberAbilities",
    [required!(
        "customMLMemberAbilities",
        "Custom ML abilities",
        Shape::List(&CUSTOM_ML_MEMBER_ABILITIES),
        Role::MlAbilities,
    )
    .step(FieldGroup::Abilities)
    .help("Which output goes to this participant.")],
);

const fn is_responsible(cost: Cost) -> Member {
    required!("isResponsible", "Setting for payment", Shape::Boolean, Role::Pays(cost))
        .step(FieldGroup::Payment)
        .question(cost.question())
        .help(cost.help())
}
/// <https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_QueryComputePaymentConfig.html>
static QUERY_COMPUTE: Structure = structure!("QueryComputePaymentConfig", [is_responsible(Cost::QueryCompute)]);
/// <https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_ModelTrainingPaymentConfig.html>
static MODEL_TRAINING: Structure = structure!("ModelTrainingPaymentConfig", [is_responsible(Cost::ModelTraining)]);
/// <https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_ModelInferencePaymentConfig.html>
static MODEL_INFERENCE: Structure = structure!("ModelInferencePaymentConfig", [is_responsible(Cost::ModelInference)]);
/// <https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_JobComputePaymentConfig.html>
static JOB_COMPUTE: Structure = structure!("JobComputePaymentConfig", [is_responsible(Cost::JobCompute)]);
/// <https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_SyntheticDataGenerationPaymentConfig.html>
static SYNTHETIC_DATA_GENERATION: Structure =
    structure!("SyntheticDataGenerationPaymentConfig", [is_responsible(Cost::SyntheticDataGeneration)]);
/// <https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_MLPaymentConfig.html>
static MACHINE_LEARNING: Structure = structure!(
    "MLPaymentConfig",
    [
        optional!(
            "modelTraining",
            "Model training payment",
            Shape::Structure(&MODEL_TRAINING),
            Role::CostPayment(Cost::ModelTraining),
        )
        .step(FieldGroup::Payment)
        .help("The cost of training custom models."),
        optional!(
            "modelInference",
            "Model inference payment",
            Shape::Structure(&MODEL_INFERENCE),
            Role::CostPayment(Cost::ModelInference),
        )
        .step(FieldGroup::Payment)
        .help("The cost of inference with custom models."),
        optional!(
            "syntheticDataGeneration",
            "Synthetic data payment",
            Shape::Structure(&SYNTHETIC_DATA_GENERATION),
            Role::CostPayment(Cost::SyntheticDataGeneration),
        )
        .since(Edition::E20251201)
        .step(FieldGroup::Payment)
        .help("The cost of generating synthetic data."),
    ],
);
/// <https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_PaymentConfiguration.html>
static PAYMENT_CONFIGURATION: Structure = structure!(
    "PaymentConfiguration",
    [
        required!(
            "queryCompute",
            "Query compute payment",
            Shape::Structure(&QUERY_COMPUTE),
            Role::CostPayment(Cost::QueryCompute),
        )
        .step(FieldGroup::Payment)
        .help("The cost of running queries."),
        optional!("machineLearning", "Machine learning payment", Shape::Structure(&MACHINE_LEARNING), Role::MlPayment)
            .step(FieldGroup::Payment)
            .help("The cost of custom machine learning."),
        optional!(
            "jobCompute",
            "Job compute payment",
            Shape::Structure(&JOB_COMPUTE),
            Role::CostPayment(Cost::JobCompute),
        )
        .since(Edition::E20250318)
        .step(FieldGroup::Payment)
        .help("The cost of running jobs."),
    ],
);

/// <https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_MemberSpecification.html>
static MEMBER_SPECIFICATION: Structure = structure!(
    "MemberSpecification",
    [
        required!("accountId", "Account ID", Shape::String(&ACCOUNT_ID), Role::Account)
            .place(6)
            .help("The AWS account of the member, without dashes."),
        required!("memberAbilities", "Member abilities", Shape::List(&MEMBER_ABILITIES), Role::Abilities)
            .step(FieldGroup::Abilities)
            .help("What this member can do with queries."),
        optional!(
            "mlMemberAbilities",
            "ML member abilities",
            Shape::Structure(&ML_MEMBER_ABILITIES),
            Role::MlAbilities,
        )
        .step(FieldGroup::Abilities)
        .help("What this member can do with custom models."),
        required!("displayName", "Member display name", Shape::String(&DISPLAY_NAME), Role::None)
            .place(5)
            .help("How the other participants see this member."),
        optional!(
            "paymentConfiguration",
            "Payment configuration",
            Shape::Structure(&PAYMENT_CONFIGURATION),
            Role::Payment,
        )
        .step(FieldGroup::Payment)
        .help("What this member pays for."),
    ],
);

/// <https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_DataEncryptionMetadata.html>
static DATA_ENCRYPTION_METADATA: Structure = structure!(
    "DataEncryptionMetadata",
    [
        required!("allowCleartext", "Setting for cleartext columns", Shape::Boolean, Role::None)
            .question("Allow cleartext columns")
            .help("Whether encrypted tables can have columns that aren't encrypted."),
        required!("allowDuplicates", "Setting for duplicates", Shape::Boolean, Role::None)
            .question("Allow duplicates")
            .help("Whether columns for joins can repeat a value."),
        required!(
            "allowJoinsOnColumnsWithDifferentNames",
            "Setting for joins of columns with different names",
            Shape::Boolean,
            Role::None,
        )
        .question("Allow joins of columns with different names")
        .help("Whether columns can be joined whose names differ."),
        required!("preserveNulls", "Setting for NULL values", Shape::Boolean, Role::None)
            .question("Preserve NULL values")
            .help("Whether NULL stays NULL. Otherwise it is encrypted as well."),
    ],
);

/// The request of `CreateCollaboration`.
///
/// <https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_CreateCollaboration.html>
pub static CREATE_COLLABORATION: Structure = structure!(
    "CreateCollaborationRequest",
    [
        required!("members", "Members", Shape::List(&MEMBERS), Role::Members)
            .place(4)
            .help("Those whom you invite, without yourself."),
        required!("name", "Collaboration name", Shape::String(&NAME), Role::None)
            .place(1)
            .help("How all participants see the collaboration."),
        required!("description", "Description", Shape::String(&DESCRIPTION), Role::None)
            .optional_since(Edition::E20260630)
            .place(2)
            .help("What the collaboration is for."),
        required!(
            "creatorMemberAbilities",
            "Creator member abilities",
            Shape::List(&MEMBER_ABILITIES),
            Role::Abilities
        )
        .step(FieldGroup::Abilities)
        .help("What you can do with queries."),
        optional!(
            "creatorMLMemberAbilities",
            "Creator ML member abilities",
            Shape::Structure(&ML_MEMBER_ABILITIES),
            Role::MlAbilities,
        )
        .step(FieldGroup::Abilities)
        .help("What you can do with custom models."),
        required!("creatorDisplayName", "Creator display name", Shape::String(&DISPLAY_NAME), Role::None)
            .place(3)
            .help("How the other participants see you."),
        optional!(
            "dataEncryptionMetadata",
            "Cryptographic computing settings",
            Shape::Structure(&DATA_ENCRYPTION_METADATA),
            Role::None,
        )
        .help("Rules for encrypted tables. Without them, the collaboration takes none."),
        required!("queryLogStatus", "Query log status", Shape::Enum(&QUERY_LOG_STATUS), Role::None)
            .place(8)
            .help("Whether members can log queries."),
        optional!("tags", "Tags", Shape::Map(&TAGS), Role::Tags).help("Your own labels for the collaboration."),
        optional!(
            "creatorPaymentConfiguration",
            "Creator payment configuration",
            Shape::Structure(&PAYMENT_CONFIGURATION),
            Role::Payment,
        )
        .step(FieldGroup::Payment)
        .help("What you pay for."),
        optional!("analyticsEngine", "Analytics engine", Shape::Enum(&ANALYTICS_ENGINE), Role::Engine)
            .place(7)
            .help("Runs the queries. If none is named, the service uses Spark."),
        optional!("jobLogStatus", "Job log status", Shape::Enum(&JOB_LOG_STATUS), Role::None)
            .since(Edition::E20250318)
            .place(9)
            .help("Whether members can log jobs. If nothing is said, they can't."),
        optional!(
            "autoApprovedChangeRequestTypes",
            "Automatically approved changes",
            Shape::List(&AUTO_APPROVED_CHANGE_TYPES),
            Role::None,
        )
        .since(Edition::E20250903)
        .place(12)
        .help("Changes that take effect without the approval of all participants."),
        optional!("allowedResultRegions", "Allowed result Regions", Shape::List(&ALLOWED_RESULT_REGIONS), Role::None,)
            .since(Edition::E20251003)
            .place(11)
            .help("The only Regions that results can be written to. Without them, any Region will do."),
        optional!("isMetricsEnabled", "Setting for metrics", Shape::Boolean, Role::None)
            .since(Edition::E20260102)
            .place(10)
            .question("Allow metrics")
            .help("Whether members can have metrics of their queries in Amazon CloudWatch."),
    ],
);

/// Any text: a response is read as it comes, so that what the service adds later doesn't disturb.
static ANY: Text = text("String", Length { min: 0, max: None }, None);
static ANY_LIST: List = List {
    name: NativeText::new("StringList"),
    element: Shape::String(&ANY),
    length: None,
    unbounded_since: Some(Edition::E20241107),
    unique: false,
};

macro_rules! text {
    ($name:literal, $label:literal) => {
        required!($name, $label, Shape::String(&ANY), Role::None)
    };
    (optional $name:literal, $label:literal) => {
        optional!($name, $label, Shape::String(&ANY), Role::None)
    };
}

/// <https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_Collaboration.html>
static COLLABORATION: Structure = structure!(
    "Collaboration",
    [
        text!("id", "ID"),
        text!("arn", "ARN"),
        text!("name", "Collaboration name"),
        text!(optional "description", "Description"),
        text!("creatorAccountId", "Creator account ID"),
        text!("creatorDisplayName", "Creator display name"),
        required!("createTime", "Creation time", Shape::Timestamp, Role::None),
        required!("updateTime", "Update time", Shape::Timestamp, Role::None),
        text!("memberStatus", "Member status"),
        text!(optional "membershipId", "Membership ID"),
        text!(optional "membershipArn", "Membership ARN"),
        optional!(
            "dataEncryptionMetadata",
            "Cryptographic computing settings",
            Shape::Structure(&DATA_ENCRYPTION_METADATA),
            Role::None,
        ),
        text!("queryLogStatus", "Query log status"),
        text!(optional "analyticsEngine", "Analytics engine"),
        text!(optional "jobLogStatus", "Job log status"),
        optional!("autoApprovedChangeTypes", "Automatically approved changes", Shape::List(&ANY_LIST), Role::None,),
        optional!("allowedResultRegions", "Allowed result Regions", Shape::List(&ANY_LIST), Role::None),
        optional!("isMetricsEnabled", "Setting for metrics", Shape::Boolean, Role::None),
    ],
);

/// The body of the operation's response.
///
/// <https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_CreateCollaboration.html>
pub static CREATE_COLLABORATION_OUTPUT: Structure = structure!(
    "CreateCollaborationOutput",
    [required!("collaboration", "Collaboration", Shape::Structure(&COLLABORATION), Role::None)],
);

/// A body of the operation that can be checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Document {
    /// What is sent.
    Request,
    /// What comes back when all went well.
    Response,
}

impl Document {
    /// What it has to be.
    #[must_use]
    pub const fn structure(self) -> &'static Structure {
        match self {
            Document::Request => &CREATE_COLLABORATION,
            Document::Response => &CREATE_COLLABORATION_OUTPUT,
        }
    }

    /// What a person calls it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Document::Request => "Request",
            Document::Response => "Response",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::operation::ability::{
        CAN_EXPORT_QUERY_ANALYSIS_LOG, CAN_QUERY, CAN_RECEIVE_RESULTS, CAN_RUN_JOB, CLEAN_ROOMS_SQL,
    };

    #[test]
    fn what_is_right_in_an_edition_is_right_in_those_after_it() {
        // The check tells from the first edition's limits that a value is right in all.
        let Loosened { length: Length { min, max }, pattern, .. } = DESCRIPTION.loosened.expect("it was loosened");
        assert!(*min <= DESCRIPTION.length.min && max.is_none_or(|max| DESCRIPTION.length.max <= Some(max)));
        assert_eq!(pattern.map(|it| it.class), DESCRIPTION.pattern.map(|it| it.class));
        for text in [&ACCOUNT_ID, &DISPLAY_NAME, &NAME, &TAG_KEY, &TAG_VALUE, &ANY] {
            assert!(text.loosened.is_none(), "it is to be looked at here");
        }
    }

    #[test]
    fn the_values_that_rules_know_stand_where_they_say() {
        assert_eq!(MEMBER_ABILITY.values[CAN_QUERY], "CAN_QUERY");
        assert_eq!(MEMBER_ABILITY.values[CAN_RECEIVE_RESULTS], "CAN_RECEIVE_RESULTS");
        assert_eq!(MEMBER_ABILITY.values[CAN_RUN_JOB], "CAN_RUN_JOB");
        assert_eq!(MEMBER_ABILITY.values[CAN_EXPORT_QUERY_ANALYSIS_LOG], "CAN_EXPORT_QUERY_ANALYSIS_LOG");
        assert_eq!(ANALYTICS_ENGINE.values[CLEAN_ROOMS_SQL], "CLEAN_ROOMS_SQL");
    }
}
