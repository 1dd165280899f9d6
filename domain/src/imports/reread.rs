use super::{Charset, Table, read_import::fetch, read_table};
use crate::{
    cx::Cx,
    db::{hold, one, run},
    failure::{Failure, Result},
    policy,
};
use model::{Field, ImportId, Problem, Wrong};
use sea_orm::FromQueryResult;

#[derive(FromQueryResult)]
struct Content {
    content: Option<Vec<u8>>,
}

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
    let row: Option<Content> = one(&txn, "SELECT content FROM imports WHERE id = $1", vec![id.0.into()]).await?;
    let bytes = row.and_then(|row| row.content).ok_or(Failure::Problem(Problem::NotFound))?;
    let Table { lines, .. } = read_table(&bytes, Some(chosen)).map_err(|_| wrong(Wrong::NotThatCharset))?;
    let text = serde_json::to_string(&lines).map_err(Failure::bug)?;
    let sql = "UPDATE imports SET lines = $2, charset = $3, guessed = FALSE WHERE id = $1";
    run(&txn, sql, vec![id.0.into(), text.into(), chosen.name().into()]).await?;
    txn.commit().await
}
