//! Names as JSON text without white space has them, in quotation marks: made to be known again there as soon as
//! possible, eight bytes at a time. A wasm module that reads no JSON goes without.

/// A name in quotation marks, and what follows them if something always does.
#[derive(Debug)]
pub struct Quoted {
    /// All of it.
    #[cfg(any(feature = "full", not(feature = "boundary")))]
    text: &'static [u8],
    /// Its first eight bytes, as a number.
    #[cfg(any(feature = "full", not(feature = "boundary")))]
    head: u64,
    /// Which bits of that there are.
    #[cfg(any(feature = "full", not(feature = "boundary")))]
    bits: u64,
}

#[cfg(any(feature = "full", not(feature = "boundary")))]
impl Quoted {
    /// All of it, with the quotation marks.
    #[must_use]
    pub const fn new(text: &'static str) -> Self {
        let text = text.as_bytes();
        let (mut head, mut bits) = (0, 0);
        let mut index = 0;
        while index < text.len() && index < 8 {
            head |= (text[index] as u64) << (index * 8);
            bits |= 0xFF << (index * 8);
            index += 1;
        }
        Quoted { text, head, bits }
    }

    /// How many bytes it has, if a text begins with it. Compares its first eight bytes, by which most names differ,
    /// its last eight, and those between, whether or not they were among the others. The end of a text, less than
    /// eight bytes, is never taken for it.
    #[inline(always)]
    #[must_use]
    pub fn begins(&self, text: &[u8]) -> Option<usize> {
        if number(*text.first_chunk()?) & self.bits != self.head {
            return None;
        }
        let size = self.text.len();
        let Some(end) = self.text.last_chunk() else { return Some(size) };
        let text = text.get(..size)?;
        let same = |left: &[u8; 8], right: &[u8; 8]| number(*left) == number(*right);
        let ([_, here @ ..], [_, known @ ..]) = (text.as_chunks().0, self.text.as_chunks().0) else { return None };
        let is_same = same(text.last_chunk()?, end) && here.iter().zip(known).all(|(left, right)| same(left, right));
        is_same.then_some(size)
    }
}

#[cfg(any(feature = "full", not(feature = "boundary")))]
const fn number(bytes: [u8; 8]) -> u64 {
    u64::from_le_bytes(bytes)
}

#[cfg(all(not(feature = "full"), feature = "boundary"))]
#[allow(missing_docs, clippy::unused_self)] // As above, where no text is JSON.
impl Quoted {
    pub const fn new(_: &'static str) -> Self {
        Quoted {}
    }

    pub fn begins(&self, _: &[u8]) -> Option<usize> {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::Quoted;

    #[test]
    fn knows_itself_and_nothing_else() {
        let texts =
            ["\"a\"", "\"name\":", "\"12345\":", "\"123456\":", "\"1234567890abc\":", "\"1234567890abcdefghij\":"];
        for text in texts {
            let quoted = Quoted::new(text);
            let there = format!("{text}\"12345678");
            assert_eq!(quoted.begins(there.as_bytes()), Some(text.len()), "{text}");
            assert_eq!(quoted.begins(&there.as_bytes()[1..]), None, "{text}");
            assert_eq!(quoted.begins(b"1234567"), None, "{text}");
            for place in 0..text.len() {
                let mut other = there.clone().into_bytes();
                other[place] ^= 1;
                assert_eq!(quoted.begins(&other), None, "{text} but for byte {place}");
                let cut = &there.as_bytes()[..place];
                assert_eq!(quoted.begins(cut), None, "{text} cut off at {place}");
            }
        }
    }
}
