//! The check: one pass over a [`Source`] along the operation's tables, which finds every structural
//! issue and hands the [`Recorder`] what the cross-field rules need. The path to a value is a list
//! linked through the stack; nothing is allocated for it until there is an issue to report.

use crate::facts::{Facts, Recorder};
use crate::input::{Form, Key, Source, Span, Value};
use crate::issue::{
    Duplicate, DuplicateKeyParams, EnumParams, Kind, LengthParams, Level, Params, PathElement, PatternParams, Place,
    RefusedCharacter, RequiredParams, Source as Statement, TypeParams, UnicodeParams, UniqueItemsParams, Unit,
    UnknownFieldParams,
};
use crate::keys::Keys;
use crate::message::code_point;
use crate::nearest::nearest;
use crate::operation::LIST_LIMIT;
use crate::options::UnknownFields;
use crate::report::Collector;
use crate::shape::{Class, Enum, Length, List, Map, Pattern, Role, Shape, Structure, Text};
use crate::text;

/// How many code points of an offending value an issue quotes.
const QUOTED: usize = 128;

/// How many offending elements an issue lists.
const LISTED: usize = 10;

/// What a check yields besides the issues.
pub struct Checked {
    /// What the rules need.
    pub facts: Facts,
    /// Whether nothing has to be left out of the input to make it a value of the request's type.
    pub clean: bool,
}

/// Checks an input against the tables of the operation. Fails only where the source does.
pub fn check<S: Source>(
    source: &mut S,
    root: &'static Structure,
    unknown_fields: UnknownFields,
    issues: &mut Collector,
) -> Result<Checked, S::Error> {
    let recorder = Recorder::default();
    let mut check = Check { source, unknown_fields, issues, recorder, clean: true };
    check.value(Shape::Structure(root), Role::None, &Path::Root)?;
    check.source.end()?;
    Ok(Checked { facts: check.recorder.facts, clean: check.clean })
}

/// Where a value stands.
#[derive(Clone, Copy)]
enum Path<'p> {
    Root,
    Member(&'p Path<'p>, &'static str),
    Element(&'p Path<'p>, usize),
    Key(&'p Path<'p>, Span),
}

struct Check<'c, S> {
    source: &'c mut S,
    unknown_fields: UnknownFields,
    issues: &'c mut Collector,
    recorder: Recorder,
    clean: bool,
}

impl<S: Source> Check<'_, S> {
    /// Checks the next value. Returns whether it could be decoded.
    #[inline]
    fn value(&mut self, shape: Shape, role: Role, path: &Path) -> Result<bool, S::Error> {
        let choices = if let Shape::Enum(choices) = shape { Some(choices) } else { None };
        let value = self.source.value(choices)?;
        self.begun(value, shape, role, path)
    }

    /// Checks a value whose start has been read. Returns whether it could be decoded.
    #[inline]
    fn begun(&mut self, value: Value, shape: Shape, role: Role, path: &Path) -> Result<bool, S::Error> {
        match (shape, value) {
            (Shape::Structure(structure), Value::Object) => {
                self.structure(structure, role, path)?;
            }
            (Shape::List(list), Value::Array) => self.list(list, role, path)?,
            (Shape::Map(map), Value::Object) => self.map(map, path)?,
            (Shape::String(text), Value::String(span)) => self.string(text, span, role, path),
            (Shape::Boolean, Value::Boolean(value)) => self.recorder.boolean(role, value),
            (Shape::Enum(_), Value::Choice(index)) => self.recorder.choice(role, index),
            (Shape::Enum(choices), Value::String(span)) => {
                return Ok(self.choice(choices, span, role, path));
            }
            (shape, value) => {
                self.mismatch(shape, value, path)?;
                return Ok(false);
            }
        }
        Ok(true)
    }

    #[inline]
    fn structure(&mut self, structure: &'static Structure, role: Role, path: &Path) -> Result<(), S::Error> {
        if role != Role::None {
            self.recorder.enter(role);
        }
        let mut seen = 0_u32;
        let mut unknown = None;
        let mut index = 0;
        let mut guess = 0;
        while let Some(key) = self.source.member(index, structure, guess)? {
            index += 1;
            match key {
                Key::Known(known) => {
                    let member = &structure.members[known];
                    let here = Path::Member(path, member.name);
                    if S::REPEATS_KEYS && seen >> known & 1 == 1 {
                        let key = member.name.into();
                        self.report(&here, || DuplicateKeyParams { key }.into());
                    }
                    seen |= 1 << known;
                    guess = known + 1;
                    if member.role != Role::None {
                        self.recorder.begin(member.role);
                    }
                    let choices = if let Shape::Enum(choices) = member.shape { Some(choices) } else { None };
                    match self.source.value(choices)? {
                        Value::Null | Value::Undefined => {
                            self.recorder.absent(member.role);
                            if member.required {
                                self.report(&here, || RequiredParams { field: member.name }.into());
                            } else {
                                self.clean = false;
                            }
                        }
                        value => {
                            self.begun(value, member.shape, member.role, &here)?;
                        }
                    }
                }
                Key::Unknown(span) => {
                    let here = Path::Key(path, span);
                    self.clean = false;
                    if S::REPEATS_KEYS {
                        self.repeated_key(unknown.get_or_insert_with(Box::default), span, &here);
                    }
                    self.unknown_member(structure, span, &here);
                    self.source.skip_value()?;
                }
            }
        }
        for (index, member) in structure.members.iter().enumerate() {
            if member.required && seen >> index & 1 == 0 {
                let here = Path::Member(path, member.name);
                self.report(&here, || RequiredParams { field: member.name }.into());
            }
        }
        Ok(())
    }

    #[cold]
    fn unknown_member(&mut self, structure: &'static Structure, span: Span, path: &Path) {
        let level = match self.unknown_fields {
            UnknownFields::Ignore => return,
            UnknownFields::Warning => Level::Warning,
            UnknownFields::Error => Level::Error,
        };
        let mut scratch = Vec::new();
        let bytes = self.source.bytes(span, &mut scratch);
        let surrogate = text::scan(bytes, None).surrogate;
        let field = quote(bytes);
        let names = structure.members.iter().map(|member| member.name);
        let nearest = nearest(&field, names);
        self.surrogate(surrogate, Place::Key, path);
        self.report_at(level, path, || UnknownFieldParams { field, nearest }.into());
    }

    /// Reports a key that stands in its object already.
    fn repeated_key(&mut self, keys: &mut Keys, span: Span, path: &Path) -> bool {
        let mut scratch = Vec::new();
        let bytes = self.source.bytes(span, &mut scratch);
        let is_new = keys.insert(bytes).is_none();
        if !is_new {
            let key = quote(bytes);
            self.report(path, || DuplicateKeyParams { key }.into());
        }
        !is_new
    }

    #[inline]
    fn list(&mut self, list: &'static List, role: Role, path: &Path) -> Result<(), S::Error> {
        self.recorder.enter(role);
        let mut index = 0;
        let mut sound = true;
        let mut repeats = Repeats::default();
        while self.source.element(index)? {
            if index == LIST_LIMIT {
                index += self.source.skip_elements()?;
                sound = false;
                break;
            }
            self.recorder.element(role);
            let here = Path::Element(path, index);
            match list.element {
                Shape::Enum(choices) if list.unique => {
                    let value = self.source.value(Some(choices))?;
                    let choice = self.known_choice(choices, value);
                    self.repetition(&mut repeats, index, choices, choice, value);
                    sound &= match choice {
                        Some(choice) => {
                            self.recorder.choice(role, choice);
                            true
                        }
                        None => self.begun(value, list.element, role, &here)?,
                    };
                }
                // What a member of the collaboration is, its own members tell.
                element => sound &= self.value(element, Role::None, &here)?,
            }
            index += 1;
        }
        if let Some(length) = list.length {
            self.length(length, index, Unit::Elements, Place::Value, path);
        }
        if repeats.count > 0 {
            let Repeats { duplicates, count, .. } = repeats;
            self.report(path, || UniqueItemsParams { duplicates, count }.into());
        }
        self.recorder.end_of_list(role, index, sound);
        Ok(())
    }

    /// Which value of an enum a value is, if it is one.
    #[inline]
    fn known_choice(&self, choices: &'static Enum, value: Value) -> Option<usize> {
        match value {
            Value::Choice(index) => Some(index),
            Value::String(span) => self.choice_of(choices, span),
            _ => None,
        }
    }

    #[inline]
    fn choice_of(&self, choices: &'static Enum, span: Span) -> Option<usize> {
        let mut scratch = Vec::new();
        let bytes = self.source.bytes(span, &mut scratch);
        choices.values.iter().position(|choice| text::same(choice.as_bytes(), bytes))
    }

    /// Takes note of an element that stands in its list already.
    #[inline]
    fn repetition(
        &mut self,
        repeats: &mut Repeats,
        index: usize,
        choices: &'static Enum,
        choice: Option<usize>,
        value: Value,
    ) {
        let repeated = match (choice, value) {
            (Some(choice), _) => {
                let repeated = repeats.choices >> choice & 1 == 1;
                repeats.choices |= 1 << choice;
                repeated
            }
            (None, Value::String(span)) => {
                let mut scratch = Vec::new();
                repeats.others.get_or_insert_with(Box::default).insert(self.source.bytes(span, &mut scratch)).is_some()
            }
            _ => false,
        };
        if !repeated {
            return;
        }
        repeats.count += 1;
        if repeats.duplicates.len() < LISTED {
            let value = match (choice, value) {
                (Some(choice), _) => choices.values[choice].into(),
                (None, Value::String(span)) => quote(self.source.bytes(span, &mut Vec::new())),
                _ => return,
            };
            repeats.duplicates.push(Duplicate { index, value });
        }
    }

    #[inline]
    fn map(&mut self, map: &'static Map, path: &Path) -> Result<(), S::Error> {
        let mut keys = Keys::default();
        let mut index = 0;
        let mut entries = 0;
        while let Some(span) = self.source.key(index)? {
            index += 1;
            let here = Path::Key(path, span);
            let repeated = S::REPEATS_KEYS && self.repeated_key(&mut keys, span, &here);
            if !repeated {
                entries += 1;
                self.text(map.key, span, Place::Key, &here);
                self.reserved(span);
            }
            self.value(Shape::String(map.value), Role::None, &here)?;
        }
        self.length(map.length, entries, Unit::Entries, Place::Value, path);
        Ok(())
    }

    /// Takes note of a key that begins with `aws:`, in any case.
    #[inline]
    fn reserved(&mut self, span: Span) {
        let mut scratch = Vec::new();
        let bytes = self.source.bytes(span, &mut scratch);
        if bytes.get(..4).is_some_and(|start| start.eq_ignore_ascii_case(b"aws:")) {
            let key = text::to_string(bytes);
            self.recorder.reserved_key(key);
        }
    }

    #[inline]
    fn string(&mut self, text: &'static Text, span: Span, role: Role, path: &Path) {
        if role == Role::Account {
            let mut scratch = Vec::new();
            let bytes = self.source.bytes(span, &mut scratch);
            self.recorder.string(role, bytes);
        }
        self.text(text, span, Place::Value, path);
    }

    #[inline]
    fn text(&mut self, text: &'static Text, span: Span, place: Place, path: &Path) {
        // Printable ASCII: a byte is a character, and only a pattern of digits looks further. A
        // first character that isn't a space settles that it isn't blank.
        if span.form == Form::Plain && text.length.allows(span.end - span.start) {
            let mut scratch = Vec::new();
            let bytes = self.source.bytes(span, &mut scratch);
            let passes = match text.pattern {
                None => true,
                Some(Pattern { class: Class::Digits, .. }) => bytes.iter().all(u8::is_ascii_digit),
                Some(_) => bytes.first().is_some_and(|&first| first != b' '),
            };
            if passes {
                return;
            }
        }
        self.unusual_text(text, span, place, path);
    }

    fn unusual_text(&mut self, text: &'static Text, span: Span, place: Place, path: &Path) {
        let mut scratch = Vec::new();
        let bytes = self.source.bytes(span, &mut scratch);
        let found = text::scan(bytes, text.pattern.map(|pattern| pattern.class));
        self.surrogate(found.surrogate, place, path);
        self.length(text.length, found.code_points, Unit::Characters, place, path);
        let Some(Pattern { source: pattern, class }) = text.pattern else {
            return;
        };
        let blank = found.blank && (class != Class::Digits || found.code_points == 0);
        if !blank && found.refused_count == 0 {
            return;
        }
        self.report(path, || {
            let characters = found.refused.iter().map(|&(position, number)| RefusedCharacter {
                character: char::from_u32(number).unwrap_or(char::REPLACEMENT_CHARACTER),
                code_point: code_point(number),
                position,
            });
            let characters = characters.collect();
            PatternParams { pattern, blank, characters, count: found.refused_count }.into()
        });
    }

    fn surrogate(&mut self, surrogate: Option<(usize, u32)>, place: Place, path: &Path) {
        if let Some((position, number)) = surrogate {
            let surrogate = code_point(number);
            self.report(path, || UnicodeParams { place, surrogate, position }.into());
        }
    }

    #[inline]
    fn length(&mut self, length: Length, actual: usize, unit: Unit, place: Place, path: &Path) {
        if !length.allows(actual) {
            let Length { min, max } = length;
            self.report(path, || LengthParams { unit, place, min, max, actual }.into());
        }
    }

    /// Checks a string that should be a value of an enum. Returns whether it is.
    #[inline]
    fn choice(&mut self, choices: &'static Enum, span: Span, role: Role, path: &Path) -> bool {
        if let Some(index) = self.choice_of(choices, span) {
            self.recorder.choice(role, index);
            return true;
        }
        let mut scratch = Vec::new();
        let bytes = self.source.bytes(span, &mut scratch);
        let surrogate = text::scan(bytes, None).surrogate;
        let actual = quote(bytes);
        self.surrogate(surrogate, Place::Value, path);
        self.report(path, || {
            let nearest = nearest(&actual, choices.values.iter().copied());
            EnumParams { actual, allowed: choices.values, nearest }.into()
        });
        false
    }

    #[cold]
    fn mismatch(&mut self, shape: Shape, value: Value, path: &Path) -> Result<(), S::Error> {
        let expected = match shape {
            Shape::Structure(_) | Shape::Map(_) => Kind::Object,
            Shape::List(_) => Kind::Array,
            Shape::String(_) | Shape::Enum(_) => Kind::String,
            Shape::Boolean => Kind::Boolean,
        };
        let actual = match value {
            Value::Null => Kind::Null,
            Value::Undefined => Kind::Undefined,
            Value::Boolean(_) => Kind::Boolean,
            Value::String(_) | Value::Choice(_) => Kind::String,
            Value::Array => Kind::Array,
            Value::Object => Kind::Object,
            Value::Other(kind) => kind,
        };
        self.report(path, || TypeParams { expected, actual }.into());
        if let Value::String(span) = value {
            let mut scratch = Vec::new();
            let surrogate = text::scan(self.source.bytes(span, &mut scratch), None).surrogate;
            self.surrogate(surrogate, Place::Value, path);
        }
        if matches!(value, Value::Array | Value::Object) {
            self.source.skip_rest()?;
        }
        Ok(())
    }

    fn report(&mut self, path: &Path, params: impl FnOnce() -> Params) {
        self.report_at(Level::Error, path, params);
    }

    #[cold]
    fn report_at(&mut self, level: Level, path: &Path, params: impl FnOnce() -> Params) {
        let source = &*self.source;
        self.issues.add(level, || {
            let params = params();
            let statement = match params {
                Params::DuplicateKey(_) | Params::Unicode(_) => Statement::Json,
                _ => Statement::Model,
            };
            let mut elements = Vec::new();
            spell(source, path, &mut elements);
            (statement, elements, params)
        });
    }
}

/// Elements of a list that repeat an earlier one.
#[derive(Default)]
struct Repeats {
    choices: u32,
    others: Option<Box<Keys>>,
    duplicates: Vec<Duplicate>,
    count: usize,
}

/// Writes a path out, from the root.
fn spell<S: Source>(source: &S, path: &Path, elements: &mut Vec<PathElement>) {
    let (before, element) = match *path {
        Path::Root => return,
        Path::Member(before, name) => (before, name.into()),
        Path::Element(before, index) => (before, index.into()),
        Path::Key(before, span) => {
            let key = text::to_string(source.bytes(span, &mut Vec::new()));
            (before, PathElement::Key(key.into()))
        }
    };
    spell(source, before, elements);
    elements.push(element);
}

/// The start of a string, for a message.
fn quote(bytes: &[u8]) -> String {
    // Four bytes at the most for each code point.
    let start = bytes.get(..QUOTED * 4).unwrap_or(bytes);
    text::to_string(start).chars().take(QUOTED).collect()
}
