//! From rows to entries of the index.

use super::{
    entry::{Entry, Kind, Mark},
    sql,
    words::{language_of, readable},
};
use crate::{
    db::all,
    esco,
    failure::{Failure, Result},
    texts::{LOCALES, Locale},
};
use model::{Licence, Material, MaterialKind, Visibility, materials::Outcome};
use sea_orm::{ConnectionTrait, FromQueryResult, Value};

#[derive(FromQueryResult)]
struct ThreadRow {
    id: i64,
    board_id: i64,
    author_id: i64,
    title: String,
    language: String,
    body: String,
}

/// Threads `t` that meet the condition.
pub(super) async fn threads(conn: &impl ConnectionTrait, condition: &str, values: Vec<Value>) -> Result<Vec<Entry>> {
    let rows: Vec<ThreadRow> = all(conn, &sql::threads_to_index(condition), values).await?;
    let entry = |row: ThreadRow| {
        let entry = Entry::text(Kind::Thread, row.id, &row.title, &row.body, &row.language);
        entry.marked([Mark::Author(row.author_id), Mark::Board(row.board_id)]).tagged_as(row.id)
    };
    Ok(rows.into_iter().map(entry).collect())
}

#[derive(FromQueryResult)]
struct ReplyRow {
    id: i64,
    thread_id: i64,
    board_id: i64,
    author_id: i64,
    language: String,
    body: String,
}

/// Replies `r` that meet the condition.
pub(super) async fn replies(conn: &impl ConnectionTrait, condition: &str, values: Vec<Value>) -> Result<Vec<Entry>> {
    let rows: Vec<ReplyRow> = all(conn, &sql::replies_to_index(condition), values).await?;
    let entry = |row: ReplyRow| {
        let entry = Entry::text(Kind::Reply, row.id, "", &row.body, &row.language);
        entry.marked([Mark::Author(row.author_id), Mark::Board(row.board_id)]).tagged_as(row.thread_id)
    };
    Ok(rows.into_iter().map(entry).collect())
}

#[derive(FromQueryResult)]
struct MaterialRow {
    id: i64,
    licence: String,
    kind: String,
    fields: String,
}

/// What belongs to a row, by its number: an author, or a tag.
#[derive(FromQueryResult)]
struct Belonging {
    id: i64,
    to: i64,
}

/// Materials `m` that were published and meet the condition: their latest version, authors and tags.
pub(super) async fn materials(conn: &impl ConnectionTrait, condition: &str, values: Vec<Value>) -> Result<Vec<Entry>> {
    let rows: Vec<MaterialRow> = all(conn, &sql::materials_to_index(condition), values).await?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let of = async |sql: String| all::<Belonging>(conn, &sql, rows.iter().map(|row| row.id.into()).collect()).await;
    let authors = of(sql::authors_to_index(rows.len())).await?;
    let tags = of(sql::tags_to_index(rows.len())).await?;
    rows.into_iter().map(|row| material(row, &authors, &tags)).collect()
}

fn material(row: MaterialRow, authors: &[Belonging], tags: &[Belonging]) -> Result<Entry> {
    let material: Material = serde_json::from_str(&row.fields).map_err(Failure::bug)?;
    let mut body = material_text(&material);
    let known = std::iter::once(("material-kind", material.kind.as_str()))
        .chain(material.steps.iter().map(|step| ("step", step.as_str())))
        .chain(material.subjects.iter().map(|subject| ("subject", subject.as_str())));
    for (family, key) in known {
        body.push_str("\n\n");
        body.push_str(&in_all_locales(family, key));
    }
    for outcome in &material.outcomes {
        body.push_str("\n\n");
        body.push_str(esco::get(&outcome.concept).map_or(outcome.proposed.as_str(), |concept| concept.label));
    }
    let of = |all: &[Belonging]| all.iter().filter(|one| one.to == row.id).map(|one| one.id).collect::<Vec<_>>();
    let marks = of(authors).into_iter().map(Mark::Author).chain(of(tags).into_iter().map(Mark::Tag));
    let marks = marks.chain(Licence::parse(&row.licence).map(Mark::Licence)).chain(MaterialKind::parse(&row.kind).map(Mark::MaterialKind));
    Ok(Entry::text(Kind::Material, row.id, &material.title, &body, &material.language).marked(marks))
}

/// What a resource is found by beside its title, and what excerpts are taken from.
pub(super) fn material_text(material: &Material) -> String {
    let tags = material.tags.join(" ");
    let outcomes = material.outcomes.iter().map(Outcome::sentence).collect::<Vec<_>>().join("\n\n");
    [&material.summary, &material.description, &outcomes, &material.equipment, &material.prerequisites, &material.safety, &tags]
        .into_iter()
        .filter(|part| !part.is_empty())
        .map(String::as_str)
        .collect::<Vec<_>>()
        .join("\n\n")
}

#[derive(FromQueryResult)]
struct PersonRow {
    id: i64,
    handle: String,
    name: String,
    headline: String,
    town: String,
    country: String,
    bio: Option<String>,
    see_headline: i32,
    see_town: i32,
    see_country: i32,
    see_bio: i32,
}

#[derive(FromQueryResult)]
struct Facet {
    member_id: i64,
    facet: String,
    value: String,
}

/// Members `m` that meet the condition and agreed to be found, with what may be read by everybody or by members.
pub(super) async fn people(conn: &impl ConnectionTrait, kind: Kind, condition: &str, values: Vec<Value>) -> Result<Vec<Entry>> {
    let level = if kind == Kind::PublicPerson { Visibility::Public } else { Visibility::Members }.rank();
    let rows: Vec<PersonRow> = all(conn, &sql::people_to_index(condition, level), values).await?;
    let known = facets(conn, level, &rows).await?;
    Ok(rows.into_iter().map(|row| person(kind, level, row, &known)).collect())
}

/// What they teach and know, as far as the directory may find them by it.
async fn facets(conn: &impl ConnectionTrait, level: i32, of: &[PersonRow]) -> Result<Vec<Facet>> {
    if of.is_empty() {
        return Ok(Vec::new());
    }
    let values = std::iter::once(level.into()).chain(of.iter().map(|row| row.id.into())).collect();
    all(conn, &sql::facets_to_index(of.len()), values).await
}

fn person(kind: Kind, level: i32, row: PersonRow, known: &[Facet]) -> Entry {
    let mut body = String::new();
    let mut tell = |text: &str| {
        body.push_str(text);
        body.push_str(" \n");
    };
    for (text, see) in [(&row.headline, row.see_headline), (&row.town, row.see_town)] {
        if see >= level {
            tell(text);
        }
    }
    if row.see_country >= level && !row.country.is_empty() {
        tell(&in_all_locales("country", &row.country.to_lowercase()));
    }
    for facet in known.iter().filter(|facet| facet.member_id == row.id) {
        tell(&in_all_locales(&facet.facet, &facet.value));
    }
    let bio = row.bio.filter(|_| row.see_bio >= level).map(|bio| readable(&bio)).unwrap_or_default();
    tell(&bio);
    let language = language_of(&bio, "");
    Entry::named(kind, row.id, &row.name, &body, &language).called(&row.handle)
}

/// A word of ours in every language of the interface.
fn in_all_locales(family: &str, key: &str) -> String {
    let texts = LOCALES.into_iter().filter_map(Locale::parse).filter_map(|locale| locale.find(&format!("{family}-{key}")));
    texts.collect::<Vec<_>>().join(" ")
}

#[derive(FromQueryResult)]
struct OrganisationRow {
    id: i64,
    name: String,
    town: String,
    country: String,
}

/// Organisations `o` that meet the condition.
pub(super) async fn organisations(conn: &impl ConnectionTrait, condition: &str, values: Vec<Value>) -> Result<Vec<Entry>> {
    let rows: Vec<OrganisationRow> = all(conn, &sql::organisations_to_index(condition), values).await?;
    let entry = |row: OrganisationRow| {
        let country = if row.country.is_empty() { String::new() } else { in_all_locales("country", &row.country.to_lowercase()) };
        Entry::named(Kind::Organisation, row.id, &row.name, &format!("{} {country}", row.town), "")
    };
    Ok(rows.into_iter().map(entry).collect())
}

#[derive(FromQueryResult)]
struct TagRow {
    id: i64,
    name: String,
}

/// Tags `g` that meet the condition.
pub(super) async fn tags(conn: &impl ConnectionTrait, condition: &str, values: Vec<Value>) -> Result<Vec<Entry>> {
    let rows: Vec<TagRow> = all(conn, &sql::tags_that(condition), values).await?;
    Ok(rows.into_iter().map(|row| Entry::named(Kind::Tag, row.id, &row.name, "", "")).collect())
}
