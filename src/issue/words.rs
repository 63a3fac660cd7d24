//! Issues as they cross to JavaScript: written down as they are found.

use super::code::Finding;
use super::collector::{Sink, Verdict};
use super::level::Level;
use super::place::{Location, Place};
use crate::crossing::{CLEAN, OK, TRUNCATED, WARNINGS, Words};

// An issue begins with a word: its code, its level, whether a key follows, whether the issue is about a key, and the
// site. Then come the indices, the key as text, and the figures that the site doesn't settle.

/// How many bits the code takes.
pub const CODE: usize = 8;
/// The bit of the level.
pub const LEVEL: usize = CODE;
/// The bit that says that a key follows.
pub const HAS_KEY: usize = LEVEL + 1;
/// The bit that says that the issue is about a key, and not a value.
pub const ABOUT_KEY: usize = HAS_KEY + 1;
/// Where the site begins.
pub const SITE: usize = ABOUT_KEY + 1;

/// Writes issues as they are found: how many there are, then each of them.
pub struct IssueWords<'w> {
    words: &'w mut Words,
    /// How many words and how much text was there before.
    before: (usize, usize),
}

impl<'w> IssueWords<'w> {
    /// Appends to what was written so far.
    #[inline(always)]
    pub fn new(words: &'w mut Words) -> Self {
        let before = (words.numbers.len(), words.text.len());
        words.push(0);
        IssueWords { words, before }
    }

    /// How many there are.
    #[must_use]
    pub fn count(&self) -> u32 {
        self.words.numbers.get(self.before.0).copied().unwrap_or_default()
    }

    fn set_count(&mut self, count: u32) {
        if let Some(word) = self.words.numbers.get_mut(self.before.0) {
            *word = count;
        }
    }
}

impl Sink for IssueWords<'_> {
    fn keep(&mut self, level: Level, location: &Location, finding: &Finding) {
        self.set_count(self.count() + 1);
        let about_key = finding.place() == Place::Key;
        self.words.push(
            finding.code() as usize
                | (level as usize) << LEVEL
                | usize::from(location.key.is_some()) << HAS_KEY
                | usize::from(about_key) << ABOUT_KEY
                | location.site.number() << SITE,
        );
        location.write_indices(self.words);
        if let Some(key) = location.key {
            key.write(self.words, usize::MAX);
        }
        finding.write(self.words);
    }

    fn clear(&mut self) {
        let (words, text) = self.before;
        self.words.numbers.truncate(words + 1);
        self.words.text.truncate(text);
        self.set_count(0);
    }
}

impl Verdict {
    /// As one number for JavaScript: see the flags in [`crate::crossing`].
    pub fn flags(self) -> usize {
        let Verdict { ok, clean, truncated, warnings } = self;
        let flag = |is_set: bool, flag: usize| if is_set { flag } else { 0 };
        flag(ok, OK) | flag(clean, CLEAN) | flag(truncated, TRUNCATED) | warnings << WARNINGS
    }
}
