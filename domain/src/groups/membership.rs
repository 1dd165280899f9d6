//! Coming to belong to a group and ceasing to, inside of the caller's transaction, which holds the group.

use super::{GroupRow, sql};
use crate::{
    cx::Cx,
    db::{Txn, run},
    failure::Result,
    limited::{self, Limited},
    notices::{self, About, Story, Telling},
};
use model::{Field, GroupId, GroupRole, MemberId, Problem, Wrong, groups::GROUPS_MAX};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, EntityTrait, ExprTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select, SelectExt, sea_query::Expr,
};
use tables::{group, group_member, group_request, member, notice};

/// Makes somebody a member, and forgets that they asked or were invited.
pub(super) async fn begin(txn: &Txn, cx: &Cx, group: GroupId, member: MemberId, role: GroupRole) -> Result<()> {
    limited::hold(txn, Limited::Groups, member).await?;
    if group_member::Entity::find().filter(group_member::Column::MemberId.eq(member)).count(txn).await? >= GROUPS_MAX {
        return Err(Problem::field(Field::Name, Wrong::TooManyOf { most: 100 }).into());
    }
    group_request::Entity::delete_by_id((group, member)).exec(txn).await?;
    let row = group_member::ActiveModel { group_id: Set(group), member_id: Set(member), role: Set(role), since: Set(cx.now) };
    group_member::Entity::insert(row).exec_without_returning(txn).await?;
    count_members(txn, group, 1).await
}

/// Ends a membership: what the member followed there, and was told of it, goes with it.
pub(super) async fn end(txn: &Txn, row: &GroupRow, member: MemberId) -> Result<()> {
    let gone = group_member::Entity::delete_by_id((GroupId(row.id), member)).exec(txn).await?;
    if gone.rows_affected == 0 {
        return Err(Problem::NotFound.into());
    }
    run(txn, sql::UNFOLLOW, vec![member.into(), row.id.into()]).await?;
    forget_notices(txn, row, member).await?;
    count_members(txn, GroupId(row.id), -1).await
}

/// What a member was told of the group.
pub(super) async fn forget_notices(txn: &Txn, row: &GroupRow, member: MemberId) -> Result<()> {
    let told = notice::Entity::delete_many().filter(notice::Column::MemberId.eq(member));
    told.filter(notice::Column::Payload.like(notices::naming(GroupId(row.id)))).exec(txn).await?;
    Ok(())
}

/// How many ask to join, or are invited.
pub(super) async fn count_waiting(txn: &Txn, group: GroupId) -> Result<u64> {
    Ok(group_request::Entity::find().filter(group_request::Column::GroupId.eq(group)).count(txn).await?)
}

fn keepers(group: GroupId) -> Select<group_member::Entity> {
    let all = group_member::Entity::find().filter(group_member::Column::GroupId.eq(group));
    all.filter(group_member::Column::Role.eq(GroupRole::Keeper))
}

async fn count_members(txn: &Txn, id: GroupId, by: i32) -> Result<()> {
    let counted = Expr::col(group::Column::MembersCount).add(by);
    let update = group::Entity::update_many().col_expr(group::Column::MembersCount, counted);
    update.filter(group::Column::Id.eq(id)).exec(txn).await?;
    Ok(())
}

/// That there is another keeper than this one.
pub(super) async fn has_other_keeper(txn: &Txn, group: GroupId, but: MemberId) -> Result<bool> {
    Ok(keepers(group).filter(group_member::Column::MemberId.ne(but)).exists(txn).await?)
}

/// Tells one member something about a group.
pub(super) async fn tell(txn: &Txn, cx: &Cx, row: &GroupRow, to: MemberId, story: &Story<About>) -> Result<()> {
    let story = story.of(&About::new(GroupId(row.id), row.name.clone()))?;
    notices::tell(txn, cx, None, Telling { to, actor: cx.actor.id(), reply: None, story }).await
}

/// Tells all who look after a group.
pub(super) async fn tell_keepers(txn: &Txn, cx: &Cx, row: &GroupRow, what: &Story<About>) -> Result<()> {
    let first = keepers(GroupId(row.id)).inner_join(member::Entity).filter(member::not_erased()).order_by_asc(group_member::Column::Since).limit(50);
    let first: Vec<MemberId> = first.select_only().column(group_member::Column::MemberId).into_tuple().all(txn).await?;
    for keeper in first {
        tell(txn, cx, row, keeper, what).await?;
    }
    Ok(())
}
