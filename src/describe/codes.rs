//! Each code explained: when it is reported, what it rests on and what to do about it. For the
//! command line, SARIF and the README.

use serde::Serialize;

use crate::issue::{Code, Level, RULES, RuleLevel, Source};
use crate::operation::Edition;

/// What a code means.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Explanation {
    /// The code.
    pub code: Code,
    /// The level of its issues in the edition that it came with, unless the caller chooses another.
    pub level: Level,
    /// The edition that it came with, if it isn't the first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub since: Option<Edition>,
    /// From which edition on it has another level, if it has one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub later: Option<LaterLevel>,
    /// Whether the caller can choose another.
    pub is_rule: bool,
    /// The statement it rests on.
    pub source: Source,
    /// That statement, in words.
    pub rests_on: &'static str,
    /// The address of the page that it stands on.
    pub page: &'static str,
    /// When it is reported.
    pub when: &'static str,
    /// What to do about it.
    pub remedy: &'static str,
}

/// What the issues of a rule are from an edition on.
#[derive(Debug, Clone, Copy, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LaterLevel {
    /// The edition.
    pub since: Edition,
    /// Their level, or that there are none.
    pub level: RuleLevel,
    /// The statement that they rest on then, in words, if that is another one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rests_on: Option<&'static str>,
}

impl Explanation {
    /// Explains a code.
    ///
    /// ```
    /// use cleanrooms_collaboration::Code;
    /// use cleanrooms_collaboration::explain::Explanation;
    ///
    /// assert_eq!(Explanation::of(Code::MemberQuota).when, "more than five members, the default quota");
    /// ```
    #[must_use]
    pub fn of(code: Code) -> Explanation {
        let rule = RULES.iter().find(|rule| rule.code == code);
        Explanation {
            code,
            level: rule.and_then(|rule| rule.level.level()).unwrap_or(Level::Error),
            since: rule.map(|rule| rule.since).filter(|since| *since != Edition::default()),
            later: rule.and_then(|rule| rule.later).map(|(level, since)| {
                let source = code.source_in(since);
                let rests_on = (source != code.source_in(Edition::default())).then(|| statement(source));
                LaterLevel { since, level, rests_on }
            }),
            is_rule: rule.is_some(),
            source: code.source_in(Edition::default()),
            rests_on: statement(code.source_in(Edition::default())),
            page: code.page(),
            when: code.when(),
            remedy: code.remedy(),
        }
    }

    /// All codes, in the order of their reports.
    #[must_use]
    pub fn all() -> Vec<Explanation> {
        Code::ALL.iter().map(|&code| Explanation::of(code)).collect()
    }
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
