//! The abilities and values that rules know, by their places in the enums of the tables. A test holds them to those.

/// `CAN_QUERY` of `MemberAbility`.
pub const CAN_QUERY: usize = 0;
/// `CAN_RECEIVE_RESULTS` of `MemberAbility`.
pub const CAN_RECEIVE_RESULTS: usize = 1;
/// `CAN_RUN_JOB` of `MemberAbility`.
pub const CAN_RUN_JOB: usize = 2;
/// `CAN_EXPORT_QUERY_ANALYSIS_LOG` of `MemberAbility`.
pub const CAN_EXPORT_QUERY_ANALYSIS_LOG: usize = 3;
/// `CLEAN_ROOMS_SQL` of `AnalyticsEngine`.
pub const CLEAN_ROOMS_SQL: usize = 1;
