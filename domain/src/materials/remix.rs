use super::{access, access::MaterialRow, sql, start};
use crate::{
    cx::Cx,
    db::{all, run},
    failure::{Failure, Result},
    limited,
    policy::materials::Act,
    shelf,
};
use model::{Field, Licence, Material, MaterialId, Problem, Wrong, licences, limits};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    sea_query::{ExprTrait, OnConflict},
};
use tables::{material, material_source};

/// How something is made from others' material.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Remix {
    /// The first one is what the draft begins with.
    pub sources: Vec<MaterialId>,
    /// The language of a translation; none is an adaptation.
    pub translation: Option<String>,
}

/// Besides the one the draft begins with.
const OTHERS_MAX: u32 = 7;

/// The resources that somebody names by their addresses or numbers, with commas or spaces between them: `https://…/library/12/title, 15`.
/// Whatever else stands there is a problem: a source that is left out would be one whose licence nobody looks at.
pub fn named(cx: &Cx, text: &str) -> Result<Vec<MaterialId>> {
    let parts = text.split([',', ';']).flat_map(str::split_whitespace);
    let named: Option<Vec<MaterialId>> = parts.map(|part| number_in(part, &cx.world.public_url)).collect();
    named.ok_or_else(unknown)
}

fn number_in(part: &str, site: &str) -> Option<MaterialId> {
    let path = part.strip_prefix(site).unwrap_or(part);
    let rest = path.strip_prefix("/library/").or_else(|| path.strip_prefix('#')).unwrap_or(path);
    let number = rest.split(['/', '?', '#']).next()?;
    number.parse().ok().filter(|number| *number > 0).map(MaterialId)
}

fn unknown() -> Failure {
    Problem::field(Field::Also, Wrong::NoSuchMaterial).into()
}

/// Begins a draft from published material, linked to it. Refused, with the reason, where no licence can be given to what comes of it.
pub async fn remix(cx: &Cx, wanted: Remix) -> Result<MaterialId> {
    let me = cx.member()?.id;
    if wanted.sources.len() > OTHERS_MAX as usize + 1 {
        return Err(Problem::field(Field::Also, Wrong::TooManyOf { most: OTHERS_MAX }).into());
    }
    let mut sources = Vec::new();
    for id in &wanted.sources {
        match access::material(cx.reader(), cx, *id, Act::Remix).await {
            // The first one is the page's own.
            Err(Failure::Problem(Problem::NotFound)) if !sources.is_empty() => return Err(unknown()),
            source => sources.push(source?),
        }
    }
    let first = sources.first().ok_or(Failure::Problem(Problem::Malformed))?;
    let allowed = allowed(&sources)?;
    let licence = allowed.first().copied().ok_or(Failure::Problem(Problem::field(Field::Licence, Wrong::NotAllowedBySources)))?;
    let material = begun(cx, first, licence, wanted.translation.as_deref()).await?;
    let as_what = if wanted.translation.is_some() { "translation" } else { "adaptation" };
    let txn = cx.begin().await?;
    limited::pace(&txn, cx, "resources", me, limits::RESOURCES).await?;
    let id = start::insert(&txn, cx, me, &material, as_what).await?;
    for source in &sources {
        let row = material_source::ActiveModel {
            material_id: Set(id),
            source_id: Set(MaterialId(source.id)),
            source_version: Set(source.version),
            translation: Set(wanted.translation.is_some()),
        };
        material_source::Entity::insert(row).on_conflict(OnConflict::new().do_nothing().to_owned()).exec_without_returning(&txn).await?;
    }
    // The files of the first lie with the draft, too: they are the same content.
    run(&txn, sql::TAKE_FILES, vec![id.into(), first.id.into(), first.version.into()]).await?;
    txn.commit().await?;
    Ok(id)
}

/// What the draft begins with: all of the source but what it says about itself.
async fn begun(cx: &Cx, source: &MaterialRow, licence: Licence, translation: Option<&str>) -> Result<Material> {
    let (material, _) = super::versions::fields_of(cx.reader(), MaterialId(source.id), source.version).await?;
    let language = translation.map_or(material.language.clone(), str::to_owned);
    if !model::is_language(&language) {
        return Err(Problem::field(Field::Language, Wrong::NoSuchChoice).into());
    }
    Ok(Material { language, licence: licence.as_str().to_owned(), changes: String::new(), sources: String::new(), ..material })
}

fn allowed(sources: &[MaterialRow]) -> Result<Vec<Licence>> {
    let licences: Vec<Licence> = sources.iter().filter_map(|row| Licence::parse(&row.licence)).collect();
    if licences.len() < sources.len() {
        return Err(Problem::Forbidden.into());
    }
    licences::adaptation(&licences).map_err(refused)
}

/// Why nothing can be made of these sources together.
fn refused(why: licences::Refusal) -> Failure {
    Problem::field(Field::Licence, Wrong::Licences { why }).into()
}

#[derive(FromQueryResult)]
struct Source {
    licence: String,
}

/// Licences that what is made from these sources may have, the recommended one first; all of them where there are none.
pub async fn allowed_licences(conn: &impl ConnectionTrait, id: MaterialId) -> Result<Vec<Licence>> {
    let sources: Vec<Source> = all(conn, sql::LICENCES_OF_SOURCES, vec![id.into()]).await?;
    if sources.is_empty() {
        return Ok(Licence::ALL.to_vec());
    }
    // Of the versions that were taken: a licence once given stays.
    let licences: Vec<Licence> = sources.iter().filter_map(|row| Licence::parse(&row.licence)).collect();
    licences::adaptation(&licences).map_err(refused)
}

/// Whether a licence is one of [`allowed_licences`].
pub(super) async fn allows(conn: &impl ConnectionTrait, id: MaterialId, licence: Licence) -> Result<bool> {
    Ok(allowed_licences(conn, id).await?.contains(&licence))
}

/// Counts a remix that was published for the first time at its sources.
pub(super) async fn count(conn: &impl ConnectionTrait, id: MaterialId) -> Result<()> {
    use material_source::Column::SourceId;
    let sources = material_source::Entity::find().filter(material_source::Column::MaterialId.eq(id)).select_only().column(SourceId);
    let more = material::Entity::update_many().col_expr(material::Column::Remixes, material::Column::Remixes.into_expr().add(1));
    more.filter(material::Column::Id.in_subquery(sources.clone().into_query())).exec(conn).await?;
    let sources: Vec<MaterialId> = sources.order_by_asc(SourceId).into_tuple().all(conn).await?;
    for source in sources {
        shelf::changed(conn, source).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn resources_are_named_by_numbers_and_by_addresses_of_this_site() {
        let number = |part: &str| number_in(part, "https://forum.example").map(|id| id.0);
        for part in ["12", "#12", "/library/12", "/library/12/opening-a-module", "https://forum.example/library/12/opening?version=2#files"] {
            assert_eq!(number(part), Some(12), "{part}");
        }
        for part in ["-12", "0", "twelve", "https://forum.example/collections/12", "https://other.example/library/12", "99999999999999999999"] {
            assert_eq!(number(part), None, "{part}");
        }
    }
}
