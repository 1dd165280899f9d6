//! Making boards, changing them, their order, and keeping them for reading only.

use crate::{
    audit::{self, Entry},
    cx::Cx,
    failure::{Failure, Result, breaks_unique},
    policy::staff::{StaffAct, staff},
    text,
};
use model::{BoardId, Field, Problem, Subject, Wrong, site::BoardDraft};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, DerivePartialModel, EntityTrait, NotSet, QueryFilter, QueryOrder,
    QuerySelect, SelectExt,
};
use tables::board;

#[derive(Clone, Debug, DerivePartialModel)]
#[sea_orm(entity = "board::Entity")]
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
    let all = board::Entity::find().filter(board::Column::GroupId.is_null()).order_by_asc(board::Column::Position).order_by_asc(board::Column::Id);
    Ok(all.into_partial_model().all(cx.reader()).await?)
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
    let last = board::Entity::find().select_only().column(board::Column::Position).order_by_desc(board::Column::Position);
    let last: Option<i32> = last.into_tuple().one(&txn).await?;
    let position = last.unwrap_or(0) + 1;
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
    Ok(id)
}

/// Changes what a board is called and who sees it. A new slug ends old links.
pub async fn edit_board(cx: &Cx, id: BoardId, draft: BoardDraft) -> Result<()> {
    staff(&cx.actor, StaffAct::EditBoards)?;
    let draft = clean(draft).check()?;
    let txn = cx.begin().await?;
    there(&txn, id).await?;
    let slug = draft.slug.clone();
    board::ActiveModel { id: Set(id), ..columns(draft) }.update(&txn).await.map_err(taken)?;
    note(&txn, cx, "board-edited", id, slug).await?;
    txn.commit().await
}

/// Moves a board one place up or down.
pub async fn move_board(cx: &Cx, id: BoardId, up: bool) -> Result<()> {
    staff(&cx.actor, StaffAct::EditBoards)?;
    let txn = cx.begin().await?;
    let order = board::Entity::find().filter(board::Column::GroupId.is_null()).select_only().column(board::Column::Id);
    let order = order.order_by_asc(board::Column::Position).order_by_asc(board::Column::Id);
    let mut order: Vec<BoardId> = order.into_tuple().all(&txn).await?;
    let at = order.iter().position(|one| *one == id).ok_or(Failure::Problem(Problem::NotFound))?;
    let to = if up { at.checked_sub(1) } else { Some(at + 1).filter(|to| *to < order.len()) };
    let Some(to) = to else { return Ok(()) };
    order.swap(at, to);
    for (position, board) in (1_i32..).zip(order) {
        let placed = board::ActiveModel { position: Set(position), ..Default::default() };
        let this = board::Entity::update_many().set(placed).filter(board::Column::Id.eq(board));
        this.filter(board::Column::Position.ne(position)).exec(&txn).await?;
    }
    note(&txn, cx, "board-moved", id, if up { "up" } else { "down" }.to_owned()).await?;
    txn.commit().await
}

/// Keeps a board for reading only, or opens it again. An empty archived board is not listed.
pub async fn archive_board(cx: &Cx, id: BoardId, archived: bool) -> Result<()> {
    staff(&cx.actor, StaffAct::EditBoards)?;
    let txn = cx.begin().await?;
    there(&txn, id).await?;
    let at = archived.then_some(cx.now);
    let kept = board::ActiveModel { archived_at: Set(at), ..Default::default() };
    board::Entity::update_many().set(kept).filter(board::Column::Id.eq(id)).exec(&txn).await?;
    note(&txn, cx, if archived { "board-archived" } else { "board-reopened" }, id, String::new()).await?;
    txn.commit().await
}

async fn there(txn: &impl ConnectionTrait, id: BoardId) -> Result<()> {
    let of = board::Entity::find_by_id(id).filter(board::Column::GroupId.is_null());
    if of.exists(txn).await? { Ok(()) } else { Err(Problem::NotFound.into()) }
}

async fn note(txn: &impl ConnectionTrait, cx: &Cx, act: &'static str, id: BoardId, detail: String) -> Result<()> {
    audit::record(txn, cx, Entry { act, object: Some(Subject::Board(id)), detail, ..Entry::default() }).await
}
