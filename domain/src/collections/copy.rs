use super::{access, sql, start};
use crate::{cx::Cx, db::run, failure::Result, policy::collections::Act};
use model::{CollectionAccess, CollectionDraft, CollectionId};
use sea_orm::{
    ColumnTrait, EntityTrait, QueryFilter,
    sea_query::{Expr, ExprTrait},
};
use tables::collection;

/// Makes the asker's own collection of one they may read; it remembers where it came from. It is private until they say otherwise.
/// `end` is the last part of the address they came by. What is not listed any more stays behind.
pub async fn copy(cx: &Cx, id: CollectionId, end: &str) -> Result<CollectionId> {
    let me = cx.member()?.id;
    let txn = cx.begin().await?;
    let row = access::collection(&txn, cx, id, end, Act::Copy).await?;
    access::check_own(&txn, cx, me).await?;
    let draft = CollectionDraft { title: row.title, summary: row.summary, language: row.language, access: String::new() };
    let copy = start::insert(&txn, cx, me, &draft, CollectionAccess::Private, Some(id)).await?;
    run(&txn, sql::COPY_ENTRIES, vec![id.into(), copy.into(), me.into(), cx.now.into()]).await?;
    run(&txn, sql::COUNT_ENTRIES, vec![copy.into()]).await?;
    let copied = Expr::col(collection::Column::Copies).add(1);
    let copied = collection::Entity::update_many().col_expr(collection::Column::Copies, copied);
    copied.filter(collection::Column::Id.eq(id)).exec(&txn).await?;
    txn.commit().await?;
    Ok(copy)
}
