use super::{access, access::MaterialRow, close_outdated, facets, news::MaterialPublished, proposals, read_material::draft_of, remix, sql};
use crate::{
    cx::Cx,
    db::{Txn, run},
    discussion::{prepare_text, tags},
    failure::{Failure, Result},
    outbox::announce,
    policy::materials::Act,
    search::index,
    text,
};
use model::{Field, Material, MaterialId, Problem, VersionId, Wrong, limits, problem::Findings};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter,
    sea_query::OnConflict,
};
use tables::{draft_file, material_set, material_version};

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
    run(&txn, sql::KEEP_FILES, vec![version.into(), id.into()]).await?;
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
    let files = draft_file::Entity::find().filter(draft_file::Column::MaterialId.eq(id)).count(txn).await?;
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

async fn insert_version(txn: &Txn, cx: &Cx, id: MaterialId, number: i32, material: &Material, html: &str, changelog: &str) -> Result<VersionId> {
    let fields = serde_json::to_string(material).map_err(Failure::bug)?;
    let row = material_version::ActiveModel {
        id: NotSet,
        material_id: Set(id),
        number: Set(number),
        fields: Set(fields),
        html: Set(html.to_owned()),
        renderer: Set(text::RENDERER),
        changelog: Set(changelog.to_owned()),
        licence: Set(material.licence().ok_or_else(|| Failure::bug("what was checked has no licence"))?),
        published_at: Set(cx.now),
        published_by: Set(cx.member()?.id),
    };
    Ok(material_version::Entity::insert(row).exec(txn).await?.last_insert_id)
}

/// What lists show of it.
async fn show(txn: &Txn, cx: &Cx, id: MaterialId, number: i32, material: &Material) -> Result<()> {
    let values = vec![
        id.into(),
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
    run(txn, sql::SHOW, values).await?;
    sets(txn, id, material).await
}

/// What harvesters find it by.
async fn sets(txn: &Txn, id: MaterialId, material: &Material) -> Result<()> {
    material_set::Entity::delete_many().filter(material_set::Column::MaterialId.eq(id)).exec(txn).await?;
    for step in &material.steps {
        let row = material_set::ActiveModel { material_id: Set(id), spec: Set(step.clone()) };
        material_set::Entity::insert(row).on_conflict(OnConflict::new().do_nothing().to_owned()).exec_without_returning(txn).await?;
    }
    Ok(())
}
