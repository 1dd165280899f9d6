use super::Line;
use crate::{
    cx::Cx,
    failure::{Failure, Result},
};
use model::{ImportId, MemberId, Problem};
use sea_orm::{ColumnTrait, ConnectionTrait, DerivePartialModel, EntityTrait, QueryFilter};
use tables::import;

/// A list that was read, as its owner sees it.
pub struct Import {
    pub id: ImportId,
    /// From another library, not from a table.
    pub harvested: bool,
    /// The name of the file or the address of the library.
    pub origin: String,
    pub lines: Vec<Line>,
    /// Drafts were made of it.
    pub done: bool,
    pub made: i32,
    /// How its letters were read; empty where that cannot be chosen.
    pub charset: String,
    /// Nothing in the file says that it is this one.
    pub guessed: bool,
}

/// All of a list but its file, which can be large.
#[derive(DerivePartialModel)]
#[sea_orm(entity = "import::Entity")]
struct Row {
    kind: String,
    origin: String,
    lines: String,
    made: i32,
    done_at: i64,
    charset: String,
    guessed: bool,
}

/// One's own; there is no other.
pub async fn read_import(cx: &Cx, id: ImportId) -> Result<Import> {
    let me = cx.member()?.id;
    fetch(cx.reader(), me, id).await
}

pub(super) async fn fetch(conn: &impl ConnectionTrait, me: MemberId, id: ImportId) -> Result<Import> {
    let own = import::Entity::find_by_id(id).filter(import::Column::MemberId.eq(me));
    let row: Row = own.into_partial_model().one(conn).await?.ok_or(Failure::Problem(Problem::NotFound))?;
    let lines = serde_json::from_str(&row.lines).map_err(Failure::bug)?;
    Ok(Import {
        id,
        harvested: row.kind == "library",
        origin: row.origin,
        lines,
        done: row.done_at > 0,
        made: row.made,
        charset: row.charset,
        guessed: row.guessed,
    })
}
