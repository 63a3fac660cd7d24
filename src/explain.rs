//! Each code explained: when it is reported, what it rests on and what to do about it. For the
//! command line, SARIF and the README; native only, so that it weighs nothing in the module.

use serde::Serialize;

use crate::issue::{Code, Level, Source};
use crate::rules::RULES;

/// What a code means.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Explanation {
    /// The code.
    pub code: Code,
    /// The level of its issues, unless the caller chooses another.
    pub level: Level,
    /// Whether the caller can choose another.
    pub is_rule: bool,
    /// The statement it rests on.
    pub source: Source,
    /// That statement, in words.
    pub rests_on: &'static str,
    /// When it is reported.
    pub when: &'static str,
    /// What to do about it.
    pub remedy: &'static str,
}

impl Explanation {
    /// Explains a code.
    #[must_use]
    pub fn of(code: Code) -> Explanation {
        let rule = RULES.iter().find(|rule| rule.code == code);
        let structural = match code {
            Code::Syntax | Code::DuplicateKey | Code::Unicode => Source::Json,
            _ => Source::Model,
        };
        let source = rule.map_or(structural, |rule| rule.source);
        let level = rule.map_or(Level::Error, |rule| rule.level);
        let (when, remedy) = texts(code);
        Explanation { code, level, is_rule: rule.is_some(), source, rests_on: statement(source), when, remedy }
    }

    /// All codes, in the order of their reports.
    #[must_use]
    pub fn all() -> Vec<Explanation> {
        Code::ALL.iter().map(|&code| Explanation::of(code)).collect()
    }
}

/// The JavaScript module that has the explanations.
#[doc(hidden)]
#[must_use]
pub fn javascript() -> String {
    let all = serde_json::to_string(&Explanation::all()).unwrap_or_default();
    format!(
        "// Generated from the crate by its program `javascript`; not to be edited.\n\nexport const codes = {all};\n"
    )
}

fn statement(source: Source) -> &'static str {
    match source {
        Source::Json => "the JSON and Unicode standards",
        Source::Model => "the AWS API model of the operation",
        Source::Documentation => "the operation's reference documentation",
        Source::Guide => "the AWS Clean Rooms User Guide",
        Source::Tagging => "the tagging rules of all AWS services",
        Source::Inferred => "a conclusion from how the operation works",
    }
}

/// When a code is reported, and what to do about it.
fn texts(code: Code) -> (&'static str, &'static str) {
    match code {
        Code::Syntax => (
            "the text isn't JSON: line, column and what is wrong",
            "Mend the text at the place named; what stands after it has not been looked at.",
        ),
        Code::DuplicateKey => (
            "an object of the text has a key twice",
            "Keep one of the two: readers of JSON disagree on which of them counts.",
        ),
        Code::Unicode => (
            "half of a surrogate pair in a string or key",
            "Replace the broken character, which often comes from cutting a string in the middle of an emoji.",
        ),
        Code::Type => (
            "a value of the wrong sort, also what only JavaScript has: functions, `NaN`, a `Map`, a cycle, a getter that throws",
            "Give a value of the sort that the message names. An optional member can be null or left out.",
        ),
        Code::Required => ("a required member is absent or null", "Add the member."),
        Code::UnknownField => (
            "a member that there isn't, with the one that may be meant",
            "Correct the name, or take the member out. The option unknownFields can make it a warning or nothing.",
        ),
        Code::Length => (
            "too short or too long: code points, list items, map entries",
            "Bring it within the bounds that the message names.",
        ),
        Code::Pattern => (
            "characters that aren't allowed, or nothing visible",
            "Take out the characters that the message lists. Emoji and control characters are never allowed.",
        ),
        Code::Enum => (
            "none of the allowed values, with the one that may be meant",
            "Use one of the values listed, in capital letters.",
        ),
        Code::UniqueItems => ("a value twice in a list of abilities", "List each value once."),
        Code::MultiplePayers => (
            "more than one participant pays for queries, for model training or for model inference",
            "Leave isResponsible true at one participant for each cost, and set it to false at the others.",
        ),
        Code::DefaultPayerDeclined => (
            "nobody pays, and everybody who can query, and would by default, declines",
            "Set isResponsible to true at one participant, or take out the false of the one who can query.",
        ),
        Code::DuplicateAccount => ("two members with one account", "List each account once."),
        Code::CreatorIsMember => (
            "the creator among the members; needs the option `creatorAccountId`",
            "Take the creator out of members: the creator's abilities have fields of their own.",
        ),
        Code::ReservedTagKey => (
            "a tag key that begins with `aws:`, in any case",
            "Choose another key: AWS keeps this beginning for itself.",
        ),
        Code::MultipleQueriers => ("more than one participant can query", "Leave CAN_QUERY at one participant."),
        Code::NoQuerier => ("nobody can query", "Give CAN_QUERY to the creator or to a member."),
        Code::NoReceiver => (
            "somebody can query and nobody receives results",
            "Give CAN_RECEIVE_RESULTS to the creator or to a member.",
        ),
        Code::MemberQuota => (
            "more than five members, the default quota",
            "Ask AWS to raise the quota of the account, or invite fewer members.",
        ),
        Code::MlNeedsSpark => {
            ("machine learning with `CLEAN_ROOMS_SQL`", "Set analyticsEngine to SPARK, or leave it out.")
        }
        Code::EngineRetired => {
            ("`CLEAN_ROOMS_SQL`, which the service no longer takes", "Set analyticsEngine to SPARK, or leave it out.")
        }
    }
}
