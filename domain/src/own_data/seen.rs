//! When somebody was last here, exact to a day: who has been away for too long is asked whether they still want their account.

use super::leave::{Why, forget_plan};
use crate::{cx::Cx, failure::Result};
use model::MemberId;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, sea_query::Expr};
use tables::{leaving, member, session};

/// Whoever signs in is not away any more.
pub(crate) async fn is_back(txn: &impl ConnectionTrait, cx: &Cx, id: MemberId) -> Result<()> {
    let seen = member::Entity::update_many().col_expr(member::Column::SeenAt, Expr::value(cx.now));
    seen.filter(member::Column::Id.eq(id)).exec(txn).await?;
    let away = leaving::Entity::delete_many().filter(leaving::Column::MemberId.eq(id));
    if away.filter(leaving::Column::Why.eq(Why::Inactive.as_str())).exec(txn).await?.rows_affected > 0 {
        forget_plan(txn, id).await?;
    }
    Ok(())
}

/// The member of this session is here; written at most once a day.
pub(crate) async fn note_seen(conn: &impl ConnectionTrait, token_hash: &str, now: i64) -> Result<()> {
    let of = session::Entity::find_by_id(token_hash.to_owned()).select_only().column(session::Column::MemberId);
    let Some(id) = of.into_tuple::<MemberId>().one(conn).await? else { return Ok(()) };
    let seen = member::Entity::update_many().col_expr(member::Column::SeenAt, Expr::value(now)).filter(member::Column::Id.eq(id));
    seen.filter(member::Column::SeenAt.lt(now - super::DAY_MS)).exec(conn).await?;
    Ok(())
}
