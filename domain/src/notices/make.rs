//! Making notices, and planning their mails, in one transaction.

use super::{digest, news::NoticeMade};
use crate::{
    cx::Cx,
    db::{Number, one},
    failure::Result,
    outbox::announce,
};
use model::{HowTold, MemberId, NoticeId, NoticeKind};
use sea_orm::ConnectionTrait;

/// A notice to be made.
#[derive(Clone, Debug)]
pub struct Draft {
    pub to: MemberId,
    pub kind: NoticeKind,
    /// The outbox row it follows from; with it a second try makes no second notice.
    pub news: Option<i64>,
    pub actor: Option<MemberId>,
    pub reply: Option<i64>,
    pub message: &'static str,
    pub note: String,
    pub link: String,
    /// The messages of its mail, for kinds that are about no post.
    pub letter: &'static str,
    pub how: HowTold,
    /// They have seen it already: it stands in the list, but does not call.
    pub seen: bool,
}

/// Makes it, unless this news has told them already. Says whether it was made.
pub async fn make(txn: &impl ConnectionTrait, cx: &Cx, draft: Draft) -> Result<bool> {
    let (to, how) = (draft.to, if draft.seen { HowTold::Off } else { draft.how });
    let Some(id) = insert(txn, cx, draft, how).await? else { return Ok(false) };
    match how {
        HowTold::Instant => announce(txn, cx, NoticeMade { notice: id }).await?,
        HowTold::Digest => digest::plan(txn, cx, to).await?,
        HowTold::Off => {}
    }
    Ok(true)
}

async fn insert(txn: &impl ConnectionTrait, cx: &Cx, draft: Draft, how: HowTold) -> Result<Option<NoticeId>> {
    let sql = "INSERT INTO notices (member_id, kind, news, actor_id, reply_id, message, note, link, letter, created_at, read_at, mail) \
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT DO NOTHING RETURNING id AS n";
    let values = vec![
        draft.to.0.into(),
        draft.kind.as_str().into(),
        draft.news.into(),
        draft.actor.map(|id| id.0).into(),
        draft.reply.into(),
        draft.message.into(),
        draft.note.into(),
        draft.link.into(),
        draft.letter.into(),
        cx.now.into(),
        draft.seen.then_some(cx.now).into(),
        if how == HowTold::Off { "" } else { how.as_str() }.into(),
    ];
    Ok(one::<Number>(txn, sql, values).await?.map(|row| NoticeId(row.n)))
}
