use crate::{
    cx::Cx,
    db::{all, run},
    discussion::prepare_text,
    failure::{Failure, Result},
    text,
};
use model::Problem;
use sea_orm::FromQueryResult;

#[derive(FromQueryResult)]
struct Row {
    member_id: i64,
    bio: String,
}

/// Renders some profiles anew that an older renderer wrote. Returns how many; 0 means that all are up to date.
pub async fn rerender_some(cx: &Cx, most: i64) -> Result<usize> {
    let sql = "SELECT member_id, bio FROM profiles WHERE renderer < $1 ORDER BY renderer, member_id LIMIT $2";
    let rows: Vec<Row> = all(cx.reader(), sql, vec![text::RENDERER.into(), most.into()]).await?;
    let count = rows.len();
    for row in rows {
        let html = match prepare_text(cx, row.bio.clone()).await {
            Ok(prepared) => Some(prepared.html.into_string()),
            Err(Failure::Problem(Problem::Invalid(_))) => None,
            Err(failure) => return Err(failure),
        };
        let sql = "UPDATE profiles SET bio_html = COALESCE($3, bio_html), renderer = $4 WHERE member_id = $1 AND bio = $2";
        let txn = cx.begin().await?;
        run(&txn, sql, vec![row.member_id.into(), row.bio.into(), html.into(), text::RENDERER.into()]).await?;
        txn.commit().await?;
    }
    Ok(count)
}
