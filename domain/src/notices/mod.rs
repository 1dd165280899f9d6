//! What members are told: a list of notices behind the bell, and mails as each wants them. One news tells a member at most once,
//! for the most specific reason.

mod digest;
pub mod heard;
mod mails;
mod make;
mod mark_read;
mod preferences;
mod read_notices;
mod sql;
pub mod story;
mod tell;
mod unsubscribe;

pub use digest::next_morning;
pub(crate) use mark_read::posts_were_read;
pub use mark_read::{mark_all_read, mark_thread_read};
pub use preferences::{Preferences, change_preferences, read_preferences};
pub use read_notices::{NoticeLine, NoticePage, count_unread, read_notices};
pub use story::{About, Payload, Reader, Stories, Story};
pub(crate) use tell::tell_of_account;
pub use tell::{Telling, tell};
pub use unsubscribe::{Subscription, read_subscription, unsubscribe};

use crate::{cx::Cx, db::run, failure::Result, retention};
use model::{NoticeKind, SubjectKind};
use sea_orm::ConnectionTrait;
use story::Read;

/// Read notices are kept this long, unread ones four times as long.
const KEPT_MS: i64 = retention::NOTICES.ms();

/// Forgets what was read long ago.
pub(crate) async fn sweep(txn: &impl ConnectionTrait, cx: &Cx) -> Result<()> {
    let sql = "DELETE FROM notices WHERE created_at < $1 AND (read_at IS NOT NULL OR created_at < $2)";
    run(txn, sql, vec![(cx.now - KEPT_MS).into(), (cx.now - 4 * KEPT_MS).into()]).await?;
    Ok(())
}

/// What it is about beyond its message: of a post the place of the post, else what its story says.
fn told(cx: &Cx, reply: Option<i64>, story: &str, payload: &str, reader: Reader) -> Read {
    if !story.is_empty() {
        return cx.world.stories.read(story, payload, reader).unwrap_or_default();
    }
    Read { path: reply.map_or_else(String::new, |id| SubjectKind::Post.of(id).path()), note: String::new() }
}

/// The message that says what happened, of a notice's story or else of its kind.
fn message_of(kind: NoticeKind, story: &str) -> String {
    format!("notice-{}", if story.is_empty() { kind.as_str() } else { story })
}
