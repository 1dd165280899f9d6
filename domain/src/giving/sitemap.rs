use crate::{
    cx::{Actor, Cx},
    db::{Number, all_of, one_of},
    failure::Result,
};
use model::SubjectKind;
use sea_orm::{
    FromQueryResult,
    sea_query::{ExprTrait, Order},
};

/// Ids in one part; sitemaps.org allows 50,000 addresses in a file. Each kind is cut by its ids, so that a part never moves and is one
/// walk of the key.
const BLOCK: i64 = 10_000;
/// Parts of one kind; the latest are kept.
const PARTS_MOST: i64 = 5_000;

/// A page, with the time of its last change where there is one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    pub path: String,
    pub changed_at: Option<i64>,
}

#[derive(FromQueryResult)]
struct Row {
    id: i64,
    slug: String,
    at: i64,
}

/// The parts there are, as kind and number.
pub async fn sitemap_parts(cx: &Cx) -> Result<Vec<(SubjectKind, i64)>> {
    let mut parts = Vec::new();
    for kind in cx.world.features.kinds.all().filter(|kind| kind.mapped().is_some()) {
        let (mut last, id) = (kind.rows(), kind.columns().id);
        last.expr_as(id.clone(), "n").order_by_expr(id, Order::Desc).limit(1);
        if let Some(last) = one_of::<Number>(cx.reader(), &last).await? {
            let last = (last.n - 1) / BLOCK;
            parts.extend((Ord::max(0, last - PARTS_MOST)..=last).map(|part| (kind.kind(), part)));
        }
    }
    Ok(parts)
}

/// The pages of one part that visitors may see, whoever asks; none for kinds that are not mapped.
pub async fn sitemap_part(cx: &Cx, kind: SubjectKind, part: i64) -> Result<Option<Vec<Place>>> {
    let Some((of, mapped)) = cx.world.features.kinds.get(kind).and_then(|of| Some((of, of.mapped()?))) else { return Ok(None) };
    let from = part.clamp(0, i64::MAX / BLOCK - 1) * BLOCK;
    let (mut rows, columns) = (of.rows(), of.columns());
    let id = columns.id;
    rows.expr_as(id.clone(), "id").expr_as(columns.slug, "slug").expr_as(mapped.changed_at, "at");
    rows.and_where(id.clone().gt(from)).and_where(id.clone().lte(from + BLOCK));
    rows.cond_where(of.seen_by(&Actor::Visitor)).cond_where(mapped.which).order_by_expr(id, Order::Asc);
    let rows: Vec<Row> = all_of(cx.reader(), &rows).await?;
    let place = |row: Row| Place { path: kind.of(row.id).page(&row.slug), changed_at: Some(row.at).filter(|at| *at > 0) };
    Ok(Some(rows.into_iter().map(place).collect()))
}
