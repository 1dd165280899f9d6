//! Erasing the accounts of those who left, once their day has come.

use super::{erase_member::erase, ledger};
use crate::{
    audit::{self, Entry},
    cx::Cx,
    failure::Result,
    outbox::{Told, announce},
    own_data::{
        is_only_admin,
        news::{Farewell, LeavingDue},
    },
};
use model::MemberId;
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::{NotSet, Set},
    ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::LockType,
};
use tables::{farewell, leaving, member};

/// Accounts that one sweep erases at most.
const AT_ONCE: u64 = 200;

/// What is not erased now, as the only admin is not, the next sweep looks at again.
pub async fn leaving_due(cx: &Cx, _: i64, news: LeavingDue) -> Result<Told> {
    // Given up or begun again: then it is not this plan's day.
    let plan = leaving::Entity::find_by_id(news.member).filter(leaving::Column::DueAt.eq(news.due));
    if plan.one(cx.reader()).await?.is_some() {
        erase_one(cx, news.member).await?;
    }
    Ok(Told::Nobody)
}

/// Erases the accounts whose day has come. Returns how many.
pub async fn erase_due(cx: &Cx) -> Result<usize> {
    let due = leaving::Entity::find().filter(leaving::Column::DueAt.lte(cx.now)).order_by_asc(leaving::Column::DueAt).limit(AT_ONCE);
    let mut erased = 0;
    for row in due.all(cx.reader()).await? {
        erased += usize::from(erase_one(cx, row.member_id).await?);
    }
    Ok(erased)
}

/// Erases one account if its day has come, and plans the last mail to its address.
async fn erase_one(cx: &Cx, id: MemberId) -> Result<bool> {
    let txn = cx.begin().await?;
    let only = is_only_admin(&txn, cx, id, true).await?;
    let of = member::Entity::find_by_id(id).filter(member::not_erased()).lock(LockType::NoKeyUpdate);
    let Some(member) = of.one(&txn).await? else { return Ok(false) };
    // Asked again: it may have been taken back meanwhile.
    let due = leaving::Entity::find_by_id(id).filter(leaving::Column::DueAt.lte(cx.now)).one(&txn).await?;
    if due.is_none() {
        return Ok(false);
    }
    if only {
        tracing::warn!(member = id.0, "an account whose day has come stays: it is the only admin's");
        return Ok(false);
    }
    erase(&txn, cx, id).await?;
    let farewell = farewell::ActiveModel { id: NotSet, email: Set(member.email), language: Set(member.language), created_at: Set(cx.now) };
    let farewell = farewell.insert(&txn).await?.id.0;
    announce(&txn, cx, Farewell { farewell }).await?;
    audit::record(&txn, cx, Entry { act: "member-left", member: Some(id), ..Entry::default() }).await?;
    txn.commit().await?;
    ledger::note(cx).await;
    Ok(true)
}
