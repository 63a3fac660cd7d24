//! Bytes, eight or more at a time: wasm has no quicker way that needs no `unsafe`. Knows of characters only how
//! UTF-8 begins them.

/// Eight bytes of value 1.
pub const ONES: u64 = 0x0101_0101_0101_0101;
/// The highest bit of each of eight bytes.
pub const HIGH: u64 = ONES * 0x80;

/// Whether all of a string is ASCII digits. Eight bytes at a time; the last eight whether or not they were among
/// those before.
#[inline(always)]
pub fn is_digits(bytes: &[u8]) -> bool {
    let Some(last) = bytes.last_chunk::<8>() else {
        return bytes.iter().all(u8::is_ascii_digit);
    };
    let mut other = 0;
    for chunk in bytes.as_chunks::<8>().0.iter().chain([last]) {
        // What is left of a digit is at most 9, and adding 0x76 to more sets the high bit.
        let rest = u64::from_le_bytes(*chunk) ^ (ONES * 0x30);
        other |= rest | rest.wrapping_add(ONES * 0x76);
    }
    other & HIGH == 0
}

/// Where a byte stands first. The standard library's search takes one byte at a time.
pub fn position(bytes: &[u8], byte: u8) -> Option<usize> {
    let mut at = 0;
    for chunk in bytes.as_chunks::<32>().0 {
        if any(chunk, |other| other == byte) {
            break;
        }
        at += 32;
    }
    let rest = bytes.get(at..).unwrap_or_default();
    Some(at + rest.iter().position(|&other| other == byte)?)
}

/// Whether any byte of a chunk is of a sort. There is no branch in it, so that the compiler takes as many bytes at a time
/// as its vectors hold.
#[inline(always)]
#[allow(clippy::needless_bitwise_bool)] // As said.
pub fn any<const SIZE: usize>(chunk: &[u8; SIZE], is: impl Fn(u8) -> bool) -> bool {
    chunk.iter().fold(false, |any, &byte| any | is(byte))
}

/// The highest bit of each byte that begins a character.
#[inline(always)]
pub const fn starts(chunk: u64) -> u64 {
    (!chunk | chunk << 1) & HIGH
}

/// How many bytes at the start of a string are so many UTF-16 code units, and whether that ends in the middle of a
/// character, which then belongs to them.
pub fn bytes_of(bytes: &[u8], mut units: usize) -> (usize, bool) {
    let mut size = 0;
    for chunk in bytes.as_chunks::<8>().0 {
        let chunk = u64::from_le_bytes(*chunk);
        // Characters of four bytes begin with 0xF0 or more, and are two units.
        let pairs = chunk & chunk << 1 & chunk << 2 & chunk << 3 & HIGH;
        let here = (starts(chunk).count_ones() + pairs.count_ones()) as usize;
        if here > units {
            break;
        }
        units -= here;
        size += 8;
    }
    let mut torn = false;
    while let Some(&byte) = bytes.get(size) {
        if byte & 0xC0 != 0x80 {
            if units == 0 {
                break;
            }
            let here = if byte < 0xF0 { 1 } else { 2 };
            torn = here > units;
            units = units.saturating_sub(here);
        }
        size += 1;
    }
    (size, torn)
}

/// Whether two names are the same. In wasm, comparing slices is a call and a loop over bytes; here the
/// last eight bytes are compared as one, whether or not they were among those before.
#[inline(always)]
pub fn same(left: &[u8], right: &[u8]) -> bool {
    if left.len() != right.len() {
        return false;
    }
    let (Some(left_end), Some(right_end)) = (left.last_chunk::<8>(), right.last_chunk::<8>()) else {
        return left.iter().zip(right).all(|(left, right)| left == right);
    };
    let differ = |left: &[u8; 8], right: &[u8; 8]| u64::from_le_bytes(*left) != u64::from_le_bytes(*right);
    let chunks = left.as_chunks::<8>().0.iter().zip(right.as_chunks::<8>().0);
    !differ(left_end, right_end) && !chunks.into_iter().any(|(left, right)| differ(left, right))
}

/// Whether two strings are the same, for constants: these can't compare them otherwise.
pub const fn is_same(left: &[u8], right: &[u8]) -> bool {
    let mut index = 0;
    while index < left.len() && index < right.len() && left[index] == right[index] {
        index += 1;
    }
    index == left.len() && index == right.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_digits_from_all_other_bytes() {
        for byte in 0..=u8::MAX {
            for size in 1..20 {
                for place in 0..size {
                    let mut bytes = vec![b'9'; size];
                    bytes[place] = byte;
                    assert_eq!(is_digits(&bytes), byte.is_ascii_digit(), "byte {byte:#x} at {place} of {size}");
                }
            }
        }
    }

    #[test]
    fn finds_a_byte_where_it_stands_first() {
        for place in 0..20 {
            for other in 0..=u8::MAX {
                let mut bytes = vec![other; 20];
                bytes[place] = b'\n';
                bytes.extend(b"\n\n");
                let first = if other == b'\n' { 0 } else { place };
                assert_eq!(position(&bytes, b'\n'), Some(first), "{other:#x} before {place}");
            }
        }
        assert_eq!(position(&[0x0B; 20], b'\n'), None);
        assert_eq!(position(b"", b'\n'), None);
    }

    #[test]
    fn finds_where_so_many_code_units_end() {
        let text = "a\u{e9}\u{20ac}\u{1f600}bcdefgh\u{1f600}\u{1f600}\u{e9}ijklmnop\u{20ac}";
        let mut units = 0;
        for (at, character) in text.char_indices() {
            assert_eq!(bytes_of(text.as_bytes(), units), (at, false), "{units} units");
            units += character.len_utf16();
            if character.len_utf16() == 2 {
                assert_eq!(bytes_of(text.as_bytes(), units - 1), (at + 4, true), "{units} units but one");
            }
        }
        assert_eq!(bytes_of(text.as_bytes(), units), (text.len(), false));
        assert_eq!(bytes_of(text.as_bytes(), units + 1), (text.len(), false));
    }
}
