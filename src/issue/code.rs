//! The one table of all issues: for each code its name, its parameters, the source of what it says with the address
//! of the page, when it is reported and what to do about it; and, where it is a rule's, the rule's level. Everything
//! that lists codes, parameters or rules is made from it, in its order.

use serde::{Deserialize, Serialize};

use super::figure::{CodePoint, Duplicate, Nearest, Others, Own, Quote, RefusedCharacter, Repeat};
use super::level::{RuleLevel, Source};
#[cfg(not(feature = "boundary"))]
use super::page;
use super::place::{Place, Unit};
use crate::crossing::{Crosses, Words};
use crate::input::{Kind, SyntaxProblem};
use crate::operation::{AccountId, Cost, Edition, NativeText, since};
use crate::text::Refused;

/// What a parameter is while the check is at it: the same, unless something else is given.
macro_rules! figure {
    ($type:ty) => {
        $type
    };
    ($type:ty as $found:ty) => {
        $found
    };
}

/// Writes a figure, unless the place of the issue settles it.
macro_rules! write_figure {
    ($words:ident, $field:ident) => {
        $field.write($words)
    };
    ($words:ident, $field:ident, $settled:literal) => {};
}

/// Whether a figure may be absent, and the JavaScript expression that reads it or takes it from what is known of the
/// place.
#[cfg(feature = "generate")]
macro_rules! read_figure {
    ($type:ty, $found:ty) => {
        (<$found>::OPTIONAL, <$found>::javascript())
    };
    ($type:ty, $found:ty, $settled:literal) => {
        (<$type>::OPTIONAL, String::from($settled))
    };
}

/// What is so from an edition on, if anything is.
macro_rules! later {
    () => {
        None
    };
    ($value:expr, $since:expr) => {
        Some(($value, $since))
    };
}

/// Declares everything about each code in one place. What stands behind `|` holds from the edition named there on. `as`
/// gives what the check has at hand where the parameters own something. `=` gives the JavaScript expression for what
/// doesn't cross, because the place of the issue settles it: see `src/javascript/answers.js`. What is only ever told
/// natively costs the wasm module nothing.
macro_rules! issues {
    ($( $(#[$doc:meta])* $name:ident $code:literal {
        $( rule: $rule:ident $level:ident $(from $from:ident)? $(| $later_level:ident since $level_since:ident)?, )?
        source: $source:ident $(| $later_source:ident since $source_since:ident)?, $page:expr,
        when: $when:literal,
        remedy: $remedy:literal,
        params: $params:ident {
            $( $(#[$field_doc:meta])* $field:ident: $type:ty $(as $found:ty)? $(= $settled:literal)? ),* $(,)?
        }
    } )*) => {
        /// The kind of an issue.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
        #[non_exhaustive]
        pub enum Code {
            $( $(#[$doc])* #[serde(rename = $code)] $name, )*
        }

        impl Code {
            /// Every code, in the order of the README's table.
            pub const ALL: &'static [Code] = &[$( Code::$name ),*];

            /// Their names, in the same order.
            pub const NAMES: &'static [&'static str] = &[$( $code ),*];

            /// The name on the wire.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $( Code::$name => $code, )* }
            }

            /// The statement that its issues rest on, in an edition.
            #[must_use]
            pub const fn source_in(self, edition: Edition) -> Source {
                let _ = edition;
                match self { $( Code::$name => {
                    $( if edition.has(Edition::$source_since) { return Source::$later_source; } )?
                    Source::$source
                } )* }
            }

            /// The statement that they rest on from an edition on, if that is another one.
            #[cfg(feature = "generate")]
            pub(crate) const fn later_source(self) -> Option<(Edition, Source)> {
                match self {
                    $( $( Code::$name => Some((Edition::$source_since, Source::$later_source)), )? )*
                    _ => None,
                }
            }
        }

        #[cfg(not(feature = "boundary"))]
        impl Code {
            /// The address of the page with that statement.
            #[must_use]
            pub const fn page(self) -> &'static str {
                match self { $( Code::$name => $page, )* }
            }

            /// When it is reported.
            #[must_use]
            pub const fn when(self) -> &'static str {
                match self { $( Code::$name => $when, )* }
            }

            /// What to do about it.
            #[must_use]
            pub const fn remedy(self) -> &'static str {
                match self { $( Code::$name => $remedy, )* }
            }
        }

        /// Every rule, in the order of its issues in a report.
        pub static RULES: &[Rule] = &[$( $(
            Rule {
                code: Code::$name,
                since: since!($($from)?),
                level: RuleLevel::$level,
                later: later!($(RuleLevel::$later_level, Edition::$level_since)?),
            },
        )? )*];

        /// The names of their functions in `src/rules/`, and of their fields in [`Levels`].
        pub(crate) const RULE_NAMES: &[&str] = &[$( $( stringify!($rule), )? )*];

        /// Other levels for the cross-field rules, by their codes.
        #[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(default, deny_unknown_fields)]
        #[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
        pub struct Levels {
            $( $(
                #[doc = $when]
                #[serde(skip_serializing_if = "Option::is_none")]
                #[cfg_attr(feature = "typescript", tsify(optional))]
                pub $rule: Option<RuleLevel>,
            )? )*
        }

        impl Levels {
            /// Chooses a level for a rule. Returns whether the code is a rule's; if not, nothing is chosen.
            ///
            /// ```
            /// use cleanrooms_collaboration::{Code, Levels, Options, RuleLevel, validate_json};
            ///
            /// let mut levels = Levels::default();
            /// assert!(levels.set(Code::NoQuerier, RuleLevel::Off));
            /// let options = Options { levels, ..Options::default() };
            /// let report = validate_json("{}", &options);
            /// assert!(report.issues.iter().all(|issue| issue.code() != Code::NoQuerier));
            /// ```
            #[must_use]
            pub const fn set(&mut self, rule: Code, level: RuleLevel) -> bool {
                match rule {
                    $( $( Code::$name => self.$rule = Some(level), )? )*
                    _ => return false,
                }
                true
            }

            /// Two bits for each rule, in order: 0 if no level was chosen for it.
            pub(crate) const fn bits(self) -> u64 {
                let mut bits = 0;
                let mut rule = 0;
                $( $(
                    if let Some(level) = self.$rule {
                        bits |= (level as u64 + 1) << (rule * 2);
                    }
                    rule += 1;
                )? )*
                let _ = rule;
                bits
            }
        }

        $(
            $(#[$doc])*
            #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
            #[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
            #[serde(rename_all = "camelCase")]
            #[non_exhaustive]
            pub struct $params {
                $( $(#[$field_doc])* pub $field: $type, )*
            }
        )*

        /// The figures that an issue's message names, by code.
        #[derive(Debug, Clone, PartialEq, Eq, Serialize)]
        #[serde(untagged)]
        #[non_exhaustive]
        pub enum Params {
            $( $(#[$doc])* $name($params), )*
        }

        impl Params {
            /// The code that these parameters belong to.
            #[must_use]
            pub const fn code(&self) -> Code {
                match self { $( Params::$name(_) => Code::$name, )* }
            }
        }

        #[cfg(not(feature = "boundary"))]
        impl Params {
            /// The parameters of a code, from what they serialize to.
            pub(super) fn read(code: Code, value: &serde_json::Value) -> Option<Params> {
                let _ = value;
                Some(match code { $( Code::$name => Params::$name($params {
                    $( $field: super::read::Read::read(&value[crate::crossing::camel_case(stringify!($field))])?, )*
                }), )* })
            }
        }

        /// What was found, with its figures as they are at hand (see [`super::figure`]).
        #[derive(Debug, Clone, Copy)]
        #[doc(hidden)]
        #[allow(missing_docs)] // As the parameters that it becomes.
        pub enum Finding<'a> {
            $( $(#[$doc])* $name { $( $field: figure!($type $(as $found)?) ),* }, )*
        }

        impl<'a> Finding<'a> {
            /// Its code.
            pub(crate) const fn code(&self) -> Code {
                match self { $( Finding::$name { .. } => Code::$name, )* }
            }

            /// Its figures.
            #[allow(unused_variables)] // Some codes have none.
            pub(crate) fn write(&self, words: &mut Words) {
                match *self { $( Finding::$name { $( $field ),* } => {
                    $( write_figure!(words, $field $(, $settled)?); )*
                } )* }
            }

            /// For each code, the JavaScript statements that read its figures as the parameters `p`.
            #[cfg(feature = "generate")]
            pub(crate) fn javascript() -> Vec<String> {
                vec![$( crate::crossing::constant("p", &[$( {
                    let (is_optional, read) = read_figure!($type, figure!($type $(as $found)?) $(, $settled)?);
                    (stringify!($field), is_optional, read)
                } ),*]) ),*]
            }
        }

        impl From<Finding<'_>> for Params {
            fn from(finding: Finding<'_>) -> Params {
                match finding { $( Finding::$name { $( $field ),* } => {
                    Params::$name($params { $( $field: $field.own() ),* })
                } )* }
            }
        }

        #[cfg(feature = "typescript")]
        #[wasm_bindgen::prelude::wasm_bindgen(typescript_custom_section)]
        const ISSUE_PARAMS_TYPE: &'static str = concat!(
            "/** The figures that the messages of each code name. */\nexport interface IssueParams {",
            $( "\n    /** ", $when, " */\n    ", $code, ": ", stringify!($params), ";" ),*,
            "\n}\n"
        );
    };
}

/// As one of [`NAMES`](Code::NAMES).
#[cfg(not(feature = "boundary"))]
impl std::fmt::Display for Code {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.pad(self.name())
    }
}

/// From one of [`NAMES`](Code::NAMES), letter by letter: `"no_querier"`.
#[cfg(not(feature = "boundary"))]
impl std::str::FromStr for Code {
    type Err = crate::crossing::UnknownName;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        crate::crossing::UnknownName::look_up(name, Code::NAMES, Code::ALL)
    }
}

impl Finding<'_> {
    /// Whether it is about the key or the value at its place.
    pub(crate) const fn place(&self) -> Place {
        match self {
            Finding::Length { place, .. } | Finding::Unicode { place, .. } => *place,
            _ => Place::Value,
        }
    }
}

// Options have two bits for the level of each, in 64: see [`Levels::bits`].
const _: () = assert!(RULES.len() <= 32, "the levels are one number for so many rules");

/// A rule.
#[derive(Debug)]
pub struct Rule {
    /// The code of its issues.
    pub code: Code,
    /// The edition that it came with.
    pub since: Edition,
    /// What its issues are in that edition, unless the caller chose something else.
    pub level: RuleLevel,
    /// What they are from a later edition on, and from which, if that is something else.
    pub later: Option<(RuleLevel, Edition)>,
}

impl Rule {
    /// What its issues are in an edition, unless the caller chose something else.
    #[must_use]
    pub const fn level_in(&self, edition: Edition) -> RuleLevel {
        match self.later {
            Some((level, since)) if edition.has(since) => level,
            _ => self.level,
        }
    }
}

issues! {
    /// The text is not JSON.
    Syntax "syntax" {
        source: Json, page::JSON,
        when: "the text isn't JSON: line, column and what is wrong",
        remedy: "Mend the text at the place named; what stands after it has not been looked at.",
        params: SyntaxParams {
            /// What is wrong.
            problem: SyntaxProblem,
            /// The line, from 1.
            line: usize,
            /// The column, from 1, in code points.
            column: usize,
        }
    }
    /// An object of the text has one key twice; readers of JSON disagree on which counts.
    DuplicateKey "duplicate_key" {
        source: Json, page::JSON,
        when: "an object of the text has a key twice",
        remedy: "Keep one of the two: readers of JSON disagree on which of them counts.",
        params: DuplicateKeyParams {
            /// The key, cut to 128 characters.
            key: String as Quote<'a> = "startOf(key ?? site.name)",
        }
    }
    /// A string has half of a surrogate pair, which no UTF-8 text can hold.
    Unicode "unicode" {
        source: Json, page::JSON,
        when: "half of a surrogate pair in a string or key",
        remedy: "Replace the broken character, which often comes from cutting a string in the middle of an emoji.",
        params: UnicodeParams {
            /// Where the string stands.
            place: Place = "about",
            /// The lone surrogate, as in `U+D83D`.
            surrogate: String as CodePoint,
            /// Where in the string, in code points from 0.
            position: usize,
        }
    }
    /// A value is not of the sort that belongs here.
    Type "type" {
        source: Model, page::OPERATION,
        when: "a value of the wrong sort, also what only JavaScript has: functions, `NaN`, a `Map`, a cycle, a getter that throws",
        remedy: "Give a value of the sort that the message names. An optional member can be null or left out.",
        params: TypeParams {
            /// What belongs here.
            expected: Kind = "limits.kind",
            /// What is there.
            actual: Kind,
        }
    }
    /// A required member is absent or null.
    Required "required" {
        source: Model, page::OPERATION,
        when: "a required member is absent or null",
        remedy: "Add the member.",
        params: RequiredParams {
            /// The member's name.
            field: &'static str = "site.name",
        }
    }
    /// A member that the operation doesn't have.
    UnknownField "unknown_field" {
        source: Model, page::OPERATION,
        when: "a member that there isn't, with the one that may be meant",
        remedy: "Correct the name, or take the member out. Another edition may have it: see the option edition. The option \
            unknownFields can make it a warning or nothing.",
        params: UnknownFieldParams {
            /// The member's name, cut to 128 characters.
            field: String as Quote<'a> = "startOf(key)",
            /// A member that may have been meant.
            #[serde(skip_serializing_if = "Option::is_none")]
            #[cfg_attr(feature = "typescript", tsify(optional))]
            nearest: Option<&'static str> as Nearest,
            /// The edition that it came with, if another one has it.
            #[serde(skip_serializing_if = "Option::is_none")]
            #[cfg_attr(feature = "typescript", tsify(optional))]
            since: Option<Edition> = "cameWith(key)",
        }
    }
    /// A string, list or map is too short or too long.
    Length "length" {
        source: Model, page::OPERATION,
        when: "too short or too long: code points, list items, map entries",
        remedy: "Bring it within the bounds that the message names.",
        params: LengthParams {
            /// What is counted.
            unit: Unit = "limits.unit",
            /// Whether the key or the value at the path is meant.
            place: Place = "about",
            /// The least allowed.
            min: usize = "limits.min",
            /// How many there are.
            actual: usize,
            /// The most allowed, where there is a limit.
            #[serde(skip_serializing_if = "Option::is_none")]
            #[cfg_attr(feature = "typescript", tsify(optional))]
            max: Option<usize> = "limits.max",
        }
    }
    /// A string has characters that its pattern refuses, or nothing but white space.
    Pattern "pattern" {
        source: Model, page::OPERATION,
        when: "characters that aren't allowed, or nothing visible",
        remedy: "Take out the characters that the message lists. Emoji and control characters are never allowed.",
        params: PatternParams {
            /// The pattern of the API model.
            pattern: &'static str as NativeText = "limits.pattern",
            /// Whether the string is empty or only white space.
            blank: bool,
            /// The first ten refused characters.
            characters: Vec<RefusedCharacter> as &'a [Refused],
            /// How many refused characters there are.
            count: usize,
        }
    }
    /// A string is none of the values allowed.
    Enum "enum" {
        source: Model, page::OPERATION,
        when: "none of the allowed values, with the one that may be meant",
        remedy: "Use one of the values listed, letter by letter. Another edition may have more: see the option edition.",
        params: EnumParams {
            /// What is there, cut to 128 characters.
            actual: String as Quote<'a>,
            /// What is allowed.
            allowed: &'static [&'static str] = "site.names.slice()",
            /// The allowed value that may have been meant.
            #[serde(skip_serializing_if = "Option::is_none")]
            #[cfg_attr(feature = "typescript", tsify(optional))]
            nearest: Option<&'static str> as Nearest,
            /// The edition that it came with, if another one has it.
            #[serde(skip_serializing_if = "Option::is_none")]
            #[cfg_attr(feature = "typescript", tsify(optional))]
            since: Option<Edition> = "cameWith(actual)",
            /// The list that has it, if another one has.
            #[serde(skip_serializing_if = "Option::is_none")]
            #[cfg_attr(feature = "typescript", tsify(optional))]
            belongs: Option<&'static str> = "belongsTo(actual)",
        }
    }
    /// A list has one value more than once.
    UniqueItems "unique_items" {
        source: Model, page::OPERATION,
        when: "a value twice in a list of abilities, Regions or change types",
        remedy: "List each value once.",
        params: UniqueItemsParams {
            /// The first ten elements that repeat an earlier one.
            duplicates: Vec<Duplicate> as &'a [Repeat<'a>],
            /// How many elements repeat an earlier one.
            count: usize,
        }
    }
    /// More than one participant is to pay for one cost.
    MultiplePayers "multiple_payers" {
        rule: multiple_payers Error | Off since E20260630,
        source: Documentation, page::PAYMENT,
        when: "more than one participant pays for queries, jobs, model training or model inference",
        remedy: "Leave isResponsible true at one participant for each cost, and set it to false at the others.",
        params: MultiplePayersParams {
            /// The cost.
            cost: Cost,
            /// Pointers to the others that say so, ten at the most.
            others: Vec<String> as Others<'a>,
        }
    }
    /// Nobody is to pay, and everybody who would by default declines.
    DefaultPayerDeclined "default_payer_declined" {
        rule: default_payer_declined Error | Warning since E20260630,
        source: Documentation | Inferred since E20260630, page::PAYMENT,
        when: "nobody pays, and everybody who can query, and would by default, declines",
        remedy: "Set isResponsible to true at one participant, or take out the false of the one who can query.",
        params: DefaultPayerDeclinedParams {
            /// The cost.
            cost: Cost,
            /// Pointers to the others that decline, ten at the most.
            others: Vec<String> as Others<'a>,
        }
    }
    /// Nobody is to pay for jobs, and everybody who can run them declines.
    JobPayerDeclined "job_payer_declined" {
        rule: job_payer_declined Error from E20250318,
        source: Documentation, page::JOB_PAYMENT,
        when: "nobody pays for jobs, and everybody who can run them declines",
        remedy: "Set isResponsible to true for jobCompute at one participant.",
        params: JobPayerDeclinedParams {
            /// Pointers to the others that decline, ten at the most.
            others: Vec<String> as Others<'a>,
        }
    }
    /// Two members have one account.
    DuplicateAccount "duplicate_account" {
        rule: duplicate_account Error,
        source: Documentation, page::MEMBER,
        when: "two members with one account",
        remedy: "List each account once.",
        params: DuplicateAccountParams {
            /// The account.
            account_id: String as AccountId,
            /// Pointers to the earlier members with it: the first.
            others: Vec<String> as Others<'a>,
        }
    }
    /// The creator is listed among the members.
    CreatorIsMember "creator_is_member" {
        rule: creator_is_member Error,
        source: Documentation, page::OPERATION,
        when: "the creator among the members; needs the option `creatorAccountId`",
        remedy: "Take the creator out of members: the creator's abilities have fields of their own.",
        params: CreatorIsMemberParams {
            /// The account.
            account_id: String as AccountId,
        }
    }
    /// A tag key that AWS keeps for itself.
    ReservedTagKey "reserved_tag_key" {
        rule: reserved_tag_key Error,
        source: Tagging, page::TAGGING,
        when: "a tag key that begins with `aws:`, in any case",
        remedy: "Choose another key: AWS keeps this beginning for itself.",
        params: ReservedTagKeyParams {
            /// The key, cut to 128 characters.
            key: String as Quote<'a> = "startOf(key)",
        }
    }
    /// More than one participant can run queries.
    MultipleQueriers "multiple_queriers" {
        rule: multiple_queriers Warning,
        source: Guide, page::COLLABORATIONS,
        when: "more than one participant can query",
        remedy: "Leave CAN_QUERY at one participant.",
        params: MultipleQueriersParams {
            /// Pointers to the abilities of the others, ten at the most.
            others: Vec<String> as Others<'a>,
        }
    }
    /// More than one participant can run jobs.
    MultipleJobRunners "multiple_job_runners" {
        rule: multiple_job_runners Warning from E20250318,
        source: Guide, page::GLOSSARY,
        when: "more than one participant can run jobs",
        remedy: "Leave CAN_RUN_JOB at one participant.",
        params: MultipleJobRunnersParams {
            /// Pointers to the abilities of the others, ten at the most.
            others: Vec<String> as Others<'a>,
        }
    }
    /// Somebody can run jobs, and no queries.
    JobRunnerCannotQuery "job_runner_cannot_query" {
        rule: job_runner_cannot_query Warning from E20250318,
        source: Guide, page::GLOSSARY,
        when: "a participant can run jobs and not query",
        remedy: "Give CAN_QUERY to the one who has CAN_RUN_JOB.",
        params: JobRunnerCannotQueryParams {}
    }
    /// The one who can run jobs declines to pay for them, where another pays.
    JobRunnerDeclines "job_runner_declines" {
        rule: job_runner_declines Warning from E20250318,
        source: Documentation, page::JOB_PAYMENT,
        when: "who can run jobs declines to pay for them, and another pays",
        remedy: "Take out the false of the one who can run jobs.",
        params: JobRunnerDeclinesParams {
            /// Pointers to those who pay, ten at the most.
            others: Vec<String> as Others<'a>,
        }
    }
    /// Nobody can run queries.
    NoQuerier "no_querier" {
        rule: no_querier Warning,
        source: Inferred, page::COLLABORATIONS,
        when: "nobody can query, or run jobs",
        remedy: "Give CAN_QUERY to the creator or to a member.",
        params: NoQuerierParams {}
    }
    /// Somebody can run queries and nobody receives results.
    NoReceiver "no_receiver" {
        rule: no_receiver Warning,
        source: Inferred, page::COLLABORATIONS,
        when: "somebody can query, or run jobs, and nobody receives results",
        remedy: "Give CAN_RECEIVE_RESULTS to the creator or to a member.",
        params: NoReceiverParams {}
    }
    /// More members than the default quota.
    MemberQuota "member_quota" {
        rule: member_quota Warning,
        source: Guide, page::QUOTAS,
        when: "more than five members, the default quota",
        remedy: "Ask AWS to raise the quota of the account, or invite fewer members.",
        params: MemberQuotaParams {
            /// The quota.
            quota: usize,
            /// How many members there are.
            actual: usize,
        }
    }
    /// Machine learning with an engine that doesn't do it.
    MlNeedsSpark "ml_needs_spark" {
        rule: ml_needs_spark Warning,
        source: Guide, page::CREATING,
        when: "machine learning with `CLEAN_ROOMS_SQL`",
        remedy: "Set analyticsEngine to SPARK, or leave it out.",
        params: MlNeedsSparkParams {
            /// Pointers to what needs the other engine, ten at the most.
            others: Vec<String> as Others<'a>,
        }
    }
    /// Jobs with an engine that doesn't run them.
    JobsNeedSpark "jobs_need_spark" {
        rule: jobs_need_spark Warning from E20250318,
        source: Guide, page::CREATING,
        when: "jobs with `CLEAN_ROOMS_SQL`",
        remedy: "Set analyticsEngine to SPARK, or leave it out.",
        params: JobsNeedSparkParams {
            /// Pointers to what needs the other engine, ten at the most.
            others: Vec<String> as Others<'a>,
        }
    }
    /// An engine that the service no longer takes for new collaborations.
    EngineRetired "engine_retired" {
        rule: engine_retired Warning | Error since E20250903,
        source: Guide, page::CREATING,
        when: "`CLEAN_ROOMS_SQL`, which the service no longer takes",
        remedy: "Set analyticsEngine to SPARK, or leave it out.",
        params: EngineRetiredParams {
            /// The engine.
            engine: &'static str,
            /// The day it ended, as `YYYY-MM-DD`.
            since: &'static str,
        }
    }
    /// Somebody can export the logs of queries, and neither runs queries nor pays for them.
    LogExportUnusable "log_export_unusable" {
        rule: log_export_unusable Warning from E20260811,
        source: Guide, page::LOG_EXPORT,
        when: "a participant can export the logs of queries, and neither queries nor pays for queries",
        remedy: "Leave CAN_EXPORT_QUERY_ANALYSIS_LOG to those who query or pay for queries.",
        params: LogExportUnusableParams {}
    }
}
