//! The escapes of strings in JSON text.

use crate::text;

/// Resolves the escapes of a string that has been read, so that each of them is sound.
pub fn unescape(mut written: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(written.len());
    while let Some((before, [letter, rest @ ..])) = split(written, b'\\') {
        out.extend_from_slice(before);
        written = rest;
        match letter {
            b'b' => out.push(0x08),
            b'f' => out.push(0x0C),
            b'n' => out.push(b'\n'),
            b'r' => out.push(b'\r'),
            b't' => out.push(b'\t'),
            b'u' => {
                let unit = hex(&mut written);
                let mut ahead = written.strip_prefix(b"\\u").unwrap_or_default();
                text::push(
                    &mut out,
                    match (unit, hex(&mut ahead)) {
                        (0xD800..=0xDBFF, low @ 0xDC00..=0xDFFF) => {
                            written = ahead;
                            0x1_0000 + ((unit - 0xD800) << 10) + (low - 0xDC00)
                        }
                        _ => unit,
                    },
                );
            }
            itself => out.push(*itself),
        }
    }
    out.extend_from_slice(written);
    out
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
