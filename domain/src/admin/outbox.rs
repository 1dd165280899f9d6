use crate::{
    audit::{self, Entry},
    cx::Cx,
    db::{Number, all, one, run},
    failure::Result,
    policy::staff::{StaffAct, staff},
};
use model::{Problem, SubjectKind, staff::check_reason};
use sea_orm::FromQueryResult;

/// What waits, and what was given up.
pub struct OutboxView {
    /// News that are due.
    pub waiting: i64,
    /// News that were tried in vain and will be tried again.
    pub trying: i64,
    /// The latest parked first, at most a hundred.
    pub parked: Vec<ParkedLine>,
}

#[derive(Clone, Debug, FromQueryResult)]
pub struct ParkedLine {
    pub id: i64,
    pub news: String,
    pub recorded_at: i64,
    pub parked_at: i64,
    pub attempts: i32,
    pub fault: String,
}

const OPEN: &str = "delivered_at IS NULL AND parked_at IS NULL";

pub async fn read_outbox(cx: &Cx) -> Result<OutboxView> {
    staff(&cx.actor, StaffAct::SeeMachinery)?;
    let count = async |condition: &str| -> Result<i64> {
        let sql = format!("SELECT COUNT(*) AS n FROM outbox WHERE {OPEN} AND {condition}");
        Ok(one::<Number>(cx.reader(), &sql, vec![cx.now.into()]).await?.map_or(0, |row| row.n))
    };
    let sql = "SELECT id, news, recorded_at, parked_at, attempts, fault FROM outbox WHERE parked_at IS NOT NULL AND delivered_at IS NULL \
               ORDER BY id DESC LIMIT 100";
    let parked = all(cx.reader(), sql, Vec::new()).await?;
    Ok(OutboxView { waiting: count("next_at <= $1").await?, trying: count("next_at > $1 AND attempts > 0").await?, parked })
}

/// Has parked news tried again, ten times more.
pub async fn retry_news(cx: &Cx, id: i64) -> Result<()> {
    staff(&cx.actor, StaffAct::SeeMachinery)?;
    let sql = "UPDATE outbox SET parked_at = NULL, attempts = 0, next_at = $2 WHERE id = $1 AND parked_at IS NOT NULL AND delivered_at IS NULL";
    settle(cx, id, "news-retried", sql).await
}

/// The same for all that is parked, once what stopped them was put right. Returns how many.
pub async fn retry_all_news(cx: &Cx) -> Result<u64> {
    staff(&cx.actor, StaffAct::SeeMachinery)?;
    let txn = cx.begin().await?;
    let sql = "UPDATE outbox SET parked_at = NULL, attempts = 0, next_at = $1 WHERE parked_at IS NOT NULL AND delivered_at IS NULL";
    let retried = run(&txn, sql, vec![cx.now.into()]).await?;
    audit::record(&txn, cx, Entry { act: "news-retried", detail: format!("all {retried}"), ..Entry::default() }).await?;
    txn.commit().await?;
    Ok(retried)
}

/// Gives parked news up for good, for the context's reason.
pub async fn drop_news(cx: &Cx, id: i64) -> Result<()> {
    staff(&cx.actor, StaffAct::SeeMachinery)?;
    check_reason(&cx.reason)?;
    let sql = "UPDATE outbox SET delivered_at = $2 WHERE id = $1 AND parked_at IS NOT NULL AND delivered_at IS NULL";
    settle(cx, id, "news-dropped", sql).await
}

async fn settle(cx: &Cx, id: i64, act: &'static str, sql: &str) -> Result<()> {
    let txn = cx.begin().await?;
    if run(&txn, sql, vec![id.into(), cx.now.into()]).await? == 0 {
        return Err(Problem::NotFound.into());
    }
    audit::record(&txn, cx, Entry { act, object: Some(SubjectKind::News.of(id)), ..Entry::default() }).await?;
    txn.commit().await
}
