//! Issues as they cross to JavaScript: written down as they are found.

use super::code::Finding;
use super::collector::{Sink, Verdict};
use super::level::Level;
use super::place::{Steps, path};
use crate::crossing::Words;

/// How many bits the code takes in an issue's first word; a bit for the level and the source follow.
pub const CODE: usize = 8;

/// Writes issues as they are found: how many there are, then each of them.
pub struct IssueWords<'w> {
    words: &'w mut Words,
    /// How many words and how much text was there before.
    before: (usize, usize),
}

impl<'w> IssueWords<'w> {
    /// Begins behind what was written so far.
    #[inline(always)]
    pub fn new(words: &'w mut Words) -> Self {
        let before = (words.words.len(), words.text.len());
        words.push(0);
        IssueWords { words, before }
    }

    /// How many there are.
    #[must_use]
    pub fn count(&self) -> u32 {
        self.words.words.get(self.before.0).copied().unwrap_or_default()
    }

    fn set_count(&mut self, count: u32) {
        if let Some(word) = self.words.words.get_mut(self.before.0) {
            *word = count;
        }
    }
}

impl Sink for IssueWords<'_> {
    fn keep(&mut self, level: Level, place: &dyn Steps, finding: &Finding) {
        self.set_count(self.count() + 1);
        self.words.push(finding.code() as usize | (level as usize | (finding.code().source() as usize) << 1) << CODE);
        path(self.words, place);
        finding.write(self.words);
    }

    fn clear(&mut self) {
        let (words, text) = self.before;
        self.words.words.truncate(words + 1);
        self.words.text.truncate(text);
        self.set_count(0);
    }
}

impl Verdict {
    /// What JavaScript is told in one number: whether it is ok (1), whether the input is clean (2), whether
    /// issues were left out (4); the rest is how many warnings there is room for.
    pub fn flags(self) -> usize {
        let Verdict { ok, clean, truncated, warnings } = self;
        usize::from(ok) | usize::from(clean) << 1 | usize::from(truncated) << 2 | warnings << 3
    }
}
