//! Making boards, changing them, their order, and keeping them for reading only.

use crate::{
    audit::{self, Entry},
    cx::Cx,
    db::{Number, all, one, run},
    failure::{Failure, Result, breaks_unique},
    policy::staff::{StaffAct, staff},
    text,
};
use model::{BoardId, Field, Problem, Wrong, site::BoardDraft};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, DbErr, EntityTrait, FromQueryResult, NotSet};
use tables::board;

#[derive(Clone, Debug, FromQueryResult)]
pub struct AdminBoard {
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
    pub archived_at: Option<i64>,
}

/// All boards but those of groups, in their order, archived ones too.
pub async fn list_all_boards(cx: &Cx) -> Result<Vec<AdminBoard>> {
    staff(&cx.actor, StaffAct::EditBoards)?;
    let sql = "SELECT id, slug, name, description, language, country, colour, icon, audience, news, threads_count, archived_at FROM boards \
         WHERE group_id IS NULL ORDER BY position, id";
    all(cx.reader(), sql, Vec::new()).await
}

fn clean(draft: BoardDraft) -> BoardDraft {
    BoardDraft { name: text::clean_line(&draft.name), description: text::clean_line(&draft.description), ..draft }
}

fn taken(error: DbErr) -> Failure {
    if breaks_unique(&error, "boards", "slug") { Failure::from(Problem::field(Field::Slug, Wrong::Taken)) } else { Failure::from(error) }
}

fn columns(draft: BoardDraft) -> board::ActiveModel {
    board::ActiveModel {
        slug: Set(draft.slug),
        name: Set(draft.name),
        description: Set(draft.description),
        language: Set(draft.language),
        country: Set(draft.country),
        colour: Set(draft.colour),
        icon: Set(draft.icon),
        audience: Set(draft.audience),
        news: Set(draft.news),
        ..Default::default()
    }
}

/// Makes a board at the end of the list.
pub async fn create_board(cx: &Cx, draft: BoardDraft) -> Result<BoardId> {
    staff(&cx.actor, StaffAct::EditBoards)?;
    let draft = clean(draft).check()?;
    let txn = cx.begin().await?;
    let last: Option<Number> = one(&txn, "SELECT CAST(COALESCE(MAX(position), 0) AS bigint) AS n FROM boards", Vec::new()).await?;
    let position = i32::try_from(last.map_or(0, |row| row.n)).unwrap_or(0) + 1;
    let slug = draft.slug.clone();
    let row = board::ActiveModel {
        id: NotSet,
        position: Set(position),
        threads_count: Set(0),
        replies_count: Set(0),
        last_activity_at: Set(cx.now),
        ..columns(draft)
    };
    let id = board::Entity::insert(row).exec(&txn).await.map_err(taken)?.last_insert_id;
    note(&txn, cx, "board-created", id, slug).await?;
    txn.commit().await?;
    Ok(BoardId(id))
}

/// Changes what a board is called and who sees it. A new slug ends old links.
pub async fn edit_board(cx: &Cx, id: BoardId, draft: BoardDraft) -> Result<()> {
    staff(&cx.actor, StaffAct::EditBoards)?;
    let draft = clean(draft).check()?;
    let txn = cx.begin().await?;
    there(&txn, id).await?;
    let slug = draft.slug.clone();
    board::ActiveModel { id: Set(id.0), ..columns(draft) }.update(&txn).await.map_err(taken)?;
    note(&txn, cx, "board-edited", id.0, slug).await?;
    txn.commit().await
}

/// Moves a board one place up or down.
pub async fn move_board(cx: &Cx, id: BoardId, up: bool) -> Result<()> {
    staff(&cx.actor, StaffAct::EditBoards)?;
    let txn = cx.begin().await?;
    let mut order: Vec<i64> = all::<Number>(&txn, "SELECT id AS n FROM boards WHERE group_id IS NULL ORDER BY position, id", Vec::new())
        .await?
        .into_iter()
        .map(|row| row.n)
        .collect();
    let at = order.iter().position(|one| *one == id.0).ok_or(Failure::Problem(Problem::NotFound))?;
    let to = if up { at.checked_sub(1) } else { Some(at + 1).filter(|to| *to < order.len()) };
    let Some(to) = to else { return Ok(()) };
    order.swap(at, to);
    for (position, board) in (1_i32..).zip(order) {
        run(&txn, "UPDATE boards SET position = $2 WHERE id = $1 AND position <> $2", vec![board.into(), position.into()]).await?;
    }
    note(&txn, cx, "board-moved", id.0, if up { "up" } else { "down" }.to_owned()).await?;
    txn.commit().await
}

/// Keeps a board for reading only, or opens it again. An empty archived board is not listed.
pub async fn archive_board(cx: &Cx, id: BoardId, archived: bool) -> Result<()> {
    staff(&cx.actor, StaffAct::EditBoards)?;
    let txn = cx.begin().await?;
    there(&txn, id).await?;
    let at = archived.then_some(cx.now);
    run(&txn, "UPDATE boards SET archived_at = $2 WHERE id = $1", vec![id.0.into(), at.into()]).await?;
    note(&txn, cx, if archived { "board-archived" } else { "board-reopened" }, id.0, String::new()).await?;
    txn.commit().await
}

async fn there(txn: &impl ConnectionTrait, id: BoardId) -> Result<()> {
    let found: Option<Number> = one(txn, "SELECT id AS n FROM boards WHERE id = $1 AND group_id IS NULL", vec![id.0.into()]).await?;
    found.map(|_| ()).ok_or(Failure::Problem(Problem::NotFound))
}

async fn note(txn: &impl ConnectionTrait, cx: &Cx, act: &'static str, id: i64, detail: String) -> Result<()> {
    audit::record(txn, cx, Entry { act, object: format!("board:{id}"), detail, ..Entry::default() }).await
}
