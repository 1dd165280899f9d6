use super::{access, access::MaterialRow, facets, versions};
use crate::{
    audit::{self, Entry},
    cx::Cx,
    db::{Number, all, run},
    failure::Result,
    moderation::reports,
    policy::authors::is_author,
    policy::materials::Act,
    search::index,
    text,
};
use model::{Field, MaterialId, MaterialState, MemberId, Problem, SubjectKind, limits, problem::Findings};
use sea_orm::ConnectionTrait;

/// Takes material out of the lists, for a reason that its page shows; staff's reason is told to its authors. Its licence stays: who has it
/// may go on using it.
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
    let sql = "UPDATE materials SET state = 'retired', removed = $4, reason = $2, changed_at = $3, datestamp = $3 WHERE id = $1";
    run(&txn, sql, vec![id.0.into(), reason.clone().into(), cx.now.into(), (!row.is_author).into()]).await?;
    facets::write(&txn, id, None).await?;
    if !row.is_author {
        reports::settle(&txn, cx, id, "hidden", &reason).await?;
    }
    note(&txn, cx, &row, Entry { act: "material-retired", reason, ..Entry::default() }).await?;
    txn.commit().await
}

/// Lists it again.
pub async fn unretire(cx: &Cx, id: MaterialId) -> Result<()> {
    let txn = cx.begin().await?;
    let row = access::held(&txn, cx, id, Act::Retire).await?;
    if row.state() != MaterialState::Retired {
        return Err(Problem::Forbidden.into());
    }
    let (material, _) = versions::fields_of(&txn, id, row.version).await?;
    let sql = "UPDATE materials SET state = 'published', removed = FALSE, reason = '', changed_at = $2, datestamp = $2 WHERE id = $1";
    run(&txn, sql, vec![id.0.into(), cx.now.into()]).await?;
    facets::write(&txn, id, Some((&material, row.published_at))).await?;
    index::material(&txn, id).await?;
    note(&txn, cx, &row, Entry { act: "material-listed", ..Entry::default() }).await?;
    txn.commit().await
}

/// An author's own act is a line of the log; of staff's all authors hear.
async fn note(txn: &impl ConnectionTrait, cx: &Cx, row: &MaterialRow, entry: Entry) -> Result<()> {
    let entry = Entry { object: Some(SubjectKind::Resource.of(row.id)), detail: row.title.clone(), ..entry };
    if row.is_author {
        return audit::record(txn, cx, Entry { member: Some(MemberId(row.created_by)), ..entry }).await;
    }
    let sql = concat!("SELECT a.member_id AS n FROM material_authors a WHERE a.material_id = $1 AND ", is_author!(), " ORDER BY a.member_id");
    let authors: Vec<Number> = all(txn, sql, vec![row.id.into()]).await?;
    for author in authors {
        audit::record_and_tell(txn, cx, Entry { member: Some(MemberId(author.n)), ..entry.clone() }).await?;
    }
    Ok(())
}
