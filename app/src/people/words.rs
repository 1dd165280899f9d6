//! Words of profiles and organisations in the reader's language.

use crate::{discussion::words, kit::Choice};
use domain::Locale;
use model::{MemberKind, OrganisationKind, Visibility, people};

fn named(locale: Locale, family: &str, keys: &[&str]) -> Vec<Choice> {
    keys.iter().map(|key| ((*key).to_owned(), locale.text(&format!("{family}-{key}")))).collect()
}

pub fn subject(locale: Locale, code: &str) -> String {
    locale.text(&format!("subject-{code}"))
}

pub fn step(locale: Locale, key: &str) -> String {
    locale.text(&format!("step-{key}"))
}

pub fn offer(locale: Locale, key: &str) -> String {
    locale.text(&format!("offer-{key}"))
}

pub fn seek(locale: Locale, key: &str) -> String {
    locale.text(&format!("seek-{key}"))
}

/// "B1", or "native".
pub fn level(locale: Locale, number: i32) -> String {
    people::level_of(number).map(|level| locale.text(&format!("cefr-{level}"))).unwrap_or_default()
}

pub fn organisation_kind(locale: Locale, kind: &str) -> String {
    locale.text(&format!("organisation-kind-{}", OrganisationKind::parse(kind).unwrap_or(OrganisationKind::Other).as_str()))
}

/// Subjects by their names.
pub fn subjects(locale: Locale) -> Vec<Choice> {
    let mut all = named(locale, "subject", &people::SUBJECTS);
    all.sort_by(|a, b| a.1.cmp(&b.1));
    all
}

pub fn steps(locale: Locale) -> Vec<Choice> {
    named(locale, "step", &people::STEPS)
}

pub fn offers(locale: Locale) -> Vec<Choice> {
    named(locale, "offer", &people::OFFERS)
}

pub fn seeks(locale: Locale) -> Vec<Choice> {
    named(locale, "seek", &people::SEEKS)
}

pub fn levels(locale: Locale) -> Vec<Choice> {
    named(locale, "cefr", &people::LEVELS)
}

pub fn kinds(locale: Locale) -> Vec<Choice> {
    named(locale, "member-kind", &MemberKind::ALL.map(MemberKind::as_str))
}

pub fn organisation_kinds(locale: Locale) -> Vec<Choice> {
    named(locale, "organisation-kind", &OrganisationKind::ALL.map(OrganisationKind::as_str))
}

pub fn visibilities(locale: Locale) -> Vec<Choice> {
    named(locale, "visibility", &Visibility::ALL.map(Visibility::as_str))
}

/// Languages by their own names, in that order.
pub fn spoken() -> Vec<Choice> {
    let mut all = words::languages();
    all.sort_by_key(|one| one.1.to_lowercase());
    all
}

/// Time zones of Europe and its neighbours, and the one that is set.
pub fn zones(locale: Locale, set: &str) -> Vec<Choice> {
    let near = |name: &str| {
        ["Europe/", "Atlantic/"].iter().any(|area| name.starts_with(area))
            || ["Asia/Tbilisi", "Asia/Nicosia", "Asia/Famagusta", "UTC"].contains(&name)
    };
    let names = jiff::tz::db().available().map(|name| name.as_str().to_owned()).filter(|name| near(name) || name == set);
    let mut zones: Vec<Choice> = names.map(|name| (name.clone(), name.replace('_', " "))).collect();
    zones.sort();
    zones.dedup();
    zones.insert(0, (String::new(), locale.text("timezone-none")));
    zones
}

/// "Setúbal, Portugal", as much as is told.
pub fn place(locale: Locale, town: &str, country: &str) -> String {
    let country = if country.is_empty() { String::new() } else { words::country(locale, country) };
    [town, &country].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}
