//! What the check asks of an input, value by value, and what it is told. An input never shows the whole.

use std::borrow::Cow;

use super::escapes;
use super::kind::Kind;
use crate::crossing::Words;
use crate::operation::{Enum, Member};

/// The start of a value. It is as small as can be, so that it travels in registers: what was just
/// written to memory in small pieces is slow to copy from there in large ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value {
    /// `null`, or `undefined` where that means the same: the value is absent.
    Null,
    /// `undefined`.
    Undefined,
    /// `true` or `false`.
    Boolean(bool),
    /// A string: [`Input::string`].
    String,
    /// An array; its elements follow.
    Array,
    /// An object; its members follow.
    Object,
    /// A value that isn't known yet, of the sort that is wanted. Nothing follows.
    Open,
    /// Anything else. Nothing follows.
    Other(Kind),
}

/// Whether any input has escapes: JSON text, which a wasm module for values alone doesn't read.
const ESCAPES: bool = cfg!(any(feature = "full", not(feature = "boundary")));

/// A string as it stands in the input.
#[derive(Debug, Clone, Copy)]
pub struct Str<'a> {
    /// Its bytes there. UTF-8, but for lone surrogates (see [`crate::text`]).
    pub written: &'a [u8],
    /// What they are.
    pub form: Form,
}

/// How a string is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Printable ASCII: a byte is a character, and none is a control character.
    Plain,
    /// Anything, as it stands.
    Raw,
    /// With the escapes of JSON.
    Escaped,
}

impl<'a> Str<'a> {
    /// A name of the model's.
    pub const fn plain(name: &'a str) -> Self {
        Str::ascii(name.as_bytes())
    }

    /// Printable ASCII.
    pub const fn ascii(written: &'a [u8]) -> Self {
        Str { written, form: Form::Plain }
    }

    /// Writes so many code points of it at the most.
    pub fn write(self, words: &mut Words, most: usize) {
        match self.form {
            Form::Plain => words.ascii(self.written.get(..most).unwrap_or(self.written)),
            _ => words.quote(&self.resolve(), most),
        }
    }

    /// The string's bytes, its escapes resolved if it has any.
    pub fn resolve(self) -> Cow<'a, [u8]> {
        match self.form {
            Form::Escaped if ESCAPES => Cow::Owned(escapes::unescape(self.written)),
            _ => Cow::Borrowed(self.written),
        }
    }
}

/// The key of an object's member.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    /// One of the members, by its index.
    Known(u8),
    /// Another one: [`Input::string`].
    Unknown,
}

/// An input, read once from start to end. Each method that reads may fail, after which the input is
/// of no more use and the input itself says why.
pub trait Input<'a> {
    /// How reading fails.
    type Error;

    /// Whether an object can have one key twice.
    const REPEATS_KEYS: bool;

    // What is there nearly always is asked for first, and costs no detour; if something else is there, nothing
    // is read.

    /// Reads `true` or `false`.
    fn boolean(&mut self) -> Option<bool>;

    /// Reads a string.
    fn text(&mut self) -> Option<Str<'a>>;

    /// Reads one of the first so many values of an enum; which it is.
    fn choice(&mut self, choices: &Enum, count: usize) -> Option<usize>;

    /// Begins an object.
    fn object(&mut self) -> bool;

    /// Begins an array.
    fn array(&mut self) -> bool;

    /// Passes over a string that the input knows to be right.
    fn settled(&mut self) -> bool;

    /// Reads the start of a value, whatever it is.
    fn value(&mut self) -> Result<Value, Self::Error>;

    /// Whether another element follows in the array; `index` counts those before it.
    fn element(&mut self, index: usize) -> Result<bool, Self::Error>;

    /// The key of the next member of the object, if another follows. `index` counts those before
    /// it; `guess` is one of the members that it may well be.
    fn member(&mut self, index: usize, members: &'static [Member], guess: u8) -> Result<Option<Key>, Self::Error>;

    /// The key of the next entry of the map, if another follows. `index` counts those before it.
    fn key(&mut self, index: usize) -> Result<Option<Str<'a>>, Self::Error>;

    /// The string that [`Input::value`] read last, or the key of the unknown member that came after it.
    fn string(&self) -> Str<'a>;

    /// Whether the number that [`Input::value`] read last, taken for seconds since 1970, is one that a date can hold.
    fn is_moment(&self) -> bool {
        true
    }

    /// Which of the members is meant by the name of the one that isn't known, [`Input::string`], if it is one of them but
    /// for capitals, hyphens and underscores.
    fn meant(&mut self, members: &'static [Member]) -> Option<usize>;

    /// The value of a member that isn't known: its start is read. Only of one that is meant, more has to be read.
    fn unknown_value(&mut self) -> Result<Value, Self::Error>;

    /// Ends the value of a member that is meant.
    fn end_meant(&mut self);

    /// Passes over the value of a member that isn't known.
    fn skip_value(&mut self) -> Result<(), Self::Error>;

    /// Passes over the rest of the array or object that was just begun.
    fn skip_rest(&mut self) -> Result<(), Self::Error>;

    /// Passes over the element that comes next and all that follow, and counts them.
    fn skip_elements(&mut self) -> Result<usize, Self::Error>;

    /// Reads the end of the input.
    fn end(&mut self) -> Result<(), Self::Error>;
}
