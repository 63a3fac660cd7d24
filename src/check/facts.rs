//! The few things about a request that the cross-field rules need. The check fills them in as
//! values go by, so that the rules never see the input; what could not be decoded is kept as
//! unknown, and a rule that would have to guess stays silent.

use crate::input::Str;
use crate::operation::{AccountId, CAN_QUERY, CAN_RECEIVE_RESULTS, CAN_RUN_JOB, Cost, Costs, Role, Who};

/// What the rules know of a request.
#[derive(Debug, Default)]
pub struct Facts<'a> {
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
    pub reserved_tag_keys: Vec<Str<'a>>,
    /// How many participants have what.
    pub tally: Tally,
}

/// What the rules know of the creator or a member. It owns everything, for the list of members is used again for the
/// next request; what borrows from the input stands in [`Facts`].
#[derive(Debug, Clone, Copy, Default)]
pub struct Participant {
    /// The account, if it was given and has the right form.
    pub account: Option<AccountId>,
    /// The abilities that could be decoded: a bit for each value of the enum.
    pub abilities: u8,
    /// Whether the list of abilities could be decoded to its end, so that these are all.
    pub abilities_known: bool,
    /// Whether any custom ML ability is given.
    pub has_ml_abilities: bool,
    /// The costs of which `isResponsible` is true, false, or something that could not be decoded.
    pays: Costs,
    declines: Costs,
    unclear: Costs,
}

/// What a participant says about paying for a cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pays {
    /// Nothing.
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
        if self.has(ability) {
            Some(true)
        } else if self.abilities_known {
            Some(false)
        } else {
            None
        }
    }

    /// Whether the participant has an ability for certain.
    #[must_use]
    pub const fn has(&self, ability: usize) -> bool {
        self.abilities >> ability & 1 == 1
    }

    /// Whether the participant can query, for certain.
    #[must_use]
    pub const fn is_querier(&self) -> bool {
        self.has(CAN_QUERY)
    }

    /// Whether the participant can run jobs, for certain.
    #[must_use]
    pub const fn is_job_runner(&self) -> bool {
        self.has(CAN_RUN_JOB)
    }

    /// What the participant says about a cost.
    #[must_use]
    pub const fn pays(&self, cost: Cost) -> Pays {
        if self.pays.has(cost) {
            Pays::Yes
        } else if self.declines.has(cost) {
            Pays::No
        } else if self.unclear.has(cost) {
            Pays::Unknown
        } else {
            Pays::Unsaid
        }
    }

    /// Whether machine learning needs this participant: it has an ability for it or pays for it.
    #[must_use]
    pub const fn uses_ml(&self) -> bool {
        self.has_ml_abilities || !self.pays.among(Costs::ML).is_empty()
    }

    /// The costs that the participant may pay for though no `isResponsible` is true: nothing is said of them, and the
    /// participant may have their ability; or what is said isn't clear.
    const fn may_pay(&self) -> Costs {
        let mut caused = Costs::NONE;
        if !matches!(self.can(CAN_QUERY), Some(false)) {
            caused = caused.and(QUERIED);
        }
        if !matches!(self.can(CAN_RUN_JOB), Some(false)) {
            caused = caused.and(RUN);
        }
        caused.without(self.pays).without(self.declines).and(self.unclear)
    }

    #[inline(always)]
    const fn say(&mut self, costs: Costs, pays: Pays) {
        self.pays = self.pays.without(costs);
        self.declines = self.declines.without(costs);
        self.unclear = self.unclear.without(costs);
        match pays {
            Pays::Yes => self.pays = self.pays.and(costs),
            Pays::No => self.declines = self.declines.and(costs),
            Pays::Unknown => self.unclear = self.unclear.and(costs),
            Pays::Unsaid => {}
        }
    }
}

/// The costs that those who query cause.
pub const QUERIED: Costs = Costs::caused_by(CAN_QUERY);
/// The costs that those who run jobs cause.
const RUN: Costs = Costs::caused_by(CAN_RUN_JOB);

impl Facts<'_> {
    /// The creator, then the members.
    pub fn participants(&self) -> impl Iterator<Item = (Who, &Participant)> {
        let members = self.members.iter().enumerate();
        std::iter::once((Who::Creator, &self.creator))
            .chain(members.map(|(index, member)| (Who::Member(index), member)))
    }

    /// The same, had nobody said anything of paying.
    #[must_use]
    pub fn without_payments(&self) -> Facts<'static> {
        let silent = |one: &Participant| {
            let mut one = *one;
            one.say(Costs::ALL, Pays::Unsaid);
            one
        };
        let mut facts = Facts {
            creator: silent(&self.creator),
            members: self.members.iter().map(silent).collect(),
            members_known: self.members_known,
            ..Facts::default()
        };
        facts.count();
        facts
    }

    /// Counts who has what.
    fn count(&mut self) {
        let Facts { creator, members, members_known, tally, .. } = self;
        tally.complete = *members_known;
        tally.add(creator);
        for member in members {
            tally.add(member);
        }
    }
}

/// How many participants have what. Most requests break no rule, and these numbers alone tell.
#[derive(Debug, Default)]
pub struct Tally {
    /// The abilities that anybody has: a bit for each value of the enum.
    pub abilities: u8,
    /// Those who can query.
    pub queriers: usize,
    /// Those who can run jobs.
    pub job_runners: usize,
    /// Those who receive results.
    pub receivers: usize,
    /// Those who have a custom ML ability or pay for machine learning.
    pub ml_users: usize,
    /// For each cost: those whose `isResponsible` is true.
    pub payers: Few,
    /// For each cost: those who may pay though their `isResponsible` isn't true. They have the cost's ability and don't
    /// decline; or one of these two isn't known.
    pub open: Few,
    /// Whether all participants and all of their abilities are known.
    pub complete: bool,
}

impl Tally {
    fn add(&mut self, one: &Participant) {
        self.abilities |= one.abilities;
        self.queriers += usize::from(one.is_querier());
        self.job_runners += usize::from(one.is_job_runner());
        self.receivers += usize::from(one.can(CAN_RECEIVE_RESULTS) == Some(true));
        self.ml_users += usize::from(one.uses_ml());
        self.complete &= one.abilities_known;
        self.payers.add(one.pays);
        self.open.add(one.may_pay());
    }
}

/// For each cost, whether there are none, one or more of something.
#[derive(Debug, Default)]
pub struct Few {
    /// The costs of which there is one, at the least.
    pub any: Costs,
    /// The costs of which there are more.
    pub many: Costs,
}

impl Few {
    const fn add(&mut self, costs: Costs) {
        self.many = self.many.and(self.any.among(costs));
        self.any = self.any.and(costs);
    }

    /// How many there are of a cost: 0, 1, or 2 for any more.
    #[must_use]
    pub fn count(&self, cost: Cost) -> usize {
        usize::from(self.any.has(cost)) + usize::from(self.many.has(cost))
    }
}

/// Takes down the facts while the check goes through an input: what a value says is told with the
/// [`Role`] of the member that it belongs to.
#[derive(Debug, Default)]
pub struct Recorder<'a> {
    facts: Facts<'a>,
    /// Whether a member of the collaboration is being read, and not the creator.
    in_member: bool,
}

impl<'a> Recorder<'a> {
    /// Swaps the vector of members for `room`, emptied, so that its memory serves request after request: once before a
    /// check, and once more after it.
    #[inline(always)]
    pub fn swap_room(&mut self, room: &mut Vec<Participant>) {
        room.clear();
        std::mem::swap(&mut self.facts.members, room);
    }

    /// What was taken down.
    #[inline(always)]
    pub fn finish(&mut self) -> &Facts<'a> {
        self.facts.count();
        &self.facts
    }

    #[inline(always)]
    fn participant(&mut self) -> &mut Participant {
        match self.facts.members.last_mut() {
            Some(member) if self.in_member => member,
            _ => &mut self.facts.creator,
        }
    }

    /// A string. Returns `true` if it is an account in the right form: then nothing is wrong with it.
    #[inline(always)]
    pub fn text(&mut self, role: Role, string: Str<'a>) -> bool {
        role == Role::Account && self.account(string)
    }

    #[inline(never)]
    fn account(&mut self, id: Str<'a>) -> bool {
        let account = AccountId::parse(&id.resolve());
        self.participant().account = account;
        account.is_some()
    }

    /// `true` or `false`.
    #[inline(always)]
    pub fn boolean(&mut self, role: Role, value: bool) {
        if let Role::Pays(cost) = role {
            self.participant().say(Costs::of(cost), if value { Pays::Yes } else { Pays::No });
        }
    }

    /// A value of an enum, or an element that is one, by its index.
    #[inline(always)]
    pub fn choice(&mut self, role: Role, index: usize) {
        match role {
            Role::Abilities => self.participant().abilities |= 1 << index,
            Role::MlAbilities => self.participant().has_ml_abilities = true,
            Role::Engine => self.facts.engine = Some(index),
            _ => {}
        }
    }

    /// An element of a list follows.
    #[inline(always)]
    pub fn element(&mut self, role: Role) {
        if role == Role::Members {
            if !self.in_member {
                self.in_member = true;
                self.facts.members.reserve(8);
            }
            self.facts.members.push(Participant::default());
        }
    }

    /// A list has ended; `sound` unless an element of it could not be decoded.
    pub fn end_of_list(&mut self, role: Role, count: usize, sound: bool) {
        match role {
            Role::Members => {
                self.in_member = false;
                self.facts.members_known = true;
                self.facts.member_count = count;
            }
            Role::Abilities => self.participant().abilities_known = sound,
            _ => {}
        }
    }

    /// A key of a map.
    #[inline(always)]
    pub fn key(&mut self, role: Role, key: Str<'a>) {
        if role == Role::Tags && is_reserved(key) {
            self.facts.reserved_tag_keys.push(key);
        }
    }

    /// A value that could not be decoded, or a required one that is missing.
    #[cold]
    pub fn lost(&mut self, role: Role) {
        self.say(role, Pays::Unknown);
    }

    /// A key comes again in its object (JSON text only): what its earlier value said no longer counts.
    #[cold]
    pub fn again(&mut self, role: Role) {
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
            Role::Engine => self.facts.engine = None,
            Role::Tags => self.facts.reserved_tag_keys.clear(),
            Role::Payment | Role::MlPayment | Role::CostPayment(_) | Role::Pays(_) => self.say(role, Pays::Unsaid),
            Role::None => {}
        }
    }

    fn say(&mut self, role: Role, pays: Pays) {
        match role {
            Role::Payment => self.participant().say(Costs::ALL, pays),
            Role::MlPayment => self.participant().say(Costs::ML, pays),
            Role::CostPayment(cost) | Role::Pays(cost) => self.participant().say(Costs::of(cost), pays),
            _ => {}
        }
    }
}

/// Whether AWS keeps a tag key for itself: it begins with `aws:`, in any case. Only such keys are taken down, for a
/// request may have two hundred.
fn is_reserved(key: Str) -> bool {
    match key.written.first() {
        Some(b'a' | b'A' | b'\\') => key.resolve().get(..4).is_some_and(|start| start.eq_ignore_ascii_case(b"aws:")),
        _ => false,
    }
}
