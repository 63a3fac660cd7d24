//! What a caller can choose about a check. More choices may come: what isn't chosen is best left to
//! `..Options::default()`.
//!
//! ```
//! use cleanrooms_collaboration::{Edition, Options, UnknownFields};
//!
//! let options = Options {
//!     edition: Edition::LATEST,
//!     creator_account_id: Some("111122223333".parse()?),
//!     unknown_fields: UnknownFields::Warning,
//!     ..Options::default()
//! };
//! # Ok::<(), cleanrooms_collaboration::NotAnAccount>(())
//! ```
//!
//! As JSON, options are those of the npm package; each can be left out, and another one is an error.
//!
//! ```
//! use cleanrooms_collaboration::Options;
//!
//! let text = r#"{"edition": "latest", "unknownFields": "ignore", "levels": {"no_querier": "off"}, "maxIssues": 5}"#;
//! let options: Options = serde_json::from_str(text)?;
//! assert_eq!(options.max_issues, 5);
//! # Ok::<(), serde_json::Error>(())
//! ```

use serde::{Deserialize, Serialize};

use crate::crossing::named;
use crate::issue::Level;
use crate::operation::{AccountId, Edition};

pub use crate::issue::{Levels, RuleLevel};

/// How many issues a report has at the most, unless the options say otherwise.
pub const DEFAULT_MAX_ISSUES: u32 = 100;

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
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
pub struct Options {
    /// The edition of the operation that the request is for; 2024-11-07 unless given.
    #[cfg_attr(feature = "typescript", tsify(optional, type = "Edition | \"latest\""))]
    pub edition: Edition,
    /// The creator's own account, twelve digits; with it, `creator_is_member` is checked.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(optional, type = "string"))]
    pub creator_account_id: Option<AccountId>,
    /// What to make of a member that the operation doesn't have; an error unless given.
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub unknown_fields: UnknownFields,
    /// Other levels for the cross-field rules.
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub levels: Levels,
    /// How many issues to report at the most; 100 unless given. Errors go before warnings when not all can be kept.
    #[cfg_attr(feature = "typescript", tsify(optional))]
    pub max_issues: u32,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            edition: Edition::default(),
            creator_account_id: None,
            unknown_fields: UnknownFields::default(),
            levels: Levels::default(),
            max_issues: DEFAULT_MAX_ISSUES,
        }
    }
}

/// Options as the check goes by them.
#[derive(Debug, Clone, PartialEq, Eq)]
#[doc(hidden)]
pub struct Settings {
    pub(crate) edition: Edition,
    pub(crate) creator_account: Option<AccountId>,
    pub(crate) unknown_fields: UnknownFields,
    /// Two bits for each rule, in order.
    pub(crate) levels: u64,
    pub(crate) max_issues: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Settings::from(&Options::default())
    }
}

impl From<&Options> for Settings {
    fn from(options: &Options) -> Self {
        Settings {
            edition: options.edition,
            creator_account: options.creator_account_id,
            unknown_fields: options.unknown_fields,
            levels: options.levels.bits(),
            max_issues: options.max_issues as usize,
        }
    }
}

impl Settings {
    /// The level of a rule, by its place and the level that it has unless one was chosen; none if it is off.
    #[allow(clippy::cast_possible_truncation)] // Two bits.
    pub(crate) fn level(&self, rule: usize, otherwise: RuleLevel) -> Option<Level> {
        match self.levels >> (rule * 2) & 3 {
            0 => otherwise.level(),
            chosen => RuleLevel::ALL[chosen as usize - 1].level(),
        }
    }

    /// From the numbers that the JavaScript module makes of options.
    #[cfg(feature = "boundary")]
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // An account has twelve digits.
    pub(crate) fn from_numbers(
        edition: u32,
        account: f64,
        unknown_fields: u32,
        [levels, more_levels]: [u32; 2],
        max_issues: u32,
    ) -> Self {
        Settings {
            edition: Edition::ALL.get(edition as usize).copied().unwrap_or_default(),
            creator_account: (account >= 0.0).then(|| AccountId::of(account as u64)),
            unknown_fields: match unknown_fields {
                0 => UnknownFields::Error,
                1 => UnknownFields::Warning,
                _ => UnknownFields::Ignore,
            },
            levels: u64::from(levels) | u64::from(more_levels) << 32,
            max_issues: max_issues as usize,
        }
    }
}
