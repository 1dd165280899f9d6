use super::{access, access::ReplyRow, delete_reply::take_away, permalink, sql, stories};
use crate::{
    cx::Cx,
    db::{Txn, run},
    failure::Result,
    notices::{self, About, Telling},
    policy::Act,
};
use model::{MemberId, ReplyId, SubjectKind};
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect, Select, sea_query::ExprTrait};
use tables::{board, reply};

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

/// Deletes a post as its author does. A thread in which others have written goes only where `sure` says that its author knows; they are
/// told.
pub async fn delete_own(cx: &Cx, id: ReplyId, sure: bool) -> Result<Deleted> {
    let me = cx.member()?.id;
    let txn = cx.begin().await?;
    let reply = access::held_reply(&txn, cx, id, Act::Delete).await?;
    if reply.is_opening() && !sure {
        let company = company(&txn, &reply, me).await?;
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
    let slug = board::Entity::find().filter(board::Column::Id.eq(reply.board_id)).select_only().column(board::Column::Slug);
    let slug: Option<String> = slug.into_tuple().one(txn).await?;
    Ok(slug.map_or_else(|| "/".to_owned(), |slug| SubjectKind::Board.named(&slug)))
}

/// The live replies of others than a member, without columns.
fn of_others(opening: &ReplyRow, me: MemberId) -> Select<reply::Entity> {
    let replies = reply::Entity::find().filter(reply::Column::ThreadId.eq(opening.thread_id)).filter(reply::Column::Number.gt(0));
    replies.filter(reply::live()).filter(reply::Column::AuthorId.ne(me)).select_only()
}

async fn company(txn: &Txn, opening: &ReplyRow, me: MemberId) -> Result<Company> {
    let people = of_others(opening, me).column_as(reply::Column::AuthorId.into_expr().count_distinct(), "people");
    Ok(people.column_as(reply::Column::Id.count(), "replies").into_model().one(txn).await?.unwrap_or_default())
}

/// Tells everybody who has written in a thread that it is deleted.
pub(super) async fn tell_others(txn: &Txn, cx: &Cx, opening: &ReplyRow) -> Result<()> {
    let me = cx.member()?.id;
    let others = of_others(opening, me).distinct().column(reply::Column::AuthorId).order_by_asc(reply::Column::AuthorId);
    let others: Vec<MemberId> = others.into_tuple().all(txn).await?;
    for other in others.into_iter().filter(|other| other.0 != opening.author_id) {
        notices::tell(txn, cx, None, telling(opening, other, me)?).await?;
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
    run(txn, sql::UNTELL, vec![opening.thread_id.into(), notices::naming(ReplyId(opening.id)).into()]).await?;
    Ok(())
}
