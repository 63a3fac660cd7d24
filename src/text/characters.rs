//! Characters: how many a string has and which of them a pattern refuses. Strings are UTF-8 in
//! which a lone surrogate, should a JavaScript string or a `\u` escape hold one, stands as the
//! three bytes that UTF-8 would give its number (the form known as WTF-8). Knows nothing of
//! fields or issues.

use super::bytes::{HIGH, ONES, starts};

/// The three sets of characters that the API model's patterns describe.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// ASCII digits, at least one.
    Digits,
    /// TAB, U+0020 to U+D7FF, U+E000 to U+FFFD; not only white space.
    Line,
    /// As [`Class::Line`], with CR and LF.
    Text,
}

impl Class {
    /// Whether a character, not a surrogate, belongs to the class.
    #[must_use]
    pub const fn holds(self, code_point: u32) -> bool {
        match self {
            Class::Digits => matches!(code_point, 0x30..=0x39),
            Class::Line => matches!(code_point, 0x09 | 0x20..=0xFFFD),
            Class::Text => matches!(code_point, 0x09 | 0x0A | 0x0D | 0x20..=0xFFFD),
        }
    }
}

/// A character that a class refuses.
#[derive(Debug, Clone, Copy)]
pub struct Refused {
    /// Where in the string, in code points from 0.
    pub position: usize,
    /// Its number.
    pub number: u32,
}

/// How many refused characters are listed one by one; the rest is only counted.
pub const LISTED_CHARACTERS: usize = 10;

/// What was found in a string.
#[derive(Debug, Default)]
pub struct Scan {
    /// How many code points it has; a lone surrogate counts as one.
    pub code_points: usize,
    /// Whether nothing but white space (as ECMAScript's `\s`) stands in it.
    pub blank: bool,
    /// The first characters outside of the class.
    pub refused: Vec<Refused>,
    /// How many characters are outside of the class.
    pub refused_count: usize,
    /// The first lone surrogate: position in code points, and its number.
    pub surrogate: Option<(usize, u32)>,
}

/// Counts and classifies the characters of a string. Without a class, none is refused.
pub fn scan(bytes: &[u8], class: Option<Class>) -> Scan {
    // Of ordinary characters only digits are a class.
    if class != Some(Class::Digits)
        && let Some(code_points) = count_ordinary(bytes)
    {
        return Scan { code_points, blank: CodePoints(bytes).all(is_white_space), ..Scan::default() };
    }
    let mut found = Scan { blank: true, ..Scan::default() };
    for code_point in CodePoints(bytes) {
        let position = found.code_points;
        found.code_points += 1;
        if is_surrogate(code_point) {
            found.blank = false;
            found.surrogate = found.surrogate.or(Some((position, code_point)));
            continue;
        }
        found.blank &= is_white_space(code_point);
        if class.is_some_and(|class| !class.holds(code_point)) {
            found.refused_count += 1;
            if found.refused.len() < LISTED_CHARACTERS {
                found.refused.push(Refused { position, number: code_point });
            }
        }
    }
    found
}

/// The same for printable ASCII and a class that has all of it.
#[inline(never)]
pub fn scan_printable(bytes: &[u8]) -> Scan {
    Scan { code_points: bytes.len(), blank: bytes.iter().all(|&byte| byte == b' '), ..Scan::default() }
}

/// The start of a string: so many code points at the most.
pub fn first(bytes: &[u8], code_points: usize) -> &[u8] {
    if bytes.len() <= code_points {
        return bytes;
    }
    let mut rest = CodePoints(bytes);
    rest.by_ref().take(code_points).count();
    bytes.get(..bytes.len() - rest.0.len()).unwrap_or(bytes)
}

/// How many code points a string has.
pub fn count(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| byte & 0xC0 != 0x80).count()
}

/// How many code points a string has of which none needs a closer look: no control character below U+0020,
/// and nothing from U+D000 on, where the surrogates are and what no pattern allows. Eight bytes at a time.
fn count_ordinary(bytes: &[u8]) -> Option<usize> {
    let (chunks, rest) = bytes.as_chunks::<8>();
    let mut last = [b' '; 8];
    last[..rest.len()].copy_from_slice(rest);
    let mut unusual = 0;
    let mut code_points = 0;
    for chunk in chunks.iter().chain([&last]) {
        let chunk = u64::from_le_bytes(*chunk);
        // Taking 0x20 from a byte of ASCII sets its high bit if it was less; adding 0x13 to the other bits of
        // one beyond sets it from 0xED on. What is carried only marks more where something is marked.
        unusual |= !chunk & chunk.wrapping_sub(ONES * 0x20) | chunk & (chunk & !HIGH).wrapping_add(ONES * 0x13);
        code_points += starts(chunk).count_ones() as usize;
    }
    (unusual & HIGH == 0).then(|| code_points + rest.len() - 8)
}

/// Whether a number is a UTF-16 surrogate and so no character.
pub const fn is_surrogate(code_point: u32) -> bool {
    matches!(code_point, 0xD800..=0xDFFF)
}

/// Whether a character is one that a reader doesn't see, that moves what is around it, or that a terminal or a shell may
/// take for something else: Unicode's control and format characters (Cc, Cf), its separators of lines and paragraphs
/// (Zl, Zp), what is for private use (Co), and what is no character (U+FFFE, U+FFFF). zsh, where it is typed into, makes
/// the byte 0x27, a quote, of U+E027.
#[inline(never)]
pub fn is_disturbing(character: char) -> bool {
    matches!(
        u32::from(character),
        0..=0x1F | 0x7F..=0x9F | 0xAD | 0x600..=0x605 | 0x61C | 0x6DD | 0x70F | 0x890..=0x891 | 0x8E2 | 0x180E
            | 0x200B..=0x200F | 0x2028..=0x202E | 0x2060..=0x206F | 0xE000..=0xF8FF | 0xFEFF | 0xFFF9..=0xFFFB
            | 0xFFFE..=0xFFFF | 0x1_10BD | 0x1_10CD | 0x1_3430..=0x1_343F | 0x1_BCA0..=0x1_BCA3
            | 0x1_D173..=0x1_D17A | 0xE_0000..
    )
}

/// White space as `\s` of ECMA-262 has it.
const fn is_white_space(code_point: u32) -> bool {
    matches!(
        code_point,
        0x09..=0x0D | 0x20 | 0xA0 | 0x1680 | 0x2000..=0x200A | 0x2028 | 0x2029 | 0x202F | 0x205F
            | 0x3000 | 0xFEFF
    )
}

/// The string, or its first so many code points, without lone surrogates: each is replaced by
/// U+FFFD.
pub fn to_string(bytes: &[u8], limit: usize) -> String {
    if bytes.len() <= limit
        && let Ok(text) = std::str::from_utf8(bytes)
    {
        return String::from(text);
    }
    let mut string = String::new();
    for code_point in CodePoints(bytes).take(limit) {
        put(&mut string, char::from_u32(code_point).unwrap_or(char::REPLACEMENT_CHARACTER));
    }
    string
}

/// Appends a character. [`String::push`] is larger than its call wherever it is inlined.
#[inline(never)]
pub fn put(text: &mut String, character: char) {
    text.push(character);
}

/// Appends a number in decimal.
pub fn push_number(text: &mut String, number: usize) {
    if number >= 10 {
        push_number(text, number / 10);
    }
    put(text, char::from(b"0123456789"[number % 10]));
}

/// Appends a code point or a lone surrogate.
pub fn push(bytes: &mut Vec<u8>, code_point: u32) {
    // The casts keep the low eight bits on purpose: each byte carries its part of the number.
    #[allow(clippy::cast_possible_truncation)]
    let part = |shift: u32| 0x80 | (code_point >> shift & 0x3F) as u8;
    #[allow(clippy::cast_possible_truncation)]
    let lead = |mark: u8, shift: u32| mark | (code_point >> shift) as u8;
    match code_point {
        0..0x80 => bytes.push(lead(0, 0)),
        0x80..0x800 => bytes.extend([lead(0xC0, 6), part(0)]),
        0x800..0x1_0000 => bytes.extend([lead(0xE0, 12), part(6), part(0)]),
        _ => bytes.extend([lead(0xF0, 18), part(12), part(6), part(0)]),
    }
}

/// The code points of a string, lone surrogates among them.
struct CodePoints<'a>(&'a [u8]);

impl Iterator for CodePoints<'_> {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        let (&lead, _) = self.0.split_first()?;
        let (size, bits) = match lead {
            0..0x80 => (1, lead),
            0x80..0xE0 => (2, lead & 0x1F),
            0xE0..0xF0 => (3, lead & 0x0F),
            _ => (4, lead & 0x07),
        };
        let (sequence, rest) = self.0.split_at_checked(size).unwrap_or((self.0, &[]));
        self.0 = rest;
        let code_point =
            sequence.iter().skip(1).fold(u32::from(bits), |code_point, &byte| code_point << 6 | u32::from(byte & 0x3F));
        Some(code_point)
    }
}

/// How many bytes at the start of a slice are valid WTF-8: UTF-8 in which lone surrogates are
/// allowed. Equal to the slice's length when all are.
pub fn valid_up_to(bytes: &[u8], surrogates: bool) -> usize {
    let mut at = 0;
    loop {
        let rest = bytes.get(at..).unwrap_or_default();
        match std::str::from_utf8(rest) {
            Ok(_) => return bytes.len(),
            Err(error) => {
                at += error.valid_up_to();
                match bytes.get(at..).unwrap_or_default() {
                    [0xED, 0xA0..=0xBF, 0x80..=0xBF, ..] if surrogates => at += 3,
                    _ => return at,
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_code_points_not_bytes_or_units() {
        assert_eq!(scan("aé€😀".as_bytes(), None).code_points, 4);
        assert_eq!(count("aé€😀".as_bytes()), 4);
    }

    #[test]
    fn counts_what_needs_no_closer_look_and_only_that() {
        for number in (0..0x11_0000).filter(|number| number % 7 == 0 || !(0x100..0xFF00).contains(number)) {
            let mut bytes = Vec::new();
            push(&mut bytes, number);
            let ordinary = (0x20..0xD000).contains(&number);
            for before in 0..9 {
                let bytes = [&b"12345678"[..before], &bytes, b"ab"].concat();
                assert_eq!(count_ordinary(&bytes), ordinary.then_some(before + 3), "{number:x} after {before}");
            }
        }
    }

    #[test]
    fn knows_every_border_of_the_classes() {
        let held = |class: Class, code_point| class.holds(code_point);
        for class in [Class::Line, Class::Text] {
            for inside in [0x09, 0x20, 0x7F, 0x85, 0xD7FF, 0xE000, 0xFFFD] {
                assert!(held(class, inside), "{class:?} {inside:x}");
            }
            for outside in [0x00, 0x08, 0x0B, 0x0C, 0x1F, 0xFFFE, 0xFFFF, 0x1_0000, 0x10_FFFF] {
                assert!(!held(class, outside), "{class:?} {outside:x}");
            }
        }
        for line_break in [0x0A, 0x0D] {
            assert!(held(Class::Text, line_break));
            assert!(!held(Class::Line, line_break));
        }
        assert!(held(Class::Digits, 0x30) && held(Class::Digits, 0x39));
        assert!(!held(Class::Digits, 0x2F) && !held(Class::Digits, 0x3A));
        assert!(!held(Class::Digits, 0x0661), "Arabic digits are not ASCII");
    }

    #[test]
    fn knows_the_white_space_of_ecmascript() {
        let blank = "\t\u{b}\u{c} \u{a0}\u{1680}\u{2000}\u{200a}\u{2028}\u{2029}\u{202f}\u{205f}\u{3000}\u{feff}\r\n";
        assert!(scan(blank.as_bytes(), None).blank);
        for visible in ["\u{85}", "\u{200b}", "\u{180e}", "a"] {
            assert!(!scan(visible.as_bytes(), None).blank, "{visible:?}");
        }
    }

    #[test]
    fn keeps_lone_surrogates_apart() {
        let mut bytes = b"a".to_vec();
        push(&mut bytes, 0xD83D);
        bytes.push(b'b');
        let found = scan(&bytes, Some(Class::Line));
        assert_eq!((found.code_points, found.surrogate, found.refused_count), (3, Some((1, 0xD83D)), 0));
        assert_eq!(to_string(&bytes, 3), "a\u{fffd}b");
        assert_eq!(valid_up_to(&bytes, true), bytes.len());
        assert_eq!(valid_up_to(&bytes, false), 1);
    }

    #[test]
    fn writes_numbers() {
        let mut text = String::new();
        for number in [0, 10, 4_294_967_295] {
            push_number(&mut text, number);
        }
        assert_eq!(text, "0104294967295");
    }

    #[test]
    fn encodes_as_the_standard_library_does() {
        for character in ['\0', '\u{7f}', '\u{80}', '\u{7ff}', '\u{800}', '\u{ffff}', '\u{10000}', '\u{10ffff}'] {
            let mut bytes = Vec::new();
            push(&mut bytes, u32::from(character));
            assert_eq!(bytes, character.to_string().as_bytes());
        }
    }
}
