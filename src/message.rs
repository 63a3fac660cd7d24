//! The English of every issue: a code's parameters in, a sentence out. Another language would be
//! another module like this one. Sentences are put together without `core::fmt`, whose machinery
//! weighs more than all of them.

use crate::issue::{Kind, Params, PathElement, Place, SyntaxProblem, Unit};
use crate::operation::CREATE_COLLABORATION;
use crate::shape::{Cost, Member, Shape};

/// Appends pieces of text, and numbers in decimal.
macro_rules! text {
    ($($piece:expr),* $(,)?) => {{
        let mut text = String::new();
        $( ($piece).append(&mut text); )*
        text
    }};
}

/// Part of a sentence. Appending is kept out of line: sentences are many and never in a hurry.
trait Piece {
    fn append(&self, text: &mut String);
}

impl Piece for &str {
    #[inline(never)]
    fn append(&self, text: &mut String) {
        text.push_str(self);
    }
}

impl Piece for String {
    #[inline(never)]
    fn append(&self, text: &mut String) {
        text.push_str(self);
    }
}

impl Piece for usize {
    #[inline(never)]
    fn append(&self, text: &mut String) {
        push_number(text, *self);
    }
}

/// Appends a number in decimal.
pub(crate) fn push_number(text: &mut String, number: usize) {
    if number >= 10 {
        push_number(text, number / 10);
    }
    text.push(char::from(b"0123456789"[number % 10]));
}

/// A code point as Unicode writes it, as in `U+00E9`.
pub(crate) fn code_point(number: u32) -> String {
    let digits = (8 - number.leading_zeros() / 4).max(4);
    let digit = |place: u32| char::from(b"0123456789ABCDEF"[(number >> (place * 4) & 0xF) as usize]);
    "U+".chars().chain((0..digits).rev().map(digit)).collect()
}

/// What is wrong, for a person.
pub fn message(path: &[PathElement], params: &Params) -> String {
    let subject = Subject::of(path);
    match params {
        Params::Syntax(it) => {
            text!("The text isn't JSON: ", syntax(it.problem), " at line ", it.line, ", column ", it.column, ".")
        }
        Params::DuplicateKey(it) => {
            text!("The key ", quoted(&it.key), " stands more than once in this object. Keep one of them.")
        }
        Params::Unicode(it) => text!(
            subject.the(it.place),
            " has half of a surrogate pair (",
            it.surrogate,
            ") at character ",
            it.position + 1,
            ", which can't be sent."
        ),
        Params::Type(it) => {
            text!(subject.the(Place::Value), " must be ", wanted(it.expected), ", not ", kind(it.actual), ".")
        }
        Params::Required(_) => text!(subject.name(), subject.verb(" is", " are"), " required."),
        Params::UnknownField(it) => {
            let unknown = text!(quoted(&it.field), " isn't a field of this structure.");
            text!(unknown, suggestion(it.nearest))
        }
        Params::Length(it) => {
            let fault = if it.actual < it.min { "few" } else { "many" };
            let (things, thing) = match it.unit {
                Unit::Characters => ("characters", "Character"),
                Unit::Elements => ("items", "Item"),
                Unit::Entries => ("entries", "Entry"),
            };
            let limit = if it.actual < it.min {
                text!(it.actual, ", at least ", it.min)
            } else {
                text!(it.actual, "/", it.max.unwrap_or(usize::MAX))
            };
            let fault = if it.unit == Unit::Characters {
                text!(subject.the(it.place), " has too ", fault, " ", things)
            } else {
                text!("Too ", fault, " ", things, " in ", lower_first(&subject.name()))
            };
            text!(fault, ". ", thing, " count: ", limit)
        }
        Params::Pattern(it) => {
            if it.count > 0 {
                let mut characters: Vec<String> = Vec::new();
                for refused in &it.characters {
                    let character = refused.character;
                    let visible = !character.is_control() && !is_invisible(character);
                    let shown = if visible { String::from(character) } else { refused.code_point.clone() };
                    if !characters.contains(&shown) {
                        characters.push(shown);
                    }
                }
                let characters = characters.join(" ");
                let more = if it.count > it.characters.len() {
                    text!(" and ", it.count - it.characters.len(), " more")
                } else {
                    String::new()
                };
                text!(subject.the(Place::Value), " has characters that aren't valid: ", characters, more)
            } else {
                text!(subject.the(Place::Value), " has no visible character.")
            }
        }
        Params::Enum(it) => {
            let value = text!(subject.the(Place::Value), " can't be ", quoted(&it.actual), ". ");
            text!(value, "Valid values: ", it.allowed.join(", "), ".", suggestion(it.nearest))
        }
        Params::UniqueItems(it) => {
            let mut values: Vec<&str> = Vec::new();
            for duplicate in &it.duplicates {
                if !values.contains(&duplicate.value.as_str()) {
                    values.push(&duplicate.value);
                }
            }
            text!(subject.name(), " can list each value once. Listed more than once: ", values.join(", "), ".")
        }
        Params::MultiplePayers(it) => {
            text!("Only one participant can pay for ", cost(it.cost), ". Also set to pay: ", it.others.join(", "), ".")
        }
        Params::DefaultPayerDeclined(it) => {
            let also = if it.others.is_empty() {
                String::new()
            } else {
                text!(" Declined as well: ", it.others.join(", "), ".")
            };
            text!(
                "Nobody pays for ",
                cost(it.cost),
                ": no participant is set to pay, and the one who can query, ",
                "who pays by default, declines.",
                also
            )
        }
        Params::DuplicateAccount(it) => text!(
            "The account ",
            it.account_id,
            " is listed more than once. First listed at ",
            it.others.join(", "),
            "."
        ),
        Params::CreatorIsMember(it) => {
            text!("The account ", it.account_id, " is the creator's own. The creator isn't listed among the members.")
        }
        Params::ReservedTagKey(it) => {
            text!("The tag key ", quoted(&it.key), " begins with \"aws:\", which is reserved for AWS.")
        }
        Params::MultipleQueriers(it) => text!(
            "More than one participant can query, where the service expects one. Also able to query: ",
            it.others.join(", "),
            "."
        ),
        Params::NoQuerier(_) => {
            text!("Nobody can query: no participant has CAN_QUERY, so no query can run and nobody pays by default.")
        }
        Params::NoReceiver(_) => {
            text!("Nobody receives results: a participant can query, but none has CAN_RECEIVE_RESULTS.")
        }
        Params::MemberQuota(it) => text!(
            "More members than the default quota. Member count: ",
            it.actual,
            "/",
            it.quota,
            ". The quota can be raised on request."
        ),
        Params::MlNeedsSpark(it) => text!(
            "Machine learning needs the analytics engine SPARK. Machine learning is set up at ",
            it.others.join(", "),
            "."
        ),
        Params::EngineRetired(it) => {
            text!("The service has taken no new collaboration with ", it.engine, " since ", it.since, ".")
        }
    }
}

fn suggestion(nearest: Option<&'static str>) -> String {
    nearest.map_or_else(String::new, |nearest| text!(" Did you mean ", nearest, "?"))
}

fn quoted(value: &str) -> String {
    text!("\"", value, "\"")
}

/// Characters that would leave a gap or disturb the line, though they aren't control characters.
fn is_invisible(character: char) -> bool {
    matches!(character, '\u{fffe}' | '\u{ffff}' | '\u{e0000}'..='\u{e0fff}' | '\u{f0000}'..)
}

fn syntax(problem: SyntaxProblem) -> &'static str {
    match problem {
        SyntaxProblem::UnexpectedEnd => "it ends too early,",
        SyntaxProblem::UnexpectedCharacter => "unexpected character",
        SyntaxProblem::ControlCharacter => "control character in a string",
        SyntaxProblem::InvalidEscape => "invalid escape in a string",
        SyntaxProblem::InvalidNumber => "invalid number",
        SyntaxProblem::InvalidUtf8 => "invalid UTF-8",
        SyntaxProblem::ByteOrderMark => "byte order mark",
        SyntaxProblem::TrailingCharacters => "something follows the value",
    }
}

fn wanted(expected: Kind) -> &'static str {
    match expected {
        Kind::Boolean => "true or false",
        other => kind(other),
    }
}

fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::Null => "null",
        Kind::Boolean => "a boolean",
        Kind::Number => "a number",
        Kind::String => "a string",
        Kind::Array => "a list",
        Kind::Object => "an object",
        Kind::Undefined => "undefined",
        Kind::NotANumber => "NaN",
        Kind::Infinity => "infinity",
        Kind::Bigint => "a bigint",
        Kind::Symbol => "a symbol",
        Kind::Function => "a function",
        Kind::ClassInstance => "an instance of a class",
        Kind::Cycle => "an object that contains itself",
        Kind::Unreadable => "a value that throws when it is read",
    }
}

fn cost(cost: Cost) -> &'static str {
    match cost {
        Cost::QueryCompute => "queries",
        Cost::ModelTraining => "model training",
        Cost::ModelInference => "model inference",
    }
}

/// What a path is about, in a person's words: the label of the last member on it, and whether it
/// goes on into a list's element or a map's entry.
struct Subject {
    label: &'static str,
    plural: bool,
    within: Within,
}

enum Within {
    Member,
    Element(usize),
    Entry,
}

impl Subject {
    fn of(path: &[PathElement]) -> Subject {
        let mut subject = Subject { label: "Request", plural: false, within: Within::Member };
        let mut shape = Shape::Structure(&CREATE_COLLABORATION);
        for element in path {
            match (shape, element) {
                (Shape::Structure(structure), PathElement::Key(key)) => {
                    let Some(member) = structure.members.iter().find(|member| member.name == key) else {
                        break;
                    };
                    let Member { label, shape: inner, .. } = *member;
                    let plural = label.ends_with('s') && !matches!(inner, Shape::Boolean);
                    subject = Subject { label, plural, within: Within::Member };
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

    /// The form of a verb that goes with the label.
    fn verb(&self, singular: &'static str, plural: &'static str) -> &'static str {
        if self.plural && matches!(self.within, Within::Member) { plural } else { singular }
    }

    /// The label, to begin a sentence.
    fn name(&self) -> String {
        match self.within {
            Within::Member => self.label.into(),
            Within::Element(index) => text!("Item ", index + 1, " of ", lower_first(self.label)),
            Within::Entry => "Tag value".into(),
        }
    }

    /// "The" and the label, to begin a sentence.
    fn the(&self, place: Place) -> String {
        match (&self.within, place) {
            (Within::Entry, Place::Key) => "The tag key".into(),
            (Within::Entry, Place::Value) => "The tag value".into(),
            (_, Place::Key) => "The field name".into(),
            (Within::Member, Place::Value) => text!("The ", lower_first(self.label)),
            (Within::Element(_), Place::Value) => self.name(),
        }
    }
}

/// A label inside a sentence: its first letter small, unless it begins with an abbreviation.
fn lower_first(label: &str) -> String {
    let mut label = String::from(label);
    if label.as_bytes().get(1).is_some_and(u8::is_ascii_lowercase)
        && let Some(first) = label.get_mut(..1)
    {
        first.make_ascii_lowercase();
    }
    label
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::issue::{LengthParams, PatternParams, RefusedCharacter, RequiredParams};

    #[test]
    fn speaks_as_the_form_does() {
        let required = RequiredParams { field: "name" }.into();
        assert_eq!(message(&["name".into()], &required), "Collaboration name is required.");

        let (unit, place) = (Unit::Characters, Place::Value);
        let length = LengthParams { unit, place, min: 1, max: Some(100), actual: 120 }.into();
        assert_eq!(
            message(&["name".into()], &length),
            "The collaboration name has too many characters. Character count: 120/100"
        );

        let emoji = RefusedCharacter { character: '😀', code_point: code_point(0x1F600), position: 0 };
        let pattern = PatternParams { pattern: "", blank: false, characters: vec![emoji], count: 1 };
        assert_eq!(
            message(&["name".into()], &pattern.into()),
            "The collaboration name has characters that aren't valid: 😀"
        );
    }

    #[test]
    fn writes_numbers() {
        assert_eq!(text!(0, " ", 10, " ", 4_294_967_295), "0 10 4294967295");
        assert_eq!(code_point(0x9), "U+0009");
        assert_eq!(code_point(0x1F600), "U+1F600");
        assert_eq!(code_point(0x10_FFFF), "U+10FFFF");
    }
}
