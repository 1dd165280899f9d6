use super::make::{Draft, make};
use crate::{
    cx::{Actor, Cx, Me},
    db::one,
    failure::Result,
    policy::audience,
    stories::Stored,
};
use model::{Audience, HowTold, MemberId, NoticeKind, ReplyId, Role};
use sea_orm::{ConnectionTrait, FromQueryResult};
use std::sync::Arc;

/// Something to tell one member that does not follow from a post: an invitation, an act of the staff, a matter of the account.
#[derive(Clone, Debug)]
pub struct Telling {
    pub to: MemberId,
    /// Who did it; none where staff or the site itself acts.
    pub actor: Option<MemberId>,
    /// The post it is about, if any: then nothing is shown or sent where the member may not see the post.
    pub reply: Option<ReplyId>,
    pub story: Stored,
}

#[derive(FromQueryResult)]
struct Row {
    suspended_at: Option<i64>,
    suspended_until: Option<i64>,
    how: Option<String>,
}

/// Tells it, inside the caller's transaction: with `news`, the id of the outbox row in hand, at most once a news; without, once
/// a call. Erased members are told nothing, suspended ones only what concerns their account
/// and what staff did.
pub async fn tell(txn: &impl ConnectionTrait, cx: &Cx, news: Option<i64>, telling: Telling) -> Result<()> {
    let Telling { to, actor, reply, story } = telling;
    let row: Option<Row> = one(txn, super::sql::HOW, vec![to.into(), story.kind.as_str().into()]).await?;
    let Some(row) = row.filter(|_| actor != Some(to)) else { return Ok(()) };
    if story.kind.is_chosen() && is_suspended(row.suspended_at, row.suspended_until, cx.now) {
        return Ok(());
    }
    let how = if story.mailed { how(story.kind, row.how.as_deref()) } else { HowTold::Off };
    make(txn, cx, Draft { to, kind: story.kind, news, actor, reply: reply.map(|id| id.0), story: Some(story), how, seen: false }).await.map(drop)
}

/// Puts a matter of the account under the bell; `id` is the outbox row in hand. Its mail is written where the news is heard.
pub(crate) async fn tell_of_account(cx: &Cx, id: i64, to: MemberId, story: Stored) -> Result<()> {
    let txn = cx.begin().await?;
    tell(&txn, cx, Some(id), Telling { to, actor: None, reply: None, story }).await?;
    txn.commit().await
}

/// What the member chose, or what is usual.
pub(crate) fn how(kind: NoticeKind, chosen: Option<&str>) -> HowTold {
    chosen.filter(|_| kind.is_chosen()).and_then(HowTold::parse).unwrap_or_else(|| kind.usually())
}

pub(crate) fn is_suspended(at: Option<i64>, until: Option<i64>, now: i64) -> bool {
    at.is_some() && until.is_none_or(|until| until > now)
}

/// Whether posts with this audience come to a member. `inside` says that they belong to the group, where it is one.
pub(crate) fn is_found(member: i64, role: &str, inside: bool, audience: Audience) -> bool {
    let me = Me { id: MemberId(member), role: Role::parse(role).unwrap_or(Role::Member), ..Me::default() };
    audience::finds(&Actor::Member(Arc::new(me)), inside, audience)
}
