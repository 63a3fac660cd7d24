//! What a caller can choose about a check.

use crate::crossing::named;
use crate::issue::Level;
use crate::operation::Account;

pub use crate::issue::{Levels, RuleLevel};

/// How many issues a report has at the most, unless the options say otherwise.
pub const DEFAULT_MAX_ISSUES: usize = 100;

named! {
    /// What to make of a member that the operation doesn't have.
    #[derive(Default)]
    UnknownFields {
        /// An error, as boto3 and the AWS CLI have it.
        #[default]
        Error "error"
        /// A warning; the member is left out of the value.
        Warning "warning"
        /// Nothing; the member is left out of the value.
        Ignore "ignore"
    }
}

/// What a caller can choose.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[cfg_attr(feature = "typescript", serde(rename_all = "camelCase"))]
pub struct Options {
    /// The creator's own account, twelve digits; with it, `creator_is_member` is checked.
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub creator_account_id: Option<String>,
    /// What to make of a member that the operation doesn't have; an error unless given.
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub unknown_fields: Option<UnknownFields>,
    /// Other levels for the cross-field rules.
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub levels: Option<Levels>,
    /// How many issues to report at the most, at least 1; 100 unless given. Errors go before
    /// warnings when not all can be kept.
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub max_issues: Option<u32>,
}

/// Options that can't be followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OptionsError {
    /// `creatorAccountId` isn't twelve digits.
    CreatorAccountId,
    /// `maxIssues` is 0.
    MaxIssues,
}

impl OptionsError {
    /// What is wrong, in English.
    #[must_use]
    pub const fn text(self) -> &'static str {
        match self {
            OptionsError::CreatorAccountId => "The option creatorAccountId must be 12 digits.",
            OptionsError::MaxIssues => "The option maxIssues must be a whole number from 1.",
        }
    }
}

impl std::fmt::Display for OptionsError {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(self.text())
    }
}

impl std::error::Error for OptionsError {}

/// A check that could not be made.
#[cfg(not(feature = "boundary"))]
#[derive(Debug)]
#[non_exhaustive]
pub enum ValidateError {
    /// The options can't be followed.
    Options(OptionsError),
    /// The request can't be written as JSON.
    Serialize(serde_json::Error),
}

#[cfg(not(feature = "boundary"))]
impl std::fmt::Display for ValidateError {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            ValidateError::Options(error) => error.fmt(out),
            ValidateError::Serialize(error) => write!(out, "The request can't be written as JSON: {error}"),
        }
    }
}

#[cfg(not(feature = "boundary"))]
impl std::error::Error for ValidateError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            ValidateError::Options(error) => Some(error),
            ValidateError::Serialize(error) => Some(error),
        }
    }
}

/// Options, checked and with their defaults filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    pub(crate) creator_account: Option<Account>,
    pub(crate) unknown_fields: UnknownFields,
    /// Two bits for each rule, in order.
    pub(crate) levels: u32,
    pub(crate) max_issues: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            creator_account: None,
            unknown_fields: UnknownFields::default(),
            levels: 0,
            max_issues: DEFAULT_MAX_ISSUES,
        }
    }
}

impl TryFrom<&Options> for Settings {
    type Error = OptionsError;

    fn try_from(options: &Options) -> Result<Self, OptionsError> {
        let creator_account = match &options.creator_account_id {
            Some(id) => Some(Account::parse(id.as_bytes()).ok_or(OptionsError::CreatorAccountId)?),
            None => None,
        };
        let max_issues = match options.max_issues {
            Some(0) => return Err(OptionsError::MaxIssues),
            Some(max) => max as usize,
            None => DEFAULT_MAX_ISSUES,
        };
        Ok(Settings {
            creator_account,
            unknown_fields: options.unknown_fields.unwrap_or_default(),
            levels: options.levels.unwrap_or_default().bits(),
            max_issues,
        })
    }
}

impl Settings {
    /// The level of a rule, by its place and the level that it has unless one was chosen; none if it is off.
    pub(crate) fn level(&self, rule: usize, otherwise: Level) -> Option<Level> {
        match self.levels >> (rule * 2) & 3 {
            0 => Some(otherwise),
            chosen => RuleLevel::ALL[chosen as usize - 1].level(),
        }
    }

    /// From the numbers that the JavaScript module makes of options.
    #[cfg(feature = "boundary")]
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // An account has twelve digits.
    pub(crate) fn from_numbers(account: f64, unknown_fields: u32, levels: u32, max_issues: u32) -> Self {
        Settings {
            creator_account: (account >= 0.0).then(|| Account::of(account as u64)),
            unknown_fields: match unknown_fields {
                0 => UnknownFields::Error,
                1 => UnknownFields::Warning,
                _ => UnknownFields::Ignore,
            },
            levels,
            max_issues: max_issues as usize,
        }
    }
}
