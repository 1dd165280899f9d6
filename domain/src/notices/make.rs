//! Making notices, and planning their mails, in one transaction.

use super::{digest, news::NoticeMade};
use crate::{cx::Cx, failure::Result, outbox::announce, stories::Stored};
use model::{HowTold, MemberId, NoticeId, NoticeKind, ReplyId};
use sea_orm::{ActiveValue::Set, ConnectionTrait, DbErr, EntityTrait, sea_query::OnConflict};
use tables::notice;

/// A notice to be made.
#[derive(Clone, Debug)]
pub struct Draft {
    pub to: MemberId,
    pub kind: NoticeKind,
    /// The outbox row it follows from; with it a second try makes no second notice.
    pub news: Option<i64>,
    pub actor: Option<MemberId>,
    pub reply: Option<i64>,
    /// What it tells, if that does not follow from the post.
    pub story: Option<Stored>,
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
    let (story, payload) = draft.story.map_or_else(Default::default, |story| (story.name.to_owned(), story.payload));
    let row = notice::ActiveModel {
        member_id: Set(draft.to),
        kind: Set(draft.kind),
        news: Set(draft.news),
        actor_id: Set(draft.actor),
        reply_id: Set(draft.reply.map(ReplyId)),
        story: Set(story),
        payload: Set(payload),
        created_at: Set(cx.now),
        read_at: Set(draft.seen.then_some(cx.now)),
        mail: Set(if how == HowTold::Off { "" } else { how.as_str() }.to_owned()),
        ..Default::default()
    };
    // Whatever stands in the way is the same notice.
    let once = OnConflict::new().do_nothing().to_owned();
    match notice::Entity::insert(row).on_conflict(once).exec(txn).await {
        Ok(made) => Ok(Some(made.last_insert_id)),
        Err(DbErr::RecordNotInserted) => Ok(None),
        Err(error) => Err(error.into()),
    }
}
