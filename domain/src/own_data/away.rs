use super::leave::{Why, begin_leaving};
use crate::{
    audit::{self, Entry},
    cx::Cx,
    failure::Result,
    retention::{INACTIVE, INACTIVE_NOTICE, LEAVING},
};
use model::MemberId;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::Query};
use tables::{leaving, member};

/// Members that one turn asks at most.
const AT_ONCE: u64 = 200;

/// Tells members who have been away for nearly 24 months, and plans that their accounts are erased 14 days after these are over. Whoever signs in
/// keeps theirs. Some at a time, 0 when nobody is left.
pub async fn away(cx: &Cx) -> Result<usize> {
    let since = cx.now - INACTIVE.ms() + INACTIVE_NOTICE.ms();
    let leaving = Query::select().column(leaving::Column::MemberId).from(leaving::Entity).to_owned();
    let away = member::Entity::find().filter(member::not_erased()).filter(member::Column::SeenAt.lt(since));
    let away = away.filter(member::Column::CreatedAt.lt(since)).filter(member::Column::Id.not_in_subquery(leaving));
    let ids = away.select_only().column(member::Column::Id).order_by_asc(member::Column::Id).limit(AT_ONCE);
    let ids: Vec<MemberId> = ids.into_tuple().all(cx.reader()).await?;
    let due = cx.now + INACTIVE_NOTICE.ms() + LEAVING.ms();
    for &id in &ids {
        let txn = cx.begin().await?;
        if begin_leaving(&txn, cx, id, Why::Inactive, due).await? {
            audit::record(&txn, cx, Entry { act: "leaving-inactive", member: Some(id), ..Entry::default() }).await?;
        }
        txn.commit().await?;
    }
    Ok(ids.len())
}
