use super::{
    access::{self, BoardRow},
    sql,
};
use crate::{
    cx::Cx,
    db::all,
    failure::Result,
    policy::{self, Act, Cleared},
};
use sea_orm::FromQueryResult;

/// A board as the front page lists it.
#[derive(Clone, Debug, FromQueryResult)]
pub struct BoardLine {
    pub id: i64,
    pub slug: String,
    pub name: String,
    pub description: String,
    pub language: String,
    pub country: String,
    pub colour: String,
    pub icon: String,
    pub audience: String,
    pub news: bool,
    pub threads_count: i32,
    pub replies_count: i32,
    pub last_thread_id: Option<i64>,
    pub last_title: Option<String>,
    pub last_slug: Option<String>,
    pub last_language: Option<String>,
    pub last_author: Option<String>,
    pub last_activity_at: i64,
    pub archived_at: Option<i64>,
}

/// All boards the asker may see, in the order staff gave them, then those of their groups; archived ones last, without those that are empty.
pub async fn list_boards(cx: &Cx) -> Result<Vec<BoardLine>> {
    let mut values = Vec::new();
    let sql = sql::boards(&policy::boards_seen_by(&cx.actor, &mut values));
    all(cx.reader(), &sql, values).await
}

/// One board, and whether the asker can start a thread in it.
pub async fn read_board(cx: &Cx, slug: &str) -> Result<(Cleared<BoardRow>, bool)> {
    let board = access::board(cx.reader(), cx, slug, Act::SeeBoard).await?;
    let can_start = policy::may(&cx.actor, Act::StartThread, &board.facts()).is_ok();
    Ok((board, can_start))
}
