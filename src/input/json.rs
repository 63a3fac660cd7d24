//! JSON text as an input: a scanner over the bytes that parses what the check asks for and passes
//! over the rest, in one go and without recursion, so that no depth of nesting can hurt it. What
//! it takes for JSON is what RFC 8259 and `JSON.parse` do.

use super::kind::Kind;
use super::number;
use super::syntax::{SyntaxError, SyntaxProblem};
use super::values::{Form, Input, Key, Str, Value};
use crate::operation::{Enum, Member};
use crate::text::{self, HIGH, ONES};

/// How far the bytes of a text can be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// Anything may be in them.
    Unknown,
    /// Valid UTF-8.
    Utf8,
    /// Valid UTF-8, but that lone surrogates may stand in it.
    Wtf8,
    /// ASCII, which JavaScript has as a string.
    Ascii,
}

impl Encoding {
    /// By its number.
    #[cfg(feature = "boundary")]
    pub const fn of(number: u32) -> Encoding {
        const UTF8: u32 = Encoding::Utf8 as u32;
        const WTF8: u32 = Encoding::Wtf8 as u32;
        const ASCII: u32 = Encoding::Ascii as u32;
        match number {
            UTF8 => Encoding::Utf8,
            WTF8 => Encoding::Wtf8,
            ASCII => Encoding::Ascii,
            _ => Encoding::Unknown,
        }
    }
}

/// JSON text being read.
pub struct Json<'a> {
    bytes: &'a [u8],
    at: usize,
    trusted: bool,
    problem: SyntaxProblem,
    string: Str<'a>,
}

/// The text is no JSON; [`Json::failure`] says where and why.
#[derive(Debug)]
pub struct NotJson;

type Read<T> = Result<T, NotJson>;

impl<'a> Json<'a> {
    /// Begins at the first byte. With [`Encoding::Unknown`], invalid UTF-8 is found where it is met
    /// in a string; elsewhere any byte that isn't ASCII is a syntax error anyway.
    pub const fn new(bytes: &'a [u8], encoding: Encoding) -> Self {
        let trusted = !matches!(encoding, Encoding::Unknown);
        Json { bytes, at: 0, trusted, problem: SyntaxProblem::UnexpectedEnd, string: Str::plain("") }
    }

    /// What is wrong where reading stopped.
    pub fn failure(&self) -> SyntaxError {
        let before = self.bytes.get(..self.at).unwrap_or(self.bytes);
        let mut line = 1;
        let mut line_start = 0;
        for (index, &byte) in before.iter().enumerate() {
            // A line ends with LF, CR or both.
            if byte == b'\n' || byte == b'\r' && self.bytes.get(index + 1) != Some(&b'\n') {
                line += 1;
                line_start = index + 1;
            }
        }
        let column = text::count(before.get(line_start..).unwrap_or_default()) + 1;
        SyntaxError { problem: self.problem, line, column }
    }

    /// Stops at `at`. At the end of the text any problem is that it ends.
    #[cold]
    fn stop<T>(&mut self, at: usize, problem: SyntaxProblem) -> Read<T> {
        self.at = at;
        self.problem = if at >= self.bytes.len() { SyntaxProblem::UnexpectedEnd } else { problem };
        // Bytes that are no UTF-8 are told as such wherever they turn up.
        if !self.trusted && self.bytes.get(at).is_some_and(|&byte| byte >= 0x80) {
            let rest = self.bytes.get(at..).unwrap_or_default();
            if text::valid_up_to(rest.get(..4).unwrap_or(rest), false) == 0 {
                self.problem = SyntaxProblem::InvalidUtf8;
            }
        }
        Err(NotJson)
    }

    #[cold]
    fn unexpected<T>(&mut self) -> Read<T> {
        let byte_order_mark = self.at == 0 && self.bytes.starts_with(&[0xEF, 0xBB, 0xBF]);
        let problem = if byte_order_mark { SyntaxProblem::ByteOrderMark } else { SyntaxProblem::UnexpectedCharacter };
        self.stop(self.at, problem)
    }

    #[inline(always)]
    fn peek(&self) -> u8 {
        // NUL stands for the end as well: neither can begin anything.
        self.bytes.get(self.at).copied().unwrap_or(0)
    }

    /// Passes over white space and returns the byte after it.
    #[inline(always)]
    fn next_byte(&mut self) -> u8 {
        loop {
            let byte = self.peek();
            if byte > b' ' || !matches!(byte, b' ' | b'\n' | b'\r' | b'\t') {
                return byte;
            }
            self.at += 1;
        }
    }

    fn expect(&mut self, byte: u8) -> Read<()> {
        if self.next_byte() != byte {
            return self.unexpected();
        }
        self.at += 1;
        Ok(())
    }

    #[inline(always)]
    fn word(&mut self, word: &'static str) -> Read<()> {
        if self.bytes.get(self.at..self.at + word.len()) != Some(word.as_bytes()) {
            return self.misspelt(word);
        }
        self.at += word.len();
        Ok(())
    }

    #[cold]
    fn misspelt(&mut self, word: &'static str) -> Read<()> {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        self.at += rest.iter().zip(word.as_bytes()).take_while(|(left, right)| left == right).count();
        self.unexpected()
    }

    fn digits(&mut self) -> Read<()> {
        if !self.peek().is_ascii_digit() {
            return self.stop(self.at, SyntaxProblem::InvalidNumber);
        }
        while self.peek().is_ascii_digit() {
            self.at += 1;
        }
        Ok(())
    }

    fn number(&mut self) -> Read<()> {
        if self.peek() == b'-' {
            self.at += 1;
        }
        if self.peek() == b'0' {
            self.at += 1;
            if self.peek().is_ascii_digit() {
                return self.stop(self.at, SyntaxProblem::InvalidNumber);
            }
        } else {
            self.digits()?;
        }
        if self.peek() == b'.' {
            self.at += 1;
            self.digits()?;
        }
        if matches!(self.peek(), b'e' | b'E') {
            self.at += 1;
            if matches!(self.peek(), b'+' | b'-') {
                self.at += 1;
            }
            self.digits()?;
        }
        Ok(())
    }

    /// Reads a string whose opening quote is the byte at hand, if it is plain; where it goes on otherwise.
    #[inline(always)]
    fn plain_string(&mut self) -> Result<Str<'a>, usize> {
        let start = self.at + 1;
        let end = end_of_plain(self.bytes, start);
        let Some((b'"', _)) = self.bytes.get(end..).and_then(<[u8]>::split_first) else {
            return Err(end);
        };
        self.at = end + 1;
        Ok(Str { written: self.bytes.get(start..end).unwrap_or_default(), form: Form::Plain })
    }

    /// Reads a string whose opening quote is the byte at hand.
    #[inline(never)]
    fn read_string(&mut self) -> Read<()> {
        let start = self.at + 1;
        match self.plain_string() {
            Ok(string) => {
                self.string = string;
                Ok(())
            }
            Err(at) => self.unusual_string(start, at),
        }
    }

    /// The same, unless it is faulty; then nothing is read.
    #[cold]
    #[inline(never)]
    fn any_string(&mut self) -> bool {
        let start = self.at;
        let is_sound = self.read_string().is_ok();
        if !is_sound {
            self.at = start;
        }
        is_sound
    }

    /// Reads one of the first so many values of an enum, however it is written; which it is.
    #[inline(never)]
    fn any_choice(&mut self, choices: &Enum, count: usize) -> Option<usize> {
        let start = self.at;
        let string = self.text()?.resolve();
        let choice = choices.values.iter().take(count).position(|choice| text::same(choice.as_bytes(), &string));
        if choice.is_none() {
            self.at = start;
        }
        choice
    }

    /// Reads on in a string that has escapes, characters beyond ASCII, or faults.
    fn unusual_string(&mut self, start: usize, mut at: usize) -> Read<()> {
        let mut form = Form::Raw;
        let mut unchecked = start;
        loop {
            while let Some(chunk) = self.bytes.get(at..).and_then(<[u8]>::first_chunk::<8>) {
                let chunk = u64::from_le_bytes(*chunk);
                let special = special_bytes(chunk) & !chunk & HIGH;
                at += (special.trailing_zeros() / 8) as usize;
                if special != 0 {
                    break;
                }
            }
            match self.bytes.get(at) {
                None => {
                    self.check_utf8(unchecked, at)?;
                    return self.stop(at, SyntaxProblem::UnexpectedEnd);
                }
                Some(b'"') => break,
                Some(b'\\') => {
                    self.check_utf8(unchecked, at)?;
                    form = Form::Escaped;
                    at = self.escape(at)?;
                    unchecked = at;
                }
                Some(0..0x20) => {
                    self.check_utf8(unchecked, at)?;
                    return self.stop(at, SyntaxProblem::ControlCharacter);
                }
                Some(_) => at += 1,
            }
        }
        self.check_utf8(unchecked, at)?;
        self.at = at + 1;
        self.string = Str { written: self.bytes.get(start..at).unwrap_or_default(), form };
        Ok(())
    }

    fn check_utf8(&mut self, start: usize, end: usize) -> Read<()> {
        if self.trusted {
            return Ok(());
        }
        let valid = text::valid_up_to(self.bytes.get(start..end).unwrap_or_default(), false);
        if valid < end - start {
            return self.stop(start + valid, SyntaxProblem::InvalidUtf8);
        }
        Ok(())
    }

    /// Passes over the escape at `at` and returns where it ends.
    fn escape(&mut self, at: usize) -> Read<usize> {
        match self.bytes.get(at + 1) {
            Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => Ok(at + 2),
            Some(b'u') => {
                for place in at + 2..at + 6 {
                    if !self.bytes.get(place).is_some_and(u8::is_ascii_hexdigit) {
                        return self.stop(place, SyntaxProblem::InvalidEscape);
                    }
                }
                Ok(at + 6)
            }
            _ => self.stop(at + 1, SyntaxProblem::InvalidEscape),
        }
    }

    /// Reads `,` or the closing byte before the next part of an array or object.
    #[inline(always)]
    fn follows(&mut self, index: usize, close: u8) -> Read<bool> {
        let byte = self.next_byte();
        if byte == close {
            self.at += 1;
            return Ok(false);
        }
        if index > 0 {
            if byte != b',' {
                return self.unexpected();
            }
            self.at += 1;
        }
        Ok(true)
    }

    /// The key of the next member of an object, if another follows, however it is written.
    #[inline(never)]
    #[allow(clippy::cast_possible_truncation)] // Structures have few members.
    pub fn any_member(&mut self, index: usize, members: &[Member]) -> Read<Option<Key>> {
        if !self.follows(index, b'}')? {
            return Ok(None);
        }
        self.quoted_key()?;
        let key = self.string.resolve();
        let known = members.iter().position(|member| text::same(member.name.as_bytes(), &key));
        Ok(Some(known.map_or(Key::Unknown, |known| Key::Known(known as u8))))
    }

    /// The key of the next entry of a map, if another follows, however it is written.
    #[inline(never)]
    pub fn any_key(&mut self, index: usize) -> Read<Option<Str<'a>>> {
        if !self.follows(index, b'}')? {
            return Ok(None);
        }
        self.quoted_key()?;
        Ok(Some(self.string))
    }

    fn quoted_key(&mut self) -> Read<()> {
        if self.next_byte() != b'"' {
            return self.unexpected();
        }
        self.read_string()?;
        self.expect(b':')
    }

    /// Passes over values until `open` closes, or over one value if nothing is open. Keeps one bit
    /// for each level of nesting: whether it is an object.
    fn skip(&mut self, mut open: Nesting) -> Read<()> {
        // Whether the level was just begun, so that a closing byte or a part may come first.
        let mut fresh = !open.is_empty();
        loop {
            if let Some(is_object) = open.last() {
                let close = if is_object { b'}' } else { b']' };
                if !self.follows(usize::from(!fresh), close)? {
                    open.pop();
                    if open.is_empty() {
                        return Ok(());
                    }
                    fresh = false;
                    continue;
                }
                if is_object {
                    self.quoted_key()?;
                }
            }
            fresh = false;
            match self.value()? {
                Value::Object => {
                    open.push(true);
                    fresh = true;
                }
                Value::Array => {
                    open.push(false);
                    fresh = true;
                }
                _ if open.is_empty() => return Ok(()),
                _ => {}
            }
        }
    }
}

/// Where, from a place on, a text isn't printable ASCII any more, or has a quote or a backslash.
#[inline(never)]
fn end_of_plain(bytes: &[u8], start: usize) -> usize {
    let rest = bytes.get(start..).unwrap_or_default();
    let mut at = start;
    // Sixteen bytes at a time, then eight, for as long as all of them are ordinary.
    #[allow(clippy::needless_bitwise_bool)] // For a branch, there would be no vectors (see `text::any`).
    let is_special = |byte: u8| (byte == b'"') | (byte == b'\\') | (byte.cast_signed() < 0x20);
    for chunk in rest.as_chunks::<16>().0 {
        if text::any(chunk, is_special) {
            break;
        }
        at += 16;
    }
    for chunk in bytes.get(at..).unwrap_or_default().as_chunks::<8>().0 {
        let chunk = u64::from_le_bytes(*chunk);
        let special = (special_bytes(chunk) | chunk) & HIGH;
        if special != 0 {
            return at + (special.trailing_zeros() / 8) as usize;
        }
        at += 8;
    }
    let is_plain = |byte: &u8| matches!(byte, 0x20..0x80) && *byte != b'"' && *byte != b'\\';
    while bytes.get(at).is_some_and(is_plain) {
        at += 1;
    }
    at
}

/// Marks, with its high bit, each byte of a chunk that can't just be passed over inside a string: a quote, a
/// backslash or a control character. Bits above the lowest mark may be wrong, and those of bytes beyond ASCII.
#[inline(always)]
const fn special_bytes(chunk: u64) -> u64 {
    // Taking one from a byte that is zero, or 0x20 from a lesser one, sets its high bit.
    let quote = (chunk ^ (ONES * b'"' as u64)).wrapping_sub(ONES);
    let backslash = (chunk ^ (ONES * b'\\' as u64)).wrapping_sub(ONES);
    let control = chunk.wrapping_sub(ONES * 0x20);
    quote | backslash | control
}

/// Which member's name a text begins with, and how long that is.
#[inline(never)]
fn among(text: &[u8], members: &[Member]) -> Option<(usize, usize)> {
    let begun = |(index, member): (usize, &Member)| Some((index, member.quoted.begins(text)?));
    members.iter().enumerate().find_map(begun)
}

/// Which levels of nesting are objects: a bit each.
#[derive(Default)]
struct Nesting {
    bits: Vec<u64>,
    depth: usize,
}

impl Nesting {
    fn of(is_object: bool) -> Self {
        let mut nesting = Nesting::default();
        nesting.push(is_object);
        nesting
    }

    const fn is_empty(&self) -> bool {
        self.depth == 0
    }

    fn last(&self) -> Option<bool> {
        let top = self.depth.checked_sub(1)?;
        Some(self.bits.get(top / 64)? >> (top % 64) & 1 == 1)
    }

    fn push(&mut self, is_object: bool) {
        let (word, bit) = (self.depth / 64, self.depth % 64);
        if word == self.bits.len() {
            self.bits.push(0);
        }
        if let Some(bits) = self.bits.get_mut(word) {
            *bits = *bits & !(1 << bit) | u64::from(is_object) << bit;
        }
        self.depth += 1;
    }

    const fn pop(&mut self) {
        self.depth -= 1;
    }
}

impl<'a> Input<'a> for Json<'a> {
    type Error = NotJson;

    const REPEATS_KEYS: bool = true;

    #[inline(always)]
    fn boolean(&mut self) -> Option<bool> {
        self.next_byte();
        let rest = self.bytes.get(self.at..)?;
        if rest.first_chunk() == Some(b"true") {
            self.at += 4;
            return Some(true);
        }
        if rest.first_chunk() == Some(b"false") {
            self.at += 5;
            return Some(false);
        }
        None
    }

    #[inline(always)]
    fn text(&mut self) -> Option<Str<'a>> {
        if self.next_byte() != b'"' {
            return None;
        }
        match self.plain_string() {
            Ok(string) => Some(string),
            Err(_) => self.any_string().then_some(self.string),
        }
    }

    #[inline(always)]
    fn choice(&mut self, choices: &Enum, count: usize) -> Option<usize> {
        self.next_byte();
        let rest = self.bytes.get(self.at..)?;
        for (index, quoted) in choices.quoted.iter().enumerate() {
            if let Some(size) = quoted.begins(rest)
                && index < count
            {
                self.at += size;
                return Some(index);
            }
        }
        self.any_choice(choices, count)
    }

    #[inline(always)]
    fn object(&mut self) -> bool {
        let begins = self.next_byte() == b'{';
        self.at += usize::from(begins);
        begins
    }

    #[inline(always)]
    fn array(&mut self) -> bool {
        let begins = self.next_byte() == b'[';
        self.at += usize::from(begins);
        begins
    }

    #[inline(always)]
    fn settled(&mut self) -> bool {
        false
    }

    fn value(&mut self) -> Read<Value> {
        match self.next_byte() {
            b'"' => self.read_string().map(|()| Value::String),
            b'{' => {
                self.at += 1;
                Ok(Value::Object)
            }
            b'[' => {
                self.at += 1;
                Ok(Value::Array)
            }
            b't' => self.word("true").map(|()| Value::Boolean(true)),
            b'f' => self.word("false").map(|()| Value::Boolean(false)),
            b'n' => self.word("null").map(|()| Value::Null),
            b'-' | b'0'..=b'9' => {
                let start = self.at;
                self.number()?;
                self.string = Str { written: self.bytes.get(start..self.at).unwrap_or_default(), form: Form::Plain };
                Ok(Value::Other(Kind::Number))
            }
            _ => self.unexpected(),
        }
    }

    fn is_moment(&self) -> bool {
        number::is_moment(self.string.written)
    }

    #[inline(always)]
    fn element(&mut self, index: usize) -> Read<bool> {
        self.follows(index, b']')
    }

    #[inline(always)]
    #[allow(clippy::cast_possible_truncation)] // Structures have few members.
    fn member(&mut self, index: usize, members: &'static [Member], guess: u8) -> Read<Option<Key>> {
        // Most text has no white space, and the members in the order of the tables.
        let byte = self.peek();
        if byte == b'}' {
            self.at += 1;
            return Ok(None);
        }
        if (index == 0 || byte == b',')
            && let start = self.at + usize::from(index > 0)
            && let Some(rest) = self.bytes.get(start..)
        {
            let guessed = members.get(usize::from(guess));
            if let Some(size) = guessed.and_then(|member| member.quoted.begins(rest)) {
                self.at = start + size;
                return Ok(Some(Key::Known(guess)));
            }
            if let Some((known, size)) = among(rest, members) {
                self.at = start + size;
                return Ok(Some(Key::Known(known as u8)));
            }
        }
        self.any_member(index, members)
    }

    #[inline(always)]
    fn key(&mut self, index: usize) -> Read<Option<Str<'a>>> {
        if !self.follows(index, b'}')? {
            return Ok(None);
        }
        if self.peek() == b'"'
            && let Ok(key) = self.plain_string()
        {
            self.expect(b':')?;
            return Ok(Some(key));
        }
        self.quoted_key()?;
        Ok(Some(self.string))
    }

    #[inline(always)]
    fn string(&self) -> Str<'a> {
        self.string
    }

    fn meant(&mut self, members: &'static [Member]) -> Option<usize> {
        let name = self.string.resolve();
        members.iter().position(|member| text::is_same_name(&name, member.name))
    }

    fn unknown_value(&mut self) -> Read<Value> {
        self.value()
    }

    fn end_meant(&mut self) {}

    fn skip_value(&mut self) -> Read<()> {
        self.skip(Nesting::default())
    }

    fn skip_rest(&mut self) -> Read<()> {
        // The byte before tells what was begun.
        self.skip(Nesting::of(self.bytes.get(self.at - 1) == Some(&b'{')))
    }

    fn skip_elements(&mut self) -> Read<usize> {
        let mut skipped = 0;
        while skipped == 0 || self.element(skipped)? {
            self.skip_value()?;
            skipped += 1;
        }
        Ok(skipped)
    }

    fn end(&mut self) -> Read<()> {
        self.next_byte();
        if self.at == self.bytes.len() {
            return Ok(());
        }
        self.stop(self.at, SyntaxProblem::TrailingCharacters)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads a text to its end; what is wrong, with line and column, if it is no JSON.
    fn read(text: &[u8]) -> Result<(), (SyntaxProblem, usize, usize)> {
        let mut json = Json::new(text, Encoding::Unknown);
        json.skip_value().and_then(|()| json.end()).map_err(|NotJson| {
            let SyntaxError { problem, line, column } = json.failure();
            (problem, line, column)
        })
    }

    #[test]
    fn agrees_with_serde_json_on_what_is_json() {
        let texts: &[&str] = &[
            "",
            " ",
            "1",
            "-1",
            "01",
            "-",
            "1.",
            "1.5",
            ".5",
            "1e5",
            "1e",
            "1E+5",
            "1e-",
            "true",
            "tru",
            "truex",
            "null",
            "nul",
            "[]",
            "[1]",
            "[1,]",
            "[,1]",
            "[1 2]",
            "{}",
            "{\"a\":1}",
            "{\"a\":1,}",
            "{\"a\"}",
            "{a:1}",
            "{\"a\":1 \"b\":2}",
            "[[[[]]]]",
            "[[[[]]]",
            "[}",
            "{]",
            "\"\\u00e9\"",
            "\"\\u00g9\"",
            "\"\\x\"",
            "\"a\nb\"",
            "\"\u{1f}\"",
            "\"\u{7f}\"",
            "\"é\"",
            "\"",
            "\"\\\"",
            "[1]x",
            "[{\"a\":[{\"b\":{}}]},[]]",
            "\u{feff}{}",
            "{}\0",
            "+1",
            "NaN",
            "'a'",
            "[1]//",
            "\u{a0}1",
        ];
        for text in texts {
            let theirs = serde_json::from_str::<serde_json::Value>(text).is_ok();
            assert_eq!(read(text.as_bytes()).is_ok(), theirs, "{text:?}");
        }
    }

    #[test]
    fn says_where_and_what() {
        use SyntaxProblem as Problem;
        let cases: &[(&[u8], Problem, usize, usize)] = &[
            (b"", Problem::UnexpectedEnd, 1, 1),
            (b"{\"a\": [1,\n  2", Problem::UnexpectedEnd, 2, 4),
            (b"{\r\n\"a\" 1}", Problem::UnexpectedCharacter, 2, 5),
            ("[\"é😀\" x]".as_bytes(), Problem::UnexpectedCharacter, 1, 7),
            (b"[\"\x01\"]", Problem::ControlCharacter, 1, 3),
            (b"[\"\\x\"]", Problem::InvalidEscape, 1, 4),
            (b"[01]", Problem::InvalidNumber, 1, 3),
            (b"[\"\xff\"]", Problem::InvalidUtf8, 1, 3),
            (b"[\"\xed\xa0\x80\"]", Problem::InvalidUtf8, 1, 3),
            (b"[\xff]", Problem::InvalidUtf8, 1, 2),
            ("\u{feff}{}".as_bytes(), Problem::ByteOrderMark, 1, 1),
            (b"{} {}", Problem::TrailingCharacters, 1, 4),
        ];
        for (text, problem, line, column) in cases {
            let shown = String::from_utf8_lossy(text);
            assert_eq!(read(text), Err((*problem, *line, *column)), "{shown}");
        }
    }

    #[test]
    fn goes_as_deep_as_the_text() {
        let depth = 1_000_000;
        let text = "[".repeat(depth) + &"]".repeat(depth);
        assert_eq!(read(text.as_bytes()), Ok(()));
        assert!(read(&text.as_bytes()[..depth * 2 - 1]).is_err());
    }

    #[test]
    fn resolves_escapes() {
        let written = br#""\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00\ud83dx""#;
        let mut json = Json::new(written, Encoding::Unknown);
        assert!(matches!(json.value(), Ok(Value::String)));
        let bytes = json.string().resolve();
        assert!(bytes.starts_with("\"\\/\u{8}\u{c}\n\r\té😀".as_bytes()));
        assert_eq!(&bytes[bytes.len() - 4..], b"\xed\xa0\xbdx");
    }

    #[test]
    fn finds_every_special_byte() {
        for byte in 0..=u8::MAX {
            let special = matches!(byte, b'"' | b'\\' | ..0x20);
            for place in 0..8 {
                let mut chunk = [b'a'; 8];
                chunk[place] = byte;
                let chunk = u64::from_le_bytes(chunk);
                let marks = special_bytes(chunk) & !chunk & HIGH;
                let found = (marks != 0).then(|| (marks.trailing_zeros() / 8) as usize);
                assert_eq!(found, special.then_some(place), "byte {byte:#x} at {place}");
            }
        }
    }
}
