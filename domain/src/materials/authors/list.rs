use crate::{cx::Cx, db::all, failure::Result, materials::access, policy::materials::Act};
use model::MaterialId;
use sea_orm::FromQueryResult;

/// An author, or somebody who is invited, as the form shows them.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct AuthorLine {
    pub member_id: i64,
    pub handle: String,
    pub name: String,
    pub accepted: bool,
}

/// Material that somebody is asked to be an author of.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct InvitationLine {
    pub material_id: i64,
    pub title: String,
    pub language: String,
    pub inviter: String,
    pub handle: String,
    pub invited_at: i64,
}

/// The authors of one's own material in their order, then the invited ones.
pub async fn list_authors(cx: &Cx, id: MaterialId) -> Result<Vec<AuthorLine>> {
    access::material(cx.reader(), cx, id, Act::Edit).await?;
    let sql = "SELECT m.id AS member_id, m.handle, m.name, a.accepted_at IS NOT NULL AS accepted FROM material_authors a \
               JOIN members m ON m.id = a.member_id WHERE a.material_id = $1 \
               ORDER BY CASE WHEN a.accepted_at IS NULL THEN 1 ELSE 0 END, a.position, a.member_id";
    all(cx.reader(), sql, vec![id.0.into()]).await
}

/// What the asker is invited to, the latest first; the latest fifty.
pub async fn list_invitations(cx: &Cx) -> Result<Vec<InvitationLine>> {
    let me = cx.member()?.id;
    let sql = "SELECT a.material_id, r.title, r.language, COALESCE(m.name, '') AS inviter, COALESCE(m.handle, '') AS handle, \
               COALESCE(a.invited_at, 0) AS invited_at FROM material_authors a JOIN materials r ON r.id = a.material_id \
               LEFT JOIN members m ON m.id = a.invited_by WHERE a.member_id = $1 AND a.accepted_at IS NULL \
               ORDER BY a.invited_at DESC, a.material_id DESC LIMIT 50";
    all(cx.reader(), sql, vec![me.0.into()]).await
}
