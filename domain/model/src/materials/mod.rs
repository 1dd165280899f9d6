//! Teaching material: people read "resource". What its form holds, what a published one must have.

mod draft;
mod kinds;
mod missing;
mod outcomes;

pub use draft::MaterialDraft;
pub use kinds::{MaterialKind, MaterialState};
pub use missing::Missing;

use crate::licences::Licence;
use serde::{Deserialize, Serialize};

/// Levels of the European Qualifications Framework.
pub const EQF: [&str; 8] = ["1", "2", "3", "4", "5", "6", "7", "8"];

/// Material that passed its checks; a draft may still lack much of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Material {
    pub title: String,
    pub summary: String,
    /// Markdown.
    pub description: String,
    pub language: String,
    pub kind: MaterialKind,
    pub licence: String,
    pub link: String,
    pub steps: Vec<String>,
    pub eqf: Vec<u8>,
    pub cefr: String,
    pub minutes: u32,
    pub subjects: Vec<String>,
    pub tags: Vec<String>,
    pub outcomes: Vec<String>,
    pub prerequisites: String,
    pub equipment: String,
    pub safety: String,
    pub sources: String,
    pub changes: String,
}

impl Material {
    pub fn licence(&self) -> Option<Licence> {
        Licence::parse(&self.licence)
    }

    /// As the form shows it.
    pub fn into_draft(self) -> MaterialDraft {
        MaterialDraft {
            title: self.title,
            summary: self.summary,
            description: self.description,
            language: self.language,
            kind: self.kind.as_str().to_owned(),
            licence: self.licence,
            link: self.link,
            steps: self.steps,
            eqf: self.eqf.iter().map(ToString::to_string).collect(),
            cefr: self.cefr,
            minutes: if self.minutes == 0 { String::new() } else { self.minutes.to_string() },
            subjects: self.subjects,
            tags: self.tags.join(", "),
            outcomes: self.outcomes.join("\n"),
            prerequisites: self.prerequisites,
            equipment: self.equipment,
            safety: self.safety,
            sources: self.sources,
            changes: self.changes,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::Field;

    fn draft() -> MaterialDraft {
        MaterialDraft {
            title: "Measuring the resistance of a cell".into(),
            summary: "A lab of ninety minutes with a simple meter.".into(),
            description: "Bring *gloves*.".into(),
            language: "en".into(),
            kind: "lab-instruction".into(),
            licence: "by-sa".into(),
            steps: vec!["testing".into()],
            eqf: vec!["4".into(), "3".into()],
            cefr: "b1".into(),
            minutes: " 90 ".into(),
            subjects: vec!["0713".into()],
            tags: "cells, lab".into(),
            outcomes: "Measure the resistance of a cell\n\n Explain why it grows ".into(),
            safety: "No rings.".into(),
            ..MaterialDraft::default()
        }
    }

    #[test]
    fn a_whole_one_lacks_nothing_and_comes_back() {
        let material = draft().check().expect("good");
        assert_eq!((material.eqf.as_slice(), material.minutes, material.outcomes.len()), (&[3_u8, 4][..], 90, 2));
        assert_eq!(material.missing(0, false), (vec![], vec![]));
        assert_eq!(material.missing(0, true).0, [Missing::Changes]);
        assert_eq!(material.clone().into_draft().check().expect("again"), material);
    }

    #[test]
    fn a_draft_needs_a_title_only() {
        let little = MaterialDraft { title: "A title of it".into(), language: "fi".into(), kind: "slides".into(), ..MaterialDraft::default() };
        let material = little.check().expect("good");
        assert_eq!(material.missing(0, false).0, [Missing::Summary, Missing::Content, Missing::Licence, Missing::Step, Missing::Minutes]);
        assert!(material.missing(1, false).0.iter().all(|one| *one != Missing::Content));
    }

    #[test]
    fn what_others_may_not_copy_is_only_linked() {
        let kept = MaterialDraft { licence: Licence::RightsReserved.as_str().into(), link: "https://example.org/x".into(), ..draft() };
        let material = kept.check().expect("good");
        assert_eq!((material.missing(0, false).0, material.missing(1, false).0), (vec![], vec![Missing::LinkOnly]));
    }

    #[test]
    fn what_is_wrong_is_told_field_by_field() {
        let bad = MaterialDraft {
            title: "x".into(),
            language: "tlh".into(),
            kind: "poem".into(),
            licence: "MIT".into(),
            link: "javascript:alert(1)".into(),
            steps: vec!["nothing".into()],
            eqf: vec!["9".into()],
            cefr: "native".into(),
            minutes: "4801".into(),
            ..draft()
        };
        let problem = bad.check().expect_err("bad");
        for field in [Field::Title, Field::Language, Field::Kind, Field::Licence, Field::Link, Field::Steps, Field::Eqf, Field::Cefr, Field::Minutes]
        {
            assert!(problem.with(field).is_some(), "{field:?}");
        }
    }
}
