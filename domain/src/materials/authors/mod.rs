//! The authors of material: those who accepted, in their order, and those who are invited.

mod answer;
mod change;
mod invite;
mod list;

pub use answer::answer_invitation;
pub(crate) use change::bring_author_back;
pub use change::{leave, move_author, withdraw_invitation};
pub use invite::invite_author;
pub use list::{AuthorLine, InvitationLine, list_authors, list_invitations};

use crate::{
    cx::Cx,
    db::Txn,
    failure::Result,
    notices::{self, Stored, Telling},
};
use model::{MaterialId, MemberId};
use sea_orm::{ColumnTrait, ConnectionTrait, DerivePartialModel, EntityTrait, QueryFilter, QueryOrder};
use tables::material_author::{self, Column};

/// An author's place, or one that waits for an answer.
#[derive(Clone, Copy, Debug, DerivePartialModel)]
#[sea_orm(entity = "material_author::Entity")]
struct Place {
    member_id: MemberId,
    #[sea_orm(from_expr = "material_author::accepted()")]
    accepted: bool,
}

/// All places of material, in their order.
async fn places(conn: &impl ConnectionTrait, id: MaterialId) -> Result<Vec<Place>> {
    let all = material_author::Entity::find().filter(Column::MaterialId.eq(id)).order_by_asc(Column::Position).order_by_asc(Column::MemberId);
    Ok(all.into_partial_model().all(conn).await?)
}

/// Tells somebody what concerns their being an author.
async fn tell(txn: &Txn, cx: &Cx, to: MemberId, story: Stored) -> Result<()> {
    notices::tell(txn, cx, None, Telling { to, actor: cx.actor.id(), reply: None, story }).await
}
