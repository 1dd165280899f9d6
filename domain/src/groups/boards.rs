//! The boards of a group: the first comes with the group, more are made by its keepers.

use super::{access, start_group::free_board_slug};
use crate::{
    audit::{self, Entry},
    cx::Cx,
    db::{Txn, hold},
    failure::{Failure, Result},
    policy::groups::Act,
    text,
};
use model::{Audience, BoardId, Field, GroupBoardDraft, GroupId, Problem, Subject, Wrong, groups::BOARDS_MAX};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DerivePartialModel, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, sea_query::Expr,
};
use tables::board;

/// A board of a group, as the group's page lists it.
#[derive(Clone, Debug, DerivePartialModel)]
#[sea_orm(entity = "board::Entity")]
pub struct GroupBoard {
    pub id: i64,
    pub slug: String,
    pub name: String,
    pub description: String,
    pub language: String,
    pub threads_count: i32,
    pub replies_count: i32,
    pub last_activity_at: i64,
    pub archived_at: Option<i64>,
}

/// Makes one more board; gives its address.
pub async fn open_group_board(cx: &Cx, id: GroupId, draft: GroupBoardDraft) -> Result<String> {
    let draft = GroupBoardDraft { name: text::clean_line(&draft.name), description: text::clean_line(&draft.description) };
    let txn = cx.begin().await?;
    let row = access::held(&txn, cx, id, Act::Keep).await?;
    let draft = draft.check()?;
    let live = board::Entity::find().filter(board::Column::GroupId.eq(id)).filter(board::Column::ArchivedAt.is_null());
    if live.count(&txn).await? >= BOARDS_MAX {
        return Err(Problem::field(Field::Name, Wrong::TooManyOf { most: 5 }).into());
    }
    let slug = insert(&txn, cx, id, &row.language, draft).await?;
    note(&txn, cx, "board-created", id, slug.clone()).await?;
    txn.commit().await?;
    Ok(format!("/boards/{slug}"))
}

/// Keeps a board of a group for reading only, or opens it again.
pub async fn archive_group_board(cx: &Cx, id: GroupId, board: BoardId, archived: bool) -> Result<()> {
    let txn = cx.begin().await?;
    access::held(&txn, cx, id, Act::Keep).await?;
    hold(&txn, "boards WHERE id = $1", board.0).await?;
    let mut update = board::Entity::update_many().filter(board::Column::Id.eq(board)).filter(board::Column::GroupId.eq(id));
    update = update.col_expr(board::Column::ArchivedAt, Expr::value(archived.then_some(cx.now)));
    if update.exec(&txn).await?.rows_affected == 0 {
        return Err(Failure::Problem(Problem::NotFound));
    }
    note(&txn, cx, if archived { "board-archived" } else { "board-reopened" }, id, board.to_string()).await?;
    txn.commit().await
}

/// All of a group's, those for reading only last.
pub(super) async fn list(conn: &impl ConnectionTrait, id: GroupId) -> Result<Vec<GroupBoard>> {
    let own = board::Entity::find().filter(board::Column::GroupId.eq(id)).order_by_asc(board::Column::ArchivedAt.is_not_null());
    Ok(own.order_by_asc(board::Column::Id).limit(50).into_partial_model().all(conn).await?)
}

async fn note(txn: &Txn, cx: &Cx, act: &'static str, id: GroupId, detail: String) -> Result<()> {
    audit::record(txn, cx, Entry { act, object: Some(Subject::Group(id)), detail, ..Entry::default() }).await
}

/// Inserts a board that the group alone sees.
pub(super) async fn insert(txn: &Txn, cx: &Cx, group: GroupId, language: &str, draft: GroupBoardDraft) -> Result<String> {
    let slug = free_board_slug(txn, &draft.name, group).await?;
    let audience = Audience::Group(group);
    let row = board::ActiveModel {
        slug: Set(slug.clone()),
        name: Set(draft.name),
        description: Set(draft.description),
        language: Set(language.to_owned()),
        country: Set(String::new()),
        colour: Set("slate".to_owned()),
        icon: Set("users".to_owned()),
        audience: Set(audience.as_str().to_owned()),
        group_id: Set(audience.group()),
        news: Set(false),
        position: Set(0),
        threads_count: Set(0),
        replies_count: Set(0),
        last_thread_id: Set(None),
        last_activity_at: Set(cx.now),
        archived_at: Set(None),
        ..Default::default()
    };
    row.insert(txn).await?;
    Ok(slug)
}
