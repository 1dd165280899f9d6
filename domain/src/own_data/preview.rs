use super::{leave::is_only_admin, sql};
use crate::{
    cx::Cx,
    db::one,
    failure::{Failure, Result},
    policy::own_data::may_take,
};
use sea_orm::FromQueryResult;

/// How much of one's own stays under a pseudonym, and how much goes, if one leaves.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Counts {
    pub posts: i64,
    /// Published ones.
    pub resources: i64,
    /// Drafts that others write, too.
    pub shared_drafts: i64,
    pub own_drafts: i64,
    pub reviews: i64,
    pub class_reports: i64,
    /// Public ones, and those that others edit, too.
    pub collections: i64,
    pub own_collections: i64,
    pub post_drafts: i64,
    pub photos: i64,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    pub counts: Counts,
    /// They cannot leave before somebody else is an admin.
    pub only_admin: bool,
}

/// What would become of what is one's own.
pub async fn read_preview(cx: &Cx) -> Result<Preview> {
    let id = may_take(&cx.actor)?.id;
    let counts: Option<Counts> = one(cx.reader(), sql::PREVIEW, vec![id.into()]).await?;
    let only_admin = is_only_admin(cx.reader(), cx, id, false).await?;
    Ok(Preview { counts: counts.ok_or_else(|| Failure::bug("a count returned no row"))?, only_admin })
}
