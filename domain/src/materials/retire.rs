use super::{access, facets, versions};
use crate::{
    audit,
    cx::Cx,
    db::run,
    failure::Result,
    moderation::reports::{self, ReportOf},
    policy::materials::Act,
    search::index,
    text,
};
use model::{Field, MaterialId, MaterialState, MemberId, Problem, limits, problem::Findings};

/// Takes material out of the lists, for a reason that its page shows. Its licence stays: who has it may go on using it.
pub async fn retire(cx: &Cx, id: MaterialId, reason: &str) -> Result<()> {
    let reason = text::clean_line(reason);
    let mut found = Findings::default();
    found.length(Field::Reason, &reason, 3..=limits::NOTE_MAX);
    found.none_or(())?;
    let txn = cx.begin().await?;
    let row = access::held(&txn, cx, id, Act::Retire).await?;
    if row.state() != MaterialState::Published {
        return Err(Problem::Forbidden.into());
    }
    run(
        &txn,
        "UPDATE materials SET state = 'retired', reason = $2, changed_at = $3, datestamp = $3 WHERE id = $1",
        vec![id.0.into(), reason.clone().into(), cx.now.into()],
    )
    .await?;
    facets::write(&txn, id, None).await?;
    if !row.is_author {
        reports::settle(&txn, cx, ReportOf::Material(id), "hidden", &reason).await?;
    }
    let member = Some(MemberId(row.created_by));
    audit::record(&txn, cx, audit::Entry { act: "material-retired", member, object: format!("material:{id}"), reason, ..audit::Entry::default() })
        .await?;
    Ok(txn.commit().await?)
}

/// Lists it again.
pub async fn unretire(cx: &Cx, id: MaterialId) -> Result<()> {
    let txn = cx.begin().await?;
    let row = access::held(&txn, cx, id, Act::Retire).await?;
    if row.state() != MaterialState::Retired {
        return Err(Problem::Forbidden.into());
    }
    let (material, _) = versions::fields_of(&txn, id, row.version).await?;
    run(
        &txn,
        "UPDATE materials SET state = 'published', reason = '', changed_at = $2, datestamp = $2 WHERE id = $1",
        vec![id.0.into(), cx.now.into()],
    )
    .await?;
    facets::write(&txn, id, Some((&material, row.published_at))).await?;
    index::material(&txn, id).await?;
    let member = Some(MemberId(row.created_by));
    audit::record(&txn, cx, audit::Entry { act: "material-listed", member, object: format!("material:{id}"), ..audit::Entry::default() }).await?;
    Ok(txn.commit().await?)
}
