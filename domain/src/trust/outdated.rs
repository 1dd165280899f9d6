use super::{
    access,
    news::{OutdatedAnswered, OutdatedReported},
};
use crate::{
    cx::Cx,
    db::{all, run},
    failure::Result,
    outbox::announce,
    policy::{materials, trust::Act},
    text,
};
use model::{Field, MaterialId, Problem, limits, problem::Findings};
use sea_orm::FromQueryResult;

/// Tells the authors what is outdated in the version that was read. Somebody's open report is changed by their next one.
pub async fn report_outdated(cx: &Cx, id: MaterialId, version: i32, reason: &str) -> Result<()> {
    let me = cx.member()?.id;
    let reason = text::clean_text(reason);
    let mut found = Findings::default();
    found.length(Field::Reason, &reason, 10..=limits::REASON_MAX);
    found.none_or(())?;
    let txn = cx.begin().await?;
    let row = access::held(&txn, cx, id, Act::Judge).await?;
    access::check_version(&row, version)?;
    if version < row.version {
        // A newer one is there: it may be right by now.
        return Err(Problem::Stale.into());
    }
    let sql = "UPDATE outdated_reports SET reason = $4 WHERE member_id = $1 AND material_id = $2 AND version = $3 AND closed_at IS NULL";
    if run(&txn, sql, vec![me.0.into(), id.0.into(), version.into(), reason.clone().into()]).await? == 0 {
        let sql =
            "INSERT INTO outdated_reports (member_id, material_id, version, reason, created_at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING";
        if run(&txn, sql, vec![me.0.into(), id.0.into(), version.into(), reason.into(), cx.now.into()]).await? == 0 {
            // The authors have answered this already.
            return Err(Problem::Forbidden.into());
        }
        run(&txn, "UPDATE materials SET outdated = outdated + 1 WHERE id = $1", vec![id.0.into()]).await?;
        announce(&txn, cx, OutdatedReported { material: id, by: me }).await?;
    }
    txn.commit().await
}

/// Answers all open reports at once; the mark goes, the answer stays to be read.
pub async fn answer_outdated(cx: &Cx, id: MaterialId, answer: &str) -> Result<()> {
    let answer = text::clean_text(answer);
    let mut found = Findings::default();
    found.length(Field::Answer, &answer, 3..=limits::REASON_MAX);
    found.none_or(())?;
    let txn = cx.begin().await?;
    access::held(&txn, cx, id, Act::Care).await?;
    if crate::materials::close_outdated(&txn, cx, id, &answer).await? > 0 {
        announce(&txn, cx, OutdatedAnswered { material: id, at: cx.now, by: cx.member()?.id }).await?;
    }
    txn.commit().await
}

/// A report as pages show it.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct OutdatedLine {
    pub id: i64,
    pub name: String,
    pub handle: String,
    pub version: i32,
    pub reason: String,
    pub created_at: i64,
    pub closed_at: Option<i64>,
    pub answer: String,
}

/// The latest fifty, open ones first.
pub async fn list_outdated(cx: &Cx, id: MaterialId) -> Result<Vec<OutdatedLine>> {
    crate::materials::access::material(cx.reader(), cx, id, materials::Act::See).await?;
    let sql = "SELECT o.id, m.name, m.handle, o.version, o.reason, o.created_at, o.closed_at, o.answer FROM outdated_reports o \
               JOIN members m ON m.id = o.member_id WHERE o.material_id = $1 ORDER BY CASE WHEN o.closed_at IS NULL THEN 0 ELSE 1 END, o.id DESC LIMIT 50";
    all(cx.reader(), sql, vec![id.0.into()]).await
}
