//! A JavaScript value as an input: the tape that the generated reader wrote (see `src/javascript/reader.rs`).
//!
//! A tape is a row of 32-bit tokens, one for each value: the low four bits say what it is, the next
//! five which member of the structure around it, the rest is a number. The strings stand one after the
//! other in one buffer of text; a token gives a string's size in UTF-16 code units, the only size that
//! JavaScript knows without counting. Where the whole text is ASCII, that is its size in bytes as well.

use std::convert::Infallible;

use super::kind::Kind;
use super::values::{Form, Input, Key, Str, Value};
#[cfg(doc)]
use crate::operation::LIST_LIMIT;
use crate::operation::{Enum, Member};
use crate::text::{self, HIGH, ONES};

/// What a token is. The reader's JavaScript gets these numbers from here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u32)]
pub enum Token {
    /// A value that is absent, or can't be what is wanted; its number is a place in [`OTHER`], or [`OPEN`].
    Other,
    /// `false` or `true`: 0 or 1.
    Boolean,
    /// A value of the enum wanted, by its index; or a string of which the reader has seen that it is right.
    Choice,
    /// An array, with how many elements of it follow. Of a bounded list with more than [`LIST_LIMIT`], it is one more
    /// than that, of which the last stands for all that are left out: two [`Token::Count`]s say how many, the low bits
    /// first.
    Array,
    /// An object; its members follow, up to [`Token::End`].
    Object,
    /// The end of an object.
    End,
    /// An unknown member, its name's size. In the place of a member it tells what its value is, one of [`UNKNOWN_VALUES`];
    /// or that it stands for one of the structure's members ([`MEANT`]): then an object follows with just this one.
    Unknown,
    /// The key of a map's entry, its size; the value follows.
    Key,
    /// A string, its size.
    String,
    /// No value: a number that belongs to the token before, in all bits but those that say what it is.
    Count,
}

/// How many bits of a token say what it is.
pub const TOKEN_BITS: u32 = 4;

/// How many bits say which member it is.
pub const MEMBER_BITS: u32 = 5;

/// Where its number begins.
pub const NUMBER_SHIFT: u32 = TOKEN_BITS + MEMBER_BITS;

/// How many bits its number has.
pub const NUMBER_BITS: u32 = 32 - NUMBER_SHIFT;

/// The member that stands for none: the value is an element, or the entry of a map.
pub const NO_MEMBER: u32 = (1 << MEMBER_BITS) - 1;

/// The size, of a string or an array, that stands for one too large for its token: a [`Token::Count`] follows, which has
/// it.
pub const LONG: u32 = (1 << NUMBER_BITS) - 1;

/// How many UTF-16 code units the strings of an input have at the most: what fits a [`Token::Count`], and half of
/// what a string of V8's holds.
pub const MOST_TEXT: usize = (1 << (32 - TOKEN_BITS)) - 1;

/// How many tokens an input has at the most. Without a limit, an object that holds one list a thousand times would
/// have as many as it likes.
pub const MOST_TOKENS: usize = 1 << 24;

/// The values that [`Token::Other`] stands for.
pub const OTHER: [Kind; 14] = [
    Kind::Null,
    Kind::Undefined,
    Kind::Number,
    Kind::NotANumber,
    Kind::Infinity,
    Kind::Bigint,
    Kind::Symbol,
    Kind::Function,
    Kind::Array,
    Kind::Object,
    Kind::Boolean,
    Kind::ClassInstance,
    Kind::Cycle,
    Kind::Unreadable,
];

/// What the value of an unknown member may be, from [`FIRST_KIND`] on.
pub const UNKNOWN_VALUES: [Value; 5] =
    [Value::Object, Value::Array, Value::String, Value::Boolean(false), Value::Other(Kind::Number)];

/// What tells that an unknown member stands for one of the structure's: a number that no member has (structures have 15 at the
/// most), with room for those of [`UNKNOWN_VALUES`] before [`NO_MEMBER`].
pub const MEANT: u32 = 24;
const _: () = assert!(UNKNOWN_VALUES.len() < (NO_MEMBER - MEANT) as usize);

/// What tells that the value of an unknown member is the first of [`UNKNOWN_VALUES`].
pub const FIRST_KIND: u32 = MEANT + 1;

/// The number of a [`Token::Other`] that stands for a value which isn't known yet.
pub const OPEN: usize = OTHER.len();

/// What is known of the text of a tape.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Strings {
    /// All of it is printable ASCII.
    Plain,
    /// All of it is ASCII.
    Ascii,
    /// UTF-8, lone surrogates included.
    Wide,
}

/// How deep arrays stand in one another at the most, and then some.
const ARRAYS: usize = 4;

/// A tape being read.
pub struct Tape<'a> {
    tokens: &'a [u32],
    /// Those not yet read.
    strings: &'a [u8],
    kind: Strings,
    at: usize,
    string: Str<'a>,
    /// For each array being read, how many elements follow.
    arrays: [usize; ARRAYS],
    depth: usize,
    /// What is told of the unknown member that was read last.
    told: u32,
    /// See [`Tape::is_torn`].
    torn: bool,
}

impl<'a> Tape<'a> {
    /// Begins at the first token. `ascii` says that no byte of the strings is beyond ASCII.
    pub fn new(tokens: &'a [u32], strings: &'a [u8], ascii: bool) -> Self {
        let kind = match ascii {
            true if !has_control(strings) => Strings::Plain,
            true => Strings::Ascii,
            false => Strings::Wide,
        };
        Tape {
            tokens,
            strings,
            kind,
            at: 0,
            string: Str::plain(""),
            arrays: [0; ARRAYS],
            depth: 0,
            told: 0,
            torn: false,
        }
    }

    /// Whether a string ended in the middle of a character. So it is where one half of a surrogate pair ends a string
    /// and the other half begins the next: each alone is none, but written side by side they made a character. The
    /// strings have to be written apart then, and the tape read again.
    pub const fn is_torn(&self) -> bool {
        self.torn
    }

    #[inline(always)]
    fn peek(&self) -> u32 {
        // A tape that ends early would be the reader's fault; reading `End` for ever ends the check.
        self.tokens.get(self.at).copied().unwrap_or(Token::End as u32)
    }

    #[inline(always)]
    fn token(&mut self) -> u32 {
        let token = self.peek();
        self.at += 1;
        token
    }

    /// The number of the next token, if that is what it is.
    #[inline(always)]
    fn number(&mut self, kind: Token) -> Option<usize> {
        let token = self.peek();
        if token & KIND != kind as u32 {
            return None;
        }
        self.at += 1;
        Some((token >> NUMBER_SHIFT) as usize)
    }

    /// The number of the [`Token::Count`] that comes next.
    fn count(&mut self) -> usize {
        (self.token() >> TOKEN_BITS) as usize
    }

    /// Begins an array.
    #[inline(always)]
    fn begin(&mut self, elements: usize) {
        let elements = if elements == LONG as usize { self.count() } else { elements };
        self.arrays[self.depth % ARRAYS] = elements;
        self.depth += 1;
    }

    /// Reads the string of a token.
    #[inline(always)]
    fn text_of(&mut self, token: u32) -> Str<'a> {
        let size = token >> NUMBER_SHIFT;
        if self.kind == Strings::Plain
            && size != LONG
            && let Some((written, rest)) = self.strings.split_at_checked(size as usize)
        {
            self.strings = rest;
            return Str { written, form: Form::Plain };
        }
        self.read_string(size);
        self.string
    }

    /// The same for one that is long, or may not be plain.
    #[inline(never)]
    fn read_string(&mut self, size: u32) {
        let units = if size == LONG { self.count() } else { size as usize };
        let size = match self.kind {
            Strings::Wide => {
                let (size, torn) = text::bytes_of(self.strings, units);
                self.torn |= torn;
                size
            }
            _ => units,
        };
        let (written, rest) = self.strings.split_at_checked(size).unwrap_or((self.strings, &[]));
        self.strings = rest;
        self.string = Str { written, form: if self.kind == Strings::Plain { Form::Plain } else { Form::Raw } };
    }
}

/// The bits that say what a token is.
const KIND: u32 = (1 << TOKEN_BITS) - 1;

// What it may be, to match on.
const STRING: u32 = Token::String as u32;
const BOOLEAN: u32 = Token::Boolean as u32;
const ARRAY: u32 = Token::Array as u32;
const OBJECT: u32 = Token::Object as u32;
const END: u32 = Token::End as u32;
const UNKNOWN: u32 = Token::Unknown as u32;
const KEY: u32 = Token::Key as u32;

/// Whether a control character stands among ASCII; eight bytes at a time.
fn has_control(ascii: &[u8]) -> bool {
    let (chunks, rest) = ascii.as_chunks::<8>();
    // Taking 0x20 from a byte sets its high bit if it was less; a byte above one that was may be
    // taken for one as well, which changes nothing.
    let marks = chunks.iter().fold(0, |marks, chunk| marks | u64::from_le_bytes(*chunk).wrapping_sub(ONES * 0x20));
    marks & HIGH != 0 || rest.iter().any(|&byte| byte < 0x20)
}

impl<'a> Input<'a> for Tape<'a> {
    type Error = Infallible;

    const REPEATS_KEYS: bool = false;

    #[inline(always)]
    fn boolean(&mut self) -> Option<bool> {
        self.number(Token::Boolean).map(|number| number == 1)
    }

    #[inline(always)]
    fn text(&mut self) -> Option<Str<'a>> {
        let token = self.peek();
        if token & KIND != STRING {
            return None;
        }
        self.at += 1;
        Some(self.text_of(token))
    }

    #[inline(always)]
    fn choice(&mut self, _: &Enum, count: usize) -> Option<usize> {
        self.number(Token::Choice).filter(|&index| index < count)
    }

    #[inline(always)]
    fn object(&mut self) -> bool {
        self.number(Token::Object).is_some()
    }

    #[inline(always)]
    fn array(&mut self) -> bool {
        let elements = self.number(Token::Array);
        if let Some(elements) = elements {
            self.begin(elements);
        }
        elements.is_some()
    }

    #[inline(always)]
    fn settled(&mut self) -> bool {
        self.number(Token::Choice).is_some()
    }

    fn value(&mut self) -> Result<Value, Infallible> {
        let token = self.token();
        let number = (token >> NUMBER_SHIFT) as usize;
        Ok(match token & KIND {
            STRING => {
                self.read_string(token >> NUMBER_SHIFT);
                Value::String
            }
            BOOLEAN => Value::Boolean(number == 1),
            ARRAY => {
                self.begin(number);
                Value::Array
            }
            OBJECT => Value::Object,
            _ => match OTHER.get(number) {
                Some(Kind::Null) => Value::Null,
                Some(Kind::Undefined) => Value::Undefined,
                Some(&kind) => Value::Other(kind),
                None if number == OPEN => Value::Open,
                None => Value::Other(Kind::Unreadable),
            },
        })
    }

    #[inline(always)]
    fn element(&mut self, _: usize) -> Result<bool, Infallible> {
        let left = &mut self.arrays[(self.depth - 1) % ARRAYS];
        // A tape that has fewer elements than it says would be the reader's fault.
        if *left == 0 || self.at >= self.tokens.len() {
            self.depth -= 1;
            return Ok(false);
        }
        *left -= 1;
        Ok(true)
    }

    #[inline(always)]
    #[allow(clippy::cast_possible_truncation)] // As many bits as a member has.
    fn member(&mut self, _: usize, _: &'static [Member], _: u8) -> Result<Option<Key>, Infallible> {
        let token = self.token();
        Ok(match token & KIND {
            END => None,
            UNKNOWN => {
                self.told = token >> TOKEN_BITS & NO_MEMBER;
                self.read_string(token >> NUMBER_SHIFT);
                Some(Key::Unknown)
            }
            // The token is its value's as well.
            _ => {
                self.at -= 1;
                Some(Key::Known((token >> TOKEN_BITS & NO_MEMBER) as u8))
            }
        })
    }

    #[inline(always)]
    fn key(&mut self, _: usize) -> Result<Option<Str<'a>>, Infallible> {
        let token = self.token();
        Ok((token & KIND == KEY).then(|| self.text_of(token)))
    }

    #[inline(always)]
    fn string(&self) -> Str<'a> {
        self.string
    }

    // The reader doesn't go into what isn't wanted, so there is nothing to pass over, but for a list that is longer
    // than the check looks.

    fn meant(&mut self, members: &'static [Member]) -> Option<usize> {
        if self.told != MEANT || !self.object() {
            return None;
        }
        match self.member(0, members, 0) {
            Ok(Some(Key::Known(known))) => Some(usize::from(known)),
            _ => None,
        }
    }

    fn unknown_value(&mut self) -> Result<Value, Infallible> {
        if self.told == MEANT {
            return self.value();
        }
        let place = self.told.wrapping_sub(FIRST_KIND) as usize;
        Ok(UNKNOWN_VALUES.get(place).copied().unwrap_or(Value::Undefined))
    }

    fn end_meant(&mut self) {
        self.token();
    }

    fn skip_value(&mut self) -> Result<(), Infallible> {
        if self.told != MEANT {
            return Ok(());
        }
        let mut depth = 0_usize;
        while self.at < self.tokens.len() {
            let token = self.token();
            match token & KIND {
                STRING | KEY | UNKNOWN => self.read_string(token >> NUMBER_SHIFT),
                OBJECT => depth += 1,
                END => depth = depth.saturating_sub(1),
                _ => {}
            }
            if depth == 0 {
                break;
            }
        }
        Ok(())
    }

    fn skip_rest(&mut self) -> Result<(), Infallible> {
        Ok(())
    }

    fn skip_elements(&mut self) -> Result<usize, Infallible> {
        self.depth -= 1;
        let low = self.count();
        Ok(low | self.count() << (32 - TOKEN_BITS))
    }

    fn end(&mut self) -> Result<(), Infallible> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::has_control;

    #[test]
    fn finds_every_control_character_in_any_place() {
        for byte in 0..0x80 {
            for place in 0..20 {
                let mut ascii = [b' '; 20];
                ascii[place] = byte;
                assert_eq!(has_control(&ascii), byte < 0x20, "byte {byte:#x} at {place}");
            }
        }
    }
}
