//! Who the members are, and how many.

use super::violations::{Violations, push};
use crate::check::{Facts, Participant};
use crate::input::{Keys, Str};
use crate::issue::{Finding, Location, Others};
use crate::operation::{MEMBER_QUOTA, Site};

const MEMBERS: Site = Site::at("/members");
const ACCOUNT: Site = Site::at("/members/*/accountId");

/// Up to how many members are compared one by one.
const FEW: usize = 16;

fn all_differ(members: &[Participant]) -> bool {
    members.iter().enumerate().all(|(index, member)| {
        member.account.is_none_or(|account| members.iter().take(index).all(|other| other.account != Some(account)))
    })
}

/// Each member has an account of its own. Accounts of a wrong form are not compared.
pub fn duplicate_account(facts: &Facts, violations: &mut Violations) {
    // Few accounts, hardly ever with one twice, are compared one by one sooner than they are in a set.
    if facts.members.len() <= FEW && all_differ(&facts.members) {
        return;
    }
    let mut accounts = Keys::default();
    // The member that each of the accounts was first met at.
    let mut firsts = Vec::new();
    for (index, member) in facts.members.iter().enumerate() {
        let Some(account) = &member.account else { continue };
        let Some(known) = accounts.insert(0, Str::ascii(account.digits())) else {
            push(&mut firsts, Location::of_member(ACCOUNT, index));
            continue;
        };
        let others = Others::all(firsts.get(known..=known).unwrap_or_default());
        violations
            .add(Location::of_member(ACCOUNT, index), &Finding::DuplicateAccount { account_id: *account, others });
    }
}

/// The creator isn't listed among the members.
pub fn creator_is_member(facts: &Facts, violations: &mut Violations) {
    let Some(creator) = violations.settings.creator_account else {
        return;
    };
    for (index, member) in facts.members.iter().enumerate() {
        if member.account == Some(creator) {
            violations.add(Location::of_member(ACCOUNT, index), &Finding::CreatorIsMember { account_id: creator });
        }
    }
}

/// By default, a collaboration has five members at the most.
pub fn member_quota(facts: &Facts, violations: &mut Violations) {
    let actual = facts.member_count;
    if actual > MEMBER_QUOTA {
        violations.add(Location::at(MEMBERS), &Finding::MemberQuota { quota: MEMBER_QUOTA, actual });
    }
}
