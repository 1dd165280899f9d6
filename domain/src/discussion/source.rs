use super::{
    access,
    drafts::{self, Draft},
    tags,
};
use crate::{cx::Cx, failure::Result, policy::Act, text};
use model::ReplyId;

/// A post as it was typed, for the edit form.
#[derive(Clone, Debug)]
pub struct Source {
    pub reply: ReplyId,
    pub thread_id: i64,
    pub is_opening: bool,
    pub version: i32,
    pub title: String,
    pub slug: String,
    pub kind: String,
    pub language: String,
    pub tags: String,
    pub body: String,
    pub draft: Option<Draft>,
    /// The asker wrote it.
    pub own: bool,
}

/// Reads a post for editing.
pub async fn read_source(cx: &Cx, id: ReplyId) -> Result<Source> {
    let row = access::reply(cx.reader(), cx, id, Act::Edit).await?;
    let tags = tags::of(cx.reader(), &[row.thread_id]).await?.remove(&row.thread_id).unwrap_or_default();
    Ok(Source {
        reply: id,
        thread_id: row.thread_id,
        is_opening: row.is_opening(),
        version: row.version,
        title: row.title.clone(),
        slug: row.slug.clone(),
        kind: row.kind.clone(),
        language: row.language.clone(),
        tags: tags.join(", "),
        body: row.body.clone(),
        own: cx.actor.id() == Some(model::MemberId(row.author_id)),
        draft: drafts::read_draft(cx, &format!("edit:{id}")).await?,
    })
}

/// A post as a quotation for the composer, linking its source.
pub async fn quoted(cx: &Cx, id: ReplyId) -> Result<String> {
    let row = access::reply(cx.reader(), cx, id, Act::SeeReply).await?;
    Ok(text::quote(&row.body, &row.author_name, row.number, row.id))
}
