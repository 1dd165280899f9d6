use super::access;
use crate::{
    cx::Cx,
    failure::Result,
    policy::{Act, Cleared},
    text::{self, DiffLine},
};
use model::ReplyId;
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect};
use tables::{member, reaction, revision};

/// One change of a post.
pub struct Revision {
    /// The version this change made.
    pub version: i32,
    pub editor: String,
    pub at: i64,
    /// Old and new title, where an opening post's title changed.
    pub title: Option<(String, String)>,
    pub diff: Vec<DiffLine>,
}

#[derive(FromQueryResult)]
struct Row {
    title: String,
    body: String,
    editor: String,
    created_at: i64,
}

/// How many changes a history page goes back.
const MOST: u64 = 50;
/// How many reactors are named.
const REACTORS_MOST: u64 = 500;

/// What was changed in a post, the latest change first.
pub async fn read_history(cx: &Cx, id: ReplyId) -> Result<(Cleared<access::ReplyRow>, Vec<Revision>)> {
    let reply = access::reply(cx.reader(), cx, id, Act::SeeReply).await?;
    let before = revision::Entity::find().inner_join(member::Entity).filter(revision::Column::ReplyId.eq(id));
    let before = before.select_only().columns([revision::Column::Title, revision::Column::Body, revision::Column::CreatedAt]);
    let before = before.column_as(member::Column::Name, "editor").order_by_desc(revision::Column::Version).limit(MOST);
    let rows: Vec<Row> = before.into_model().all(cx.reader()).await?;
    let mut newer = (reply.title.clone(), reply.body.clone());
    let mut version = reply.version;
    let mut revisions = Vec::with_capacity(rows.len());
    for row in rows {
        let renamed = reply.is_opening() && row.title != newer.0;
        let title = renamed.then(|| (row.title.clone(), newer.0.clone()));
        revisions.push(Revision { version, editor: row.editor, at: row.created_at, title, diff: text::diff(&row.body, &newer.1) });
        newer = (row.title, row.body);
        version -= 1;
    }
    Ok((reply, revisions))
}

/// Who reacted to a post, and how.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Reactor {
    pub name: String,
    pub handle: String,
    pub kind: String,
    pub level: String,
    pub country: String,
    pub note: String,
    pub created_at: i64,
}

pub async fn read_reactors(cx: &Cx, id: ReplyId) -> Result<(Cleared<access::ReplyRow>, Vec<Reactor>)> {
    let reply = access::reply(cx.reader(), cx, id, Act::SeeReply).await?;
    let given = reaction::Entity::find().inner_join(member::Entity).filter(reaction::Column::ReplyId.eq(id));
    let given = given.select_only().columns([member::Column::Name, member::Column::Handle]).columns([
        reaction::Column::Kind,
        reaction::Column::Level,
        reaction::Column::Country,
        reaction::Column::Note,
        reaction::Column::CreatedAt,
    ]);
    let given = given.order_by_asc(reaction::Column::Kind).order_by_desc(reaction::Column::CreatedAt).limit(REACTORS_MOST);
    Ok((reply, given.into_model().all(cx.reader()).await?))
}
