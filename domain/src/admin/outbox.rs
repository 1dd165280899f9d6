use crate::{
    audit::{self, Entry},
    cx::Cx,
    failure::Result,
    policy::staff::{StaffAct, staff},
};
use model::{Problem, SubjectKind, staff::check_reason};
use sea_orm::{ActiveValue::Set, ColumnTrait, DerivePartialModel, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, UpdateMany};
use tables::outbox;

/// What waits, and what was given up.
pub struct OutboxView {
    /// News that are due.
    pub waiting: u64,
    /// News that were tried in vain and will be tried again.
    pub trying: u64,
    /// The latest parked first, at most a hundred.
    pub parked: Vec<ParkedLine>,
}

#[derive(Clone, Debug, DerivePartialModel)]
#[sea_orm(entity = "outbox::Entity")]
pub struct ParkedLine {
    pub id: i64,
    pub news: String,
    pub recorded_at: i64,
    pub parked_at: i64,
    pub attempts: i32,
    pub fault: String,
}

const MOST: u64 = 100;

pub async fn read_outbox(cx: &Cx) -> Result<OutboxView> {
    staff(&cx.actor, StaffAct::SeeMachinery)?;
    let parked = outbox::Entity::find().filter(outbox::parked()).order_by_desc(outbox::Column::Id).limit(MOST);
    let parked = parked.into_partial_model().all(cx.reader()).await?;
    let open = outbox::Entity::find().filter(outbox::open());
    let waiting = open.clone().filter(outbox::Column::NextAt.lte(cx.now)).count(cx.reader()).await?;
    let trying = open.filter(outbox::Column::NextAt.gt(cx.now)).filter(outbox::Column::Attempts.gt(0)).count(cx.reader()).await?;
    Ok(OutboxView { waiting, trying, parked })
}

/// Has parked news tried again, ten times more.
pub async fn retry_news(cx: &Cx, id: i64) -> Result<()> {
    staff(&cx.actor, StaffAct::SeeMachinery)?;
    settle(cx, id, "news-retried", again(cx)).await
}

/// The same for all that is parked, once what stopped them was put right. Returns how many.
pub async fn retry_all_news(cx: &Cx) -> Result<u64> {
    staff(&cx.actor, StaffAct::SeeMachinery)?;
    let txn = cx.begin().await?;
    let retried = parked(again(cx)).exec(&txn).await?.rows_affected;
    audit::record(&txn, cx, Entry { act: "news-retried", detail: format!("all {retried}"), ..Entry::default() }).await?;
    txn.commit().await?;
    Ok(retried)
}

/// Gives parked news up for good, for the context's reason.
pub async fn drop_news(cx: &Cx, id: i64) -> Result<()> {
    staff(&cx.actor, StaffAct::SeeMachinery)?;
    check_reason(&cx.reason)?;
    let dropped = outbox::ActiveModel { delivered_at: Set(Some(cx.now)), ..Default::default() };
    settle(cx, id, "news-dropped", dropped).await
}

/// At once, as if it had never been tried.
fn again(cx: &Cx) -> outbox::ActiveModel {
    outbox::ActiveModel { parked_at: Set(None), attempts: Set(0), next_at: Set(cx.now), ..Default::default() }
}

fn parked(set: outbox::ActiveModel) -> UpdateMany<outbox::Entity> {
    outbox::Entity::update_many().set(set).filter(outbox::parked())
}

async fn settle(cx: &Cx, id: i64, act: &'static str, set: outbox::ActiveModel) -> Result<()> {
    let txn = cx.begin().await?;
    if parked(set).filter(outbox::Column::Id.eq(id)).exec(&txn).await?.rows_affected == 0 {
        return Err(Problem::NotFound.into());
    }
    audit::record(&txn, cx, Entry { act, object: Some(SubjectKind::News.of(id)), ..Entry::default() }).await?;
    txn.commit().await
}
