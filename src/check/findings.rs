//! What is found wrong with single values. The walk in [`super`] calls in here once a value is
//! unusual or wrong, so nothing in here is in a hurry; it knows no source.

use std::borrow::Cow;

use crate::input::{Form, Str, Value};
use crate::issue::{
    Duplicate, DuplicateKeyParams, EnumParams, Kind, LengthParams, Level, Params, PathElement, PatternParams, Place,
    RefusedCharacter, Source, TypeParams, UnicodeParams, UniqueItemsParams, Unit, UnknownFieldParams,
};
use crate::nearest::nearest;
use crate::options::UnknownFields;
use crate::report::Collector;
use crate::shape::{Class, Enum, Length, Pattern, Shape, Structure, Text};
use crate::text::{self, code_point};

/// How many code points of an offending value an issue quotes.
const QUOTED: usize = 128;

/// How many offending elements an issue lists.
const LISTED: usize = 10;

/// How many steps most paths have at the most.
const USUAL_DEPTH: usize = 4;

/// Where a value stands: a list linked through the stack, so that nothing is allocated for it until
/// there is an issue to report.
#[derive(Clone, Copy)]
pub enum Path<'p> {
    /// The request.
    Root,
    /// A structure's member.
    Member(&'p Path<'p>, &'static str),
    /// A list's element.
    Element(&'p Path<'p>, usize),
    /// A map's entry, or a member that the structure doesn't have.
    Key(&'p Path<'p>, Str<'p>),
}

impl Path<'_> {
    fn elements(&self) -> Vec<PathElement> {
        let mut elements = Vec::with_capacity(USUAL_DEPTH);
        let mut path = self;
        loop {
            let (before, element) = match path {
                Path::Root => break,
                Path::Member(before, name) => (before, PathElement::from(*name)),
                Path::Element(before, index) => (before, PathElement::from(*index)),
                Path::Key(before, key) => {
                    (before, PathElement::Key(Cow::Owned(text::to_string(&key.resolve(), usize::MAX))))
                }
            };
            elements.push(element);
            path = before;
        }
        elements.reverse();
        elements
    }
}

/// Takes what is wrong.
pub struct Findings<'c> {
    pub issues: &'c mut Collector,
    pub unknown_fields: UnknownFields,
}

impl Findings<'_> {
    /// Reports an error.
    pub fn error(&mut self, path: &Path, params: impl Into<Params>) {
        self.report(Level::Error, path, params.into());
    }

    #[cold]
    #[inline(never)]
    fn report(&mut self, level: Level, path: &Path, params: Params) {
        let source = match params {
            Params::DuplicateKey(_) | Params::Unicode(_) => Source::Json,
            _ => Source::Model,
        };
        if self.issues.count(level) {
            self.issues.keep(level, source, path.elements(), params);
        }
    }

    /// A string that isn't plainly right.
    #[cold]
    #[inline(never)]
    pub fn text(&mut self, text: &'static Text, string: Str, place: Place, path: &Path) {
        let found = text::scan(&string.resolve(), text.pattern.map(|pattern| pattern.class));
        self.lone_surrogate(found.surrogate, place, path);
        self.length(text.length, found.code_points, Unit::Characters, place, path);
        let Some(Pattern { source: pattern, class }) = text.pattern else {
            return;
        };
        let blank = found.blank && (class != Class::Digits || found.code_points == 0);
        if !blank && found.refused_count == 0 {
            return;
        }
        let mut characters = Vec::new();
        for (position, number) in found.refused {
            let character = char::from_u32(number).unwrap_or(char::REPLACEMENT_CHARACTER);
            characters.push(RefusedCharacter { character, code_point: code_point(number), position });
        }
        self.error(path, PatternParams { pattern, blank, characters, count: found.refused_count });
    }

    /// Any string: a lone surrogate in it is reported.
    pub fn surrogates(&mut self, string: Str, place: Place, path: &Path) {
        if string.form != Form::Plain {
            self.lone_surrogate(text::scan(&string.resolve(), None).surrogate, place, path);
        }
    }

    fn lone_surrogate(&mut self, surrogate: Option<(usize, u32)>, place: Place, path: &Path) {
        if let Some((position, number)) = surrogate {
            self.error(path, UnicodeParams { place, surrogate: code_point(number), position });
        }
    }

    /// A size.
    pub fn length(&mut self, length: Length, actual: usize, unit: Unit, place: Place, path: &Path) {
        if !length.allows(actual) {
            let Length { min, max } = length;
            self.error(path, LengthParams { unit, place, min, actual, max });
        }
    }

    /// A string that is no value of its enum.
    #[cold]
    #[inline(never)]
    pub fn not_in_enum(&mut self, choices: &'static Enum, string: Str, path: &Path) {
        self.surrogates(string, Place::Value, path);
        let actual = quote(string);
        let nearest = nearest(&actual, choices.values);
        self.error(path, EnumParams { actual, allowed: choices.values, nearest });
    }

    /// A value of a sort that doesn't belong where it is; if it is a string, this one.
    #[cold]
    #[inline(never)]
    pub fn mismatch(&mut self, shape: Shape, value: Value, string: Str, path: &Path) {
        let expected = match shape {
            Shape::Structure(_) | Shape::Map(_) => Kind::Object,
            Shape::List(_) => Kind::Array,
            Shape::String(_) | Shape::Enum(_) => Kind::String,
            Shape::Boolean => Kind::Boolean,
            Shape::Timestamp => Kind::Number,
        };
        let actual = match value {
            Value::Null => Kind::Null,
            Value::Undefined => Kind::Undefined,
            Value::Boolean(_) => Kind::Boolean,
            Value::String | Value::Choice(_) => Kind::String,
            Value::Array => Kind::Array,
            Value::Object => Kind::Object,
            Value::Other(kind) => kind,
        };
        self.error(path, TypeParams { expected, actual });
        if value == Value::String {
            self.surrogates(string, Place::Value, path);
        }
    }

    /// A key that its object has already.
    #[cold]
    #[inline(never)]
    pub fn repeated_key(&mut self, key: Str, path: &Path) {
        self.error(path, DuplicateKeyParams { key: quote(key) });
    }

    /// A member that the structure doesn't have.
    #[cold]
    #[inline(never)]
    pub fn unknown_member(&mut self, structure: &'static Structure, name: Str, path: &Path) {
        let level = match self.unknown_fields {
            UnknownFields::Ignore => return,
            UnknownFields::Warning => Level::Warning,
            UnknownFields::Error => Level::Error,
        };
        self.surrogates(name, Place::Key, path);
        let field = quote(name);
        let names: Vec<&'static str> = structure.members.iter().map(|member| member.name).collect();
        let nearest = nearest(&field, &names);
        self.report(level, path, UnknownFieldParams { field, nearest }.into());
    }
}

/// Elements of a list that repeat an earlier one.
#[derive(Default)]
pub struct Repeats {
    first: Vec<Duplicate>,
    count: usize,
}

impl Repeats {
    /// Takes note of one.
    #[cold]
    pub fn add(&mut self, index: usize, value: Str) {
        self.count += 1;
        if self.first.len() < LISTED {
            self.first.push(Duplicate { index, value: quote(value) });
        }
    }

    /// Reports them, if there are any.
    pub fn report(self, findings: &mut Findings, path: &Path) {
        let Repeats { first: duplicates, count } = self;
        if count > 0 {
            findings.error(path, UniqueItemsParams { duplicates, count });
        }
    }
}

/// The start of a string, for a message.
fn quote(string: Str) -> String {
    text::to_string(&string.resolve(), QUOTED)
}
