use super::{access, membership, stories};
use crate::{
    audit::{self, Entry},
    cx::Cx,
    failure::Result,
    policy::groups::Act,
};
use model::{Field, GroupId, GroupRole, MemberId, Problem, Subject, Wrong};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use tables::group_member;

/// Makes a member a keeper, or a keeper a member; the last keeper stays one.
pub async fn change_role(cx: &Cx, id: GroupId, member: MemberId, role: &str) -> Result<()> {
    let role = GroupRole::parse(role).ok_or_else(|| Problem::field(Field::Role, Wrong::NoSuchChoice))?;
    let txn = cx.begin().await?;
    let row = access::held(&txn, cx, id, Act::Keep).await?;
    if role == GroupRole::Member && !membership::has_other_keeper(&txn, id, member).await? {
        return Err(Problem::field(Field::Role, Wrong::LastKeeper).into());
    }
    let changed = group_member::Entity::update_many()
        .col_expr(group_member::Column::Role, Expr::value(role.as_str()))
        .filter(group_member::Column::GroupId.eq(id))
        .filter(group_member::Column::MemberId.eq(member))
        .filter(group_member::Column::Role.ne(role.as_str()));
    if changed.exec(&txn).await?.rows_affected == 0 {
        return Err(Problem::NotFound.into());
    }
    if role == GroupRole::Keeper {
        membership::tell(&txn, cx, &row, member, &stories::KEEPER).await?;
    }
    let detail = role.as_str().to_owned();
    audit::record(&txn, cx, Entry { act: "group-role-changed", member: Some(member), object: Some(Subject::Group(id)), detail, ..Entry::default() })
        .await?;
    txn.commit().await
}
