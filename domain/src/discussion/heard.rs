//! What follows from news about discussions.

use crate::{
    args,
    cx::Cx,
    db::one,
    failure::Result,
    mail::Mail,
    outbox::{News, Told},
    text,
    texts::Locale,
};
use model::ReplyId;
use sea_orm::FromQueryResult;

/// Handles one news; `id` is the outbox row's, for Message-IDs that stay the same on a second try.
pub async fn heard(cx: &Cx, id: i64, news: News) -> Result<Told> {
    match news {
        News::ReplyPosted { reply, .. } => tell_the_answered(cx, id, reply).await,
        _ => Ok(Told::Nobody),
    }
}

#[derive(FromQueryResult)]
struct Row {
    body: String,
    title: String,
    author_id: i64,
    author: String,
    reader_id: i64,
    reader: String,
    email: String,
    language: String,
    mail_on_reply: bool,
}

const ANSWERED: &str = "SELECT r.body, t.title, r.author_id, a.name AS author, m.id AS reader_id, m.name AS reader, m.email, m.language, m.mail_on_reply \
    FROM replies r JOIN threads t ON t.id = r.thread_id JOIN members a ON a.id = r.author_id JOIN replies p ON p.id = r.parent_id \
    JOIN members m ON m.id = p.author_id WHERE r.id = $1 AND r.deleted_at IS NULL AND t.deleted_at IS NULL";

/// A mail to the author of the post that was answered, unless they do not want it or wrote the answer themselves.
async fn tell_the_answered(cx: &Cx, id: i64, reply: ReplyId) -> Result<Told> {
    let row: Option<Row> = one(cx.reader(), ANSWERED, vec![reply.0.into()]).await?;
    let Some(row) = row.filter(|row| row.mail_on_reply && row.author_id != row.reader_id) else { return Ok(Told::Nobody) };
    let locale = Locale::parse(&row.language).unwrap_or_default();
    let link = format!("{}/replies/{reply}", cx.world.public_url);
    let settings = format!("{}/settings", cx.world.public_url);
    let body = args!(
        name = row.reader.clone(),
        author = row.author.clone(),
        title = row.title.clone(),
        text = text::excerpt(&row.body, 600),
        link = link,
        settings = settings
    );
    let mail = Mail {
        id: format!("news-{id}-{}", row.reader_id),
        to_name: row.reader,
        to_address: row.email,
        subject: locale.with("mail-reply-subject", &args!(author = row.author, title = row.title)),
        body: locale.with("mail-reply-body", &body),
    };
    cx.world.post.send(&mail).await?;
    Ok(Told::Somebody)
}
