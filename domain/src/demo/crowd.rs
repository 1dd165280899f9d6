//! Generated members with profiles, so that the directory has something to find.

use super::{bulk::Rows, dice::Dice, generate::next, load::PASSWORD};
use crate::{
    cx::World,
    db::Txn,
    failure::Result,
    text::{self, name_words, sort_name},
};
use model::people::{OFFERS, SEEKS, STEPS, SUBJECTS};
use sea_orm::Value;

const DAY_MS: i64 = 24 * 3_600_000;
/// So many generated members can sign in, as member1@example.org and so on.
const WITH_PASSWORD: u64 = 32;

const FIRST: &[&str] = &[
    "Anna",
    "Marta",
    "Jonas",
    "Kaisa",
    "Pekka",
    "Katrin",
    "Stefan",
    "Tiago",
    "Inês",
    "Lucía",
    "Camille",
    "Bruno",
    "Giulia",
    "Agnieszka",
    "Petra",
    "Balázs",
    "Eszter",
    "Willem",
    "Ingrid",
    "Andrei",
    "Maja",
    "Niamh",
    "Liisa",
    "Luc",
    "Elin",
    "Dimitra",
    "Mikkel",
    "Ivana",
    "Peter",
    "Sofia",
    "Emil",
    "Zofia",
];
const LAST: &[&str] = &[
    "Silva",
    "Lindqvist",
    "Heikkinen",
    "Rantala",
    "Vogel",
    "Gruber",
    "Nogueira",
    "Romero",
    "Lefèvre",
    "Marchetti",
    "Ferri",
    "Nowak",
    "Dvořáková",
    "Tóth",
    "Kiss",
    "de Graaf",
    "Solberg",
    "Popescu",
    "Kranjc",
    "O'Brien",
    "Tamm",
    "Horvat",
    "Vermeulen",
    "Sandström",
    "Papadaki",
    "Holm",
    "Novák",
    "Ozola",
    "Petrauskas",
    "Borg",
    "Weber",
    "Jansen",
    "Virtanen",
    "Moreau",
    "Rossi",
    "Kowalska",
    "Costa",
    "García",
    "Andersen",
    "Müller",
];
/// Country and its first language.
const FROM: &[(&str, &str)] = &[
    ("PT", "pt"),
    ("SE", "sv"),
    ("FI", "fi"),
    ("DE", "de"),
    ("AT", "de"),
    ("ES", "es"),
    ("FR", "fr"),
    ("IT", "it"),
    ("PL", "pl"),
    ("CZ", "cs"),
    ("HU", "hu"),
    ("NL", "nl"),
    ("NO", "nb"),
    ("RO", "ro"),
    ("SI", "sl"),
    ("IE", "en"),
    ("EE", "et"),
    ("HR", "hr"),
    ("BE", "nl"),
    ("GR", "el"),
];
const KINDS: &[&str] = &["teacher", "teacher", "teacher", "teacher", "expert", "coordinator", "student-teacher", "researcher"];
const BIOS: &[&str] = &[
    "I teach what I used to do. My students teach me the rest.",
    "Ask me about practice benches, and about what to do when nothing arrives in time.",
    "I came to batteries from another trade and am still glad that I did.",
    "Small groups, real tools, plain words.",
];

const MEMBER: &[&str] = &[
    "id",
    "handle",
    "name",
    "sort_name",
    "email",
    "password_hash",
    "role",
    "kind",
    "headline",
    "country",
    "town",
    "timezone",
    "listed",
    "created_at",
];
const FACET: &[&str] = &["member_id", "facet", "value", "level", "listed", "sort_name"];
const PROFILE: &[&str] = &["member_id", "bio", "bio_html", "renderer"];

struct Crowd {
    members: Rows,
    facets: Rows,
    profiles: Rows,
}

/// Adds so many members; the same number and seed give the same. Returns their ids.
pub async fn members(world: &World, txn: &Txn, count: u64, seed: u64, now: i64) -> Result<Vec<i64>> {
    let hash = world.hasher.hash(PASSWORD).await?;
    let from = next(world, "members").await?;
    let mut crowd =
        Crowd { members: Rows::new("members", MEMBER), facets: Rows::new("member_facets", FACET), profiles: Rows::new("profiles", PROFILE) };
    let mut dice = Dice::new(seed ^ 0x7065_6f70_6c65);
    let bios: Vec<(String, String)> =
        BIOS.iter().map(|bio| ((*bio).to_owned(), text::SanitisedHtml::clean(&format!("<p>{bio}</p>")).into_string())).collect();
    let mut ids = Vec::new();
    for (n, id) in (1..=count).zip(from..) {
        let password = if n <= WITH_PASSWORD { hash.clone() } else { String::new() };
        crowd.add(&mut dice, id, n, password, now, dice_bio(&bios, n));
        ids.push(id);
    }
    crowd.members.write(txn).await?;
    crowd.facets.write(txn).await?;
    crowd.profiles.write(txn).await?;
    Ok(ids)
}

fn dice_bio(bios: &[(String, String)], n: u64) -> Option<&(String, String)> {
    usize::try_from(n % 8).ok().and_then(|at| bios.get(at))
}

impl Crowd {
    fn add(&mut self, dice: &mut Dice, id: i64, n: u64, password: String, now: i64, bio: Option<&(String, String)>) {
        let name = format!("{} {}", dice.of(FIRST).copied().unwrap_or("Anna"), dice.of(LAST).copied().unwrap_or("Silva"));
        let (country, language) = dice.of(FROM).copied().unwrap_or(("FI", "fi"));
        let kind = dice.of(KINDS).copied().unwrap_or("teacher");
        let listed: i32 = if dice.below(3) == 0 { 3 } else { 2 };
        let sort = sort_name(&name);
        let text: Vec<Value> = [
            format!("member-{id}"),
            name.clone(),
            sort.clone(),
            format!("member{n}@example.org"),
            password,
            "member".to_owned(),
            kind.to_owned(),
            "Teaching batteries, step by step".to_owned(),
            country.to_owned(),
            String::new(),
            String::new(),
        ]
        .into_iter()
        .map(Into::into)
        .collect();
        self.members.push(std::iter::once(id.into()).chain(text).chain([listed.into(), (now - 400 * DAY_MS).into()]).collect());
        let mut facet = |facet: &str, value: &str, level: i32, listed: i32| {
            self.facets.push(vec![id.into(), facet.into(), value.into(), level.into(), listed.into(), sort.clone().into()]);
        };
        facet("everybody", "", 0, listed);
        facet("kind", kind, 0, listed);
        facet("country", country, 0, listed);
        for word in name_words(&name) {
            facet("name", &word, 0, listed);
        }
        // Lists are open to members, as they are by default.
        facet("language", language, 7, 2);
        if language != "en" {
            facet("language", "en", 2 + i32::try_from(dice.below(5)).unwrap_or(0), 2);
        }
        for (name, keys, most) in [("subject", &SUBJECTS[..], 3), ("step", &STEPS[..], 4), ("offer", &OFFERS[..], 3), ("seek", &SEEKS[..], 3)] {
            for value in some(dice, keys, most) {
                facet(name, value, 0, 2);
            }
        }
        if let Some((bio, html)) = bio {
            self.profiles.push(vec![id.into(), bio.clone().into(), html.clone().into(), text::RENDERER.into()]);
        }
    }
}

/// Up to `most` of the keys, none twice.
fn some<'a>(dice: &mut Dice, keys: &[&'a str], most: u64) -> Vec<&'a str> {
    let mut chosen: Vec<&str> = Vec::new();
    for _ in 0..=dice.below(most) {
        if let Some(key) = dice.of(keys)
            && !chosen.contains(key)
        {
            chosen.push(key);
        }
    }
    chosen
}
