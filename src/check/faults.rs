//! What is wrong with single values. [`super::walk`] calls these functions only for values that are unusual or wrong,
//! so they need not be fast. They know no input.

use crate::input::{Form, Kind, Str, Value};
use crate::issue::{CodePoint, Collector, Finding, Level, Location, Nearest, Place, QUOTED, Quote, Repeat, Unit};
use crate::operation::{
    CREATE_COLLABORATION, Edition, Enum, Length, List, MOST_LISTS, Member, Pattern, Shape, Site, Structure, Text,
};
use crate::options::UnknownFields;
use crate::text::{self, Class, NO_CANDIDATE, nearest};

/// How many offending elements an issue lists.
const LISTED: usize = 10;

/// Reports what is wrong with values.
pub struct Faults<'c, 's> {
    pub issues: &'c mut Collector<'s>,
    pub edition: Edition,
    pub unknown_fields: UnknownFields,
    /// The index in each of the lists around the value, the outermost first.
    pub indices: [usize; MOST_LISTS],
}

/// Where a fault is: at a site, or at a key one step further.
#[derive(Clone, Copy)]
pub struct At<'k> {
    pub site: Site,
    pub key: Option<Str<'k>>,
}

impl From<Site> for At<'_> {
    fn from(site: Site) -> Self {
        At { site, key: None }
    }
}

impl Faults<'_, '_> {
    /// Reports an error.
    pub fn error(&mut self, at: &At, finding: &Finding) {
        self.report(Level::Error, at, finding);
    }

    #[cold]
    #[inline(never)]
    fn report(&mut self, level: Level, at: &At, finding: &Finding) {
        let At { site, key } = *at;
        self.issues.add(level, &Location { site, indices: self.indices, key }, finding);
    }

    /// Checks a string in full.
    #[cold]
    #[inline(never)]
    pub fn text(&mut self, text: &'static Text, string: Str, place: Place, at: &At) {
        let (length, pattern) = text.limits_in(self.edition);
        let class = pattern.map(|pattern| pattern.class);
        let found = match string.form {
            Form::Plain if class != Some(Class::Digits) || text::is_digits(string.written) => {
                text::scan_printable(string.written)
            }
            _ => text::scan(&string.resolve(), class),
        };
        self.lone_surrogate(found.surrogate, place, at);
        self.length(length, found.code_points, Unit::Characters, place, at);
        let Some(Pattern { source: pattern, class, allows_empty }) = pattern else {
            return;
        };
        // White space that is no digit has been refused as such.
        let blank = found.blank && if found.code_points == 0 { !allows_empty } else { class != Class::Digits };
        if !blank && found.refused_count == 0 {
            return;
        }
        let (characters, count) = (found.refused.as_slice(), found.refused_count);
        self.error(at, &Finding::Pattern { pattern, blank, characters, count });
    }

    /// Reports a lone surrogate in any string.
    pub fn surrogates(&mut self, string: Str, place: Place, at: &At) {
        if string.form != Form::Plain {
            self.lone_surrogate(text::scan(&string.resolve(), None).surrogate, place, at);
        }
    }

    fn lone_surrogate(&mut self, surrogate: Option<(usize, u32)>, place: Place, at: &At) {
        if let Some((position, number)) = surrogate {
            self.error(at, &Finding::Unicode { place, surrogate: CodePoint(number), position });
        }
    }

    /// Reports a size out of its bounds.
    #[inline(always)]
    pub fn length(&mut self, length: Length, actual: usize, unit: Unit, place: Place, at: &At) {
        if !length.allows(actual) {
            self.wrong_length(length, actual, unit, place, at);
        }
    }

    #[cold]
    #[inline(never)]
    fn wrong_length(&mut self, Length { min, max }: Length, actual: usize, unit: Unit, place: Place, at: &At) {
        self.error(at, &Finding::Length { unit, place, min, actual, max });
    }

    /// A string that is no value of its enum. Returns whether it is one in another edition, so that it is clear what it
    /// isn't.
    #[cold]
    #[inline(never)]
    pub fn not_in_enum(&mut self, choices: &'static Enum, string: Str, at: &At) -> bool {
        self.surrogates(string, Place::Value, at);
        let allowed = choices.values_in(self.edition);
        let actual = string.resolve();
        let mut later = choices.values.iter().zip(choices.since).skip(allowed.len());
        let since = later.find(|(value, _)| text::same(value.as_bytes(), &actual)).map(|(_, since)| *since);
        let candidate = |index| {
            let value = *allowed.get(index)?;
            Some((value, choices.letters.get(index).copied().unwrap_or_else(|| text::letters_of(value))))
        };
        let nearest = if since.is_none() { nearest(text::first(&actual, QUOTED), &candidate) } else { None };
        let nearest = Nearest(nearest.and_then(|index| Some((index, *allowed.get(index)?))));
        let belongs = belongs_to(&CREATE_COLLABORATION, choices, &actual);
        self.error(at, &Finding::Enum { actual: Quote::start(string), allowed, nearest, since, belongs });
        since.is_some()
    }

    /// A value of the wrong sort. If it is a string, `string` is it.
    #[cold]
    #[inline(never)]
    pub fn mismatch(&mut self, shape: Shape, value: Value, string: Str, at: &At) {
        let expected = match shape {
            Shape::Structure(_) | Shape::Map(_) => Kind::Object,
            Shape::List(_) => Kind::Array,
            Shape::String(_) | Shape::Enum(_) => Kind::String,
            Shape::Boolean => Kind::Boolean,
            Shape::Timestamp => Kind::Number,
        };
        let actual = match value {
            Value::Null => Kind::Null,
            Value::Undefined | Value::Open => Kind::Undefined,
            Value::Boolean(_) => Kind::Boolean,
            Value::String => Kind::String,
            Value::Array => Kind::Array,
            Value::Object => Kind::Object,
            Value::Other(Kind::Number) => match shape {
                Shape::Timestamp => Kind::NumberBeyondDates,
                _ => Kind::Number,
            },
            Value::Other(kind) => kind,
        };
        self.error(at, &Finding::Type { expected, actual });
        if value == Value::String {
            self.surrogates(string, Place::Value, at);
        }
    }

    /// A key that its object has already.
    #[cold]
    #[inline(never)]
    pub fn repeated_key(&mut self, key: Str, at: &At) {
        self.error(at, &Finding::DuplicateKey { key: Quote::start(key) });
    }

    /// A member that the structure doesn't have, with its value. `meant` is the place of the one that it is but for the
    /// spelling.
    #[cold]
    #[inline(never)]
    pub fn unknown_member(
        &mut self,
        structure: &'static Structure,
        name: Str,
        meant: Option<usize>,
        value: Value,
        at: &At,
    ) {
        let level = match self.unknown_fields {
            UnknownFields::Ignore => return,
            UnknownFields::Warning => Level::Warning,
            UnknownFields::Error => {
                // Where the member is dropped, a lone surrogate in its name does no harm.
                self.surrogates(name, Place::Key, at);
                Level::Error
            }
        };
        let members = structure.members_in(self.edition);
        let actual = name.resolve();
        let mut later = structure.members.iter().skip(members.len());
        let later = later.find(|member| text::same(member.name.as_bytes(), &actual));
        let since = later.map(|member| member.since);
        let found = match since {
            Some(_) => None,
            None => meant.or_else(|| likely(members, &actual, value)),
        };
        let nearest = Nearest(found.and_then(|index| Some((index, members.get(index)?.name))));
        self.report(level, at, &Finding::UnknownField { field: Quote::start(name), nearest, since });
    }
}

/// The list, in a structure, that has a value which these choices don't have. The package finds it by itself.
fn belongs_to(structure: &'static Structure, choices: &Enum, value: &[u8]) -> Option<&'static str> {
    if cfg!(feature = "boundary") {
        return None;
    }
    structure.members.iter().find_map(|member| match member.shape {
        Shape::Structure(inner) => belongs_to(inner, choices, value),
        Shape::List(List { element: Shape::Structure(inner), .. }) => belongs_to(inner, choices, value),
        Shape::List(List { element: Shape::Enum(other), .. }) => {
            let is_there = other.values.iter().any(|known| text::same(known.as_bytes(), value));
            (is_there && other.values != choices.values).then_some(member.name)
        }
        _ => None,
    })
}

/// The member that somebody may have meant who wrote an unknown name with a value: the closest, if it has such a value;
/// else one that is close and has, or that is written shorter.
#[inline(never)]
fn likely(members: &'static [Member], name: &[u8], value: Value) -> Option<usize> {
    let fits = |member: &Member| takes(member.shape, value);
    let closest = close(members, name, None);
    match closest {
        Some(index) if members.get(index).is_some_and(fits) => return closest,
        Some(_) => close(members, name, Some(value)),
        None => None,
    }
    .or_else(|| members.iter().position(|member| fits(member) && shortens(name, member.name)))
    .or(closest)
}

/// The closest to a name, of the members that have such a value, or of all.
#[inline(never)]
fn close(members: &'static [Member], name: &[u8], value: Option<Value>) -> Option<usize> {
    nearest(text::first(name, QUOTED), &|index| {
        let member = members.get(index)?;
        let counts = value.is_none_or(|value| takes(member.shape, value));
        Some(if counts { (member.name, member.letters) } else { NO_CANDIDATE })
    })
}

/// Whether a name is another one from which letters are left out: `mlAbilities` is `mlMemberAbilities`.
fn shortens(part: &[u8], whole: &str) -> bool {
    let mut letters = whole.bytes();
    let begins = |first: &u8| whole.bytes().next().is_some_and(|other| first.eq_ignore_ascii_case(&other));
    part.len() >= 4
        && part.first().is_some_and(begins)
        && part.iter().all(|letter| letters.any(|other| other.eq_ignore_ascii_case(letter)))
}

/// Whether a value is of the sort that a shape wants.
const fn takes(shape: Shape, value: Value) -> bool {
    match shape {
        Shape::Structure(_) | Shape::Map(_) => matches!(value, Value::Object),
        Shape::List(_) => matches!(value, Value::Array),
        Shape::String(_) | Shape::Enum(_) => matches!(value, Value::String),
        Shape::Boolean => matches!(value, Value::Boolean(_)),
        Shape::Timestamp => matches!(value, Value::Other(Kind::Number)),
    }
}

/// Elements of a list that repeat an earlier one.
#[derive(Default)]
pub struct Repeats<'a> {
    first: Vec<Repeat<'a>>,
    count: usize,
}

impl<'a> Repeats<'a> {
    /// Adds one: a value, and which of those that there can be it is, if it is one of them.
    #[cold]
    pub fn add(&mut self, index: usize, value: Str<'a>, choice: Option<usize>) {
        self.count += 1;
        if self.first.len() < LISTED {
            self.first.push(Repeat { index, value: Quote::start(value), choice });
        }
    }

    /// Reports them, if there are any.
    #[inline(always)]
    pub fn report(&self, faults: &mut Faults, site: Site) {
        if self.count > 0 {
            faults.error(&site.into(), &Finding::UniqueItems { duplicates: &self.first, count: self.count });
        }
    }
}
