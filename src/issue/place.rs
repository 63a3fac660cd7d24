//! Where in an input something stands, without anything being allocated for it: told step by step, and only
//! when there is something to report.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::crossing::{END, NUMBER, TAG, Words, named};
use crate::input::Str;
use crate::operation::{Cost, Who};
use crate::text;

named! {
    /// Whether a key or a value is meant.
    Place {
        /// The last key of the path.
        Key "key"
        /// The value at the path.
        Value "value"
    }
}

named! {
    /// What a length counts.
    Unit {
        /// Unicode code points of a string.
        Characters "characters"
        /// Elements of a list.
        Elements "elements"
        /// Entries of a map.
        Entries "entries"
    }
}

/// One step of a path: a member's name or a map's key, or an element's index.
///
/// A lone surrogate in a key stands as U+FFFD.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_arch = "wasm32", derive(tsify::Tsify))]
#[serde(untagged)]
pub enum PathElement {
    /// Member or key.
    Key(#[cfg_attr(target_arch = "wasm32", tsify(type = "string"))] Cow<'static, str>),
    /// Element, from 0.
    Index(usize),
}

impl From<&'static str> for PathElement {
    fn from(name: &'static str) -> Self {
        PathElement::Key(Cow::Borrowed(name))
    }
}

impl From<usize> for PathElement {
    fn from(index: usize) -> Self {
        PathElement::Index(index)
    }
}

/// A path as a JSON pointer (RFC 6901).
#[must_use]
pub fn pointer(path: &[PathElement]) -> String {
    let mut pointer = String::new();
    for element in path {
        match element {
            PathElement::Index(index) => {
                text::put(&mut pointer, '/');
                text::push_number(&mut pointer, *index);
            }
            PathElement::Key(key) => text::push_step(&mut pointer, key),
        }
    }
    pointer
}

/// One step of a path.
#[derive(Debug, Clone, Copy)]
pub enum Step<'s> {
    /// A structure's member.
    Member(&'static str),
    /// A list's element.
    Element(usize),
    /// A map's entry, or a member that the structure doesn't have.
    Key(Str<'s>),
}

/// Something that can tell the steps that lead to it from the root.
pub trait Steps {
    /// Tells them in order.
    fn tell(&self, to: &mut dyn FnMut(Step));
}

/// Where the check is: a list linked through the stack.
#[derive(Clone, Copy)]
pub enum Path<'p> {
    /// At the root.
    Root,
    /// A step further.
    To(&'p Path<'p>, Step<'p>),
}

impl Steps for Path<'_> {
    // As deep as the tables are.
    fn tell(&self, to: &mut dyn FnMut(Step)) {
        if let Path::To(before, step) = self {
            before.tell(to);
            to(*step);
        }
    }
}

/// A place that a cross-field rule speaks of.
#[derive(Debug, Clone, Copy)]
pub enum Location<'l> {
    /// The list of members.
    Members,
    /// The analytics engine.
    Engine,
    /// A member's account, by the member's place in the list.
    Account(usize),
    /// A participant's abilities.
    Abilities(Who),
    /// A participant's custom ML abilities.
    MlAbilities(Who),
    /// Where a participant says whether to pay for a cost.
    Pays(Who, Cost),
    /// A tag, by its key.
    Tag(Str<'l>),
}

impl Steps for Location<'_> {
    fn tell(&self, to: &mut dyn FnMut(Step)) {
        match *self {
            Location::Members => member(to, "members"),
            Location::Engine => member(to, "analyticsEngine"),
            Location::Tag(key) => {
                member(to, "tags");
                to(Step::Key(key));
            }
            Location::Account(index) => of(Who::Member(index), to, "accountId", ""),
            Location::Abilities(who) => of(who, to, "memberAbilities", "creatorMemberAbilities"),
            Location::MlAbilities(who) => of(who, to, "mlMemberAbilities", "creatorMLMemberAbilities"),
            Location::Pays(who, cost) => {
                of(who, to, "paymentConfiguration", "creatorPaymentConfiguration");
                if cost != Cost::QueryCompute {
                    member(to, "machineLearning");
                }
                member(to, Cost::NAMES[cost as usize]);
                member(to, "isResponsible");
            }
        }
    }
}

/// A step to a member.
#[inline(never)]
fn member(to: &mut dyn FnMut(Step), name: &'static str) {
    to(Step::Member(name));
}

/// The steps to what has one name at a member of the collaboration, and another at the creator.
#[inline(never)]
fn of(who: Who, to: &mut dyn FnMut(Step), of_member: &'static str, of_creator: &'static str) {
    match who {
        Who::Creator => member(to, of_creator),
        Who::Member(index) => {
            member(to, "members");
            to(Step::Element(index));
            member(to, of_member);
        }
    }
}

/// Adds the steps to a place, and their end.
#[inline(never)]
pub fn path(words: &mut Words, place: &dyn Steps) {
    place.tell(&mut |step| match step {
        Step::Member(name) => words.name(name),
        Step::Element(index) => words.push(index << TAG | NUMBER),
        Step::Key(key) => words.quote(&key.resolve(), usize::MAX),
    });
    words.push(END);
}

/// The steps to a place as an issue owns them.
pub fn elements(place: &dyn Steps) -> Vec<PathElement> {
    let mut elements = Vec::new();
    place.tell(&mut |step| {
        elements.push(match step {
            Step::Member(name) => name.into(),
            Step::Element(index) => index.into(),
            Step::Key(key) => PathElement::Key(text::to_string(&key.resolve(), usize::MAX).into()),
        });
    });
    elements
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::operation::{CREATE_COLLABORATION, Shape};

    #[test]
    fn locations_stand_in_the_tables() {
        let mut locations =
            vec![Location::Members, Location::Engine, Location::Account(0), Location::Tag(Str::plain("a"))];
        for who in [Who::Creator, Who::Member(0)] {
            locations.extend([Location::Abilities(who), Location::MlAbilities(who)]);
            locations.extend(Cost::ALL.iter().map(|&cost| Location::Pays(who, cost)));
        }
        for location in locations {
            let mut shape = Shape::Structure(&CREATE_COLLABORATION);
            location.tell(&mut |step| {
                shape = match (shape, step) {
                    (Shape::Structure(structure), Step::Member(name)) => {
                        let member = structure.members.iter().find(|member| member.name == name);
                        member.unwrap_or_else(|| panic!("{location:?}: there is no member {name}")).shape
                    }
                    (Shape::List(list), Step::Element(_)) => list.element,
                    (Shape::Map(map), Step::Key(_)) => Shape::String(map.value),
                    _ => panic!("{location:?}: {step:?} is no step into {shape:?}"),
                };
            });
        }
    }

    #[test]
    fn escapes_pointers() {
        let path = ["tags".into(), PathElement::Key("a/b~c".into()), 7.into()];
        assert_eq!(pointer(&path), "/tags/a~1b~0c/7");
        assert_eq!(pointer(&[]), "");
    }
}
