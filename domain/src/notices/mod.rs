//! What members are told: a list of notices behind the bell, and mails as each wants them. One news tells a member at most once,
//! for the most specific reason.

mod digest;
pub(crate) mod feature;
mod mails;
mod make;
mod mark_read;
pub mod news;
mod preferences;
mod read_notices;
mod sql;
mod tell;
mod unsubscribe;

pub use crate::stories::{About, Payload, Reader, Stored, Story};
pub use digest::next_morning;
pub(crate) use digest::send as send_digest;
pub(crate) use mails::send as send_mail;
pub(crate) use make::{Draft, make};
pub(crate) use mark_read::posts_were_read;
pub use mark_read::{mark_all_read, mark_thread_read};
pub use preferences::{Preferences, change_preferences, read_preferences};
pub use read_notices::{NoticeLine, NoticePage, count_unread, read_notices};
pub use tell::{Telling, tell};
pub(crate) use tell::{how, is_found, is_suspended, tell_of_account};
pub use unsubscribe::{Subscription, read_subscription, unsubscribe};

use crate::{cx::Cx, db::count, failure::Result, retention, stories::Read};
use model::{NoticeKind, Subject, SubjectKind};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter};
use tables::notice;

/// Read notices are kept this long, unread ones four times as long.
const KEPT_MS: i64 = retention::NOTICES.ms();

/// Forgets what was read long ago. Returns how many.
pub async fn sweep(cx: &Cx) -> Result<usize> {
    let old = notice::Entity::delete_many().filter(notice::Column::CreatedAt.lt(cx.now - KEPT_MS));
    let over = Condition::any().add(notice::Column::ReadAt.is_not_null()).add(notice::Column::CreatedAt.lt(cx.now - 4 * KEPT_MS));
    let txn = cx.begin().await?;
    let gone = old.filter(over).exec(&txn).await?.rows_affected;
    txn.commit().await?;
    Ok(count(gone))
}

/// What a payload that names a subject is `LIKE`.
pub(crate) fn naming(subject: impl Into<Subject>) -> String {
    format!("%\"{}\"%", subject.into())
}

/// What it is about beyond its message: of a post the place of the post, else what its story says.
fn told(cx: &Cx, reply: Option<i64>, story: &str, payload: &str, reader: Reader) -> Read {
    if !story.is_empty() {
        return cx.world.features.stories.read(story, payload, reader).unwrap_or_default();
    }
    Read { path: reply.map_or_else(String::new, |id| SubjectKind::Post.of(id).path()), note: String::new() }
}

/// What its messages are called after: its story, or else its kind.
fn name_of(kind: NoticeKind, story: &str) -> &str {
    if story.is_empty() { kind.as_str() } else { story }
}

/// The message that says what happened.
fn message_of(kind: NoticeKind, story: &str) -> String {
    format!("notice-{}", name_of(kind, story))
}
