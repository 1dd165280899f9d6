//! Pages that staff writes about the site: about it, its rules, its imprint, answers to what is often asked.

use crate::{
    Audience, limits,
    problem::{Field, Findings, Problem, Wrong},
    words::is_language,
};
use serde::{Deserialize, Serialize};

pub const TITLE: std::ops::RangeInclusive<usize> = 2..=120;
/// Of the last part of its address: `a-z`, digits and single hyphens.
pub const SLUG: std::ops::RangeInclusive<usize> = 2..=60;
/// So many pages a site has at most, and so each list of them is one page.
pub const PAGES_MAX: u64 = 200;

/// The form of a page, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SitePageDraft {
    pub title: String,
    /// Empty: made from the title.
    #[serde(default)]
    pub slug: String,
    pub language: String,
    pub audience: String,
    /// Markdown.
    pub body: String,
    /// The handle of who looks after it, or empty.
    #[serde(default, rename = "handle")]
    pub owner: String,
    /// The day by which it is looked at again, as `2027-03-01`, or empty.
    #[serde(default)]
    pub due: String,
    /// What was changed, for those who follow it.
    #[serde(default)]
    pub note: String,
}

/// A page's draft that passed its checks. Who looks after it and when are asked of the database and the clock.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SitePageText {
    pub title: String,
    pub slug: String,
    pub language: String,
    pub audience: Audience,
    pub body: String,
    pub note: String,
}

impl SitePageDraft {
    /// Texts are expected without control characters; `slug` is what to use where none was typed.
    pub fn check(self, slug: String) -> Result<SitePageText, Problem> {
        let mut found = Findings::default();
        found.length(Field::Title, self.title.trim(), TITLE);
        found.length(Field::Body, self.body.trim(), 1..=limits::BODY_MAX);
        found.length(Field::Note, self.note.trim(), 0..=limits::NOTE_MAX);
        let slug = if self.slug.trim().is_empty() { slug } else { self.slug.trim().to_owned() };
        if !SLUG.contains(&slug.len()) || !is_slug(&slug) {
            found.add(Field::Slug, Wrong::BadSlug);
        }
        if !is_language(&self.language) {
            found.add(Field::Language, Wrong::NoSuchChoice);
        }
        let audience = Audience::OPEN_TO_MANY.into_iter().find(|one| one.as_str() == self.audience);
        if audience.is_none() {
            found.add(Field::Audience, Wrong::NoSuchChoice);
        }
        found.none_or(SitePageText {
            title: self.title.trim().to_owned(),
            slug,
            language: self.language,
            audience: audience.unwrap_or(Audience::Staff),
            body: self.body.trim_end().to_owned(),
            note: self.note.trim().to_owned(),
        })
    }
}

/// `new` is the address of the form.
fn is_slug(text: &str) -> bool {
    let plain = text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-');
    plain && text != "new" && !text.starts_with('-') && !text.ends_with('-') && !text.contains("--")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft() -> SitePageDraft {
        SitePageDraft {
            title: "House rules".into(),
            language: "en".into(),
            audience: "public".into(),
            body: "Be *kind*.".into(),
            ..SitePageDraft::default()
        }
    }

    #[test]
    fn a_good_draft_passes_with_the_address_of_its_title() {
        let text = draft().check("house-rules".into()).expect("good");
        assert_eq!((text.slug.as_str(), text.audience), ("house-rules", Audience::Public));
        let named = SitePageDraft { slug: " rules ".into(), ..draft() };
        assert_eq!(named.check("house-rules".into()).map(|text| text.slug), Ok("rules".into()));
    }

    #[test]
    fn what_is_wrong_is_told_field_by_field() {
        let bad =
            SitePageDraft { title: "R".into(), audience: "group".into(), language: "xx".into(), body: " ".into(), note: "n".repeat(141), ..draft() };
        let problem = bad.check("rules".into()).expect_err("bad");
        assert_eq!(problem.with(Field::Title), Some(Wrong::TooShort { least: 2 }));
        assert_eq!(problem.with(Field::Audience), Some(Wrong::NoSuchChoice));
        assert_eq!(problem.with(Field::Language), Some(Wrong::NoSuchChoice));
        assert_eq!(problem.with(Field::Body), Some(Wrong::Missing));
        assert_eq!(problem.with(Field::Note), Some(Wrong::TooLong { most: 140, by: 1 }));
        for slug in ["Rules", "new", "-a", "a-", "a--b", "a/b", "ä", "a"] {
            let problem = SitePageDraft { slug: slug.into(), ..draft() }.check(String::new()).expect_err(slug);
            assert_eq!(problem.with(Field::Slug), Some(Wrong::BadSlug), "{slug}");
        }
    }
}
