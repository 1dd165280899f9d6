//! What colleagues say about teaching material: that they used it in class, and what they think of it as peers.

use crate::problem::{Field, Findings, Problem, Wrong};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

const CHANGED_MAX: usize = 1_000;
const NOTE_MAX: usize = 1_500;
const LEARNERS_MAX: u32 = 500;
/// Two working weeks.
const MINUTES_MAX: u32 = 4_800;
const COMMENT_MAX: usize = 600;
const OVERALL: std::ops::RangeInclusive<usize> = 20..=4_000;
/// How many criteria a review must give a mark for, so that it says something.
const MARKS_LEAST: usize = 3;
/// How many different reviewers make a resource a reviewed one.
pub const REVIEWERS_NEEDED: i32 = 2;

/// Whether a teacher would use it again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Again {
    #[default]
    Yes,
    Changes,
    No,
}

impl Again {
    pub const ALL: [Self; 3] = [Self::Yes, Self::Changes, Self::No];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::Changes => "changes",
            Self::No => "no",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|again| again.as_str() == text)
    }
}

/// A report that it was used in class, as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct UseDraft {
    /// EQF, `1` to `8`.
    pub level: String,
    pub country: String,
    pub learners: String,
    pub minutes: String,
    pub again: String,
    pub changed: String,
    pub note: String,
}

/// A report that passed its checks. What was left open is 0 or empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Used {
    pub level: u8,
    pub country: String,
    pub learners: u32,
    pub minutes: u32,
    pub again: Again,
    pub changed: String,
    pub note: String,
}

impl UseDraft {
    /// Level, minutes and "again" must be there; without them a report helps nobody.
    pub fn check(self) -> Result<Used, Problem> {
        let mut found = Findings::default();
        let level = chosen(&mut found, Field::Level, &self.level, |text| text.parse().ok().filter(|level| (1..=8).contains(level)));
        let again = chosen(&mut found, Field::Again, &self.again, Again::parse);
        let country = self.country.trim().to_owned();
        let is_code = country.len() == 2 && country.bytes().all(|letter| letter.is_ascii_uppercase());
        if !country.is_empty() && !is_code {
            found.add(Field::Country, Wrong::NoSuchChoice);
        }
        let learners = number(&mut found, Field::Learners, &self.learners, LEARNERS_MAX);
        let minutes = number(&mut found, Field::Minutes, &self.minutes, MINUTES_MAX);
        if self.minutes.trim().is_empty() {
            found.add(Field::Minutes, Wrong::Missing);
        }
        found.length(Field::Changed, &self.changed, 0..=CHANGED_MAX);
        found.length(Field::Note, &self.note, 0..=NOTE_MAX);
        found.none_or(Used { level, country, learners, minutes, again, changed: self.changed, note: self.note })
    }
}

fn chosen<T: Default>(found: &mut Findings, field: Field, text: &str, parse: impl Fn(&str) -> Option<T>) -> T {
    let value = parse(text);
    if value.is_none() {
        found.add(field, if text.is_empty() { Wrong::Missing } else { Wrong::NoSuchChoice });
    }
    value.unwrap_or_default()
}

/// A whole number from 1, or 0 where nothing was typed.
fn number(found: &mut Findings, field: Field, text: &str, most: u32) -> u32 {
    let text = text.trim();
    let value = if text.is_empty() { Some(0) } else { text.parse().ok().filter(|n| (1..=most).contains(n)) };
    if value.is_none() {
        found.add(field, Wrong::OutOfRange { least: 1, most });
    }
    value.unwrap_or(0)
}

/// What a review looks at: the ten criteria of the blueprint, in its order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Criterion {
    Accessibility,
    Quality,
    Didactics,
    Language,
    Format,
    Time,
    Granularity,
    Adaptability,
    Analytics,
    Blending,
}

impl Criterion {
    pub const ALL: [Self; 10] = [
        Self::Accessibility,
        Self::Quality,
        Self::Didactics,
        Self::Language,
        Self::Format,
        Self::Time,
        Self::Granularity,
        Self::Adaptability,
        Self::Analytics,
        Self::Blending,
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Accessibility => "accessibility",
            Self::Quality => "quality",
            Self::Didactics => "didactics",
            Self::Language => "language",
            Self::Format => "format",
            Self::Time => "time",
            Self::Granularity => "granularity",
            Self::Adaptability => "adaptability",
            Self::Analytics => "analytics",
            Self::Blending => "blending",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|criterion| criterion.as_str() == text)
    }
}

/// What a reviewer says about one criterion; no value means "not applicable".
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mark {
    /// 3 superior, 2 strong, 1 limited, 0 very weak (the scale of the Achieve rubrics).
    pub value: Option<u8>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub comment: String,
}

/// A review as it was typed: marks and comments by the criterion's name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ReviewDraft {
    /// `0` to `3`, or empty for "not applicable".
    pub marks: BTreeMap<String, String>,
    pub comments: BTreeMap<String, String>,
    pub overall: String,
}

/// A review that passed its checks; every criterion has its mark.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Review {
    pub marks: BTreeMap<Criterion, Mark>,
    pub overall: String,
}

impl ReviewDraft {
    /// Some criteria must have a mark, and the whole some words.
    pub fn check(self) -> Result<Review, Problem> {
        let mut found = Findings::default();
        let unknown = self.marks.keys().chain(self.comments.keys()).any(|name| Criterion::parse(name).is_none());
        let mut marks = BTreeMap::new();
        let mut strange = unknown;
        for criterion in Criterion::ALL {
            let typed = self.marks.get(criterion.as_str()).map_or("", String::as_str).trim();
            let value: Option<u8> = typed.parse().ok().filter(|value| *value <= 3);
            strange |= value.is_none() && !typed.is_empty();
            let comment = self.comments.get(criterion.as_str()).map_or("", String::as_str).trim().to_owned();
            found.length(Field::Marks, &comment, 0..=COMMENT_MAX);
            marks.insert(criterion, Mark { value, comment });
        }
        if strange {
            found.add(Field::Marks, Wrong::NoSuchChoice);
        } else if marks.values().filter(|mark| mark.value.is_some()).count() < MARKS_LEAST {
            found.add(Field::Marks, Wrong::TooFewMarks { least: 3 });
        }
        found.length(Field::Overall, &self.overall, OVERALL);
        found.none_or(Review { marks, overall: self.overall })
    }
}

impl Review {
    /// As the form shows it.
    pub fn into_draft(self) -> ReviewDraft {
        let named = |of: fn(&Mark) -> String| self.marks.iter().map(|(criterion, mark)| (criterion.as_str().to_owned(), of(mark))).collect();
        ReviewDraft {
            marks: named(|mark| mark.value.map_or_else(String::new, |value| value.to_string())),
            comments: named(|mark| mark.comment.clone()),
            overall: self.overall.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn used() -> UseDraft {
        UseDraft {
            level: "4".into(),
            country: "FI".into(),
            learners: "16".into(),
            minutes: " 85 ".into(),
            again: "changes".into(),
            ..UseDraft::default()
        }
    }

    fn review() -> ReviewDraft {
        let marks = [("accessibility", "3"), ("quality", "2"), ("time", "0"), ("analytics", "")];
        ReviewDraft {
            marks: marks.map(|(name, mark)| (name.to_owned(), mark.to_owned())).into(),
            comments: [("time".to_owned(), "It took twice as long.".to_owned())].into(),
            overall: "It works with a group of sixteen.".into(),
        }
    }

    #[test]
    fn a_report_says_level_minutes_and_whether_again() {
        let good = used().check().expect("good");
        assert_eq!((good.level, good.minutes, good.learners, good.again), (4, 85, 16, Again::Changes));
        let problem = UseDraft::default().check().expect_err("empty");
        for field in [Field::Level, Field::Minutes, Field::Again] {
            assert_eq!(problem.with(field), Some(Wrong::Missing), "{field:?}");
        }
        let bad =
            UseDraft { level: "9".into(), country: "Finland".into(), learners: "501".into(), minutes: "0".into(), again: "maybe".into(), ..used() };
        let problem = bad.check().expect_err("bad");
        for field in [Field::Level, Field::Country, Field::Learners, Field::Minutes, Field::Again] {
            assert!(problem.with(field).is_some(), "{field:?}");
        }
    }

    #[test]
    fn a_review_marks_some_criteria_and_comes_back() {
        let good = review().check().expect("good");
        assert_eq!(good.marks.len(), 10);
        assert_eq!(good.marks[&Criterion::Time], Mark { value: Some(0), comment: "It took twice as long.".into() });
        assert_eq!(good.marks[&Criterion::Blending], Mark::default(), "not applicable");
        assert_eq!(good.clone().into_draft().check().expect("again"), good);
    }

    #[test]
    fn a_review_without_marks_or_words_is_none() {
        let few = ReviewDraft { marks: [("time".to_owned(), "1".to_owned())].into(), ..review() };
        assert_eq!(few.check().expect_err("few").with(Field::Marks), Some(Wrong::TooFewMarks { least: 3 }));
        for (name, mark) in [("time", "4"), ("time", "x"), ("colour", "1")] {
            let mut strange = review();
            strange.marks.insert(name.into(), mark.into());
            assert_eq!(strange.check().expect_err("strange").with(Field::Marks), Some(Wrong::NoSuchChoice), "{name}: {mark}");
        }
        let silent = ReviewDraft { overall: "Good.".into(), ..review() };
        assert!(silent.check().expect_err("short").with(Field::Overall).is_some());
    }
}
