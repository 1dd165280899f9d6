use super::Level;
use crate::{cx::Cx, failure::Result, kinds::Follows};
use model::Subject;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Expr};
use tables::follow;

/// Stops following. What is followed by taking part, too, is muted, so that it is not followed again; of a muted thread a member
/// only hears when they are named. What was never followed, or is gone, is no problem.
pub async fn unfollow(cx: &Cx, subject: Subject) -> Result<()> {
    let me = cx.member()?.id;
    let own = follow::of(subject).add(follow::Column::MemberId.eq(me));
    let txn = cx.begin().await?;
    if cx.world.features.kinds.follows(subject.kind()) == Follows::Mutes {
        follow::Entity::update_many().col_expr(follow::Column::Level, Expr::value(Level::MUTED)).filter(own).exec(&txn).await?;
    } else {
        follow::Entity::delete_many().filter(own).exec(&txn).await?;
    }
    txn.commit().await
}
