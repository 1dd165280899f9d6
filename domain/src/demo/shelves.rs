//! Generated resources: each published once, without files.

use super::{
    bulk::Rows,
    dice::Dice,
    generate::{Pool, next},
    sql,
};
use crate::{
    cx::World,
    db::{Txn, run},
    failure::{Failure, Result},
    materials::facets_of,
    text,
};
use model::{
    Licence, Material, MaterialKind,
    people::{STEPS, SUBJECTS},
};
use sea_orm::Value;

const DAY_MS: i64 = 24 * 3_600_000;
const LANGUAGES: [&str; 10] = ["en", "en", "en", "fi", "de", "es", "fr", "pt", "sv", "pl"];
const LEVELS: [&str; 5] = ["a2", "b1", "b1", "b2", "c1"];
const MINUTES: [u32; 7] = [15, 45, 60, 90, 90, 180, 480];
const TAGS: [&str; 24] = [
    "lab",
    "safety",
    "formation",
    "ageing",
    "bms",
    "soc",
    "soh",
    "recycling",
    "second-life",
    "high-voltage",
    "slurry",
    "coating",
    "drying",
    "calendering",
    "coin-cell",
    "pouch",
    "module",
    "thermal",
    "charging",
    "logistics",
    "english",
    "quiz",
    "dataset",
    "measuring",
];

struct Shelves {
    materials: Rows,
    versions: Rows,
    drafts: Rows,
    authors: Rows,
    facets: Rows,
}

impl Shelves {
    fn empty() -> Self {
        Self {
            materials: Rows::new(
                "materials",
                &[
                    "id",
                    "slug",
                    "state",
                    "reason",
                    "created_by",
                    "created_at",
                    "version",
                    "title",
                    "summary",
                    "language",
                    "kind",
                    "licence",
                    "minutes",
                    "cefr",
                    "published_at",
                    "changed_at",
                    "remix",
                    "shelved",
                ],
            ),
            versions: Rows::new(
                "material_versions",
                &["material_id", "number", "fields", "html", "renderer", "changelog", "licence", "published_at", "published_by"],
            ),
            drafts: Rows::new("material_drafts", &["material_id", "fields", "lock", "changed_at", "changed_by"]),
            authors: Rows::new("material_authors", &["material_id", "member_id", "position", "accepted_at"]),
            facets: Rows::new("material_facets", &["material_id", "facet", "value", "published_at"]),
        }
    }

    async fn write(self, txn: &Txn) -> Result<()> {
        for rows in [self.materials, self.versions, self.drafts, self.authors, self.facets] {
            rows.write(txn).await?;
        }
        Ok(())
    }

    fn add(&mut self, id: i64, author: i64, at: i64, material: &Material, html: String) -> Result<()> {
        let fields = serde_json::to_string(material).map_err(Failure::bug)?;
        let (kind, licence) = (material.kind.as_str(), material.licence.as_str());
        let text = |text: &str| Value::from(text);
        self.materials.push(vec![
            id.into(),
            text(&text::slug(&material.title)),
            text("published"),
            text(""),
            author.into(),
            at.into(),
            1.into(),
            text(&material.title),
            text(&material.summary),
            text(&material.language),
            text(kind),
            text(licence),
            i32::try_from(material.minutes).unwrap_or(0).into(),
            text(&material.cefr),
            at.into(),
            at.into(),
            text(""),
            id.into(),
        ]);
        let version = [id.into(), 1.into(), text(&fields), html.into(), text::RENDERER.into(), text(""), text(licence), at.into(), author.into()];
        self.versions.push(version.into());
        self.drafts.push(vec![id.into(), text(&fields), 1.into(), at.into(), author.into()]);
        self.authors.push(vec![id.into(), author.into(), 0.into(), at.into()]);
        for (facet, value) in facets_of(material) {
            self.facets.push(vec![id.into(), facet.as_str().into(), value.into(), at.into()]);
        }
        Ok(())
    }
}

/// Adds so many resources; the same number and seed give the same.
pub(super) async fn fill(txn: &Txn, world: &World, count: u64, members: &[i64], pool: &Pool, now: i64) -> Result<()> {
    let from = next(world, "materials").await?;
    let mut shelves = Shelves::empty();
    for (n, id) in (0..count).zip(from..) {
        let mut dice = Dice::new(n ^ 0x006c_6962_7261_7279);
        let (body, html) = pool.text(&mut dice);
        let material = material(&mut dice, pool, body);
        let at = now - 300 * DAY_MS + i64::try_from(n).unwrap_or(0) * 300 * DAY_MS / i64::try_from(count).unwrap_or(1).max(1);
        shelves.add(id, dice.of(members).copied().unwrap_or(1), at, &material, html)?;
        if n % 2_000 == 1_999 {
            std::mem::replace(&mut shelves, Shelves::empty()).write(txn).await?;
        }
    }
    shelves.write(txn).await?;
    run(txn, sql::RECOUNT_SHELF, Vec::new()).await?;
    for tag in TAGS {
        run(txn, sql::TAG, vec![tag.into()]).await?;
    }
    Ok(())
}

fn material(dice: &mut Dice, pool: &Pool, body: String) -> Material {
    let mut some = |all: &[&str], most: u64| -> Vec<String> {
        let count = 1 + dice.below(most);
        let chosen: std::collections::BTreeSet<&str> = (0..count).filter_map(|_| dice.of(all).copied()).collect();
        chosen.into_iter().map(str::to_owned).collect()
    };
    let (steps, subjects, tags) = (some(&STEPS, 2), some(&SUBJECTS, 2), some(&TAGS, 3));
    Material {
        title: pool.title(dice),
        summary: text::excerpt(&body, 200),
        description: body,
        language: dice.of(&LANGUAGES).copied().unwrap_or("en").to_owned(),
        kind: dice.of(&MaterialKind::ALL).copied().unwrap_or_default(),
        licence: dice.of(&Licence::ALL).copied().unwrap_or_default().as_str().to_owned(),
        steps,
        eqf: vec![u8::try_from(3 + dice.below(4)).unwrap_or(3)],
        cefr: dice.of(&LEVELS).copied().unwrap_or("b1").to_owned(),
        minutes: dice.of(&MINUTES).copied().unwrap_or(45),
        subjects,
        tags,
        ..Material::default()
    }
}
