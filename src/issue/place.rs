//! Where in an input something stands.

use std::borrow::Cow;

use serde::{Deserialize, Serialize};

use crate::crossing::{Words, named};
use crate::input::Str;
use crate::operation::{MOST_LISTS, ParticipantSite, Site, Step, Who};
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
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(untagged)]
pub enum PathElement {
    /// Member or key.
    Key(#[cfg_attr(feature = "typescript", tsify(type = "string"))] Cow<'static, str>),
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

/// Where something stands in an input. Nothing is allocated for it; its path is put together when somebody asks.
#[derive(Debug, Clone, Copy)]
pub struct Location<'l> {
    /// The site of the tables.
    pub site: Site,
    /// Which elements of the lists around the site: as many as its depth.
    pub indices: [usize; MOST_LISTS],
    /// One step further: an entry of the map at the site, or a member that the structure at the site doesn't have.
    pub key: Option<Str<'l>>,
}

impl<'l> Location<'l> {
    /// A place with no list around it.
    pub const fn at(site: Site) -> Self {
        Location { site, indices: [0; MOST_LISTS], key: None }
    }

    /// What the creator has at one site and each member at another.
    pub fn of(sites: ParticipantSite, who: Who) -> Self {
        match who {
            Who::Creator => Location::at(sites.creator),
            Who::Member(index) => Location::of_member(sites.member, index),
        }
    }

    /// What a member has.
    pub const fn of_member(site: Site, index: usize) -> Self {
        let mut indices = [0; MOST_LISTS];
        indices[0] = index;
        Location { site, indices, key: None }
    }

    /// An entry of the map at a site with no list around it.
    pub const fn entry(site: Site, key: Str<'l>) -> Self {
        Location { site, indices: [0; MOST_LISTS], key: Some(key) }
    }

    /// The path that an issue owns.
    pub fn elements(&self) -> Vec<PathElement> {
        let mut indices = self.indices.iter();
        let step = |step| match step {
            Step::Member(name) => PathElement::from(name),
            Step::Element => indices.next().copied().unwrap_or_default().into(),
        };
        let mut elements: Vec<PathElement> = self.site.steps().into_iter().map(step).collect();
        elements.extend(self.key.map(|key| PathElement::Key(text::to_string(&key.resolve(), usize::MAX).into())));
        elements
    }

    /// Writes the indices.
    #[inline(never)]
    pub fn write_indices(&self, words: &mut Words) {
        for index in self.indices.iter().take(self.site.depth()) {
            words.push(*index);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::operation::Document;

    #[test]
    fn escapes_pointers() {
        let path = ["tags".into(), PathElement::Key("a/b~c".into()), 7.into()];
        assert_eq!(pointer(&path), "/tags/a~1b~0c/7");
        assert_eq!(pointer(&[]), "");
    }

    #[test]
    fn tells_elements_and_entries() {
        let told = |location: Location| pointer(&location.elements());
        assert_eq!(told(Location::at(Site::of(Document::Response))), "");
        assert_eq!(told(Location::of_member(Site::at("/members/*/accountId"), 7)), "/members/7/accountId");
        assert_eq!(told(Location::entry(Site::at("/tags"), Str::plain("a/b"))), "/tags/a~1b");
    }
}
