use super::{
    access,
    news::{OutdatedAnswered, OutdatedReported},
    sql,
};
use crate::{
    cx::Cx,
    db::{Txn, all},
    failure::Result,
    outbox::announce,
    policy::{materials, trust::Act},
    text,
};
use model::{Field, MaterialId, MemberId, Problem, limits, problem::Findings};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, FromQueryResult, QueryFilter,
    sea_query::{Expr, ExprTrait, OnConflict},
};
use tables::{material, outdated_report};

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
    if !change(&txn, me, id, version, &reason).await? {
        if !insert(&txn, cx, me, id, version, reason).await? {
            // The authors have answered this already.
            return Err(Problem::Forbidden.into());
        }
        let more = material::Entity::update_many().col_expr(material::Column::Outdated, Expr::col(material::Column::Outdated).add(1));
        more.filter(material::Column::Id.eq(id)).exec(&txn).await?;
        announce(&txn, cx, OutdatedReported { material: id, by: me }).await?;
    }
    txn.commit().await
}

/// False where there is none that is open.
async fn change(txn: &Txn, me: MemberId, id: MaterialId, version: i32, reason: &str) -> Result<bool> {
    let said = outdated_report::ActiveModel { reason: Set(reason.to_owned()), ..Default::default() };
    let own = outdated_report::Entity::update_many().set(said).filter(outdated_report::Column::MemberId.eq(me));
    let own = own.filter(outdated_report::Column::MaterialId.eq(id)).filter(outdated_report::Column::Version.eq(version));
    Ok(own.filter(outdated_report::Column::ClosedAt.is_null()).exec(txn).await?.rows_affected > 0)
}

/// False where there is one already.
async fn insert(txn: &Txn, cx: &Cx, me: MemberId, id: MaterialId, version: i32, reason: String) -> Result<bool> {
    let new = outdated_report::ActiveModel {
        member_id: Set(me),
        material_id: Set(id),
        version: Set(version),
        reason: Set(reason),
        created_at: Set(cx.now),
        ..Default::default()
    };
    let new = outdated_report::Entity::insert(new).on_conflict(OnConflict::new().do_nothing().to_owned());
    Ok(new.exec_without_returning(txn).await? > 0)
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
    all(cx.reader(), sql::OUTDATED, vec![id.into()]).await
}
