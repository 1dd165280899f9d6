use super::{access, class_photo::change_photo, news::UseReported, taken_out};
use crate::{
    cx::Cx,
    db::{Number, Txn, one, run},
    failure::{Failure, Result},
    materials::write_trust_facets,
    moderation::reports,
    outbox::announce,
    policy::trust::Act,
    taken::{self, Kept, Kind, Taken},
    text,
};
use model::{MaterialId, MemberId, Problem, UseDraft, UseId, trust::Used};
use sea_orm::FromQueryResult;

/// Reports that a version was used in class. Somebody's second report of the same version takes the place of the first.
pub async fn report_use(cx: &Cx, id: MaterialId, version: i32, draft: UseDraft) -> Result<UseId> {
    let me = cx.member()?.id;
    let draft = UseDraft { changed: text::clean_text(&draft.changed), note: text::clean_text(&draft.note), ..draft };
    let used = draft.check()?;
    let txn = cx.begin().await?;
    let row = access::held(&txn, cx, id, Act::Judge).await?;
    access::check_version(&row, version)?;
    let known = change(&txn, cx, me, id, version, &used).await?;
    let report = match known {
        Some(report) => report,
        None => {
            let report = insert(&txn, cx, me, id, version, &used).await?;
            run(&txn, "UPDATE materials SET used = used + 1 WHERE id = $1", vec![id.0.into()]).await?;
            announce(&txn, cx, UseReported { report: UseId(report) }).await?;
            write_trust_facets(&txn, id).await?;
            report
        }
    };
    txn.commit().await?;
    Ok(UseId(report))
}

async fn change(txn: &Txn, cx: &Cx, me: MemberId, id: MaterialId, version: i32, used: &Used) -> Result<Option<i64>> {
    let sql = "UPDATE uses SET level = $4, country = $5, learners = $6, minutes = $7, again = $8, changed = $9, note = $10, changed_at = $11 \
               WHERE member_id = $1 AND material_id = $2 AND version = $3 RETURNING id AS n";
    Ok(one::<Number>(txn, sql, values(cx, me, id, version, used)).await?.map(|row| row.n))
}

async fn insert(txn: &Txn, cx: &Cx, me: MemberId, id: MaterialId, version: i32, used: &Used) -> Result<i64> {
    let sql = "INSERT INTO uses (member_id, material_id, version, level, country, learners, minutes, again, changed, note, created_at, changed_at) \
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11) RETURNING id AS n";
    let row: Option<Number> = one(txn, sql, values(cx, me, id, version, used)).await?;
    Ok(row.ok_or_else(|| Failure::bug("an insert returned no id"))?.n)
}

fn values(cx: &Cx, me: MemberId, id: MaterialId, version: i32, used: &Used) -> Vec<sea_orm::Value> {
    let small = |n: u32| i32::try_from(n).unwrap_or(0);
    vec![
        me.0.into(),
        id.0.into(),
        version.into(),
        i32::from(used.level).into(),
        used.country.clone().into(),
        small(used.learners).into(),
        small(used.minutes).into(),
        used.again.as_str().into(),
        used.changed.clone().into(),
        used.note.clone().into(),
        cx.now.into(),
    ]
}

#[derive(FromQueryResult)]
struct Known {
    material_id: i64,
    member_id: i64,
}

/// Takes a report back: one's own, or as staff for the context's reason, which its author is told. Gives the material it was about, and
/// what brings the report back.
pub async fn remove_use(cx: &Cx, report: UseId) -> Result<Taken<MaterialId>> {
    cx.member()?;
    let txn = cx.begin().await?;
    let known: Option<Known> = one(&txn, "SELECT material_id, member_id FROM uses WHERE id = $1", vec![report.0.into()]).await?;
    let known = known.ok_or(Failure::Problem(Problem::NotFound))?;
    let id = MaterialId(known.material_id);
    let row = crate::materials::access::held(&txn, cx, id, crate::policy::materials::Act::See).await?;
    taken_out::check(cx, known.member_id)?;
    let taken = taken_out::keep_use(&txn, cx, Kind::UseReport, report, id).await?;
    change_photo(&txn, report, None).await?;
    // Twice at once takes one off the count once.
    if run(&txn, "DELETE FROM uses WHERE id = $1", vec![report.0.into()]).await? == 1 {
        run(&txn, "UPDATE materials SET used = used - 1 WHERE id = $1", vec![id.0.into()]).await?;
        taken_out::note(&txn, cx, "use-removed", known.member_id, &row).await?;
        reports::settle(&txn, cx, report, "hidden", &cx.reason).await?;
        write_trust_facets(&txn, id).await?;
    }
    txn.commit().await?;
    Ok(taken.of(id))
}

/// Brings a report back, with its photo.
pub(crate) async fn bring_use_back(txn: &Txn, cx: &Cx, kept: &Kept) -> Result<()> {
    let id = MaterialId(kept.object);
    let row = crate::materials::access::held(txn, cx, id, crate::policy::materials::Act::See).await?;
    // Somebody may have said it again meanwhile: there is one report of a version.
    if taken::put_back(txn, kept).await? > 0 {
        let sql = "UPDATE materials SET used = (SELECT COUNT(*) FROM uses WHERE material_id = $1) WHERE id = $1";
        run(txn, sql, vec![id.0.into()]).await?;
        write_trust_facets(txn, id).await?;
        taken_out::note_back(txn, cx, kept, &row).await?;
    }
    Ok(())
}
