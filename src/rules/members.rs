//! Who the members are, and how many.

use super::Found;
use crate::facts::Facts;
use crate::issue::{CreatorIsMemberParams, DuplicateAccountParams, MemberQuotaParams, PathElement, pointer};
use crate::keys::Keys;
use crate::operation::MEMBER_QUOTA;
use crate::options::Settings;

fn account_of(index: usize) -> Vec<PathElement> {
    vec!["members".into(), index.into(), "accountId".into()]
}

/// Each member has an account of its own. Accounts of a wrong form are not compared.
pub fn duplicate_account(facts: &Facts, _: &Settings, found: &mut Found) {
    let mut accounts = Keys::default();
    // The member that each of the accounts was first met at.
    let mut firsts = Vec::new();
    for (index, member) in facts.members.iter().enumerate() {
        let Some(account) = member.account else { continue };
        let Some(known) = accounts.insert(account.digits()) else {
            firsts.push(index);
            continue;
        };
        found.add(|| {
            let others = vec![pointer(&account_of(firsts[known]))];
            let params = DuplicateAccountParams { account_id: account.into(), others };
            (account_of(index), params.into())
        });
    }
}

/// The creator isn't listed among the members.
pub fn creator_is_member(facts: &Facts, settings: &Settings, found: &mut Found) {
    let Some(creator) = settings.creator_account else {
        return;
    };
    for (index, member) in facts.members.iter().enumerate() {
        if member.account == Some(creator) {
            found.add(|| {
                let params = CreatorIsMemberParams { account_id: creator.into() };
                (account_of(index), params.into())
            });
        }
    }
}

/// By default, a collaboration has five members at the most.
pub fn member_quota(facts: &Facts, _: &Settings, found: &mut Found) {
    let actual = facts.member_count;
    if actual > MEMBER_QUOTA {
        let params = MemberQuotaParams { quota: MEMBER_QUOTA, actual };
        found.add(|| (vec!["members".into()], params.into()));
    }
}
