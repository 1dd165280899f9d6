use crate::{
    cx::Cx,
    db::all,
    failure::Result,
    materials::{access, sql},
    policy::materials::Act,
};
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
    all(cx.reader(), sql::PLACES, vec![id.into()]).await
}

/// What the asker is invited to, the latest first; the latest fifty.
pub async fn list_invitations(cx: &Cx) -> Result<Vec<InvitationLine>> {
    let me = cx.member()?.id;
    all(cx.reader(), sql::INVITATIONS, vec![me.into()]).await
}
