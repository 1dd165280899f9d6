use super::{access, access::MaterialRow, close_outdated, facets, news::MaterialPublished, proposals, read_material::draft_of, remix};
use crate::{
    cx::Cx,
    db::{Number, Txn, one, run},
    discussion::{prepare_text, tags},
    failure::{Failure, Result},
    outbox::announce,
    policy::materials::Act,
    search::index,
    text,
};
use model::{Field, Material, MaterialId, Problem, Wrong, limits, problem::Findings};

/// Makes the draft the next version, which never changes again, and lists it. Refused while something it needs is missing, or while
/// its licence is not one its sources allow.
pub async fn publish(cx: &Cx, id: MaterialId, changelog: &str) -> Result<i32> {
    let me = cx.member()?.id;
    let changelog = text::clean_line(changelog);
    let (draft, _) = draft_of(cx.reader(), id).await?;
    let html = if draft.description.is_empty() { String::new() } else { prepare_text(cx, draft.description.clone()).await?.html.into_string() };
    let txn = cx.begin().await?;
    let row = access::held(&txn, cx, id, Act::Publish).await?;
    let (material, _) = draft_of(&txn, id).await?;
    if material.description != draft.description {
        return Err(Problem::Stale.into());
    }
    check(&txn, &row, &material, &changelog).await?;
    let number = row.version + 1;
    let version = insert_version(&txn, cx, id, number, &material, &html, &changelog).await?;
    let sql = "INSERT INTO version_files (version_id, file_id, position) SELECT $1, file_id, position FROM draft_files WHERE material_id = $2";
    run(&txn, sql, vec![version.into(), id.0.into()]).await?;
    show(&txn, cx, id, number, &material).await?;
    // What is listed first stays where it was: a new version is no new resource.
    let published_at = if row.published_at > 0 { row.published_at } else { cx.now };
    tags::know(&txn, &material.tags).await?;
    close_outdated(&txn, cx, id, "").await?;
    proposals::write(&txn, cx, id, &material).await?;
    if row.version == 0 {
        remix::count(&txn, id).await?;
    }
    facets::write(&txn, id, Some((&material, published_at))).await?;
    index::material(&txn, id).await?;
    announce(&txn, cx, MaterialPublished { material: id, version: number, by: me }).await?;
    txn.commit().await?;
    Ok(number)
}

async fn check(txn: &Txn, row: &MaterialRow, material: &Material, changelog: &str) -> Result<()> {
    let id = MaterialId(row.id);
    let mut found = Findings::default();
    found.length(Field::Changelog, changelog, if row.version == 0 { 0..=limits::NOTE_MAX } else { 3..=limits::NOTE_MAX });
    found.none_or(())?;
    let files = one::<Number>(txn, "SELECT COUNT(*) AS n FROM draft_files WHERE material_id = $1", vec![id.0.into()]).await?.map_or(0, |row| row.n);
    let (needed, _) = material.missing(usize::try_from(files).unwrap_or(0), !row.remix.is_empty());
    if !needed.is_empty() {
        return Err(Problem::field(Field::Title, Wrong::NotComplete).into());
    }
    let licence = material.licence().ok_or_else(|| Failure::Problem(Problem::field(Field::Licence, Wrong::Missing)))?;
    if !remix::allows(txn, id, licence).await? {
        return Err(Problem::field(Field::Licence, Wrong::NotAllowedBySources).into());
    }
    Ok(())
}

async fn insert_version(txn: &Txn, cx: &Cx, id: MaterialId, number: i32, material: &Material, html: &str, changelog: &str) -> Result<i64> {
    let fields = serde_json::to_string(material).map_err(Failure::bug)?;
    let sql = "INSERT INTO material_versions (material_id, number, fields, html, renderer, changelog, licence, published_at, published_by) \
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) RETURNING id AS n";
    let values = vec![
        id.0.into(),
        number.into(),
        fields.into(),
        html.into(),
        text::RENDERER.into(),
        changelog.into(),
        material.licence.clone().into(),
        cx.now.into(),
        cx.member()?.id.0.into(),
    ];
    Ok(one::<Number>(txn, sql, values).await?.ok_or_else(|| Failure::bug("an insert returned no id"))?.n)
}

/// What lists show of it.
async fn show(txn: &Txn, cx: &Cx, id: MaterialId, number: i32, material: &Material) -> Result<()> {
    let sql = "UPDATE materials SET state = 'published', removed = FALSE, reason = '', version = $2, title = $3, slug = $4, summary = $5, language = $6, kind = $7, \
               licence = $8, minutes = $9, cefr = $10, changed_at = $11, datestamp = $11, published_at = CASE WHEN published_at = 0 THEN $11 ELSE published_at END, \
               files = (SELECT COUNT(*) FROM draft_files WHERE material_id = $1) WHERE id = $1";
    let values = vec![
        id.0.into(),
        number.into(),
        material.title.clone().into(),
        text::slug(&material.title).into(),
        material.summary.clone().into(),
        material.language.clone().into(),
        material.kind.as_str().into(),
        material.licence.clone().into(),
        i32::try_from(material.minutes).unwrap_or(0).into(),
        material.cefr.clone().into(),
        cx.now.into(),
    ];
    run(txn, sql, values).await?;
    sets(txn, id, material).await
}

/// What harvesters find it by.
async fn sets(txn: &Txn, id: MaterialId, material: &Material) -> Result<()> {
    run(txn, "DELETE FROM material_sets WHERE material_id = $1", vec![id.0.into()]).await?;
    for step in &material.steps {
        run(txn, "INSERT INTO material_sets (material_id, spec) VALUES ($1, $2) ON CONFLICT DO NOTHING", vec![id.0.into(), step.clone().into()])
            .await?;
    }
    Ok(())
}
