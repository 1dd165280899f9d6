//! From typed text to what is stored, before a transaction begins: rendering costs time, writes are to be short.

use crate::{
    cx::Cx,
    db::{Number, all, places, run},
    failure::{Failure, Result},
    search, text, tokens,
};
use model::{Field, Problem, Wrong, limits};
use sea_orm::{ConnectionTrait, FromQueryResult};
use std::collections::BTreeSet;

/// A post's text with its HTML and the members it names.
#[derive(Clone, Debug)]
pub struct Prepared {
    pub body: String,
    pub html: text::SanitisedHtml,
    pub excerpt: String,
    pub mentioned: Vec<i64>,
    /// Whose posts it quotes.
    pub quoted: Vec<i64>,
}

#[derive(FromQueryResult)]
struct Named {
    id: i64,
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
    let sql = format!("SELECT id, handle FROM members WHERE handle IN ({})", places(1, handles.len()));
    all(cx.reader(), &sql, handles.iter().map(|handle| handle.clone().into()).collect()).await
}

/// The authors of posts.
async fn find_quoted(cx: &Cx, posts: &[i64]) -> Result<Vec<i64>> {
    if posts.is_empty() {
        return Ok(Vec::new());
    }
    let sql = format!("SELECT DISTINCT author_id AS n FROM replies WHERE deleted_at IS NULL AND id IN ({})", places(1, posts.len()));
    let authors: Vec<Number> = all(cx.reader(), &sql, posts.iter().map(|id| (*id).into()).collect()).await?;
    Ok(authors.into_iter().map(|row| row.n).collect())
}

/// Stores who is named and who is quoted in a post, replacing what was stored before.
pub async fn write_mentions(txn: &impl ConnectionTrait, reply: i64, text: &Prepared, edited: bool) -> Result<()> {
    if edited {
        run(txn, "DELETE FROM mentions WHERE reply_id = $1", vec![reply.into()]).await?;
        run(txn, "DELETE FROM quotes WHERE reply_id = $1", vec![reply.into()]).await?;
    }
    for member in &text.mentioned {
        run(txn, "INSERT INTO mentions (reply_id, member_id) VALUES ($1, $2)", vec![reply.into(), (*member).into()]).await?;
    }
    for member in &text.quoted {
        run(txn, "INSERT INTO quotes (reply_id, member_id) VALUES ($1, $2)", vec![reply.into(), (*member).into()]).await?;
    }
    Ok(())
}
