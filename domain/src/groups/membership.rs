//! Coming to belong to a group and ceasing to, inside of the caller's transaction, which holds the group.

use super::{GroupRow, sql};
use crate::{
    cx::Cx,
    db::{Number, Txn, all, one, run},
    failure::Result,
    limited::{self, Limited},
    notices::{self, About, Story, Telling},
};
use model::{Field, GroupId, GroupRole, MemberId, Problem, Wrong, groups::GROUPS_MAX};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, ExprTrait, QueryFilter, sea_query::Expr};
use tables::{group, group_member, group_request};

/// Makes somebody a member, and forgets that they asked or were invited.
pub(super) async fn begin(txn: &Txn, cx: &Cx, group: i64, member: MemberId, role: GroupRole) -> Result<()> {
    let count = limited::count(txn, Limited::Groups, member, sql::BELONGS_TO, vec![member.0.into()]).await?;
    if count >= GROUPS_MAX {
        return Err(Problem::field(Field::Name, Wrong::TooManyOf { most: 100 }).into());
    }
    group_request::Entity::delete_by_id((GroupId(group), member)).exec(txn).await?;
    let row = group_member::ActiveModel { group_id: Set(GroupId(group)), member_id: Set(member), role: Set(role), since: Set(cx.now) };
    group_member::Entity::insert(row).exec_without_returning(txn).await?;
    count_members(txn, group, 1).await
}

/// Ends a membership: what the member followed there, and was told of it, goes with it.
pub(super) async fn end(txn: &Txn, row: &GroupRow, member: MemberId) -> Result<()> {
    let gone = group_member::Entity::delete_by_id((GroupId(row.id), member)).exec(txn).await?;
    if gone.rows_affected == 0 {
        return Err(Problem::NotFound.into());
    }
    run(txn, sql::UNFOLLOW, vec![member.0.into(), row.id.into()]).await?;
    forget_notices(txn, row, member).await?;
    count_members(txn, row.id, -1).await
}

/// What a member was told of the group.
pub(super) async fn forget_notices(txn: &Txn, row: &GroupRow, member: MemberId) -> Result<()> {
    run(txn, sql::FORGET_NOTICES, vec![member.0.into(), notices::naming(GroupId(row.id)).into()]).await.map(drop)
}

async fn count_members(txn: &Txn, id: i64, by: i32) -> Result<()> {
    let counted = Expr::col(group::Column::MembersCount).add(by);
    let update = group::Entity::update_many().col_expr(group::Column::MembersCount, counted);
    update.filter(group::Column::Id.eq(id)).exec(txn).await?;
    Ok(())
}

/// That there is another keeper than this one.
pub(super) async fn has_other_keeper(txn: &Txn, group: i64, but: MemberId) -> Result<bool> {
    let others: Option<Number> = one(txn, sql::OTHER_KEEPERS, vec![group.into(), but.0.into()]).await?;
    Ok(others.is_some_and(|row| row.n > 0))
}

/// Tells one member something about a group.
pub(super) async fn tell(txn: &Txn, cx: &Cx, row: &GroupRow, to: MemberId, story: &Story<About>) -> Result<()> {
    let story = story.of(&About::new(GroupId(row.id), row.name.clone()))?;
    notices::tell(txn, cx, None, Telling { to, actor: cx.actor.id(), reply: None, story }).await
}

/// Tells all who look after a group.
pub(super) async fn tell_keepers(txn: &Txn, cx: &Cx, row: &GroupRow, what: &Story<About>) -> Result<()> {
    let keepers: Vec<Number> = all(txn, sql::KEEPERS, vec![row.id.into()]).await?;
    for keeper in keepers {
        tell(txn, cx, row, MemberId(keeper.n), what).await?;
    }
    Ok(())
}
