use crate::{
    cx::Cx,
    discussion::prepare_text,
    failure::{Failure, Result},
    text,
};
use model::{MemberId, Problem};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, DerivePartialModel, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};
use tables::profile;

#[derive(DerivePartialModel)]
#[sea_orm(entity = "profile::Entity")]
struct Row {
    member_id: MemberId,
    bio: String,
}

/// Renders some profiles anew that an older renderer wrote. Returns how many; 0 means that all are up to date.
pub async fn rerender_some(cx: &Cx, most: i64) -> Result<usize> {
    let old = profile::Entity::find().filter(profile::Column::Renderer.lt(text::RENDERER));
    let old = old.order_by_asc(profile::Column::Renderer).order_by_asc(profile::Column::MemberId).limit(u64::try_from(most).unwrap_or(0));
    let rows: Vec<Row> = old.into_partial_model().all(cx.reader()).await?;
    let count = rows.len();
    for row in rows {
        let html = match prepare_text(cx, row.bio.clone()).await {
            Ok(prepared) => Some(prepared.html.into_string()),
            Err(Failure::Problem(Problem::Invalid(_))) => None,
            Err(failure) => return Err(failure),
        };
        // What cannot be rendered any more stays as it was.
        let anew = profile::ActiveModel { bio_html: html.map_or(NotSet, Set), renderer: Set(text::RENDERER), ..Default::default() };
        let of = profile::Entity::update_many().set(anew).filter(profile::Column::MemberId.eq(row.member_id));
        let txn = cx.begin().await?;
        of.filter(profile::Column::Bio.eq(row.bio)).exec(&txn).await?;
        txn.commit().await?;
    }
    Ok(count)
}
