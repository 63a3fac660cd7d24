//! What a caller can choose about a check.

use crate::issue::{Code, Level};

/// How many issues a report has at the most, unless the options say otherwise.
pub const DEFAULT_MAX_ISSUES: usize = 100;

/// What to make of something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[cfg_attr(target_arch = "wasm32", serde(rename_all = "snake_case"))]
pub enum RuleLevel {
    /// An error.
    Error,
    /// A warning.
    Warning,
    /// Nothing.
    Off,
}

impl RuleLevel {
    /// The level of its issues, if it has any.
    #[must_use]
    pub const fn level(self) -> Option<Level> {
        match self {
            RuleLevel::Error => Some(Level::Error),
            RuleLevel::Warning => Some(Level::Warning),
            RuleLevel::Off => None,
        }
    }
}

/// What to make of a member that the operation doesn't have.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[cfg_attr(target_arch = "wasm32", serde(rename_all = "snake_case"))]
pub enum UnknownFields {
    /// An error, as boto3 and the AWS CLI have it.
    #[default]
    Error,
    /// A warning; the member is left out of the value.
    Warning,
    /// Nothing; the member is left out of the value.
    Ignore,
}

/// Declares the levels together with the way to them by code.
macro_rules! levels {
    ($( $rule:ident $field:ident )*) => {
        /// Other levels for the cross-field rules, by their codes.
        #[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
        #[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
        pub struct Levels {
            $(
                #[doc = concat!("The level of `", stringify!($field), "`.")]
                #[cfg_attr(target_arch = "wasm32", tsify(optional))]
                pub $field: Option<RuleLevel>,
            )*
        }

        impl Levels {
            /// The level chosen for a rule; none if there is none, or the code is no rule's.
            #[must_use]
            pub const fn of(&self, rule: Code) -> Option<RuleLevel> {
                match rule {
                    $( Code::$rule => self.$field, )*
                    _ => None,
                }
            }

            /// Chooses a level for a rule. Returns whether the code is a rule's.
            pub const fn set(&mut self, rule: Code, level: RuleLevel) -> bool {
                match rule {
                    $( Code::$rule => self.$field = Some(level), )*
                    _ => return false,
                }
                true
            }
        }
    };
}

levels! {
    MultiplePayers multiple_payers
    DefaultPayerDeclined default_payer_declined
    DuplicateAccount duplicate_account
    CreatorIsMember creator_is_member
    ReservedTagKey reserved_tag_key
    MultipleQueriers multiple_queriers
    NoQuerier no_querier
    NoReceiver no_receiver
    MemberQuota member_quota
    MlNeedsSpark ml_needs_spark
    EngineRetired engine_retired
}

/// What a caller can choose.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[cfg_attr(target_arch = "wasm32", serde(rename_all = "camelCase"))]
pub struct Options {
    /// The creator's own account, twelve digits; with it, `creator_is_member` is checked.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub creator_account_id: Option<String>,
    /// What to make of a member that the operation doesn't have; an error unless given.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub unknown_fields: Option<UnknownFields>,
    /// Other levels for the cross-field rules.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
    pub levels: Option<Levels>,
    /// How many issues to report at the most, at least 1; 100 unless given. Errors go before
    /// warnings when not all can be kept.
    #[cfg_attr(target_arch = "wasm32", tsify(optional))]
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

/// Options, checked and with their defaults filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    pub(crate) creator_account: Option<Account>,
    pub(crate) unknown_fields: UnknownFields,
    pub(crate) levels: Levels,
    pub(crate) max_issues: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Settings {
            creator_account: None,
            unknown_fields: UnknownFields::default(),
            levels: Levels::default(),
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
            levels: options.levels.unwrap_or_default(),
            max_issues,
        })
    }
}

/// An AWS account ID: twelve ASCII digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Account([u8; 12]);

impl Account {
    /// The account, if these are twelve ASCII digits.
    #[must_use]
    pub fn parse(id: &[u8]) -> Option<Account> {
        let digits: [u8; 12] = id.try_into().ok()?;
        digits.iter().all(u8::is_ascii_digit).then_some(Account(digits))
    }

    /// The digits, in ASCII.
    #[must_use]
    pub const fn digits(&self) -> &[u8] {
        &self.0
    }
}

impl From<Account> for String {
    fn from(account: Account) -> String {
        account.0.into_iter().map(char::from).collect()
    }
}
