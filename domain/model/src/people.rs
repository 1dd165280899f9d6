//! Who somebody is, what they know, offer and look for, and who may read it.

use crate::accounts::MemberKind;
use crate::problem::{Field, Findings, Problem, Wrong};
use crate::safe_url::SafeUrl;
use crate::{is_language, limits};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Who may read a part of a profile. The order is that of openness.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Visibility {
    Nobody,
    /// Those who are in a study circle with the member: nobody, until there are circles.
    Circles,
    Members,
    Public,
}

impl Visibility {
    pub const ALL: [Self; 4] = [Self::Public, Self::Members, Self::Circles, Self::Nobody];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Nobody => "nobody",
            Self::Circles => "circles",
            Self::Members => "members",
            Self::Public => "public",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.as_str() == text)
    }

    /// How it is stored; more is more open.
    pub fn rank(self) -> i32 {
        match self {
            Self::Nobody => 0,
            Self::Circles => 1,
            Self::Members => 2,
            Self::Public => 3,
        }
    }

    /// Of a stored rank; what is not known is shown to nobody.
    pub fn of_rank(rank: i32) -> Self {
        Self::ALL.into_iter().find(|one| one.rank() == rank).unwrap_or(Self::Nobody)
    }
}

/// The parts of a profile that have a visibility of their own. Name and kind are always public.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    Photo,
    Headline,
    Pronouns,
    Bio,
    Country,
    Town,
    Timezone,
    Organisation,
    Languages,
    Subjects,
    Steps,
    Offers,
    Seeks,
    Links,
}

impl Part {
    pub const ALL: [Self; 14] = [
        Self::Photo,
        Self::Headline,
        Self::Pronouns,
        Self::Bio,
        Self::Country,
        Self::Town,
        Self::Timezone,
        Self::Organisation,
        Self::Languages,
        Self::Subjects,
        Self::Steps,
        Self::Offers,
        Self::Seeks,
        Self::Links,
    ];

    /// Its name in forms; the column is `see_` and this.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Photo => "photo",
            Self::Headline => "headline",
            Self::Pronouns => "pronouns",
            Self::Bio => "bio",
            Self::Country => "country",
            Self::Town => "town",
            Self::Timezone => "timezone",
            Self::Organisation => "organisation",
            Self::Languages => "languages",
            Self::Subjects => "subjects",
            Self::Steps => "steps",
            Self::Offers => "offers",
            Self::Seeks => "seeks",
            Self::Links => "links",
        }
    }
}

/// Fields of ISCED-F 2013 (detailed level) that people of the sector teach.
pub const SUBJECTS: [&str; 23] = [
    "0713", "0714", "0715", "0716", "0711", "0712", "0722", "0531", "0533", "0541", "0613", "0612", "0521", "0724", "0732", "0788", "1022", "1032",
    "1041", "0413", "0111", "0114", "0231",
];

/// The battery's value chain, from the mine to the next battery, and what runs alongside.
pub const STEPS: [&str; 19] = [
    "raw-materials",
    "active-materials",
    "slurry",
    "electrodes",
    "cell-assembly",
    "formation",
    "testing",
    "module-pack",
    "bms",
    "vehicle",
    "stationary",
    "charging",
    "maintenance",
    "second-life",
    "recycling",
    "safety",
    "automation",
    "environment",
    "transversal",
];

/// What a member can do for others.
pub const OFFERS: [&str; 8] =
    ["answer-questions", "share-material", "review-material", "host-job-shadowing", "give-webinar", "plant-visit", "lab-time", "language-practice"];

/// What a member hopes for.
pub const SEEKS: [&str; 8] =
    ["get-answers", "find-material", "find-buddy", "find-partners", "go-abroad", "visit-plant", "find-expert", "practise-language"];

/// Levels of the CEFR, then "native"; stored as 1 to 7.
pub const LEVELS: [&str; 7] = ["a1", "a2", "b1", "b2", "c1", "c2", "native"];

/// The stored number of a level.
pub fn level_number(level: &str) -> Option<i32> {
    LEVELS.iter().position(|one| *one == level).and_then(|at| i32::try_from(at + 1).ok())
}

/// The level of a stored number.
pub fn level_of(number: i32) -> Option<&'static str> {
    usize::try_from(number - 1).ok().and_then(|at| LEVELS.get(at).copied())
}

/// Languages that a form has room for.
pub const SPOKEN_MAX: usize = 6;
pub const LINKS_MAX: usize = 4;
const CHOSEN_MAX: usize = 12;
const BIO_MAX: usize = 4_000;

/// The profile form, as it was typed. Lists are in the order of the form; an empty language or link is no entry.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ProfileDraft {
    pub name: String,
    pub pronouns: String,
    pub kind: String,
    pub headline: String,
    pub bio: String,
    pub country: String,
    pub town: String,
    pub timezone: String,
    pub spoken: Vec<String>,
    pub levels: Vec<String>,
    pub subjects: Vec<String>,
    pub steps: Vec<String>,
    pub offers: Vec<String>,
    pub seeks: Vec<String>,
    pub links: Vec<String>,
    /// Whether the directory of people has them.
    pub listed: String,
    /// Visibility of each part, by [`Part::as_str`]; a part that is not named keeps what it has.
    pub see: BTreeMap<String, String>,
}

/// A profile that passed its checks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    pub name: String,
    pub pronouns: String,
    pub kind: MemberKind,
    pub headline: String,
    pub bio: String,
    pub country: String,
    pub town: String,
    pub timezone: String,
    /// Language and level.
    pub languages: Vec<(String, i32)>,
    pub subjects: Vec<String>,
    pub steps: Vec<String>,
    pub offers: Vec<String>,
    pub seeks: Vec<String>,
    pub links: Vec<SafeUrl>,
    pub listed: Visibility,
    pub see: Vec<(Part, Visibility)>,
}

impl ProfileDraft {
    /// One-line fields are expected without control characters. Whether the time zone exists is checked by the server.
    pub fn check(self) -> Result<Profile, Problem> {
        let mut found = Findings::default();
        found.length(Field::Name, &self.name, limits::NAME);
        found.length(Field::Pronouns, &self.pronouns, 0..=30);
        found.length(Field::Headline, &self.headline, 0..=120);
        found.length(Field::Bio, &self.bio, 0..=BIO_MAX);
        found.length(Field::Town, &self.town, 0..=60);
        found.length(Field::Timezone, &self.timezone, 0..=64);
        check_country(&mut found, &self.country);
        let kind = MemberKind::parse(&self.kind);
        let listed = Visibility::parse(&self.listed);
        if kind.is_none() {
            found.add(Field::Kind, Wrong::NoSuchChoice);
        }
        if listed.is_none() {
            found.add(Field::Listed, Wrong::NoSuchChoice);
        }
        let languages = check_spoken(&mut found, &self.spoken, &self.levels);
        let links = check_links(&mut found, &self.links);
        let see = check_see(&mut found, &self.see);
        let subjects = check_chosen(&mut found, Field::Subjects, self.subjects, &SUBJECTS);
        let steps = check_chosen(&mut found, Field::Steps, self.steps, &STEPS);
        let offers = check_chosen(&mut found, Field::Offers, self.offers, &OFFERS);
        let seeks = check_chosen(&mut found, Field::Seeks, self.seeks, &SEEKS);
        found.none_or(Profile {
            name: self.name,
            pronouns: self.pronouns,
            kind: kind.unwrap_or(MemberKind::Teacher),
            headline: self.headline,
            bio: self.bio,
            country: self.country,
            town: self.town,
            timezone: self.timezone,
            languages,
            subjects,
            steps,
            offers,
            seeks,
            links,
            listed: listed.unwrap_or(Visibility::Nobody),
            see,
        })
    }
}

/// Two capital letters (ISO 3166-1), or nothing.
pub(crate) fn check_country(found: &mut Findings, country: &str) {
    let fits = country.is_empty() || (country.len() == 2 && country.chars().all(|c| c.is_ascii_uppercase()));
    if !fits {
        found.add(Field::Country, Wrong::NoSuchChoice);
    }
}

fn check_spoken(found: &mut Findings, spoken: &[String], levels: &[String]) -> Vec<(String, i32)> {
    let mut languages: Vec<(String, i32)> = Vec::new();
    for (at, code) in spoken.iter().enumerate().filter(|(_, code)| !code.is_empty()) {
        let level = levels.get(at).and_then(|level| level_number(level));
        match level {
            Some(level) if is_language(code) && languages.iter().all(|one| one.0 != *code) => languages.push((code.clone(), level)),
            _ => return refuse(found, Field::Spoken, Wrong::NoSuchChoice),
        }
    }
    if languages.len() > SPOKEN_MAX { refuse(found, Field::Spoken, Wrong::TooManyOf { most: 6 }) } else { languages }
}

fn refuse<T>(found: &mut Findings, field: Field, wrong: Wrong) -> Vec<T> {
    found.add(field, wrong);
    Vec::new()
}

fn check_links(found: &mut Findings, typed: &[String]) -> Vec<SafeUrl> {
    let typed = typed.iter().filter(|one| !one.trim().is_empty());
    let links: Option<Vec<SafeUrl>> = typed.map(|one| SafeUrl::parse(one)).collect();
    match links {
        None => refuse(found, Field::Links, Wrong::NotALink),
        Some(links) if links.len() > LINKS_MAX => refuse(found, Field::Links, Wrong::TooManyOf { most: 4 }),
        Some(links) => links,
    }
}

pub(crate) fn check_chosen(found: &mut Findings, field: Field, chosen: Vec<String>, known: &[&str]) -> Vec<String> {
    let mut chosen: Vec<String> = chosen.into_iter().filter(|one| !one.is_empty()).collect();
    chosen.sort();
    chosen.dedup();
    if !chosen.iter().all(|one| known.contains(&one.as_str())) {
        refuse(found, field, Wrong::NoSuchChoice)
    } else if chosen.len() > CHOSEN_MAX {
        refuse(found, field, Wrong::TooManyOf { most: 12 })
    } else {
        chosen
    }
}

fn check_see(found: &mut Findings, see: &BTreeMap<String, String>) -> Vec<(Part, Visibility)> {
    let known = |(part, value): (&String, &String)| {
        let part = Part::ALL.into_iter().find(|one| one.as_str() == part)?;
        Some((part, Visibility::parse(value)?))
    };
    see.iter().map(known).collect::<Option<_>>().unwrap_or_else(|| refuse(found, Field::See, Wrong::NoSuchChoice))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft() -> ProfileDraft {
        ProfileDraft { name: "Marta Silva".into(), kind: "teacher".into(), listed: "members".into(), ..ProfileDraft::default() }
    }

    fn words(words: &[&str]) -> Vec<String> {
        words.iter().map(|word| (*word).to_owned()).collect()
    }

    #[test]
    fn little_is_enough() {
        let profile = draft().check().expect("good");
        assert_eq!((profile.kind, profile.listed), (MemberKind::Teacher, Visibility::Members));
        assert!(profile.languages.is_empty() && profile.links.is_empty() && profile.see.is_empty());
    }

    #[test]
    fn languages_go_with_their_levels_and_empty_rows_count_for_nothing() {
        let spoken = ProfileDraft { spoken: words(&["pt", "", "en"]), levels: words(&["native", "b2", "b1"]), ..draft() };
        assert_eq!(spoken.check().expect("good").languages, [("pt".to_owned(), 7), ("en".to_owned(), 3)]);
        for (spoken, levels) in [(["en", "en"], ["b1", "b2"]), (["xx", ""], ["b1", ""]), (["en", "pt"], ["b1", "d7"])] {
            let bad = ProfileDraft { spoken: words(&spoken), levels: words(&levels), ..draft() };
            assert_eq!(bad.check().expect_err("bad").with(Field::Spoken), Some(Wrong::NoSuchChoice));
        }
    }

    #[test]
    fn only_listed_words_are_taken_and_all_is_told_at_once() {
        let bad = ProfileDraft {
            name: String::new(),
            kind: "admin".into(),
            country: "Finland".into(),
            subjects: words(&["9999"]),
            steps: words(&["mining"]),
            links: words(&["javascript:alert(1)"]),
            listed: String::new(),
            see: [("bio".to_owned(), "friends".to_owned())].into(),
            ..draft()
        };
        let problem = bad.check().expect_err("bad");
        for field in [Field::Name, Field::Kind, Field::Country, Field::Subjects, Field::Steps, Field::Links, Field::Listed, Field::See] {
            assert!(problem.with(field).is_some(), "{field:?}");
        }
        let unknown = ProfileDraft { see: [("email".to_owned(), "public".to_owned())].into(), ..draft() };
        assert_eq!(unknown.check().expect_err("bad").with(Field::See), Some(Wrong::NoSuchChoice));
    }

    #[test]
    fn ranks_and_levels_come_back() {
        for one in Visibility::ALL {
            assert_eq!((Visibility::of_rank(one.rank()), Visibility::parse(one.as_str())), (one, Some(one)));
        }
        assert_eq!(Visibility::of_rank(9), Visibility::Nobody);
        for level in LEVELS {
            assert_eq!(level_number(level).and_then(level_of), Some(level));
        }
        assert_eq!((level_of(0), level_of(8)), (None, None));
    }
}
