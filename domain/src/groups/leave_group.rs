//! Going, and asking somebody to go.

use super::{access, membership, stories};
use crate::{
    audit::{self, Entry},
    cx::Cx,
    failure::Result,
    policy::groups::Act,
};
use model::{Field, GroupId, GroupRole, MemberId, Problem, Subject, Wrong};

/// The asker belongs to the group no more. Its last keeper makes somebody else one before, or closes it.
pub async fn leave_group(cx: &Cx, id: GroupId) -> Result<()> {
    let me = cx.member()?.id;
    let txn = cx.begin().await?;
    let row = access::held(&txn, cx, id, Act::Leave).await?;
    let facts = row.facts();
    let keeps = facts.role == Some(GroupRole::Keeper) && !facts.closed;
    if keeps && !membership::has_other_keeper(&txn, id, me).await? {
        return Err(Problem::field(Field::Role, Wrong::LastKeeper).into());
    }
    membership::end(&txn, &row, me).await?;
    audit::record(&txn, cx, Entry { act: "group-left", object: Some(Subject::Group(id)), ..Entry::default() }).await?;
    txn.commit().await
}

/// A keeper ends somebody else's membership; they hear of it.
pub async fn remove_member(cx: &Cx, id: GroupId, member: MemberId) -> Result<()> {
    let me = cx.member()?.id;
    let txn = cx.begin().await?;
    let row = access::held(&txn, cx, id, Act::Keep).await?;
    if member == me {
        return Err(Problem::Forbidden.into());
    }
    membership::end(&txn, &row, member).await?;
    // The page of a hidden group is not there for them any more.
    if !row.hidden {
        membership::tell(&txn, cx, &row, member, &stories::REMOVED).await?;
    }
    let entry = Entry { act: "group-member-removed", member: Some(member), object: Some(Subject::Group(id)), ..Entry::default() };
    audit::record(&txn, cx, entry).await?;
    txn.commit().await
}
