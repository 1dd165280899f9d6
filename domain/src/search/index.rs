//! Writes the index, in the transaction of whatever changed a text. What is deleted, hidden or moved stays in it: the
//! query asks for that in the rows themselves.

use super::entry::{Entry, Kind, Mark};
use super::{names, others, sources, sql};
use crate::{
    cx::Cx,
    db::{places, run},
    failure::Result,
};
use model::{BoardId, MaterialId, MemberId, OrganisationId, ReplyId, Subject, ThreadId};
use sea_orm::{ConnectionTrait, DbBackend, Value};

/// Rows in one statement; each has six values at most.
const AT_ONCE: usize = 200;

/// A new or changed opening post.
pub(crate) struct Opening<'a> {
    pub thread: ThreadId,
    pub board: BoardId,
    pub author: MemberId,
    pub language: &'a str,
    pub title: &'a str,
    pub body: &'a str,
}

/// A thread that was opened, or whose opening post was changed; after its tags were set.
pub(crate) async fn opening(txn: &impl ConnectionTrait, of: Opening<'_>) -> Result<()> {
    let entry = Entry::text(Kind::Thread, of.thread.0, of.title, of.body, of.language);
    put(txn, &[entry.marked([Mark::Author(of.author.0), Mark::Board(of.board.0)]).tagged_as(of.thread.0)]).await
}

/// A new or changed reply.
pub(crate) struct Replied<'a> {
    pub reply: ReplyId,
    pub thread: ThreadId,
    pub board: BoardId,
    pub author: MemberId,
    /// The thread's.
    pub language: &'a str,
    pub body: &'a str,
}

pub(crate) async fn reply(txn: &impl ConnectionTrait, of: Replied<'_>) -> Result<()> {
    let entry = Entry::text(Kind::Reply, of.reply.0, "", of.body, of.language);
    put(txn, &[entry.marked([Mark::Author(of.author.0), Mark::Board(of.board.0)]).tagged_as(of.thread.0)]).await
}

/// All posts of a thread: after it was moved, split or merged, or its tags or language were changed.
pub(crate) async fn whole_thread(txn: &impl ConnectionTrait, thread: ThreadId) -> Result<()> {
    put(txn, &sources::threads(txn, "t.id = $1", vec![thread.0.into()]).await?).await?;
    put(txn, &sources::replies(txn, "r.thread_id = $1", vec![thread.0.into()]).await?).await
}

/// Posts whose words were changed without their authors: opening posts and replies.
pub(crate) async fn posts(txn: &impl ConnectionTrait, posts: &[ReplyId]) -> Result<()> {
    if posts.is_empty() {
        return Ok(());
    }
    let (ids, values) = (places(1, posts.len()), || posts.iter().map(|post| post.0.into()).collect());
    put(txn, &sources::threads(txn, &format!("r.id IN ({ids})"), values()).await?).await?;
    put(txn, &sources::replies(txn, &format!("r.id IN ({ids})"), values()).await?).await
}

/// A resource that was published or has other authors; after its facets were written.
pub(crate) async fn material(txn: &impl ConnectionTrait, material: MaterialId) -> Result<()> {
    put(txn, &sources::materials(txn, "m.id = $1", vec![material.0.into()]).await?).await
}

/// A member: for everybody and for members what each may read, or nothing.
pub(crate) async fn member(txn: &impl ConnectionTrait, member: MemberId) -> Result<()> {
    for kind in [Kind::PublicPerson, Kind::Person] {
        let entries = sources::people(txn, kind, "m.id = $1", vec![member.0.into()]).await?;
        if entries.is_empty() {
            forget(txn, kind, member.0).await?;
        }
        put(txn, &entries).await?;
    }
    Ok(())
}

/// Nothing of a member is found any more. Call it before the rows of what they were found by are gone.
pub(crate) async fn forget_member(txn: &impl ConnectionTrait, member: MemberId) -> Result<()> {
    names::forget_name(txn, member).await?;
    forget(txn, Kind::PublicPerson, member.0).await?;
    forget(txn, Kind::Person, member.0).await
}

pub(crate) async fn organisation(txn: &impl ConnectionTrait, organisation: OrganisationId) -> Result<()> {
    put(txn, &sources::organisations(txn, "o.id = $1", vec![organisation.0.into()]).await?).await
}

/// A tag that is used for the first time.
pub(crate) async fn tag(txn: &impl ConnectionTrait, id: i64, name: &str) -> Result<()> {
    put(txn, &[Entry::named(Kind::Tag, id, name, "", "")]).await
}

/// Something of a kind that lies in the index as it is; after its row was written.
pub(crate) async fn thing(txn: &impl ConnectionTrait, cx: &Cx, subject: impl Into<Subject>) -> Result<()> {
    others::index(txn, cx, subject.into()).await
}

async fn forget(txn: &impl ConnectionTrait, kind: Kind, object: i64) -> Result<()> {
    run(txn, sql::FORGET_ENTRY, vec![kind.number().into(), object.into()]).await?;
    if txn.get_database_backend() == DbBackend::Sqlite {
        run(txn, &sql::forget_words(kind.texts()), vec![(kind.base() + object).into()]).await?;
    }
    Ok(())
}

/// Writes entries over what may be there of the same things.
pub(super) async fn put(txn: &impl ConnectionTrait, entries: &[Entry]) -> Result<()> {
    for part in entries.chunks(AT_ONCE) {
        match txn.get_database_backend() {
            DbBackend::Sqlite => put_sqlite(txn, part).await?,
            _ => put_postgres(txn, part, true).await?,
        }
    }
    names::learn(txn, entries).await
}

/// The same for what was read a while ago: what a verb has written meanwhile is newer and stays.
pub(super) async fn put_missing(txn: &impl ConnectionTrait, entries: &[Entry]) -> Result<()> {
    for part in entries.chunks(AT_ONCE) {
        match txn.get_database_backend() {
            // Nobody else writes meanwhile.
            DbBackend::Sqlite => put_sqlite(txn, part).await?,
            _ => put_postgres(txn, part, false).await?,
        }
    }
    names::learn(txn, entries).await
}

async fn put_sqlite(txn: &impl ConnectionTrait, entries: &[Entry]) -> Result<()> {
    let values = entries.iter().flat_map(|one| [one.kind.number().into(), one.object.into(), one.language.clone().into()]).collect();
    run(txn, &sql::put_entries(entries.len()), values).await?;
    for part in entries.chunk_by(|one, next| one.kind.texts() == next.kind.texts()) {
        put_texts(txn, part).await?;
    }
    Ok(())
}

/// The words of entries that lie in the same table.
async fn put_texts(txn: &impl ConnectionTrait, entries: &[Entry]) -> Result<()> {
    let Some(texts) = entries.first().map(|one| one.kind.texts()) else { return Ok(()) };
    let values = entries.iter().flat_map(|one| -> [Value; 5] {
        [(one.kind.base() + one.object).into(), one.title.join(" ").into(), one.body.join(" ").into(), one.codes().into(), one.tags_of.into()]
    });
    run(txn, &sql::put_words(texts, entries.len()), values.collect()).await?;
    Ok(())
}

async fn put_postgres(txn: &impl ConnectionTrait, entries: &[Entry], over: bool) -> Result<()> {
    let values = entries.iter().flat_map(|one| -> [Value; 5] {
        [one.kind.number().into(), one.object.into(), one.language.clone().into(), one.vector().into(), one.tags_of.into()]
    });
    run(txn, &sql::put_entries_and_words(entries.len(), over), values.collect()).await?;
    Ok(())
}
