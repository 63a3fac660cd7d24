//! What a caller can choose about a check.

#[cfg(not(target_arch = "wasm32"))]
use crate::export::{CliForm, CloudformationForm, ExportTarget};
use crate::issue::{Code, Level};
#[cfg(not(target_arch = "wasm32"))]
use crate::operation::ACCOUNT_ID;
#[cfg(not(target_arch = "wasm32"))]
use crate::shape::Text;
use crate::text;
use crate::wire::named;

/// How many issues a report has at the most, unless the options say otherwise.
pub const DEFAULT_MAX_ISSUES: usize = 100;

named! {
    /// What to make of something.
    RuleLevel {
        /// An error.
        Error "error"
        /// A warning.
        Warning "warning"
        /// Nothing.
        Off "off"
    }
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
            /// The codes of the rules.
            pub const RULES: &'static [Code] = &[$( Code::$rule ),*];

            /// Chooses a level for a rule. Returns whether the code is a rule's.
            pub const fn set(&mut self, rule: Code, level: RuleLevel) -> bool {
                match rule {
                    $( Code::$rule => self.$field = Some(level), )*
                    _ => return false,
                }
                true
            }

            /// Two bits for each rule, in order: 0 if no level was chosen for it.
            const fn bits(self) -> u32 {
                let mut bits = 0;
                let mut rule = 0;
                $(
                    if let Some(level) = self.$field {
                        bits |= (level as u32 + 1) << (rule * 2);
                    }
                    rule += 1;
                )*
                let _ = rule;
                bits
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
    #[cfg(target_arch = "wasm32")]
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

/// The JavaScript module that reads options.
#[cfg(not(target_arch = "wasm32"))]
#[doc(hidden)]
#[must_use]
pub fn javascript() -> String {
    let prelude = include_str!("options/prelude.js");
    let rules: Vec<&str> = Levels::RULES.iter().map(|rule| rule.name()).collect();
    // Its pattern, digits, stands in the prelude as a comparison: see there, and `shown` of the answers.
    let Text { length, .. } = ACCOUNT_ID;
    let constants = [
        ("ACCOUNT_LENGTH", length.min.to_string()),
        ("DEFAULT_MAX_ISSUES", DEFAULT_MAX_ISSUES.to_string()),
        ("CREATOR_ACCOUNT_ID", format!("{:?}", OptionsError::CreatorAccountId.text())),
        ("MAX_ISSUES", format!("{:?}", OptionsError::MaxIssues.text())),
        ("UnknownFields", format!("{:?}", UnknownFields::NAMES)),
        ("RuleLevel", format!("{:?}", RuleLevel::NAMES)),
        ("rules", format!("{rules:?}")),
        ("ExportTarget", format!("{:?}", ExportTarget::NAMES)),
        ("CliForm", format!("{:?}", CliForm::NAMES)),
        ("CloudformationForm", format!("{:?}", CloudformationForm::NAMES)),
    ];
    let constants: String = constants.iter().map(|(name, value)| format!("const {name} = {value};\n")).collect();
    format!("{prelude}\n{constants}")
}

/// An AWS account ID: twelve ASCII digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Account([u8; 12]);

impl Account {
    /// The account, if these are twelve ASCII digits.
    #[must_use]
    pub fn parse(id: &[u8]) -> Option<Account> {
        let id = *id.first_chunk().filter(|digits| digits.len() == id.len())?;
        text::is_digits(&id).then_some(Account(id))
    }

    /// The account that a number below 10¹² writes.
    #[cfg(target_arch = "wasm32")]
    fn of(mut number: u64) -> Account {
        let mut digits = [b'0'; 12];
        for digit in digits.iter_mut().rev() {
            *digit += (number % 10) as u8;
            number /= 10;
        }
        Account(digits)
    }

    /// The digits.
    #[must_use]
    pub const fn digits(&self) -> &[u8; 12] {
        &self.0
    }
}
