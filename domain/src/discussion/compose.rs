//! From typed text to what is stored, before a transaction begins: rendering costs time, writes are to be short.

use crate::{
    cx::Cx,
    failure::{Failure, Result},
    search, text, tokens,
};
use model::{Field, MemberId, Problem, ReplyId, Wrong, limits};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, DerivePartialModel, EntityTrait, QueryFilter, QuerySelect};
use std::collections::BTreeSet;
use tables::{member, mention, quote, reply};

/// A post's text with its HTML and the members it names.
#[derive(Clone, Debug)]
pub struct Prepared {
    pub body: String,
    pub html: text::SanitisedHtml,
    pub excerpt: String,
    pub mentioned: Vec<MemberId>,
    /// Whose posts it quotes.
    pub quoted: Vec<MemberId>,
}

#[derive(DerivePartialModel)]
#[sea_orm(entity = "member::Entity")]
struct Named {
    id: MemberId,
    handle: String,
}

/// Renders a checked body. Mentions of people who do not exist stay plain text.
pub async fn prepare(cx: &Cx, body: String) -> Result<Prepared> {
    let handles = text::mentioned(&body);
    if handles.len() > limits::MENTIONS_MAX {
        return Err(too_much(Wrong::TooManyMentions { most: 10 }));
    }
    let named = find_members(cx, &handles).await?;
    let quoted = find_quoted(cx, &text::quoted_posts(&body)).await?;
    let known: BTreeSet<String> = named.iter().map(|one| one.handle.clone()).collect();
    // Footnotes of two posts on one page must not share ids.
    let scope: String = tokens::random()?.chars().filter(char::is_ascii_alphanumeric).take(8).collect();
    let source = body.clone();
    let rendered = tokio::task::spawn_blocking(move || text::render(&source, &known, &scope)).await.map_err(Failure::bug)?;
    let rendered = rendered.map_err(|much| match much {
        text::TooMuch::Nothing => Problem::field(Field::Body, Wrong::Missing).into(),
        text::TooMuch::Depth => too_much(Wrong::TooDeep),
        text::TooMuch::Mentions => too_much(Wrong::TooManyMentions { most: 10 }),
        text::TooMuch::Links => too_much(Wrong::TooManyLinks { most: 50 }),
    })?;
    let mentioned = named.into_iter().map(|one| one.id).collect();
    Ok(Prepared { body, html: rendered.html, excerpt: rendered.excerpt, mentioned, quoted })
}

/// The HTML a post would have, for the composer.
pub async fn preview(cx: &Cx, body: &str) -> Result<text::SanitisedHtml> {
    cx.member()?;
    search::keep_pace(cx, search::Paced::Preview)?;
    let body = model::ReplyDraft { body: text::clean_text(body) }.check()?;
    Ok(prepare(cx, body).await?.html)
}

fn too_much(wrong: Wrong) -> Failure {
    Problem::field(Field::Body, wrong).into()
}

async fn find_members(cx: &Cx, handles: &[String]) -> Result<Vec<Named>> {
    if handles.is_empty() {
        return Ok(Vec::new());
    }
    let named = member::Entity::find().filter(member::Column::Handle.is_in(handles.iter().map(String::as_str)));
    Ok(named.into_partial_model().all(cx.reader()).await?)
}

/// The authors of posts.
async fn find_quoted(cx: &Cx, posts: &[i64]) -> Result<Vec<MemberId>> {
    if posts.is_empty() {
        return Ok(Vec::new());
    }
    let live = reply::Entity::find().filter(reply::live()).filter(reply::Column::Id.is_in(posts.iter().copied()));
    Ok(live.select_only().distinct().column(reply::Column::AuthorId).into_tuple().all(cx.reader()).await?)
}

/// Stores who is named and who is quoted in a post, replacing what was stored before.
pub async fn write_mentions(txn: &impl ConnectionTrait, reply: ReplyId, text: &Prepared, edited: bool) -> Result<()> {
    if edited {
        mention::Entity::delete_many().filter(mention::Column::ReplyId.eq(reply)).exec(txn).await?;
        quote::Entity::delete_many().filter(quote::Column::ReplyId.eq(reply)).exec(txn).await?;
    }
    for member in &text.mentioned {
        let row = mention::ActiveModel { reply_id: Set(reply), member_id: Set(*member) };
        mention::Entity::insert(row).exec_without_returning(txn).await?;
    }
    for member in &text.quoted {
        let row = quote::ActiveModel { reply_id: Set(reply), member_id: Set(*member) };
        quote::Entity::insert(row).exec_without_returning(txn).await?;
    }
    Ok(())
}
