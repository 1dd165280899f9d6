//! How widely a skill can be used.

use serde::{Deserialize, Serialize};

/// The reuse level of ESCO, which the blueprint uses for learning outcomes too. Texts: `reuse-<as_str>`, `reuse-hint-<as_str>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ReuseLevel {
    /// In all of life and work.
    Transversal,
    /// In several sectors.
    CrossSector,
    /// In one sector, by several occupations.
    SectorSpecific,
    /// In one occupation.
    OccupationSpecific,
}

impl ReuseLevel {
    /// From wide to narrow.
    pub const ALL: [Self; 4] = [Self::Transversal, Self::CrossSector, Self::SectorSpecific, Self::OccupationSpecific];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Transversal => "transversal",
            Self::CrossSector => "cross-sector",
            Self::SectorSpecific => "sector-specific",
            Self::OccupationSpecific => "occupation-specific",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.as_str() == text)
    }

    /// Where the European Learning Model has it.
    pub fn uri(self) -> String {
        format!("http://data.europa.eu/snb/skill-reuse-level/{}", self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_level_comes_back_and_has_its_address() {
        for one in ReuseLevel::ALL {
            assert_eq!(ReuseLevel::parse(one.as_str()), Some(one));
            assert_eq!(serde_json::to_string(&one).expect("a word"), format!("\"{}\"", one.as_str()));
        }
        assert_eq!(ReuseLevel::CrossSector.uri(), "http://data.europa.eu/snb/skill-reuse-level/cross-sector");
        assert_eq!(ReuseLevel::parse("national"), None);
    }
}
