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
use sea_orm::{ConnectionTrait, FromQueryResult};

/// An author's place, or one that waits for an answer.
#[derive(Clone, Copy, Debug, FromQueryResult)]
struct Place {
    member_id: i64,
    accepted: bool,
}

/// All places of material, in their order.
async fn places(conn: &impl ConnectionTrait, id: MaterialId) -> Result<Vec<Place>> {
    let sql = "SELECT member_id, accepted_at IS NOT NULL AS accepted FROM material_authors WHERE material_id = $1 \
               ORDER BY position, member_id";
    crate::db::all(conn, sql, vec![id.0.into()]).await
}

/// Tells somebody what concerns their being an author.
async fn tell(txn: &Txn, cx: &Cx, to: MemberId, story: Stored) -> Result<()> {
    notices::tell(txn, cx, None, Telling { to, actor: cx.actor.id(), reply: None, story }).await
}
