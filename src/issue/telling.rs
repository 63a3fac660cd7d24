//! An issue's sentence put together: what [`super::message`] says of its code, with its figures and what it is about.
//! Native; in the package, JavaScript does this.

use std::fmt;

use serde_json::Value;

use super::message::{CONTROL, INVISIBLE, NAMED, NAMES, Part, Test, sentence};
use super::place::PathElement;
use super::report::{Issue, Report};
use crate::operation::{self, Document, Member, NativeText, Shape, Text};

use Part::{
    All, Distinct, Edition, Figure, Label, Least, List, More, Name, Next, Participants, Quoted, Refused, Say, Term,
    The, Verb, When,
};
use Test::{Between, Has, Is, Less, None, OfDigits};

impl Issue {
    /// What it is, in English, for a person.
    #[must_use]
    pub fn message(&self) -> String {
        let figures = serde_json::to_value(&self.params).unwrap_or_default();
        let subject = Subject::of(self.document, &self.path);
        Teller { figures, subject, edition: self.edition }.all(sentence(self.code()))
    }
}

impl fmt::Display for Issue {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.path.is_empty() {
            return out.write_str(&self.message());
        }
        write!(out, "{}: {}", self.pointer(), self.message())
    }
}

/// How many errors and warnings there are, and the first of them.
impl fmt::Display for Report {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let least = if self.truncated { "at least " } else { "" };
        let count = |count: usize, one: &str| format!("{least}{count} {one}{}", if count == 1 { "" } else { "s" });
        let (errors, warnings) = (self.errors().count(), self.warnings().count());
        match (errors, warnings) {
            // As many as were wanted: none.
            (0, 0) => return out.write_str(if self.ok { "valid" } else { "not valid" }),
            (0, _) => write!(out, "valid, {}", count(warnings, "warning"))?,
            (_, 0) => out.write_str(&count(errors, "error"))?,
            _ => write!(out, "{}, {}", count(errors, "error"), count(warnings, "warning"))?,
        }
        let first = self.errors().next().or_else(|| self.warnings().next());
        first.map_or(Ok(()), |first| write!(out, ": {first}"))
    }
}

impl std::error::Error for Report {}

struct Teller {
    figures: Value,
    subject: Subject,
    edition: operation::Edition,
}

impl Teller {
    fn all(&self, parts: &[Part]) -> String {
        parts.iter().map(|part| self.part(*part)).collect()
    }

    fn part(&self, part: Part) -> String {
        match part {
            Say(words) => words.into(),
            Figure(figure) => plain(&self.figures[figure]),
            Next(figure) => (self.number(figure) + 1).to_string(),
            Quoted(figure) => format!("\"{}\"", self.text(figure)),
            Term(figure, terms) => {
                let value = self.text(figure);
                terms.iter().find(|(wire, _)| *wire == value).map_or(value, |(_, term)| term).into()
            }
            List(figure) => self.list(figure).iter().map(plain).collect::<Vec<_>>().join(", "),
            Participants(figure) => {
                let pointers = self.list(figure);
                let (first, rest) = pointers.split_at(pointers.len().min(NAMED));
                let mut named: Vec<String> = Vec::new();
                for name in first.iter().filter_map(Value::as_str).map(participant) {
                    if !named.contains(&name) {
                        named.push(name);
                    }
                }
                let more = if rest.is_empty() { String::new() } else { format!(" and {} more", rest.len()) };
                named.join(", ") + &more
            }
            Distinct(figure, inner) => {
                let mut values: Vec<&str> = Vec::new();
                for value in self.list(figure).iter().filter_map(|item| item[inner].as_str()) {
                    if !values.contains(&value) {
                        values.push(value);
                    }
                }
                values.join(", ")
            }
            Refused => {
                let mut shown: Vec<String> = Vec::new();
                for item in self.list("characters") {
                    let (Some(character), Some(code_point)) = (item["character"].as_str(), item["codePoint"].as_str())
                    else {
                        continue;
                    };
                    let number = character.chars().next().map_or(0, u32::from);
                    let name = NAMES.iter().find(|(named, _)| *named == number);
                    let what = match name {
                        Some((_, name)) => format!("({name})"),
                        Option::None if is_invisible(number) => code_point.into(),
                        Option::None => character.into(),
                    };
                    if !shown.contains(&what) {
                        shown.push(what);
                    }
                }
                shown.join(" ")
            }
            More(count, list) => {
                let more = self.number(count).saturating_sub(self.list(list).len());
                if more == 0 { String::new() } else { format!(" and {more} more") }
            }
            Least => self.subject.text.map_or(0, |text| text.length.min).to_string(),
            The => self.subject.the(self.text("place") == "key"),
            Name => self.subject.name(),
            Label => lower_first(self.subject.label),
            Part::Whom => String::new(),
            Edition => self.edition.to_string(),
            Verb(one, several) => if self.subject.is_plural() { several } else { one }.into(),
            All(parts) => self.all(parts),
            When(test, then, otherwise) => self.all(if self.holds(test) { then } else { otherwise }),
        }
    }

    fn holds(&self, test: Test) -> bool {
        match test {
            Is(figure, value) => self.text(figure) == value,
            Less(left, right) => self.number(left) < self.number(right),
            None(figure) => self.number(figure) == 0 && self.list(figure).is_empty(),
            Has(figure) => !self.figures[figure].is_null(),
            Between(figure, least, most) => (least..=most).contains(&self.number(figure)),
            OfDigits => self.subject.text.is_some_and(Text::is_of_digits),
        }
    }

    fn text(&self, figure: &str) -> &str {
        self.figures[figure].as_str().unwrap_or_default()
    }

    fn number(&self, figure: &str) -> usize {
        self.figures[figure].as_u64().and_then(|number| usize::try_from(number).ok()).unwrap_or_default()
    }

    fn list(&self, figure: &str) -> &[Value] {
        self.figures[figure].as_array().map(Vec::as_slice).unwrap_or_default()
    }
}

fn is_invisible(number: u32) -> bool {
    CONTROL.iter().chain(&INVISIBLE).any(|(first, last)| (*first..=*last).contains(&number))
}

/// Whom a pointer is about.
pub(crate) fn participant(pointer: &str) -> String {
    let index = pointer.strip_prefix("/members/").and_then(|rest| rest.split('/').next());
    index
        .and_then(|index| index.parse::<usize>().ok())
        .map_or("the creator".into(), |index| format!("member {}", index + 1))
}

/// A figure as a text.
pub(crate) fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// What a path is about, in a person's words: the label of the last member on it, and whether it
/// goes on into a list's element or a map's entry.
struct Subject {
    label: &'static str,
    plural: bool,
    within: Within,
    /// What constrains it, if it is a string.
    text: Option<&'static Text>,
}

enum Within {
    Member,
    Element(usize),
    Entry,
}

/// Whether a label, of a member of this shape, stands for several.
pub(crate) fn is_plural(label: &str, shape: Shape) -> bool {
    label.ends_with('s') && !label.ends_with("status") && !matches!(shape, Shape::Boolean)
}

impl Subject {
    fn of(document: Document, path: &[PathElement]) -> Subject {
        let mut subject =
            Subject { label: document.label(), plural: false, within: Within::Member, text: Option::None };
        let mut shape = Shape::Structure(document.structure());
        for element in path {
            match (shape, element) {
                (Shape::Structure(structure), PathElement::Key(key)) => {
                    let Some(member) = structure.members.iter().find(|member| member.name == key) else {
                        break;
                    };
                    let Member { label: NativeText(label), shape: inner, .. } = *member;
                    let text = if let Shape::String(text) = inner { Some(text) } else { Option::None };
                    subject = Subject { label, plural: is_plural(label, inner), within: Within::Member, text };
                    shape = inner;
                }
                (Shape::List(list), PathElement::Index(index)) => {
                    subject.within = Within::Element(*index);
                    shape = list.element;
                }
                (Shape::Map(_), PathElement::Key(_)) => {
                    subject.within = Within::Entry;
                    break;
                }
                _ => break,
            }
        }
        subject
    }

    fn is_plural(&self) -> bool {
        self.plural && matches!(self.within, Within::Member)
    }

    fn name(&self) -> String {
        match self.within {
            Within::Member => self.label.into(),
            Within::Element(index) => format!("Item {} of {}", index + 1, lower_first(self.label)),
            Within::Entry => "Tag value".into(),
        }
    }

    fn the(&self, is_key: bool) -> String {
        match self.within {
            Within::Entry if is_key => "The tag key".into(),
            Within::Entry => "The tag value".into(),
            _ if is_key => "The field name".into(),
            Within::Member => format!("The {}", lower_first(self.label)),
            Within::Element(_) => self.name(),
        }
    }
}

/// A label inside a sentence: its first letter small, unless it begins with an abbreviation.
pub(crate) fn lower_first(label: &str) -> String {
    match label.as_bytes() {
        [b'A'..=b'Z', b'a'..=b'z', ..] => label[..1].to_lowercase() + &label[1..],
        _ => label.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::issue::code::Finding;
    use crate::issue::level::Level;
    use crate::issue::place::{Place, Unit};
    use crate::text::Refused as RefusedCharacter;

    #[test]
    fn speaks_as_the_form_does() {
        let message = |finding: Finding| {
            let (document, edition, level) = (Document::Request, operation::Edition::default(), Level::Error);
            Issue { document, edition, level, path: vec!["name".into()], params: finding.into() }.message()
        };
        assert_eq!(message(Finding::Required { field: "name" }), "Collaboration name is required.");

        let (unit, place) = (Unit::Characters, Place::Value);
        assert_eq!(
            message(Finding::Length { unit, place, min: 1, max: Some(100), actual: 120 }),
            "The collaboration name has too many characters. Character count: 120/100"
        );

        let characters = &[RefusedCharacter { position: 0, number: 0x1F600 }];
        assert_eq!(
            message(Finding::Pattern { pattern: NativeText(""), blank: false, characters, count: 1 }),
            "The collaboration name has characters that aren't valid: 😀"
        );
    }
}
