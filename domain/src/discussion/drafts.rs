//! Text a member has not sent yet, kept on the server: it survives a reload and is there on another device.

use super::sql;
use crate::{
    cx::Cx,
    db::{Txn, run},
    failure::Result,
    limited::{self, Limited},
    taken::{self, Kept, Kind, Rows, Taken},
    text,
};
use model::{
    BoardId, MemberId, Problem, ReplyId, ThreadId,
    limits::{self, DRAFT_MAX},
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, DerivePartialModel, EntityTrait, QueryFilter,
    sea_query::{Expr, ExprTrait, OnConflict},
};
use tables::draft;

/// A kept text.
#[derive(Clone, Debug, PartialEq, Eq, DerivePartialModel)]
#[sea_orm(entity = "draft::Entity")]
pub struct Draft {
    pub title: String,
    pub tags: String,
    pub body: String,
    pub updated_at: i64,
}

/// What is to be kept.
#[derive(Clone, Debug, Default)]
pub struct DraftText {
    pub title: String,
    pub tags: String,
    pub body: String,
}

/// The place of a new thread's draft.
pub fn place_of_thread(board: BoardId) -> String {
    format!("board:{board}")
}

/// The place of a reply's draft.
pub fn place_of_reply(thread: ThreadId, parent: Option<ReplyId>) -> String {
    parent.map_or_else(|| format!("thread:{thread}"), |parent| format!("thread:{thread}:{parent}"))
}

/// A member has so many at a time; the oldest goes.
const KEPT_MOST: i64 = 50;

/// Whether it is one of the forms above, or `edit:<reply>`. That there is such a thing is not asked.
fn is_place(place: &str) -> bool {
    let mut parts = place.split(':');
    let kind = parts.next().unwrap_or_default();
    let ids: Vec<&str> = parts.collect();
    let fits = match kind {
        "board" | "edit" => ids.len() == 1,
        "thread" => (1..=2).contains(&ids.len()),
        _ => false,
    };
    fits && ids.iter().all(|id| id.len() <= 19 && !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Keeps a text, or forgets the place when the text is empty. Nothing is checked but size: a draft may be wrong.
pub async fn save_draft(cx: &Cx, place: &str, draft: DraftText) -> Result<i64> {
    let me = cx.member()?.id;
    if !is_place(place) {
        return Err(Problem::Malformed.into());
    }
    if draft.body.chars().count() > DRAFT_MAX {
        return Err(Problem::TooLarge.into());
    }
    let (title, tags, body) = (text::clean_line(&draft.title), text::clean_line(&draft.tags), text::clean_text(&draft.body));
    let txn = cx.begin().await?;
    limited::pace(&txn, cx, "drafts", me, limits::DRAFTS).await?;
    limited::hold(&txn, Limited::Drafts, me).await?;
    if title.is_empty() && body.trim().is_empty() {
        forget(&txn, me, place).await?;
    } else {
        keep(&txn, cx, me, place, DraftText { title, tags, body }).await?;
    }
    txn.commit().await?;
    Ok(cx.now)
}

/// In the place of what was kept there before; the oldest of too many goes.
async fn keep(txn: &Txn, cx: &Cx, me: MemberId, place: &str, text: DraftText) -> Result<()> {
    let row = draft::ActiveModel {
        member_id: Set(me),
        place: Set(place.to_owned()),
        title: Set(text.title),
        tags: Set(text.tags),
        body: Set(text.body),
        updated_at: Set(cx.now),
    };
    let new = [draft::Column::Title, draft::Column::Tags, draft::Column::Body, draft::Column::UpdatedAt];
    let again = OnConflict::columns([draft::Column::MemberId, draft::Column::Place]).update_columns(new).to_owned();
    draft::Entity::insert(row).on_conflict(again).exec_without_returning(txn).await?;
    run(txn, sql::DROP_OLD_DRAFTS, vec![me.into(), KEPT_MOST.into()]).await?;
    Ok(())
}

fn this(member: MemberId, place: &str) -> Expr {
    draft::Column::MemberId.eq(member).and(draft::Column::Place.eq(place))
}

/// The asker's kept text for a place.
pub async fn read_draft(cx: &Cx, place: &str) -> Result<Option<Draft>> {
    let Some(me) = cx.actor.id() else { return Ok(None) };
    Ok(draft::Entity::find().filter(this(me, place)).into_partial_model().one(cx.reader()).await?)
}

/// Throws a kept text away, which can be brought back for a while.
pub async fn discard_draft(cx: &Cx, place: &str) -> Result<Taken> {
    let me = cx.member()?.id;
    let txn = cx.begin().await?;
    let rows = Rows { table: "drafts", condition: sql::THIS_DRAFT, values: vec![me.into(), place.into()] };
    let taken = taken::keep(&txn, cx, Kind::Draft, me.0, vec![rows]).await?;
    forget(&txn, me, place).await?;
    txn.commit().await?;
    Ok(taken)
}

/// Brings a discarded text back, unless another one stands in its place.
pub(crate) async fn bring_draft_back(txn: &Txn, kept: &Kept) -> Result<()> {
    taken::put_back(txn, kept).await.map(drop)
}

pub(super) async fn forget(txn: &impl ConnectionTrait, member: MemberId, place: &str) -> Result<()> {
    draft::Entity::delete_many().filter(this(member, place)).exec(txn).await?;
    Ok(())
}
