use super::compose;
use crate::{
    cx::Cx,
    failure::{Failure, Result},
    text,
};
use model::{Problem, ReplyId};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, DerivePartialModel, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};
use tables::reply::{ActiveModel, Column, Entity};

#[derive(DerivePartialModel)]
#[sea_orm(entity = "Entity")]
struct Row {
    id: ReplyId,
    body: String,
    version: i32,
}

/// Renders some posts anew that an older renderer wrote. Returns how many; 0 means that all are up to date.
pub async fn rerender_some(cx: &Cx, most: u64) -> Result<usize> {
    let old = Entity::find().filter(Column::Renderer.lt(text::RENDERER)).order_by_asc(Column::Renderer).order_by_asc(Column::Id);
    let rows: Vec<Row> = old.limit(most).into_partial_model().all(cx.reader()).await?;
    let count = rows.len();
    for row in rows {
        // A text that today's limits refuse keeps the HTML it has.
        let html = match compose::prepare(cx, row.body).await {
            Ok(prepared) => Set(prepared.html.into_string()),
            Err(Failure::Problem(Problem::Invalid(_))) => NotSet,
            Err(failure) => return Err(failure),
        };
        let new = ActiveModel { html, renderer: Set(text::RENDERER), ..Default::default() };
        let this = Entity::update_many().set(new).filter(Column::Id.eq(row.id)).filter(Column::Version.eq(row.version));
        let txn = cx.begin().await?;
        this.exec(&txn).await?;
        txn.commit().await?;
    }
    Ok(count)
}
