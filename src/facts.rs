//! The few things about a request that the cross-field rules need. The check fills them in as
//! values go by, so that the rules never see the input; what could not be decoded is kept as
//! unknown, and a rule that would have to guess stays silent.

use crate::operation::{CAN_QUERY, CAN_RECEIVE_RESULTS};
use crate::options::Account;
use crate::shape::{Cost, Role};

/// What the rules know of a request.
#[derive(Debug, Default)]
pub struct Facts {
    /// The creator.
    pub creator: Participant,
    /// The members, in order; those that the list holds, decoded or not.
    pub members: Vec<Participant>,
    /// Whether `members` was a list.
    pub members_known: bool,
    /// How many elements `members` has; more than are listed if there are very many.
    pub member_count: usize,
    /// The analytics engine, by its place in the enum.
    pub engine: Option<usize>,
    /// The tag keys that AWS reserves, in order.
    pub reserved_tag_keys: Vec<String>,
}

/// What the rules know of the creator or a member.
#[derive(Debug, Clone, Copy, Default)]
pub struct Participant {
    /// The account, if it was given and has the right form.
    pub account: Option<Account>,
    /// The abilities that could be decoded: a bit for each value of the enum.
    pub abilities: u8,
    /// Whether these are all.
    pub abilities_known: bool,
    /// Whether any custom ML ability is given.
    pub has_ml_abilities: bool,
    /// Who pays, by [`Cost`].
    pub pays: [Pays; 3],
}

/// What a participant says about paying for a cost.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Pays {
    /// Nothing.
    #[default]
    Unsaid,
    /// `isResponsible` is true.
    Yes,
    /// `isResponsible` is false.
    No,
    /// Something that could not be decoded.
    Unknown,
}

impl Participant {
    /// Whether the participant has an ability; unknown if not all of the list could be decoded and
    /// the ability isn't among what was.
    #[must_use]
    pub const fn can(&self, ability: usize) -> Option<bool> {
        if self.abilities >> ability & 1 == 1 {
            Some(true)
        } else if self.abilities_known {
            Some(false)
        } else {
            None
        }
    }

    /// What the participant says about a cost.
    #[must_use]
    pub const fn pays(&self, cost: Cost) -> Pays {
        self.pays[cost as usize]
    }

    fn say(&mut self, costs: &[Cost], pays: Pays) {
        for &cost in costs {
            self.pays[cost as usize] = pays;
        }
    }
}

impl Facts {
    /// The creator, then the members.
    pub fn participants(&self) -> impl Iterator<Item = (Who, &Participant)> {
        let members = self.members.iter().enumerate();
        std::iter::once((Who::Creator, &self.creator))
            .chain(members.map(|(index, member)| (Who::Member(index), member)))
    }

    /// Whether any participant has an ability; unknown if it isn't known of one and no other has it.
    #[must_use]
    pub fn anyone_can(&self, ability: usize) -> Option<bool> {
        let mut answer = self.members_known.then_some(false);
        for (_, participant) in self.participants() {
            match participant.can(ability) {
                Some(true) => return Some(true),
                Some(false) => {}
                None => answer = None,
            }
        }
        answer
    }

    /// Whether anybody can query.
    #[must_use]
    pub fn has_querier(&self) -> Option<bool> {
        self.anyone_can(CAN_QUERY)
    }

    /// Whether anybody receives results.
    #[must_use]
    pub fn has_receiver(&self) -> Option<bool> {
        self.anyone_can(CAN_RECEIVE_RESULTS)
    }
}

/// The creator or a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// The creator.
    Creator,
    /// A member, by its place in the list.
    Member(usize),
}

/// Takes down the facts while the check goes through an input. It is told which member of a
/// structure is being read, by its [`Role`], and what was found there.
#[derive(Debug, Default)]
pub struct Recorder {
    /// What was taken down.
    pub facts: Facts,
    /// Whether a member of the collaboration is being read, and not the creator.
    in_member: bool,
    /// The cost that `isResponsible` is about.
    cost: Option<Cost>,
}

impl Recorder {
    fn participant(&mut self) -> &mut Participant {
        match self.facts.members.last_mut() {
            Some(member) if self.in_member => member,
            _ => &mut self.facts.creator,
        }
    }

    /// The value of a member with this role is about to be read. Until it turns out well, what it
    /// tells is unknown; an earlier value of the same member counts no more.
    #[inline]
    pub fn begin(&mut self, role: Role) {
        match role {
            Role::Members => {
                self.facts.members.clear();
                self.facts.members_known = false;
                self.facts.member_count = 0;
            }
            Role::Account => self.participant().account = None,
            Role::Abilities => {
                self.participant().abilities = 0;
                self.participant().abilities_known = false;
            }
            Role::MlAbilities => self.participant().has_ml_abilities = false,
            Role::Payment => self.participant().say(&Cost::ALL, Pays::Unknown),
            Role::Cost(cost) => {
                self.participant().say(&[cost], Pays::Unknown);
                self.cost = Some(cost);
            }
            Role::MlCosts => self.participant().say(&Cost::ALL[1..], Pays::Unknown),
            Role::Engine => self.facts.engine = None,
            Role::Tags => self.facts.reserved_tag_keys.clear(),
            Role::Responsible | Role::None => {}
        }
    }

    /// It is absent.
    pub fn absent(&mut self, role: Role) {
        match role {
            Role::Payment => self.participant().say(&Cost::ALL, Pays::Unsaid),
            Role::Cost(cost) => self.participant().say(&[cost], Pays::Unsaid),
            Role::MlCosts => self.participant().say(&Cost::ALL[1..], Pays::Unsaid),
            _ => {}
        }
    }

    /// It is a structure or a list as wanted, and its parts follow.
    #[inline]
    pub fn enter(&mut self, role: Role) {
        match role {
            // What the parts don't mention is unsaid.
            Role::Payment => self.participant().say(&Cost::ALL, Pays::Unsaid),
            Role::MlCosts => self.participant().say(&Cost::ALL[1..], Pays::Unsaid),
            Role::Members => self.facts.members_known = true,
            _ => {}
        }
    }

    /// An element of the list follows.
    #[inline]
    pub fn element(&mut self, role: Role) {
        if role == Role::Members {
            self.in_member = true;
            self.facts.members.push(Participant::default());
        }
    }

    /// The list has ended; `sound` unless an element of it could not be decoded.
    pub fn end_of_list(&mut self, role: Role, count: usize, sound: bool) {
        match role {
            Role::Members => {
                self.in_member = false;
                self.facts.member_count = count;
            }
            Role::Abilities => self.participant().abilities_known = sound,
            _ => {}
        }
    }

    /// It is `true` or `false`.
    #[inline]
    pub fn boolean(&mut self, role: Role, value: bool) {
        if let (Role::Responsible, Some(cost)) = (role, self.cost) {
            let pays = if value { Pays::Yes } else { Pays::No };
            self.participant().say(&[cost], pays);
        }
    }

    /// It is, or an element of it is, a value of an enum, by its index.
    #[inline]
    pub fn choice(&mut self, role: Role, index: usize) {
        match role {
            Role::Abilities => self.participant().abilities |= 1 << index,
            Role::MlAbilities => self.participant().has_ml_abilities = true,
            Role::Engine => self.facts.engine = Some(index),
            _ => {}
        }
    }

    /// It is a string.
    pub fn string(&mut self, role: Role, bytes: &[u8]) {
        if role == Role::Account {
            self.participant().account = Account::parse(bytes);
        }
    }

    /// It has a key that begins with `aws:`.
    pub fn reserved_key(&mut self, key: String) {
        self.facts.reserved_tag_keys.push(key);
    }
}
