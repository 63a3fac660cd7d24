//! The figures of a [`Finding`](super::code::Finding): an issue's parameters while the check runs. A finding borrows its
//! texts from the input, where an issue owns them, so nothing is allocated for an issue that nobody keeps.

use serde::Serialize;

use super::place::{Location, pointer};
use crate::crossing::{Crosses, Words};
use crate::input::Str;
use crate::operation::{AccountId, NativeText};
use crate::text::{self, Refused};

/// How many code points of an offending value an issue quotes.
pub const QUOTED: usize = 128;

/// How many other places an issue names.
const OTHERS: usize = 10;

/// Converts a figure to the parameter that an issue owns.
pub trait Own<T> {
    /// The parameter.
    fn own(self) -> T;
}

/// Most figures are the parameter.
impl<T> Own<T> for T {
    fn own(self) -> T {
        self
    }
}

/// Element by element.
impl<T, F: Copy + Own<T>> Own<Vec<T>> for &[F] {
    fn own(self) -> Vec<T> {
        self.iter().map(|&figure| figure.own()).collect()
    }
}

/// The start of a text out of the input, long enough to know it by: [`QUOTED`] code points.
#[derive(Debug, Clone, Copy)]
pub struct Quote<'a> {
    string: Str<'a>,
}

impl<'a> Quote<'a> {
    /// The start of this text.
    pub const fn start(string: Str<'a>) -> Self {
        Quote { string }
    }
}

impl Own<String> for Quote<'_> {
    fn own(self) -> String {
        text::to_string(&self.string.resolve(), QUOTED)
    }
}

impl Crosses for Quote<'_> {
    fn write(&self, words: &mut Words) {
        self.string.write(words, QUOTED);
    }

    fn javascript() -> String {
        "piece()".into()
    }
}

/// The number of a character or a lone surrogate, told as in `U+D83D`.
#[derive(Debug, Clone, Copy)]
pub struct CodePoint(pub u32);

impl Own<String> for CodePoint {
    fn own(self) -> String {
        format!("U+{:04X}", self.0)
    }
}

impl Crosses for CodePoint {
    fn write(&self, words: &mut Words) {
        words.push(self.0 as usize);
    }

    fn javascript() -> String {
        "codePoint(words[at++])".into()
    }
}

impl Own<RefusedCharacter> for Refused {
    fn own(self) -> RefusedCharacter {
        let Refused { position, number } = self;
        let character = char::from_u32(number).unwrap_or(char::REPLACEMENT_CHARACTER);
        RefusedCharacter { character, code_point: CodePoint(number).own(), position }
    }
}

impl Crosses for Refused {
    fn write(&self, words: &mut Words) {
        words.push(self.position);
        words.push(self.number as usize);
    }

    fn javascript() -> String {
        "refusedCharacter(words[at++], words[at++])".into()
    }
}

/// An element of a list that repeats an earlier one.
#[derive(Debug, Clone, Copy)]
pub struct Repeat<'a> {
    /// Where it stands, from 0.
    pub index: usize,
    /// The repeated value.
    pub value: Quote<'a>,
    /// Which of the values that the list's elements can have it is, if it is one of these: JavaScript knows them.
    pub choice: Option<usize>,
}

/// A character that a pattern refuses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct RefusedCharacter {
    /// The character.
    pub character: char,
    /// Its number, as in `U+1F600`.
    pub code_point: String,
    /// Where in the string, in code points from 0.
    pub position: usize,
}

/// An element of a list that repeats an earlier one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Duplicate {
    /// Where it stands, from 0.
    pub index: usize,
    /// The repeated value, cut to 128 characters.
    pub value: String,
}

impl Own<Duplicate> for Repeat<'_> {
    fn own(self) -> Duplicate {
        Duplicate { index: self.index, value: self.value.own() }
    }
}

impl Crosses for Repeat<'_> {
    fn write(&self, words: &mut Words) {
        words.push(self.index);
        words.push(self.choice.map_or(0, |choice| choice + 1));
        if self.choice.is_none() {
            self.value.write(words);
        }
    }

    fn javascript() -> String {
        "duplicate()".into()
    }
}

/// Some places, without the one that an issue is about.
#[derive(Debug, Clone, Copy)]
pub struct Others<'a> {
    /// All of them.
    pub places: &'a [Location<'a>],
    /// Which one the issue is about.
    pub but: Option<usize>,
}

impl<'a> Others<'a> {
    /// These places, none of which the issue is about.
    pub const fn all(places: &'a [Location<'a>]) -> Self {
        Others { places, but: None }
    }

    fn first(self) -> impl Iterator<Item = &'a Location<'a>> {
        let others = self.places.iter().enumerate().filter(move |(index, _)| Some(*index) != self.but);
        others.map(|(_, place)| place).take(OTHERS)
    }
}

impl Own<Vec<String>> for Others<'_> {
    fn own(self) -> Vec<String> {
        self.first().map(|place| pointer(&place.elements())).collect()
    }
}

impl Crosses for Others<'_> {
    fn write(&self, words: &mut Words) {
        words.push(self.first().count());
        for place in self.first() {
            words.push(place.site.number());
            place.write_indices(words);
        }
    }

    fn javascript() -> String {
        "list(pointerHere)".into()
    }
}

impl Own<String> for AccountId {
    fn own(self) -> String {
        self.digits().map(char::from).iter().collect()
    }
}

impl Crosses for AccountId {
    fn write(&self, words: &mut Words) {
        words.ascii(self.digits());
    }

    fn javascript() -> String {
        "piece()".into()
    }
}

/// A text that wasm doesn't have: JavaScript has it from the tables.
impl Own<&'static str> for NativeText {
    fn own(self) -> &'static str {
        #[cfg(not(feature = "boundary"))]
        return self.0;
        #[cfg(feature = "boundary")]
        ""
    }
}

/// The known name that may have been meant: its place among those at the site, and the name itself.
#[derive(Debug, Clone, Copy)]
pub struct Nearest(pub Option<(usize, &'static str)>);

impl Own<Option<&'static str>> for Nearest {
    fn own(self) -> Option<&'static str> {
        self.0.map(|(_, name)| name)
    }
}

impl Crosses for Nearest {
    const OPTIONAL: bool = true;

    fn write(&self, words: &mut Words) {
        words.push(self.0.map_or(0, |(place, _)| place + 1));
    }

    fn javascript() -> String {
        "site.names[words[at++] - 1]".into()
    }
}
