//! Where a request comes from. The check asks for one value after the other and never sees the
//! whole; a [`Source`] answers from JSON text ([`json`]) or from the tape that a JavaScript reader
//! wrote ([`tape`]). Neither builds a tree.

// Tapes are read in wasm only, and only the reader's generator, native, needs all of their format.
#![allow(dead_code)]

pub mod json;
pub mod tape;

use crate::issue::Kind;
use crate::shape::{Enum, Structure};

/// The start of a value.
#[derive(Debug, Clone, Copy)]
pub enum Value {
    /// `null`, or `undefined` where that means the same: the value is absent.
    Null,
    /// `undefined`.
    Undefined,
    /// `true` or `false`.
    Boolean(bool),
    /// A string.
    String(Span),
    /// A string that the source knows for a value of the enum asked for, by its index.
    Choice(usize),
    /// An array; its elements follow.
    Array,
    /// An object; its members follow.
    Object,
    /// Anything else. Nothing follows.
    Other(Kind),
}

/// A string that stays where its source has it.
#[derive(Debug, Clone, Copy)]
pub struct Span {
    /// Where it starts, in bytes.
    pub start: usize,
    /// Where it ends, in bytes.
    pub end: usize,
    /// How it is written there.
    pub form: Form,
}

/// How a string is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Printable ASCII: a byte is a character, and none is a control character.
    Plain,
    /// Anything, as it stands.
    Raw,
    /// With escapes that have to be resolved.
    Escaped,
}

/// The key of an object's member.
#[derive(Debug, Clone, Copy)]
pub enum Key {
    /// A member of the structure, by its index.
    Known(usize),
    /// Another one.
    Unknown(Span),
}

/// An input, read once from start to end. Each method that reads may fail, after which the input
/// is of no more use and the source itself says why.
pub trait Source {
    /// How reading fails.
    type Error;

    /// Whether an object can have one key twice.
    const REPEATS_KEYS: bool;

    /// Reads the start of a value.
    fn value(&mut self, choices: Option<&'static Enum>) -> Result<Value, Self::Error>;

    /// Whether another element follows in the array; `index` counts those before it.
    fn element(&mut self, index: usize) -> Result<bool, Self::Error>;

    /// The key of the next member of the object, if another follows. `index` counts those before
    /// it; `guess` is a member of the structure that it may well be.
    fn member(&mut self, index: usize, structure: &'static Structure, guess: usize)
    -> Result<Option<Key>, Self::Error>;

    /// The next key of the map, if another entry follows; `index` counts those before it.
    fn key(&mut self, index: usize) -> Result<Option<Span>, Self::Error>;

    /// Passes over the value that comes next.
    fn skip_value(&mut self) -> Result<(), Self::Error>;

    /// Passes over the rest of the array or object that was just begun.
    fn skip_rest(&mut self) -> Result<(), Self::Error>;

    /// Passes over the element that comes next and all that follow, and counts them.
    fn skip_elements(&mut self) -> Result<usize, Self::Error>;

    /// Reads the end of the input.
    fn end(&mut self) -> Result<(), Self::Error>;

    /// The bytes of a string, its escapes resolved into `scratch` if it has any. UTF-8, but for
    /// lone surrogates (see [`crate::text`]).
    fn bytes<'a>(&'a self, span: Span, scratch: &'a mut Vec<u8>) -> &'a [u8];
}
