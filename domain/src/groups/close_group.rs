use super::access;
use crate::{
    audit::{self, Entry},
    cx::Cx,
    failure::Result,
    policy::groups::Act,
};
use model::{Field, GroupId, GroupRole, Problem, Subject, Wrong};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use tables::{board, group, group_request};

/// Closes a group: nobody joins it, its boards are kept for reading by those who belong to it now. Staff says why, in the context.
pub async fn close_group(cx: &Cx, id: GroupId) -> Result<()> {
    let txn = cx.begin().await?;
    let row = access::held(&txn, cx, id, Act::Close).await?;
    let own = row.facts().role == Some(GroupRole::Keeper);
    if !own && cx.reason.is_empty() {
        return Err(Problem::field(Field::Reason, Wrong::Missing).into());
    }
    let now = || Expr::value(Some(cx.now));
    let close = group::Entity::update_many().col_expr(group::Column::ClosedAt, now());
    close.filter(group::Column::Id.eq(id)).exec(&txn).await?;
    let archive = board::Entity::update_many().col_expr(board::Column::ArchivedAt, now());
    archive.filter(board::Column::GroupId.eq(id)).filter(board::Column::ArchivedAt.is_null()).exec(&txn).await?;
    group_request::Entity::delete_many().filter(group_request::Column::GroupId.eq(id)).exec(&txn).await?;
    let starter: Option<group::Model> = group::Entity::find_by_id(id).one(&txn).await?;
    let member = starter.map(|row| row.created_by);
    let entry = Entry { act: "group-closed", member, object: Some(Subject::Group(id)), detail: row.name.clone(), ..Entry::default() };
    // Who closes their own group needs no mail about it.
    if own {
        audit::record(&txn, cx, entry).await?
    } else {
        audit::record_and_tell(&txn, cx, entry).await?
    }
    txn.commit().await
}
