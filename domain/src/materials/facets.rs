//! What lists of material are narrowed by: one row for each value, in the order of the list.

use crate::{db::run, failure::Result};
use model::{Licence, Material, MaterialId};
use sea_orm::{ConnectionTrait, FromQueryResult, Value};

/// What a row of the index is about. Names are stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Facet {
    /// All that is listed has this one.
    All,
    Language,
    Kind,
    Step,
    Eqf,
    Cefr,
    /// `quarter`, `hour`, `half-day`, `longer`: at most 15, 60, 240 minutes.
    Time,
    /// What the licence allows: `adapt`, `sell`.
    Allows,
    Subject,
    Tag,
}

impl Facet {
    /// Those that pages offer, in their order.
    pub const OFFERED: [Self; 7] = [Self::Language, Self::Kind, Self::Step, Self::Eqf, Self::Cefr, Self::Time, Self::Allows];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Language => "language",
            Self::Kind => "kind",
            Self::Step => "step",
            Self::Eqf => "eqf",
            Self::Cefr => "cefr",
            Self::Time => "time",
            Self::Allows => "allows",
            Self::Subject => "subject",
            Self::Tag => "tag",
        }
    }
}

/// How many of a list have a value.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
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

fn values(material: &Material) -> Vec<(Facet, String)> {
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
    all.extend(material.tags.iter().map(|tag| (Facet::Tag, tag.clone())));
    all
}

/// Replaces the rows of one; `None` takes it out of all lists.
pub(super) async fn write(txn: &impl ConnectionTrait, id: MaterialId, published: Option<(&Material, i64)>) -> Result<()> {
    run(txn, "DELETE FROM material_facets WHERE material_id = $1", vec![id.0.into()]).await?;
    let Some((material, published_at)) = published else { return Ok(()) };
    let mut bound: Vec<Value> = vec![id.0.into(), published_at.into()];
    let mut tuples = Vec::new();
    for (facet, value) in values(material) {
        let at = bound.len() + 1;
        tuples.push(format!("($1, ${at}, ${}, $2)", at + 1));
        bound.extend([facet.as_str().into(), value.into()]);
    }
    let sql = format!("INSERT INTO material_facets (material_id, facet, value, published_at) VALUES {} ON CONFLICT DO NOTHING", tuples.join(", "));
    run(txn, &sql, bound).await?;
    Ok(())
}
