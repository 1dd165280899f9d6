use super::{access, access::MaterialRow, start};
use crate::{
    cx::Cx,
    db::{Number, all, run},
    failure::{Failure, Result},
    limited,
    policy::materials::Act,
    shelf,
};
use model::{Field, Licence, Material, MaterialId, Problem, Wrong, licences, limits};
use sea_orm::{ConnectionTrait, FromQueryResult};

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
        let sql = "INSERT INTO material_sources (material_id, source_id, source_version, translation) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING";
        run(&txn, sql, vec![id.0.into(), source.id.into(), source.version.into(), wanted.translation.is_some().into()]).await?;
    }
    // The files of the first lie with the draft, too: they are the same content.
    let sql = "INSERT INTO draft_files (material_id, file_id, position) SELECT $1, v.file_id, v.position FROM version_files v \
               JOIN material_versions w ON w.id = v.version_id WHERE w.material_id = $2 AND w.number = $3";
    run(&txn, sql, vec![id.0.into(), first.id.into(), first.version.into()]).await?;
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
    let sql = "SELECT v.licence FROM material_sources s JOIN material_versions v ON v.material_id = s.source_id AND v.number = s.source_version \
               WHERE s.material_id = $1";
    let sources: Vec<Source> = all(conn, sql, vec![id.0.into()]).await?;
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
    let sql = "UPDATE materials SET remixes = remixes + 1 WHERE id IN (SELECT source_id FROM material_sources WHERE material_id = $1)";
    run(conn, sql, vec![id.0.into()]).await?;
    let sources: Vec<Number> = all(conn, "SELECT source_id AS n FROM material_sources WHERE material_id = $1 ORDER BY 1", vec![id.0.into()]).await?;
    for source in sources {
        shelf::changed(conn, MaterialId(source.n)).await?;
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
