use super::{access, access::ReplyRow, delete_reply::take_away, permalink, stories};
use crate::{
    cx::Cx,
    db::{Number, Txn, all, one, run},
    failure::Result,
    notices::{self, About, Telling},
    policy::Act,
};
use model::{MemberId, ReplyId, SubjectKind};
use sea_orm::FromQueryResult;

/// What became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deleted {
    /// Where the placeholder of a reply stands, or the board of a thread.
    Done { place: String, whole_thread: bool },
    /// Nothing: others have written in the thread, and it was not said that this is known.
    AskFirst(Company),
}

/// Who else has written in a thread.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, FromQueryResult)]
pub struct Company {
    pub people: i64,
    pub replies: i64,
}

#[derive(FromQueryResult)]
struct Board {
    slug: String,
}

const COMPANY: &str = "SELECT COUNT(DISTINCT author_id) AS people, COUNT(*) AS replies FROM replies WHERE thread_id = $1 AND number > 0 \
    AND deleted_at IS NULL AND author_id <> $2";
const OTHERS: &str = "SELECT DISTINCT r.author_id AS n FROM replies r WHERE r.thread_id = $1 AND r.number > 0 AND r.deleted_at IS NULL \
    AND r.author_id <> $2 ORDER BY n";

/// Deletes a post as its author does. A thread in which others have written goes only where `sure` says that its author knows; they are
/// told.
pub async fn delete_own(cx: &Cx, id: ReplyId, sure: bool) -> Result<Deleted> {
    let me = cx.member()?.id;
    let txn = cx.begin().await?;
    let reply = access::held_reply(&txn, cx, id, Act::Delete).await?;
    if reply.is_opening() && !sure {
        let company: Company = one(&txn, COMPANY, vec![reply.thread_id.into(), me.0.into()]).await?.unwrap_or_default();
        if company.people > 0 {
            return Ok(Deleted::AskFirst(company));
        }
    }
    take_away(&txn, cx, &reply).await?;
    let place = if reply.is_opening() { board_of(&txn, &reply).await? } else { permalink::place_of(&reply) };
    let whole_thread = reply.is_opening();
    txn.commit().await?;
    Ok(Deleted::Done { place, whole_thread })
}

async fn board_of(txn: &Txn, reply: &ReplyRow) -> Result<String> {
    let board: Option<Board> = one(txn, "SELECT slug FROM boards WHERE id = $1", vec![reply.board_id.into()]).await?;
    Ok(board.map_or_else(|| "/".to_owned(), |board| SubjectKind::Board.named(&board.slug)))
}

/// Tells everybody who has written in a thread that it is deleted.
pub(super) async fn tell_others(txn: &Txn, cx: &Cx, opening: &ReplyRow) -> Result<()> {
    let me = cx.member()?.id;
    let others: Vec<Number> = all(txn, OTHERS, vec![opening.thread_id.into(), me.0.into()]).await?;
    for other in others.iter().filter(|other| other.n != opening.author_id) {
        notices::tell(txn, cx, None, telling(opening, MemberId(other.n), me)?).await?;
    }
    Ok(())
}

/// No mail: it may come back within minutes.
fn telling(opening: &ReplyRow, to: MemberId, me: MemberId) -> Result<Telling> {
    let by_author = me.0 == opening.author_id;
    let story = if by_author { &stories::THREAD_DELETED } else { &stories::THREAD_REMOVED };
    let story = story.of(&About::new(ReplyId(opening.id), opening.title.clone()))?;
    Ok(Telling { to, actor: by_author.then_some(me), reply: None, story })
}

/// The thread is there again, so that what was told is not true any more.
pub(super) async fn untell_others(txn: &Txn, opening: &ReplyRow) -> Result<()> {
    let sql = "DELETE FROM notices WHERE payload LIKE $2 AND story IN ('thread-deleted', 'thread-removed') \
               AND member_id IN (SELECT author_id FROM replies WHERE thread_id = $1)";
    run(txn, sql, vec![opening.thread_id.into(), notices::naming(ReplyId(opening.id)).into()]).await?;
    Ok(())
}
