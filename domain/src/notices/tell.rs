use super::make::{Draft, make};
use crate::{
    cx::{Actor, Cx, Me},
    db::one,
    failure::Result,
    policy::{self, Act, Facts},
};
use model::{Access, HowTold, MemberId, NoticeKind, ReplyId, Role};
use sea_orm::{ConnectionTrait, FromQueryResult};
use std::sync::Arc;

/// Something to tell one member that does not follow from a post: an invitation, an act of the staff, a matter of the account.
#[derive(Clone, Debug)]
pub struct Telling {
    pub to: MemberId,
    pub kind: NoticeKind,
    /// Who did it; none where staff or the site itself acts.
    pub actor: Option<MemberId>,
    /// The post it is about, if any: then nothing is shown or sent where the member may not see the post.
    pub reply: Option<ReplyId>,
    /// The message of the notice, as `notice-post-hidden`. It can use `$actor`, `$title` and `$note`.
    pub message: &'static str,
    /// The stem of its mail's messages, as `mail-post-hidden`; they can use these and `$link`. Empty: no mail.
    pub letter: &'static str,
    /// A reason or a name to put into the messages.
    pub note: String,
    /// Where the notice leads, as a path of this site.
    pub link: String,
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
    let sql = "SELECT m.suspended_at, m.suspended_until, p.how FROM members m LEFT JOIN notice_preferences p ON p.member_id = m.id AND p.kind = $2 \
               WHERE m.id = $1 AND m.erased_at IS NULL";
    let row: Option<Row> = one(txn, sql, vec![telling.to.0.into(), telling.kind.as_str().into()]).await?;
    let Some(row) = row.filter(|_| telling.actor != Some(telling.to)) else { return Ok(()) };
    if telling.kind.is_chosen() && is_suspended(row.suspended_at, row.suspended_until, cx.now) {
        return Ok(());
    }
    let how = if telling.letter.is_empty() { HowTold::Off } else { how(telling.kind, row.how.as_deref()) };
    let Telling { to, kind, actor, reply, message, letter, note, link } = telling;
    let draft = Draft { to, kind, news, actor, reply: reply.map(|id| id.0), message, note, link, letter, how, seen: false };
    make(txn, cx, draft).await.map(drop)
}

/// Puts a matter of the account under the bell; `id` is the outbox row in hand. Its mail is written where the news is heard.
pub(crate) async fn tell_of_account(cx: &Cx, id: i64, to: MemberId, message: &'static str, note: String, link: &str) -> Result<()> {
    let txn = cx.begin().await?;
    let telling = Telling { to, kind: NoticeKind::Account, actor: None, reply: None, message, letter: "", note, link: link.to_owned() };
    tell(&txn, cx, Some(id), telling).await?;
    txn.commit().await
}

/// What the member chose, or what is usual.
pub(crate) fn how(kind: NoticeKind, chosen: Option<&str>) -> HowTold {
    chosen.filter(|_| kind.is_chosen()).and_then(HowTold::parse).unwrap_or_else(|| kind.usually())
}

pub(crate) fn is_suspended(at: Option<i64>, until: Option<i64>, now: i64) -> bool {
    at.is_some() && until.is_none_or(|until| until > now)
}

/// Whether a member sees posts of a board with this rule.
pub(crate) fn sees(member: i64, role: &str, access: &str) -> bool {
    let me = Me { id: MemberId(member), role: Role::parse(role).unwrap_or(Role::Member), ..Me::default() };
    let facts = Facts { access: Access::parse(access).unwrap_or(Access::Members), ..Facts::default() };
    policy::may(&Actor::Member(Arc::new(me)), Act::SeeReply, &facts).is_ok()
}
