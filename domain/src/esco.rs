//! A part of ESCO, the European classification of skills, competences and occupations: what batteries, electromobility and teaching need.
//! Its labels are English. `docs/esco/README.md` says where it comes from and how to make it anew; whoever shows it names
//! [`ATTRIBUTION`]. What ESCO has no concept for, members propose.

mod find;
mod load;

pub use find::{find, find_among};
pub use load::get;

use model::lists::ReuseLevel;

/// Whom to name, and under which licence it is given out.
pub const ATTRIBUTION: &str = "European Commission, ESCO v1.2";
pub const LICENCE_URI: &str = "https://creativecommons.org/licenses/by/4.0/";
/// The framework's name in metadata (schema.org `inDefinedTermSet`, Open Badges `targetFramework`).
pub const FRAMEWORK: &str = "ESCO";

/// What a concept is. Texts: `esco-kind-<as_str>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Skill,
    Knowledge,
    Occupation,
}

impl Kind {
    pub const ALL: [Self; 3] = [Self::Skill, Self::Knowledge, Self::Occupation];
    /// What a learning outcome can be aligned with.
    pub const LEARNT: [Self; 2] = [Self::Skill, Self::Knowledge];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Skill => "skill",
            Self::Knowledge => "knowledge",
            Self::Occupation => "occupation",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.as_str() == text)
    }
}

/// A concept of ESCO.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Concept {
    /// Its address, which is what is stored.
    pub uri: &'static str,
    pub kind: Kind,
    /// Known for few; never for occupations.
    pub reuse: Option<ReuseLevel>,
    pub label: &'static str,
    /// Other names, for finding it. Those of knowledge and occupations run into each other in the source: show none of them.
    pub alternatives: &'static str,
    /// At most 200 characters; an ellipsis stands for the rest.
    pub description: &'static str,
}
