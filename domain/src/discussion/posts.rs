//! Posts as they are shown.

use super::sql;
use crate::{
    cx::Cx,
    db::all,
    failure::Result,
    policy::{self, Abilities, Facts},
    text::SanitisedHtml,
};
use model::{MemberId, ReactionKind};
use sea_orm::{ConnectionTrait, FromQueryResult, Value};

/// One line that names a post, for a member's page.
#[derive(Clone, Debug, FromQueryResult)]
pub struct PostLine {
    pub id: i64,
    pub number: i32,
    pub created_at: i64,
    pub title: String,
    pub language: String,
    pub excerpt: String,
    pub board: String,
}

/// A post with its author and what the asker can do with it.
#[derive(Clone, Debug)]
pub struct PostView {
    pub row: PostRow,
    pub html: SanitisedHtml,
    /// An organisation stands behind what the author says they are.
    pub author_verified: bool,
    pub can: Abilities,
    /// Which reactions the asker has given.
    pub mine: Vec<ReactionKind>,
    pub unread: bool,
    /// Unread posts below this one.
    pub unread_below: usize,
}

impl PostView {
    pub fn is_deleted(&self) -> bool {
        self.row.deleted_at.is_some()
    }

    pub fn count(&self, kind: ReactionKind) -> i32 {
        match kind {
            ReactionKind::Thanks => self.row.thanks,
            ReactionKind::Tried => self.row.tried,
            ReactionKind::Adapted => self.row.adapted,
            ReactionKind::Failed => self.row.failed,
        }
    }
}

#[derive(Clone, Debug, FromQueryResult)]
pub struct PostRow {
    pub id: i64,
    pub number: i32,
    pub parent_id: Option<i64>,
    pub parent_number: Option<i32>,
    pub depth: i32,
    pub path: String,
    pub author_id: i64,
    pub author_name: String,
    pub author_handle: String,
    pub author_role: String,
    pub author_kind: String,
    pub author_country: String,
    /// The name of the photo's files.
    pub author_photo: String,
    verified_until: i64,
    coordinator_until: i64,
    see_country: i32,
    see_photo: i32,
    pub html: String,
    pub version: i32,
    pub descendants: i32,
    pub answer_at: Option<i64>,
    pub thanks: i32,
    pub tried: i32,
    pub adapted: i32,
    pub failed: i32,
    pub created_at: i64,
    pub edited_at: Option<i64>,
    pub deleted_at: Option<i64>,
    pub deleted_by: Option<i64>,
    pub removed_reason: String,
}

impl PostRow {
    /// Somebody else took this post of the reader's away.
    pub fn is_removed_from(&self, reader: Option<MemberId>) -> bool {
        self.deleted_at.is_some() && reader == Some(MemberId(self.author_id)) && self.deleted_by != Some(self.author_id)
    }
}

/// Posts by a condition on `r`; the caller has cleared the thread.
pub(super) async fn select(conn: &impl ConnectionTrait, which: &str, values: Vec<Value>) -> Result<Vec<PostRow>> {
    all(conn, &sql::posts(which), values).await
}

#[derive(FromQueryResult)]
struct Mine {
    reply_id: i64,
    kind: String,
}

/// Adds what depends on the asker. `thread` are the thread's facts without a post's.
pub(super) async fn for_asker(conn: &impl ConnectionTrait, cx: &Cx, thread: &Facts, rows: Vec<PostRow>) -> Result<Vec<PostView>> {
    let mine = match cx.actor.id() {
        Some(me) if !rows.is_empty() => mine(conn, me, &rows).await?,
        _ => Vec::new(),
    };
    Ok(rows.into_iter().map(|row| view(cx, thread, &mine, row)).collect())
}

async fn mine(conn: &impl ConnectionTrait, me: MemberId, rows: &[PostRow]) -> Result<Vec<Mine>> {
    all(conn, &sql::reactions_to(rows.len()), std::iter::once(me.0).chain(rows.iter().map(|row| row.id)).map(Into::into).collect()).await
}

fn view(cx: &Cx, thread: &Facts, mine: &[Mine], mut row: PostRow) -> PostView {
    let facts = Facts {
        author: Some(MemberId(row.author_id)),
        post_deleted_at: row.deleted_at,
        post_deleted_by: row.deleted_by.map(MemberId),
        ..thread.clone()
    };
    // A deleted post's text leaves the server only for those who may put it back, and for its author if staff hid it.
    let removed = row.is_removed_from(cx.actor.id());
    let hidden = row.deleted_at.is_some() && !cx.actor.is_staff() && !removed;
    let html = if hidden { String::new() } else { std::mem::take(&mut row.html) };
    if !removed && !cx.actor.is_staff() {
        row.removed_reason.clear();
    }
    hide_parts(cx, &mut row);
    let author_verified = policy::people::is_verified(&row.author_kind, row.verified_until, row.coordinator_until, cx.now);
    let given = mine.iter().filter(|one| one.reply_id == row.id).filter_map(|one| ReactionKind::parse(&one.kind)).collect();
    PostView {
        html: SanitisedHtml::stored(html),
        author_verified,
        can: policy::abilities(&cx.actor, &facts),
        mine: given,
        unread: false,
        unread_below: 0,
        row,
    }
}

/// What the author does not show to the asker.
fn hide_parts(cx: &Cx, row: &mut PostRow) {
    let sees = |rank| policy::people::may_see_rank(&cx.actor, MemberId(row.author_id), rank);
    let (country, photo) = (sees(row.see_country), sees(row.see_photo));
    if !country {
        row.author_country.clear();
    }
    if !photo {
        row.author_photo.clear();
    }
}
