use super::compose;
use crate::{
    cx::Cx,
    db::{all, run},
    failure::{Failure, Result},
    text,
};
use model::Problem;
use sea_orm::FromQueryResult;

#[derive(FromQueryResult)]
struct Row {
    id: i64,
    body: String,
    version: i32,
}

/// Renders some posts anew that an older renderer wrote. Returns how many; 0 means that all are up to date.
pub async fn rerender_some(cx: &Cx, most: i64) -> Result<usize> {
    let sql = "SELECT id, body, version FROM replies WHERE renderer < $1 ORDER BY renderer, id LIMIT $2";
    let rows: Vec<Row> = all(cx.reader(), sql, vec![text::RENDERER.into(), most.into()]).await?;
    let count = rows.len();
    for row in rows {
        // A text that today's limits refuse keeps the HTML it has.
        let html = match compose::prepare(cx, row.body).await {
            Ok(prepared) => Some(prepared.html.into_string()),
            Err(Failure::Problem(Problem::Invalid(_))) => None,
            Err(failure) => return Err(failure),
        };
        let sql = "UPDATE replies SET html = COALESCE($3, html), renderer = $4 WHERE id = $1 AND version = $2";
        let txn = cx.begin().await?;
        run(&txn, sql, vec![row.id.into(), row.version.into(), html.into(), text::RENDERER.into()]).await?;
        txn.commit().await?;
    }
    Ok(count)
}
