use super::{Charset, Table, read_import::fetch, read_table};
use crate::{
    cx::Cx,
    db::hold,
    failure::{Failure, Result},
    policy,
};
use model::{Field, ImportId, Problem, Wrong};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use tables::import;

/// Reads one's own table once more, with the letters that its owner chose. Nothing was made of it yet.
///
/// # Errors
/// [`Wrong::NoSuchChoice`] for a name that is not offered, [`Wrong::NotThatCharset`] where it makes no table of the file.
pub async fn reread_table(cx: &Cx, id: ImportId, charset: &str) -> Result<()> {
    let me = policy::imports::may_import(&cx.actor)?;
    let wrong = |wrong| Failure::Problem(Problem::field(Field::Charset, wrong));
    let chosen = Charset::parse(charset).ok_or_else(|| wrong(Wrong::NoSuchChoice))?;
    let txn = cx.begin().await?;
    hold(&txn, "imports WHERE id = $1", id.0).await?;
    if fetch(&txn, me, id).await?.done {
        return Err(Problem::Stale.into());
    }
    let content = import::Entity::find_by_id(id).select_only().column(import::Column::Content);
    let content: Option<Option<Vec<u8>>> = content.into_tuple().one(&txn).await?;
    let bytes = content.flatten().ok_or(Failure::Problem(Problem::NotFound))?;
    let Table { lines, .. } = read_table(&bytes, Some(chosen)).map_err(|_| wrong(Wrong::NotThatCharset))?;
    let text = serde_json::to_string(&lines).map_err(Failure::bug)?;
    let read = import::ActiveModel { lines: Set(text), charset: Set(chosen.name()), guessed: Set(false), ..Default::default() };
    import::Entity::update_many().set(read).filter(import::Column::Id.eq(id)).exec(&txn).await?;
    txn.commit().await
}
