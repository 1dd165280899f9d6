//! What staff did to the posts and threads of others goes into the audit log, and the author hears of it with the reason.

use super::access::{ReplyRow, ThreadRow};
use crate::{
    audit::{self, Entry},
    cx::Cx,
    failure::Result,
};
use model::{MemberId, SubjectKind};
use sea_orm::ConnectionTrait;

/// Notes an act on a thread, unless it is the actor's own.
pub async fn on_thread(txn: &impl ConnectionTrait, cx: &Cx, act: &'static str, thread: &ThreadRow, detail: String) -> Result<()> {
    let object = Some(SubjectKind::Thread.of(thread.id));
    note(txn, cx, Entry { act, member: Some(MemberId(thread.author_id)), object, detail, ..Entry::default() }).await
}

/// The same for a post.
pub async fn on_post(txn: &impl ConnectionTrait, cx: &Cx, act: &'static str, post: &ReplyRow) -> Result<()> {
    let object = Some(SubjectKind::Post.of(post.id));
    note(txn, cx, Entry { act, member: Some(MemberId(post.author_id)), object, ..Entry::default() }).await
}

async fn note(txn: &impl ConnectionTrait, cx: &Cx, entry: Entry) -> Result<()> {
    if entry.member == cx.actor.id() {
        return Ok(());
    }
    // Keeping order needs no mail; a reason is given so that it is read.
    if cx.reason.is_empty() && entry.act != "post-hidden" {
        audit::record(txn, cx, entry).await
    } else {
        audit::record_and_tell(txn, cx, entry).await
    }
}
