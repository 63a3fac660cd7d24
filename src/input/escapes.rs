//! The escapes of strings in JSON text.

use crate::text;

/// Resolves the escapes of a string that has been read, so that each of them is sound.
pub fn unescape(mut written: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(written.len());
    while let Some((before, [letter, rest @ ..])) = split(written, b'\\') {
        extend(&mut out, before);
        written = rest;
        match letter {
            b'b' => out.push(0x08),
            b'f' => out.push(0x0C),
            b'n' => out.push(b'\n'),
            b'r' => out.push(b'\r'),
            b't' => out.push(b'\t'),
            b'u' => push(&mut out, hex(&mut written)),
            itself => out.push(*itself),
        }
    }
    extend(&mut out, written);
    out
}

/// Appends a part without escapes. It may begin with the second half of a surrogate pair, whose first is an escape.
fn extend(out: &mut Vec<u8>, mut part: &[u8]) {
    if let [0xED, second @ 0xB0..=0xBF, third, rest @ ..] = part {
        push(out, 0xDC00 | low_bits(*second, *third));
        part = rest;
    }
    out.extend_from_slice(part);
}

/// Appends a code unit. The second half of a surrogate pair is one character with the first, if that came before it.
fn push(out: &mut Vec<u8>, unit: u32) {
    let mut code_point = unit;
    if let (0xDC00..=0xDFFF, Some(&[0xED, second @ 0xA0..=0xAF, third])) = (unit, out.last_chunk()) {
        out.truncate(out.len() - 3);
        code_point = 0x1_0000 + (low_bits(second, third) << 10 | unit & 0x3FF);
    }
    text::push(out, code_point);
}

/// The last ten bits of a surrogate, by its last two bytes.
fn low_bits(second: u8, third: u8) -> u32 {
    u32::from(second & 0x0F) << 6 | u32::from(third & 0x3F)
}

/// What stands before and after the first of a byte, if it is there.
fn split(bytes: &[u8], byte: u8) -> Option<(&[u8], &[u8])> {
    let at = text::position(bytes, byte)?;
    Some((bytes.get(..at)?, bytes.get(at + 1..)?))
}

/// Takes four hexadecimal digits; 0 if they aren't there.
fn hex(digits: &mut &[u8]) -> u32 {
    let Some((four, rest)) = digits.split_first_chunk::<4>() else {
        return 0;
    };
    *digits = rest;
    four.iter().fold(0, |number, &digit| number << 4 | char::from(digit).to_digit(16).unwrap_or(0))
}

#[cfg(test)]
mod tests {
    use super::unescape;

    #[test]
    fn halves_of_a_pair_are_one_character_however_each_is_written() {
        let character = "\u{1F600}".as_bytes();
        let (high, low) = (b"\xED\xA0\xBD", b"\xED\xB8\x80");
        assert_eq!(unescape(br"\ud83d\ude00"), character);
        assert_eq!(unescape(&[br"\ud83d".as_slice(), low].concat()), character);
        assert_eq!(unescape(&[high.as_slice(), br"\ude00"].concat()), character);
        // Others stay alone.
        assert_eq!(unescape(br"\ude00\ud83d"), [low.as_slice(), high].concat());
        assert_eq!(unescape(br"\ud83da\ude00"), [high.as_slice(), b"a", low].concat());
    }
}
