use crate::{
    cx::Cx,
    db::{all, one},
    discussion::PostLine,
    failure::{Failure, Result},
    policy,
};
use model::Problem;
use sea_orm::FromQueryResult;

/// What others see of a member.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Shown {
    pub id: i64,
    pub handle: String,
    pub name: String,
    pub role: String,
    pub kind: String,
    pub headline: String,
    pub country: String,
    pub replies_count: i32,
    pub created_at: i64,
}

/// A member's page: who they are and their latest posts, as far as the asker may see them.
pub struct MemberPage {
    pub member: Shown,
    pub latest: Vec<PostLine>,
}

pub async fn read_member(cx: &Cx, handle: &str) -> Result<MemberPage> {
    let sql = "SELECT id, handle, name, role, kind, headline, country, replies_count, created_at FROM members WHERE handle = $1";
    let member: Shown = one(cx.reader(), sql, vec![handle.into()]).await?.ok_or(Failure::Problem(Problem::NotFound))?;
    let sql = format!(
        "SELECT r.id, r.number, r.created_at, t.title, t.language, t.excerpt, b.name AS board FROM replies r JOIN threads t ON t.id = r.thread_id \
         JOIN boards b ON b.id = t.board_id WHERE r.author_id = $1 AND r.deleted_at IS NULL AND t.deleted_at IS NULL AND {} \
         ORDER BY r.id DESC LIMIT 20",
        policy::boards_seen_by(&cx.actor)
    );
    let latest = all(cx.reader(), &sql, vec![member.id.into()]).await?;
    Ok(MemberPage { member, latest })
}
