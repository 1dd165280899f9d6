//! Where others name somebody who is erased: `@handle` in their posts, drafts and revisions, and the name on top of quotes. Their words
//! stay; the name gives way to the pseudonym, and what was found by the name is found no more.

use super::steps::EMPTIED;
use crate::{failure::Result, search::index, text};
use model::{MemberId, ReplyId};
use sea_orm::{
    ActiveModelTrait,
    ActiveValue::Set,
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, Func},
};
use std::collections::{BTreeSet, HashSet};
use tables::{draft, member, mention, quote, reply, revision, thread};

/// Revisions that are read at a time.
const AT_ONCE: u64 = 200;
const POSTS_AT_ONCE: usize = 200;

/// Who gives way to what.
struct Renaming<'a> {
    member: MemberId,
    handle: &'a str,
    new_handle: &'a str,
}

impl Renaming<'_> {
    /// None where nobody of this name is in the text.
    async fn of(&self, txn: &impl ConnectionTrait, markdown: &str) -> Result<Option<String>> {
        let quoted = text::quote_targets(markdown);
        let theirs: HashSet<i64> = match quoted.is_empty() {
            true => HashSet::new(),
            false => {
                let own = reply::Entity::find().filter(reply::Column::AuthorId.eq(self.member)).filter(reply::Column::Id.is_in(quoted));
                own.select_only().column(reply::Column::Id).into_tuple::<i64>().all(txn).await?.into_iter().collect()
            }
        };
        let renamed = text::rename_quotes(markdown, |id| theirs.contains(&id), former_name());
        let renamed = text::rename_mentions(&renamed, self.handle, self.new_handle);
        Ok((renamed != markdown).then_some(renamed))
    }
}

/// What an erased member is called.
fn former_name() -> &'static str {
    EMPTIED.iter().find(|(column, _)| *column == "name").map_or("", |(_, value)| value.trim_matches('\''))
}

/// Call it while their posts, mentions and quotes are still known as theirs.
pub(super) async fn rename(txn: &impl ConnectionTrait, member: &member::Model, new_handle: &str) -> Result<()> {
    let renaming = Renaming { member: member.id, handle: &member.handle, new_handle };
    let posts = naming(txn, member.id).await?;
    for part in posts.chunks(POSTS_AT_ONCE) {
        in_posts(txn, &renaming, part).await?;
    }
    in_old_words(txn, &renaming).await
}

/// The posts that mention or quote them.
async fn naming(txn: &impl ConnectionTrait, member: MemberId) -> Result<Vec<ReplyId>> {
    let mentioning = mention::Entity::find().filter(mention::Column::MemberId.eq(member)).select_only().column(mention::Column::ReplyId);
    let quoting = quote::Entity::find().filter(quote::Column::MemberId.eq(member)).select_only().column(quote::Column::ReplyId);
    let mut posts: BTreeSet<ReplyId> = mentioning.into_tuple::<ReplyId>().all(txn).await?.into_iter().collect();
    posts.extend(quoting.into_tuple::<ReplyId>().all(txn).await?);
    Ok(posts.into_iter().collect())
}

async fn in_posts(txn: &impl ConnectionTrait, renaming: &Renaming<'_>, posts: &[ReplyId]) -> Result<()> {
    let rows = reply::Entity::find().filter(reply::Column::Id.is_in(posts.iter().copied())).all(txn).await?;
    let mut changed = Vec::new();
    for row in rows {
        let Some(body) = renaming.of(txn, &row.body).await? else { continue };
        let known = handles_in(txn, &body).await?;
        // A text that today's limits refuse keeps the HTML it has, but for the name.
        let html = match text::render(&body, &known, &format!("e{}", row.id)) {
            Ok(rendered) => {
                if row.number == 0 {
                    thread::ActiveModel { id: Set(row.thread_id), excerpt: Set(rendered.excerpt), ..Default::default() }.update(txn).await?;
                }
                rendered.html.into_string()
            }
            Err(_) => row.html.replace(renaming.handle, renaming.new_handle),
        };
        reply::ActiveModel { id: Set(row.id), body: Set(body), html: Set(html), ..Default::default() }.update(txn).await?;
        changed.push(row.id);
    }
    index::posts(txn, &changed).await
}

/// Posts that were taken back are found by no word any more; the steps have emptied them.
pub(super) async fn forget_taken_back(txn: &impl ConnectionTrait, member: MemberId) -> Result<()> {
    let emptied = reply::Entity::find().filter(reply::Column::AuthorId.eq(member)).filter(reply::Column::DeletedAt.is_not_null());
    let ids: Vec<ReplyId> = emptied.select_only().column(reply::Column::Id).into_tuple().all(txn).await?;
    for part in ids.chunks(POSTS_AT_ONCE) {
        index::posts(txn, part).await?;
    }
    Ok(())
}

/// Those of the mentioned handles that belong to somebody.
async fn handles_in(txn: &impl ConnectionTrait, markdown: &str) -> Result<BTreeSet<String>> {
    let mentioned = text::mentioned(markdown);
    if mentioned.is_empty() {
        return Ok(BTreeSet::new());
    }
    let found = member::Entity::find().filter(member::Column::Handle.is_in(mentioned)).select_only().column(member::Column::Handle);
    Ok(found.into_tuple::<String>().all(txn).await?.into_iter().collect())
}

/// Whether a text can name them: it has their handle, or quotes somebody.
fn may_name(body: impl ColumnTrait, handle: &str) -> Condition {
    let lower = Expr::expr(Func::lower(Expr::col(body.as_column_ref())));
    Condition::any().add(lower.like(format!("%@{handle}%"))).add(body.like("%](/replies/%"))
}

/// Revisions and drafts are not listed by whom they name, so they are looked through.
async fn in_old_words(txn: &impl ConnectionTrait, renaming: &Renaming<'_>) -> Result<()> {
    let mut after = 0;
    loop {
        let next = revision::Entity::find().filter(revision::Column::Id.gt(after)).filter(may_name(revision::Column::Body, renaming.handle));
        let rows = next.order_by_asc(revision::Column::Id).limit(AT_ONCE).all(txn).await?;
        let Some(last) = rows.last() else { break };
        after = last.id;
        for row in rows {
            if let Some(body) = renaming.of(txn, &row.body).await? {
                revision::ActiveModel { id: Set(row.id), body: Set(body), ..Default::default() }.update(txn).await?;
            }
        }
    }
    for row in draft::Entity::find().filter(may_name(draft::Column::Body, renaming.handle)).all(txn).await? {
        if let Some(body) = renaming.of(txn, &row.body).await? {
            let changed = draft::ActiveModel { member_id: Set(row.member_id), place: Set(row.place), body: Set(body), ..Default::default() };
            changed.update(txn).await?;
        }
    }
    Ok(())
}
