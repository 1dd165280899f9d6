//! What lists of material are narrowed by: one row for each value, in the order of the list.

use super::sql;
use crate::{
    db::{all, run},
    failure::Result,
    shelf::{self, Facet},
};
use model::{Licence, Material, MaterialId, lists::AccessibilityFeature, trust::REVIEWERS_NEEDED};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, sea_query::OnConflict};
use std::collections::BTreeSet;
use tables::material_facet::{self, Column};

/// How many of a list have a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Count {
    pub facet: String,
    pub value: String,
    pub n: i64,
}

fn time(minutes: u32) -> &'static str {
    match minutes {
        0..=15 => "quarter",
        16..=60 => "hour",
        61..=240 => "half-day",
        _ => "longer",
    }
}

/// Of what is in its form; what its files are comes beside.
pub(crate) fn facets_of(material: &Material) -> Vec<(Facet, String)> {
    let mut all = vec![
        (Facet::All, String::new()),
        (Facet::Language, material.language.clone()),
        (Facet::Kind, material.kind.as_str().to_owned()),
        (Facet::Time, time(material.minutes).to_owned()),
    ];
    if !material.cefr.is_empty() {
        all.push((Facet::Cefr, material.cefr.clone()));
    }
    let licence = material.licence();
    if licence.is_some_and(Licence::allows_adaptation) {
        all.push((Facet::Allows, "adapt".to_owned()));
    }
    if licence.is_some_and(|licence| licence.may_be_shared() && !licence.is_non_commercial()) {
        all.push((Facet::Allows, "sell".to_owned()));
    }
    all.extend(material.steps.iter().map(|step| (Facet::Step, step.clone())));
    all.extend(material.eqf.iter().map(|level| (Facet::Eqf, level.to_string())));
    all.extend(material.subjects.iter().map(|subject| (Facet::Subject, subject.clone())));
    let outcomes = &material.outcomes;
    all.extend(outcomes.iter().filter_map(|outcome| outcome.process).map(|process| (Facet::Bloom, process.as_str().to_owned())));
    all.extend(outcomes.iter().filter(|outcome| !outcome.concept.is_empty()).map(|outcome| (Facet::Concept, outcome.concept.clone())));
    let features = material.accessibility.iter().filter(|feature| **feature != AccessibilityFeature::Nothing);
    all.extend(features.map(|feature| (Facet::Accessible, feature.as_str().to_owned())));
    all.extend(material.tags.iter().map(|tag| (Facet::Tag, tag.clone())));
    all
}

#[derive(FromQueryResult)]
struct Mime {
    mime: String,
}

/// Of the files of the latest version.
async fn formats(txn: &impl ConnectionTrait, id: MaterialId, material: &Material) -> Result<BTreeSet<&'static str>> {
    let mimes: Vec<Mime> = all(txn, sql::TYPES, vec![id.into()]).await?;
    let link = (!material.link.is_empty()).then_some("link");
    Ok(mimes.iter().map(|row| format_of(&row.mime)).chain(link).collect())
}

/// The value of [`Facet::Format`] for a file's type.
pub fn format_of(mime: &str) -> &'static str {
    match mime {
        "application/pdf" => "pdf",
        "text/csv" => "data",
        _ if mime.ends_with("sheet") => "data",
        _ if mime.contains("document") || mime.contains("presentation") || mime == "application/msword" => "document",
        _ => match mime.split('/').next() {
            Some("image") => "picture",
            Some("video") => "film",
            Some("audio") => "sound",
            Some("text") => "text",
            _ => "other",
        },
    }
}

/// Replaces the rows of one; `None` takes it out of all lists.
pub(super) async fn write(txn: &impl ConnectionTrait, id: MaterialId, published: Option<(&Material, i64)>) -> Result<()> {
    material_facet::Entity::delete_many().filter(Column::MaterialId.eq(id)).exec(txn).await?;
    if let Some((material, published_at)) = published {
        insert(txn, id, material, published_at).await?;
    }
    shelf::changed(txn, id).await
}

async fn insert(txn: &impl ConnectionTrait, id: MaterialId, material: &Material, published_at: i64) -> Result<()> {
    let formats = formats(txn, id, material).await?.into_iter().map(|format| (Facet::Format, format.to_owned()));
    let rows = facets_of(material).into_iter().chain(formats).map(|(facet, value)| material_facet::ActiveModel {
        material_id: Set(id),
        facet: Set(facet.as_str().to_owned()),
        value: Set(value),
        published_at: Set(published_at),
    });
    let once = OnConflict::new().do_nothing().to_owned();
    material_facet::Entity::insert_many(rows).on_conflict(once).exec_without_returning(txn).await?;
    insert_trust(txn, id).await
}

/// Makes the rows of what colleagues did with it anew, from the counts on its own row. Call it last, as [`shelf::changed`].
pub(crate) async fn write_trust(txn: &impl ConnectionTrait, id: MaterialId) -> Result<()> {
    insert_trust(txn, id).await?;
    shelf::changed(txn, id).await
}

async fn insert_trust(txn: &impl ConnectionTrait, id: MaterialId) -> Result<()> {
    let of_trust = Column::Facet.is_in([Facet::Used.as_str(), Facet::Reviewed.as_str()]);
    material_facet::Entity::delete_many().filter(Column::MaterialId.eq(id)).filter(of_trust).exec(txn).await?;
    run(txn, sql::TRUST_FACETS, vec![id.into(), REVIEWERS_NEEDED.into()]).await?;
    Ok(())
}
