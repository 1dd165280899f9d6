//! Collections: resources side by side, in an order.

use crate::problem::{Field, Findings, Problem, Wrong};
use crate::{is_language, limits};
use serde::{Deserialize, Serialize};

/// Who may read a collection.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CollectionAccess {
    #[default]
    Public,
    /// Whoever has its address.
    Link,
    /// Its editors.
    Private,
}

impl CollectionAccess {
    pub const ALL: [Self; 3] = [Self::Public, Self::Link, Self::Private];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Link => "link",
            Self::Private => "private",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|access| access.as_str() == text)
    }
}

const SUMMARY_MAX: usize = 600;
const TITLE: std::ops::RangeInclusive<usize> = 4..=120;

/// The form, as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct CollectionDraft {
    pub title: String,
    pub summary: String,
    pub language: String,
    pub access: String,
}

impl CollectionDraft {
    /// What is typed stays as it is; the access is told apart.
    pub fn check(self) -> Result<(Self, CollectionAccess), Problem> {
        let mut found = Findings::default();
        found.length(Field::Title, &self.title, TITLE);
        found.length(Field::Summary, &self.summary, 0..=SUMMARY_MAX);
        if !is_language(&self.language) {
            found.add(Field::Language, Wrong::NoSuchChoice);
        }
        let access = CollectionAccess::parse(&self.access);
        if access.is_none() {
            found.add(Field::Access, Wrong::NoSuchChoice);
        }
        found.none_or((self, access.unwrap_or(CollectionAccess::Private)))
    }
}

/// A note beside one of its resources.
pub fn check_note(note: &str) -> Result<(), Problem> {
    let mut found = Findings::default();
    found.length(Field::Note, note, 0..=limits::REASON_MAX);
    found.none_or(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_collection_has_a_title_a_language_and_readers() {
        let draft = CollectionDraft { title: "First lab day".into(), language: "en".into(), access: "link".into(), ..CollectionDraft::default() };
        assert_eq!(draft.clone().check().expect("good"), (draft, CollectionAccess::Link));
        let problem = CollectionDraft::default().check().expect_err("empty");
        for field in [Field::Title, Field::Language, Field::Access] {
            assert!(problem.with(field).is_some(), "{field:?}");
        }
        assert!(CollectionAccess::ALL.iter().all(|access| CollectionAccess::parse(access.as_str()) == Some(*access)));
    }
}
