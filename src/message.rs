//! The English of every issue: a code's parameters in, a sentence out. Another language would be
//! another module like this one. A sentence is told piece by piece to whoever wants it (see
//! [`Sentence`]), without `core::fmt`, whose machinery weighs more than all sentences.

use crate::issue::{Issue, Kind, Params, PathElement, Place, SyntaxProblem, Unit};
use crate::operation::Document;
use crate::shape::{Cost, Member, Shape};
use crate::text;

/// Tells pieces one after the other.
macro_rules! tell {
    ($out:expr, $($piece:expr),* $(,)?) => {{
        $( $piece.tell($out); )*
    }};
}

/// Takes a sentence piece by piece.
pub trait Sentence {
    /// Words of ours.
    fn words(&mut self, words: &'static str);

    /// A number, in decimal.
    fn number(&mut self, number: usize);

    /// Something out of the request.
    fn quote(&mut self, text: &str);
}

impl Sentence for String {
    fn words(&mut self, words: &'static str) {
        self.push_str(words);
    }

    fn number(&mut self, number: usize) {
        push_number(self, number);
    }

    fn quote(&mut self, text: &str) {
        self.push_str(text);
    }
}

/// Part of a sentence.
trait Piece {
    fn tell(&self, out: &mut impl Sentence);
}

impl Piece for &'static str {
    fn tell(&self, out: &mut impl Sentence) {
        out.words(self);
    }
}

impl Piece for &String {
    fn tell(&self, out: &mut impl Sentence) {
        out.quote(self);
    }
}

impl Piece for usize {
    fn tell(&self, out: &mut impl Sentence) {
        out.number(*self);
    }
}

/// The first of several pointers, with commas between them, and how many more there are.
struct Pointers<'l>(&'l [String]);

impl Piece for Pointers<'_> {
    #[inline(never)]
    fn tell(&self, out: &mut impl Sentence) {
        const NAMED: usize = 3;
        let (first, rest) = self.0.split_at(self.0.len().min(NAMED));
        List(first).tell(out);
        if !rest.is_empty() {
            tell!(out, " and ", rest.len(), " more");
        }
    }
}

/// Things one after the other, with commas between them.
struct List<'l, P>(&'l [P]);

impl<'l, P> Piece for List<'l, P>
where
    &'l P: Piece,
{
    #[inline(never)]
    fn tell(&self, out: &mut impl Sentence) {
        for (index, item) in self.0.iter().enumerate() {
            if index > 0 {
                out.words(", ");
            }
            item.tell(out);
        }
    }
}

impl Piece for &&'static str {
    fn tell(&self, out: &mut impl Sentence) {
        out.words(self);
    }
}

/// Something out of the request, in quotation marks.
struct Quoted<'q>(&'q str);

impl Piece for Quoted<'_> {
    #[inline(never)]
    fn tell(&self, out: &mut impl Sentence) {
        out.words("\"");
        out.quote(self.0);
        out.words("\"");
    }
}

/// The value that may have been meant.
struct Suggestion(Option<&'static str>);

impl Piece for Suggestion {
    #[inline(never)]
    fn tell(&self, out: &mut impl Sentence) {
        if let Some(nearest) = self.0 {
            tell!(out, " Did you mean ", nearest, "?");
        }
    }
}

/// Appends a number in decimal.
pub(crate) fn push_number(text: &mut String, number: usize) {
    if number >= 10 {
        push_number(text, number / 10);
    }
    text::put(text, char::from(b"0123456789"[number % 10]));
}

/// A code point as Unicode writes it, as in `U+00E9`.
pub(crate) fn code_point(number: u32) -> String {
    let digits = (8 - number.leading_zeros() / 4).max(4);
    let digit = |place: u32| char::from(b"0123456789ABCDEF"[(number >> (place * 4) & 0xF) as usize]);
    let mut text = String::from("U+");
    for place in (0..digits).rev() {
        text::put(&mut text, digit(place));
    }
    text
}

/// Tells what is wrong, for a person.
pub fn tell(out: &mut impl Sentence, issue: &Issue) {
    let subject = Subject::of(issue.document, &issue.path);
    match &issue.params {
        Params::Syntax(it) => {
            let problem = syntax(it.problem);
            tell!(out, "The text isn't JSON: ", problem, " at line ", it.line, ", column ", it.column, ".");
        }
        Params::DuplicateKey(it) => {
            tell!(out, "The key ", Quoted(&it.key), " stands more than once in this object. Keep one of them.");
        }
        Params::Unicode(it) => {
            tell!(out, The(&subject, it.place), " has half of a surrogate pair (", &it.surrogate);
            tell!(out, ") at character ", it.position + 1, ", which can't be sent.");
        }
        Params::Type(it) => {
            tell!(out, The(&subject, Place::Value), " must be ", wanted(it.expected), ", not ", kind(it.actual), ".");
        }
        Params::Required(_) => tell!(out, Name(&subject), subject.verb(" is", " are"), " required."),
        Params::UnknownField(it) => {
            tell!(out, Quoted(&it.field), " isn't a field of this structure.", Suggestion(it.nearest));
        }
        Params::Length(it) => {
            let too_few = it.actual < it.min;
            let fault = if too_few { "few" } else { "many" };
            let (things, thing) = match it.unit {
                Unit::Characters => ("characters", "Character"),
                Unit::Elements => ("items", "Item"),
                Unit::Entries => ("entries", "Entry"),
            };
            if it.unit == Unit::Characters {
                tell!(out, The(&subject, it.place), " has too ", fault, " ", things);
            } else {
                tell!(out, "Too ", fault, " ", things, " in ", LowerFirst(subject.label));
            }
            tell!(out, ". ", thing, " count: ", it.actual);
            if too_few {
                tell!(out, ", at least ", it.min);
            } else {
                tell!(out, "/", it.max.unwrap_or(usize::MAX));
            }
        }
        Params::Pattern(it) if it.count == 0 => {
            tell!(out, The(&subject, Place::Value), " has no visible character.");
        }
        Params::Pattern(it) => {
            tell!(out, The(&subject, Place::Value), " has characters that aren't valid:");
            for (index, refused) in it.characters.iter().enumerate() {
                if it.characters.iter().take(index).any(|earlier| earlier.character == refused.character) {
                    continue;
                }
                out.words(" ");
                if is_visible(refused.character) {
                    out.quote(refused.character.encode_utf8(&mut [0; 4]));
                } else {
                    out.quote(&refused.code_point);
                }
            }
            if it.count > it.characters.len() {
                tell!(out, " and ", it.count - it.characters.len(), " more");
            }
        }
        Params::Enum(it) => {
            tell!(out, The(&subject, Place::Value), " can't be ", Quoted(&it.actual), ". Valid values: ");
            tell!(out, List(it.allowed), ".", Suggestion(it.nearest));
        }
        Params::UniqueItems(it) => {
            tell!(out, Name(&subject), " can list each value once. Listed more than once: ");
            for (index, duplicate) in it.duplicates.iter().enumerate() {
                if it.duplicates.iter().take(index).any(|earlier| earlier.value == duplicate.value) {
                    continue;
                }
                tell!(out, if index > 0 { ", " } else { "" }, &duplicate.value);
            }
            out.words(".");
        }
        Params::MultiplePayers(it) => {
            tell!(
                out,
                "Only one participant can pay for ",
                cost(it.cost),
                ". Also set to pay: ",
                Pointers(&it.others),
                "."
            );
        }
        Params::DefaultPayerDeclined(it) => {
            tell!(out, "Nobody pays for ", cost(it.cost), ": no participant is set to pay, and the one who can ");
            tell!(out, "query, who pays by default, declines.");
            if !it.others.is_empty() {
                tell!(out, " Declined as well: ", Pointers(&it.others), ".");
            }
        }
        Params::DuplicateAccount(it) => {
            tell!(out, "The account ", &it.account_id, " is listed more than once. First listed at ");
            tell!(out, Pointers(&it.others), ".");
        }
        Params::CreatorIsMember(it) => {
            tell!(out, "The account ", &it.account_id, " is the creator's own. The creator isn't listed among the ");
            tell!(out, "members.");
        }
        Params::ReservedTagKey(it) => {
            tell!(out, "The tag key ", Quoted(&it.key), " begins with \"aws:\", which is reserved for AWS.");
        }
        Params::MultipleQueriers(it) => {
            tell!(out, "More than one participant can query, where the service expects one. Also able to query: ");
            tell!(out, Pointers(&it.others), ".");
        }
        Params::NoQuerier(_) => {
            tell!(
                out,
                "Nobody can query: no participant has CAN_QUERY, so no query can run and nobody pays by default."
            );
        }
        Params::NoReceiver(_) => {
            tell!(out, "Nobody receives results: a participant can query, but none has CAN_RECEIVE_RESULTS.");
        }
        Params::MemberQuota(it) => {
            tell!(out, "More members than the default quota. Member count: ", it.actual, "/", it.quota);
            tell!(out, ". The quota can be raised on request.");
        }
        Params::MlNeedsSpark(it) => {
            tell!(out, "Machine learning needs the analytics engine SPARK. Machine learning is set up at ");
            tell!(out, Pointers(&it.others), ".");
        }
        Params::EngineRetired(it) => {
            tell!(out, "The service has taken no new collaboration with ", it.engine, " since ", it.since, ".");
        }
    }
}

/// Whether a character shows on a line, and neither leaves a gap in it nor disturbs it.
fn is_visible(character: char) -> bool {
    !character.is_control() && !matches!(character, '\u{fffe}' | '\u{ffff}' | '\u{e0000}'..='\u{e0fff}' | '\u{f0000}'..)
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
    fn of(document: Document, path: &[PathElement]) -> Subject {
        let mut subject = Subject { label: document.label(), plural: false, within: Within::Member };
        let mut shape = Shape::Structure(document.structure());
        for element in path {
            match (shape, element) {
                (Shape::Structure(structure), PathElement::Key(key)) => {
                    let Some(member) = structure.members.iter().find(|member| member.name == key) else {
                        break;
                    };
                    let Member { label, shape: inner, .. } = *member;
                    let plural = label.ends_with('s') && !label.ends_with("status") && !matches!(inner, Shape::Boolean);
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
}

/// The label, to begin a sentence.
struct Name<'s>(&'s Subject);

impl Piece for Name<'_> {
    #[inline(never)]
    fn tell(&self, out: &mut impl Sentence) {
        let Subject { label, within, .. } = self.0;
        match within {
            Within::Member => out.words(label),
            Within::Element(index) => tell!(out, "Item ", index + 1, " of ", LowerFirst(label)),
            Within::Entry => out.words("Tag value"),
        }
    }
}

/// "The" and the label, to begin a sentence.
struct The<'s>(&'s Subject, Place);

impl Piece for The<'_> {
    #[inline(never)]
    fn tell(&self, out: &mut impl Sentence) {
        let The(subject, place) = self;
        match (&subject.within, place) {
            (Within::Entry, Place::Key) => out.words("The tag key"),
            (Within::Entry, Place::Value) => out.words("The tag value"),
            (_, Place::Key) => out.words("The field name"),
            (Within::Member, Place::Value) => tell!(out, "The ", LowerFirst(subject.label)),
            (Within::Element(_), Place::Value) => Name(subject).tell(out),
        }
    }
}

/// A label inside a sentence: its first letter small, unless it begins with an abbreviation.
struct LowerFirst(&'static str);

impl Piece for LowerFirst {
    #[inline(never)]
    fn tell(&self, out: &mut impl Sentence) {
        const SMALL: &str = "abcdefghijklmnopqrstuvwxyz";
        let mut label = self.0;
        if let &[first @ b'A'..=b'Z', b'a'..=b'z', ..] = label.as_bytes() {
            let letter = usize::from(first - b'A');
            out.words(SMALL.get(letter..=letter).unwrap_or_default());
            label = label.get(1..).unwrap_or_default();
        }
        out.words(label);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::issue::{LengthParams, Level, PatternParams, RefusedCharacter, RequiredParams, Source};

    #[test]
    fn speaks_as_the_form_does() {
        let message = |path: &[PathElement], params: &Params| {
            let (document, level, source) = (Document::Request, Level::Error, Source::Model);
            Issue { document, level, source, path: path.to_vec(), params: params.clone() }.message()
        };
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
        let mut text = String::new();
        for number in [0, 10, 4_294_967_295] {
            push_number(&mut text, number);
        }
        assert_eq!(text, "0104294967295");
        assert_eq!(code_point(0x9), "U+0009");
        assert_eq!(code_point(0x1F600), "U+1F600");
        assert_eq!(code_point(0x10_FFFF), "U+10FFFF");
    }
}
