//! The pages that constraints and rules rest on.

/// JSON, whose strings are Unicode.
pub const JSON: &str = "https://www.rfc-editor.org/rfc/rfc8259";
/// The operation, with the constraints of its model.
pub const OPERATION: &str = "https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_CreateCollaboration.html";
/// A member, with what an account ID is to the service.
pub const MEMBER: &str = "https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_MemberSpecification.html";
/// Who pays for queries: one participant, the one who can query unless another is named. Other costs have pages alike.
pub const PAYMENT: &str =
    "https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_QueryComputePaymentConfig.html";
/// Who pays for jobs.
pub const JOB_PAYMENT: &str =
    "https://docs.aws.amazon.com/clean-rooms/latest/apireference/API_JobComputePaymentConfig.html";
/// The limits of tags, common to all services.
pub const TAGGING: &str = "https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html";
/// What the participants of a collaboration do.
pub const COLLABORATIONS: &str =
    "https://docs.aws.amazon.com/clean-rooms/latest/userguide/working-with-collaborations.html";
/// How to create a collaboration, and what its analytics engine can do.
pub const CREATING: &str = "https://docs.aws.amazon.com/clean-rooms/latest/userguide/create-collaboration.html";
/// The quotas.
pub const QUOTAS: &str = "https://docs.aws.amazon.com/clean-rooms/latest/userguide/clean-rooms-quotas.html";
/// Who does what in a collaboration, by the names of the roles.
pub const GLOSSARY: &str = "https://docs.aws.amazon.com/clean-rooms/latest/userguide/glossary.html";
/// Who can export which logs.
pub const LOG_EXPORT: &str = "https://docs.aws.amazon.com/clean-rooms/latest/userguide/export-analysis-logs.html";
