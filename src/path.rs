//! Where in an input something stands, without anything being allocated for it: told step by step, and only
//! when there is something to report.

use crate::facts::Who;
use crate::input::Str;
use crate::shape::Cost;

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::operation::CREATE_COLLABORATION;
    use crate::shape::Shape;

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
}
