//! NDJSON: a text on each line.

use crate::input::json::Encoding;
use crate::operation::Document;
use crate::options::Settings;
use crate::text;
use crate::wire::{IssueWords, Wire, Words};

/// The lines of a text that aren't blank.
pub struct Lines<'t> {
    rest: &'t [u8],
    /// Whether the end of the text is that of a line as well.
    is_last: bool,
    number: usize,
}

impl<'t> Lines<'t> {
    /// Begins at the first line; the text's end is that of the last one.
    pub const fn new(text: &'t [u8]) -> Self {
        Lines { rest: text, is_last: true, number: 0 }
    }
}

/// Each with its number, from 1, and without what ended it.
impl<'t> Iterator for Lines<'t> {
    type Item = (usize, &'t [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        while !self.rest.is_empty() {
            let end = text::position(self.rest, b'\n');
            if end.is_none() && !self.is_last {
                return None;
            }
            let (line, rest) = self.rest.split_at(end.unwrap_or(self.rest.len()));
            self.rest = rest.get(1..).unwrap_or_default();
            self.number += 1;
            if !line.iter().all(|byte| matches!(byte, b' ' | b'\t' | b'\r')) {
                return Some((self.number, line));
            }
        }
        None
    }
}

/// About how many issues are told at once.
const MANY_ISSUES: u32 = 1000;

/// The answer about the requests on the lines of a text, up to where there is much to say.
pub struct LinesAnswer<'t> {
    /// The text.
    pub text: &'t [u8],
    /// Whether its end is that of a line.
    pub is_last: bool,
    /// How to check them.
    pub settings: Settings,
}

/// For each line that isn't blank its number, where it begins and ends in bytes, its issues and the flags of
/// its verdict; then nothing, how many bytes that is, and how many lines.
impl Wire for LinesAnswer<'_> {
    fn write(&self, words: &mut Words) {
        let mut lines = Lines { is_last: self.is_last, ..Lines::new(self.text) };
        let mut count = 0;
        let mut room = Vec::new();
        while count < MANY_ISSUES
            && let Some((number, line)) = lines.next()
        {
            let start = line.as_ptr() as usize - self.text.as_ptr() as usize;
            words.push(number);
            words.push(start);
            words.push(start + line.len());
            let mut issues = IssueWords::new(words);
            let verdict =
                crate::check_json(line, Encoding::Unknown, Document::Request, &self.settings, &mut issues, &mut room);
            count += issues.count();
            words.push(verdict.flags());
        }
        words.push(0);
        words.push(self.text.len() - lines.rest.len());
        words.push(lines.number);
    }

    fn javascript() -> String {
        "readLines()".into()
    }
}

#[cfg(test)]
mod tests {
    use super::Lines;

    #[test]
    fn passes_over_blank_lines_and_counts_them() {
        let text = b"a\r\n\n \t\r\nb\n\nc";
        let lines: Vec<(usize, &[u8])> = Lines::new(text).collect();
        assert_eq!(lines, [(1, b"a\r".as_slice()), (4, b"b".as_slice()), (6, b"c".as_slice())]);
        assert_eq!(Lines::new(b"").count() + Lines::new(b"\n\n").count(), 0);
    }
}
