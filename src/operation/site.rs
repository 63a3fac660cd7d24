//! Sites: every place of the request, and after these every place of the response, has a number. They are counted in
//! preorder, so a child's is its parent's and an offset from the tables. `/name` is one site; `/members/0/accountId`
//! and `/members/7/accountId` are one site, and the index is told beside it.

use super::cost::Cost;
use super::shape::{Member, Shape};
use super::tables::{CREATE_COLLABORATION, CREATE_COLLABORATION_OUTPUT, Document};
use crate::text::is_same;

/// The number of a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Site(u16);

/// How many sites there are.
const COUNT: usize = (CREATE_COLLABORATION.sites + CREATE_COLLABORATION_OUTPUT.sites) as usize;

/// How many lists stand around each site.
static DEPTHS: [u8; COUNT] = {
    let mut depths = [0; COUNT];
    fill(&mut depths, Shape::Structure(&CREATE_COLLABORATION), Site::of(Document::Request), 0);
    fill(&mut depths, Shape::Structure(&CREATE_COLLABORATION_OUTPUT), Site::of(Document::Response), 0);
    depths
};

const fn fill(depths: &mut [u8; COUNT], shape: Shape, site: Site, depth: u8) {
    depths[site.0 as usize] = depth;
    match shape {
        Shape::Structure(structure) => {
            let mut index = 0;
            while index < structure.members.len() {
                fill(depths, structure.members[index].shape, site.member(&structure.members[index]), depth);
                index += 1;
            }
        }
        Shape::List(list) => fill(depths, list.element, site.element(), depth + 1),
        _ => {}
    }
}

/// How many lists stand around a site at the most.
pub const MOST_LISTS: usize = 2;

impl Site {
    /// The root of a document.
    #[must_use]
    pub const fn of(document: Document) -> Site {
        match document {
            Document::Request => Site(0),
            Document::Response => Site(CREATE_COLLABORATION.sites),
        }
    }

    /// A member of the structure at this site.
    #[inline(always)]
    #[must_use]
    pub const fn member(self, member: &Member) -> Site {
        Site(self.0 + member.offset)
    }

    /// The elements of the list at this site.
    #[inline(always)]
    #[must_use]
    pub const fn element(self) -> Site {
        Site(self.0 + 1)
    }

    /// How many lists stand around it.
    #[must_use]
    pub fn depth(self) -> usize {
        DEPTHS.get(usize::from(self.0)).copied().unwrap_or_default().into()
    }

    /// Its number.
    #[must_use]
    pub const fn number(self) -> usize {
        self.0 as usize
    }

    /// The document that it belongs to.
    #[must_use]
    pub const fn document(self) -> Document {
        if self.0 < CREATE_COLLABORATION.sites { Document::Request } else { Document::Response }
    }

    /// The site of the request that a JSON pointer names, with `*` for the elements of a list.
    ///
    /// # Panics
    ///
    /// If there is no such site. In a constant, that ends the compilation.
    #[must_use]
    pub const fn at(pointer: &str) -> Site {
        Site::of(Document::Request).within(Shape::Structure(&CREATE_COLLABORATION), pointer).0
    }

    /// The site that a pointer leads to from this one, where a value of this shape stands; and the shape that is there.
    const fn within(self, shape: Shape, pointer: &str) -> (Site, Shape) {
        let [slash, rest @ ..] = pointer.as_bytes() else { return (self, shape) };
        assert!(*slash == b'/', "a step of a pointer begins with a slash");
        let mut size = 0;
        while size < rest.len() && rest[size] != b'/' {
            size += 1;
        }
        let (step, _) = rest.split_at(size);
        let (_, after) = pointer.split_at(size + 1);
        match shape {
            Shape::Structure(structure) => {
                let mut index = 0;
                while !is_same(structure.members[index].name.as_bytes(), step) {
                    index += 1;
                }
                self.member(&structure.members[index]).within(structure.members[index].shape, after)
            }
            Shape::List(list) => {
                assert!(is_same(step, b"*"), "a list's elements are *");
                self.element().within(list.element, after)
            }
            _ => panic!("nothing has a name in there"),
        }
    }
}

/// Where one thing stands: at the creator, and at each of the members.
#[derive(Debug, Clone, Copy)]
pub struct ParticipantSite {
    /// At the creator.
    pub creator: Site,
    /// At a member, whose index is told beside it.
    pub member: Site,
}

impl ParticipantSite {
    /// By the names of the members of the request and of `MemberSpecification`; see [`Site::at`].
    const fn at(creator: &str, member: &str) -> Self {
        ParticipantSite { creator: Site::at(creator), member: Site::at(member) }
    }
}

/// What a participant can do with queries.
pub const ABILITIES: ParticipantSite = ParticipantSite::at("/creatorMemberAbilities", "/members/*/memberAbilities");
/// What a participant can do with custom ML models.
pub const ML_ABILITIES: ParticipantSite =
    ParticipantSite::at("/creatorMLMemberAbilities", "/members/*/mlMemberAbilities");

/// Where a participant says whether to pay, by [`Cost`].
pub static PAYS: [ParticipantSite; Cost::COUNT] = {
    let configurations = ParticipantSite::at("/creatorPaymentConfiguration", "/members/*/paymentConfiguration");
    let mut pays = [configurations; Cost::COUNT];
    let mut index = 0;
    while index < Cost::COUNT {
        let cost = Cost::ALL[index].pointer();
        pays[index] = ParticipantSite {
            creator: is_responsible(configurations.creator, "/creatorPaymentConfiguration", cost),
            member: is_responsible(configurations.member, "/members/*/paymentConfiguration", cost),
        };
        index += 1;
    }
    pays
};

/// The site of `isResponsible` about a cost, in the payment configuration at a site that a pointer names.
const fn is_responsible(configuration: Site, pointer: &str, cost: &str) -> Site {
    let root = Shape::Structure(&CREATE_COLLABORATION);
    let (site, shape) = Site::of(Document::Request).within(root, pointer);
    assert!(site.0 == configuration.0);
    let (site, shape) = site.within(shape, cost);
    site.within(shape, "/isResponsible").0
}

/// How a path goes on: to a structure's member, or to an element of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// A member, by its name.
    Member(&'static str),
    /// An element.
    Element,
}

impl Site {
    /// The steps that lead to it from the root of its document.
    #[must_use]
    pub fn steps(self) -> Vec<Step> {
        let document = self.document();
        let mut steps = Vec::new();
        let mut at = Site::of(document);
        let mut shape = Shape::Structure(document.structure());
        while at != self {
            match shape {
                Shape::Structure(structure) => {
                    // The last of the members whose sites aren't beyond it.
                    let Some(member) = structure.members.iter().rfind(|member| at.member(member).0 <= self.0) else {
                        break;
                    };
                    steps.push(Step::Member(member.name));
                    (at, shape) = (at.member(member), member.shape);
                }
                Shape::List(list) => {
                    steps.push(Step::Element);
                    (at, shape) = (at.element(), list.element);
                }
                _ => break,
            }
        }
        steps
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pointer(site: Site) -> String {
        let step = |step| match step {
            Step::Member(name) => format!("/{name}"),
            Step::Element => "/*".into(),
        };
        site.steps().into_iter().map(step).collect()
    }

    #[test]
    fn every_site_has_a_pointer_of_its_own_that_leads_back_to_it() {
        for number in 0..CREATE_COLLABORATION.sites {
            let site = Site(number);
            assert_eq!(Site::at(&pointer(site)), site, "{}", pointer(site));
            let lists = site.steps().iter().filter(|step| **step == Step::Element).count();
            assert_eq!(site.depth(), lists);
            assert!(lists <= MOST_LISTS);
        }
        let response = Site::of(Document::Response);
        assert_eq!(pointer(response), "");
        assert_eq!(pointer(Site(response.0 + 2)), "/collaboration/id");
        assert_eq!(DEPTHS.len(), COUNT);
    }

    #[test]
    #[should_panic(expected = "index out of bounds")]
    fn no_site_has_a_name_that_there_isnt() {
        let _ = Site::at("/members/*/nothing");
    }
}
