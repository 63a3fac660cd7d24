//! The editions and what changed with each, read off the tables.

use serde::Serialize;

use crate::issue::{Code, RULES, Rule, RuleLevel};
use crate::operation::{CREATE_COLLABORATION, Edition, Enum, Length, List, Member, Shape, Structure, Text};

/// An edition of the operation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct EditionDescription {
    /// The day on which botocore first had it, by which it is named.
    pub edition: Edition,
    /// The version of botocore of that day.
    pub botocore: &'static str,
    /// What changed in the request, against the edition before.
    pub changes: Vec<EditionChange>,
    /// The cross-field rules that came with it, or whose issues have another level from it on.
    pub rules: Vec<EditionRule>,
}

/// A rule, and what its issues are from an edition on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct EditionRule {
    /// Its code.
    pub code: Code,
    /// The level of its issues, or that there are none.
    pub level: RuleLevel,
}

/// One thing that changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct EditionChange {
    /// Where, as a JSON pointer with `*` for any element of a list.
    pub pointer: String,
    /// What, in English.
    pub change: String,
}

/// All editions, the oldest first.
///
/// ```
/// use cleanrooms_collaboration::describe::editions;
///
/// let metrics = &editions()[6];
/// assert_eq!((metrics.edition.to_string().as_str(), metrics.botocore), ("2026-01-02", "1.42.20"));
/// assert_eq!(metrics.changes[0].pointer, "/isMetricsEnabled");
/// assert_eq!(metrics.changes[0].change, "new");
/// ```
#[must_use]
pub fn editions() -> Vec<EditionDescription> {
    let of = |&edition: &Edition| {
        let mut changes = Changes { edition, found: Vec::new() };
        changes.structure(&CREATE_COLLABORATION, "");
        // In the first, all is new.
        let changes = if edition == Edition::default() { Vec::new() } else { changes.found };
        let rules = if edition == Edition::default() { Vec::new() } else { rules_of(edition) };
        EditionDescription { edition, botocore: edition.botocore(), changes, rules }
    };
    Edition::ALL.iter().map(of).collect()
}

fn rules_of(edition: Edition) -> Vec<EditionRule> {
    let changed = |rule: &&Rule| rule.since == edition || rule.later.is_some_and(|(_, since)| since == edition);
    let rules = RULES.iter().filter(changed);
    rules.map(|rule| EditionRule { code: rule.code, level: rule.level_in(edition) }).collect()
}

struct Changes {
    edition: Edition,
    found: Vec<EditionChange>,
}

impl Changes {
    fn add(&mut self, pointer: &str, change: impl Into<String>) {
        self.found.push(EditionChange { pointer: pointer.into(), change: change.into() });
    }

    fn structure(&mut self, structure: &Structure, pointer: &str) {
        for member in structure.members {
            self.member(member, &format!("{pointer}/{}", member.name));
        }
    }

    fn member(&mut self, member: &Member, pointer: &str) {
        if member.since == self.edition {
            // What is in it is new with it.
            return self.add(pointer, "new");
        }
        if member.optional_since == Some(self.edition) {
            self.add(pointer, "optional");
        }
        self.shape(member.shape, pointer);
    }

    fn shape(&mut self, shape: Shape, pointer: &str) {
        match shape {
            Shape::Structure(structure) => self.structure(structure, pointer),
            Shape::List(List { element, unbounded_since, length, .. }) => {
                if *unbounded_since == Some(self.edition) {
                    let before =
                        if length.is_some_and(|length| length.max.is_some()) { "no maximum" } else { "may be empty" };
                    self.add(pointer, before);
                }
                self.shape(*element, &format!("{pointer}/*"));
            }
            Shape::Enum(Enum { values, since, .. }) => {
                let new = values.iter().zip(*since).filter(|(_, since)| **since == self.edition);
                let new: Vec<&str> = new.map(|(value, _)| *value).collect();
                if !new.is_empty() {
                    self.add(pointer, format!("new: {}", new.join(", ")));
                }
            }
            Shape::String(Text { loosened: Some(later), .. }) if later.since == self.edition => {
                let Length { min, max } = later.length;
                let max = max.map_or("any number of".into(), |max| max.to_string());
                self.add(pointer, format!("{min} to {max} characters"));
            }
            _ => {}
        }
    }
}
