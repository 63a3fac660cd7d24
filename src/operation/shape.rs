//! The constraint vocabulary, named as in Smithy: structure, list, map, string, enum; required,
//! length, pattern, uniqueItems. Only the words are here; what the operation says with them is in
//! [`crate::operation`]. Everything that needs a constraint (the check, the JS reader, messages)
//! reads these values, so none is written twice.

use super::cost::Cost;
use super::edition::{Edition, counts};
use super::field_group::FieldGroup;
pub use crate::text::Class;
use crate::text::{Quoted, letters_of};

/// What a value must be.
#[derive(Debug, Clone, Copy)]
pub enum Shape {
    /// An object with known members.
    Structure(&'static Structure),
    /// An array.
    List(&'static List),
    /// An object with free keys.
    Map(&'static Map),
    /// A string with a length or a pattern.
    String(&'static Text),
    /// A string out of a fixed set.
    Enum(&'static Enum),
    /// `true` or `false`.
    Boolean,
    /// A moment: a number of seconds since 1970, with fractions.
    Timestamp,
}

impl Shape {
    /// How many sites a value of this shape takes up: its own and those in it. The entries of a map are at its own.
    #[must_use]
    pub const fn sites(self) -> u16 {
        match self {
            Shape::Structure(structure) => structure.sites,
            Shape::List(list) => 1 + list.element.sites(),
            _ => 1,
        }
    }
}

/// A name or label that the wasm module has no use for, and goes without.
#[derive(Debug, Clone, Copy)]
pub struct NativeText(#[cfg(not(feature = "boundary"))] pub &'static str);

impl NativeText {
    /// A text.
    #[must_use]
    #[cfg_attr(feature = "boundary", allow(unused_variables))]
    pub const fn new(text: &'static str) -> Self {
        NativeText(
            #[cfg(not(feature = "boundary"))]
            text,
        )
    }
}

/// An object with known members; any other member is an error.
#[derive(Debug)]
pub struct Structure {
    /// Its name in the API model.
    pub name: NativeText,
    /// Its members, those of the first edition in the order of the API reference.
    pub members: &'static [Member],
    /// How many of them there are in each edition.
    counts: [u8; Edition::COUNT],
    /// Those of them that are required in the first edition: a bit each.
    pub required: u32,
    /// How many sites it takes up, its own and those in it.
    pub sites: u16,
}

impl Structure {
    /// A structure with so many members.
    #[must_use]
    pub const fn new<const COUNT: usize>(name: &'static str, members: &'static [Member; COUNT]) -> Self {
        let mut since = [Edition::E20241107; COUNT];
        let mut required = 0;
        let mut sites = 1;
        let mut index = 0;
        while index < COUNT {
            since[index] = members[index].since;
            required |= (members[index].required as u32) << index;
            sites += members[index].shape.sites();
            index += 1;
        }
        Structure { name: NativeText::new(name), members, counts: counts(&since), required, sites }
    }

    /// Those of its members that there are in an edition.
    #[inline(always)]
    #[must_use]
    pub fn members_in(&self, edition: Edition) -> &'static [Member] {
        self.members.get(..self.counts[edition as usize].into()).unwrap_or_default()
    }
}

/// Members of one structure, each with its offset.
#[must_use]
pub const fn placed<const COUNT: usize>(mut members: [Member; COUNT]) -> [Member; COUNT] {
    let mut offset = 1;
    let mut index = 0;
    while index < COUNT {
        members[index].offset = offset;
        offset += members[index].shape.sites();
        index += 1;
    }
    members
}

/// One member of a structure.
#[derive(Debug)]
pub struct Member {
    /// The name on the wire.
    pub name: &'static str,
    /// The name as JSON text without white space has it, with quotation marks and the colon.
    pub quoted: Quoted,
    /// Which letters it has: see `src/text/nearest.rs`.
    pub letters: u32,
    /// What a person calls it; starts a sentence as it stands.
    pub label: NativeText,
    /// What a form calls it where it asks for it; empty where that is the label.
    pub question: NativeText,
    /// What it is for.
    pub help: NativeText,
    /// The step at which a person is asked for it, and which of the first to be asked for at that step it is, from 1;
    /// 0 for one that comes after these, in the order of the tables.
    #[cfg(not(feature = "boundary"))]
    pub step: (FieldGroup, usize),
    /// The edition that it came with.
    pub since: Edition,
    /// Whether it must be present and not null.
    pub required: bool,
    /// From which edition on it need not be, if there is such an edition.
    pub optional_since: Option<Edition>,
    /// What its value must be.
    pub shape: Shape,
    /// What the cross-field rules take from it.
    pub role: Role,
    /// How far its site lies behind that of its structure: see `src/operation/site.rs`.
    pub offset: u16,
}

impl Member {
    /// A member, by its name in quotation marks with a colon after it.
    #[must_use]
    pub const fn new(quoted: &'static str, label: &'static str, required: bool, shape: Shape, role: Role) -> Self {
        let (name, _) = quoted.split_at(quoted.len() - 2);
        let (_, name) = name.split_at(1);
        Member {
            name,
            quoted: Quoted::new(quoted),
            letters: letters_of(name),
            label: NativeText::new(label),
            question: NativeText::new(""),
            help: NativeText::new(""),
            #[cfg(not(feature = "boundary"))]
            step: (FieldGroup::Collaboration, 0),
            since: Edition::E20241107,
            required,
            optional_since: None,
            shape,
            role,
            offset: 0,
        }
    }

    /// Whether it must be present in an edition, and not null.
    #[must_use]
    pub const fn required_in(&self, edition: Edition) -> bool {
        self.required
            && match self.optional_since {
                None => true,
                Some(since) => !edition.has(since),
            }
    }

    /// The edition that it came with.
    #[must_use]
    pub(super) const fn since(mut self, edition: Edition) -> Self {
        self.since = edition;
        self
    }

    /// The edition from which on it need not be present.
    #[must_use]
    pub(super) const fn optional_since(mut self, edition: Edition) -> Self {
        self.optional_since = Some(edition);
        self
    }

    /// What a form calls it where it asks for it.
    #[must_use]
    pub(super) const fn question(mut self, question: &'static str) -> Self {
        self.question = NativeText::new(question);
        self
    }

    /// What it is for.
    #[must_use]
    pub(super) const fn help(mut self, help: &'static str) -> Self {
        self.help = NativeText::new(help);
        self
    }

    /// The step at which a person is asked for it.
    #[must_use]
    #[cfg_attr(feature = "boundary", allow(unused_mut, unused_variables))]
    pub(super) const fn step(mut self, step: FieldGroup) -> Self {
        #[cfg(not(feature = "boundary"))]
        {
            self.step.0 = step;
        }
        self
    }

    /// Its place among the first that a person is asked for at that step.
    #[must_use]
    #[cfg_attr(feature = "boundary", allow(unused_mut, unused_variables))]
    pub(super) const fn place(mut self, place: usize) -> Self {
        #[cfg(not(feature = "boundary"))]
        {
            self.step.1 = place;
        }
        self
    }
}

/// An array.
#[derive(Debug)]
pub struct List {
    /// Its name in the API model.
    pub name: NativeText,
    /// What each element must be.
    pub element: Shape,
    /// How many elements it may have in the first edition.
    pub length: Option<Length>,
    /// The edition from which on it may have any number.
    pub unbounded_since: Option<Edition>,
    /// Whether no element may stand in it twice.
    pub unique: bool,
}

impl List {
    /// How many elements it may have in an edition.
    #[must_use]
    pub const fn length_in(&self, edition: Edition) -> Option<Length> {
        match self.unbounded_since {
            Some(since) if edition.has(since) => None,
            _ => self.length,
        }
    }

    /// Whether a list that is very long is in error for that alone: it is longer than it may be, or has a value twice.
    #[must_use]
    pub fn is_bounded(&self, edition: Edition) -> bool {
        self.unique || self.length_in(edition).is_some_and(|length| length.max.is_some())
    }
}

/// An object with free keys.
#[derive(Debug)]
pub struct Map {
    /// Its name in the API model.
    pub name: NativeText,
    /// How many entries it may have.
    pub length: Length,
    /// What each key must be.
    pub key: &'static Text,
    /// What each value must be.
    pub value: &'static Text,
}

/// A string, constrained by the number of its characters and by which they are.
#[derive(Debug)]
pub struct Text {
    /// Its name in the API model.
    pub name: NativeText,
    /// How many Unicode code points it may have in the first edition.
    pub length: Length,
    /// Which characters it may have in the first edition.
    pub pattern: Option<Pattern>,
    /// What it may be in later editions, if that is more.
    pub loosened: Option<&'static Loosened>,
}

impl Text {
    /// Whether it has digits alone.
    #[must_use]
    pub fn is_of_digits(&self) -> bool {
        self.pattern.is_some_and(|pattern| pattern.class == Class::Digits)
    }
}

/// What a string may be from an edition on. It is more than before: what was right stays so.
#[derive(Debug)]
pub struct Loosened {
    /// The edition.
    pub since: Edition,
    /// How many Unicode code points it may have.
    pub length: Length,
    /// Which characters it may have.
    pub pattern: Option<Pattern>,
}

impl Text {
    /// How many Unicode code points it may have in an edition, and which.
    #[must_use]
    pub const fn limits_in(&self, edition: Edition) -> (Length, Option<Pattern>) {
        match self.loosened {
            Some(later) if edition.has(later.since) => (later.length, later.pattern),
            _ => (self.length, self.pattern),
        }
    }
}

/// A string out of a fixed set.
#[derive(Debug)]
pub struct Enum {
    /// Its name in the API model.
    pub name: NativeText,
    /// Its values, in the order of the API model.
    pub values: &'static [&'static str],
    /// The edition that each came with.
    pub since: &'static [Edition],
    /// How many of them there are in each edition.
    pub(super) counts: [u8; Edition::COUNT],
    /// What a form calls each.
    #[cfg(not(feature = "boundary"))]
    pub labels: &'static [NativeText],
    /// What each means.
    #[cfg(not(feature = "boundary"))]
    pub help: &'static [NativeText],
    /// Which letters each has, unless that is to be counted when it is needed: see `src/text/nearest.rs`.
    pub letters: &'static [u32],
    /// The same as JSON text has them, with quotation marks, of those that are looked for first.
    pub quoted: &'static [Quoted],
}

impl Enum {
    /// How many of its values there are in an edition.
    #[inline(always)]
    #[must_use]
    pub const fn count_in(&self, edition: Edition) -> usize {
        self.counts[edition as usize] as usize
    }

    /// Those of its values that there are in an edition.
    #[must_use]
    pub fn values_in(&self, edition: Edition) -> &'static [&'static str] {
        self.values.get(..self.count_in(edition)).unwrap_or_default()
    }
}

/// Bounds of a size, both inclusive: code points of a string, elements of a list, entries of a map.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Length {
    /// The least.
    pub min: usize,
    /// The most, if there is a most.
    pub max: Option<usize>,
}

impl Length {
    /// Whether a size is within the bounds.
    #[must_use]
    pub const fn allows(self, size: usize) -> bool {
        size >= self.min
            && match self.max {
                Some(max) => size <= max,
                None => true,
            }
    }
}

/// A regular expression of the API model, with the character predicate that decides it. The
/// predicate costs a table look-up where a regular expression engine costs tens of kilobytes.
#[derive(Debug, Clone, Copy)]
pub struct Pattern {
    /// As the API model writes it (ECMA-262).
    pub source: NativeText,
    /// What it means.
    pub class: Class,
    /// Whether it holds of an empty string. Nothing but white space is never right.
    pub allows_empty: bool,
}

/// What a member means to the cross-field rules. It hangs on the member's row, so that the check
/// can hand values over without knowing any rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Nothing.
    None,
    /// The list of invited members; each element is a participant.
    Members,
    /// A participant's account.
    Account,
    /// A participant's abilities.
    Abilities,
    /// A participant's custom ML abilities.
    MlAbilities,
    /// A participant's payments.
    Payment,
    /// The part of a participant's payments about both ML costs.
    MlPayment,
    /// The part of a participant's payments about one cost.
    CostPayment(Cost),
    /// Whether a participant pays for a cost.
    Pays(Cost),
    /// The analytics engine.
    Engine,
    /// The tags.
    Tags,
}
