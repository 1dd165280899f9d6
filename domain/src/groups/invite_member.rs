use super::{GroupRow, access, membership, stories};
use crate::{
    cx::Cx,
    db::Txn,
    failure::{Failure, Result},
    policy::groups::Act,
    subjects::member_called,
};
use model::{Field, GroupId, GroupRole, MemberId, Problem, Wrong, groups::WAITING_MAX};
use sea_orm::{ActiveValue::Set, EntityTrait};
use tables::{group_member, group_request};

/// Invites a colleague by their handle; who has asked already is in at once.
pub async fn invite_member(cx: &Cx, id: GroupId, handle: &str) -> Result<()> {
    let me = cx.member()?.id;
    let txn = cx.begin().await?;
    let row = access::held(&txn, cx, id, Act::Keep).await?;
    let wrong = |wrong| Failure::Problem(Problem::field(Field::Handle, wrong));
    let to = member_called(&txn, handle).await?.ok_or_else(|| wrong(Wrong::NoSuchMember))?;
    let inside = group_member::Entity::find_by_id((id, to)).one(&txn).await?.is_some();
    let waits = group_request::Entity::find_by_id((id, to)).one(&txn).await?;
    match waits {
        _ if inside => return Err(wrong(Wrong::InGroupAlready)),
        Some(waits) if waits.invited_by.is_some() => return Err(wrong(Wrong::InGroupAlready)),
        Some(_) => {
            membership::begin(&txn, cx, id, to, GroupRole::Member).await?;
            membership::tell(&txn, cx, &row, to, &stories::ACCEPTED).await?;
        }
        None => invite(&txn, cx, &row, me, to).await?,
    }
    txn.commit().await
}

async fn invite(txn: &Txn, cx: &Cx, row: &GroupRow, me: MemberId, to: MemberId) -> Result<()> {
    if membership::count_waiting(txn, GroupId(row.id)).await? >= WAITING_MAX {
        return Err(Problem::field(Field::Handle, Wrong::TooManyOf { most: 200 }).into());
    }
    let invitation = group_request::ActiveModel {
        group_id: Set(GroupId(row.id)),
        member_id: Set(to),
        invited_by: Set(Some(me)),
        note: Set(String::new()),
        created_at: Set(cx.now),
    };
    group_request::Entity::insert(invitation).exec_without_returning(txn).await?;
    membership::tell(txn, cx, row, to, &stories::INVITED).await
}
