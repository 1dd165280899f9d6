//! Teaching material: people read "resource". What its form holds, what a published one must have.

mod draft;
mod kinds;
mod missing;
mod outcomes;

pub use draft::MaterialDraft;
pub use kinds::{MaterialKind, MaterialState};
pub use missing::Missing;
pub use outcomes::{OUTCOMES_MAX, Outcome, OutcomeDraft, OutcomeKind, PROPOSED};

use crate::licences::Licence;
use crate::lists::AccessibilityFeature;
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
    #[serde(deserialize_with = "outcomes::read")]
    pub outcomes: Vec<Outcome>,
    pub prerequisites: String,
    pub equipment: String,
    pub safety: String,
    pub accessibility: Vec<AccessibilityFeature>,
    pub sources: String,
    pub changes: String,
}

impl Material {
    pub fn licence(&self) -> Option<Licence> {
        Licence::parse(&self.licence)
    }

    /// As the form shows it; `concept_name` knows what the concept at an address is called.
    pub fn into_draft(self, concept_name: impl Fn(&str) -> String + Copy) -> MaterialDraft {
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
            outcomes: self.outcomes.into_iter().map(|outcome| outcome.into_draft(concept_name)).collect(),
            prerequisites: self.prerequisites,
            equipment: self.equipment,
            safety: self.safety,
            accessibility: self.accessibility.iter().map(|feature| feature.as_str().to_owned()).collect(),
            sources: self.sources,
            changes: self.changes,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::Field;

    fn outcome(verb: &str, process: &str, object: &str) -> OutcomeDraft {
        OutcomeDraft { verb: verb.into(), process: process.into(), object: object.into(), ..OutcomeDraft::default() }
    }

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
            outcomes: vec![outcome("Measure", "apply", "a cell"), OutcomeDraft::default(), outcome("Explain", "understand", "why it grows")],
            accessibility: vec!["tagged-pdf".into()],
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
        assert_eq!(material.clone().into_draft(|_| String::new()).check().expect("again"), material);
    }

    #[test]
    fn a_draft_needs_a_title_only() {
        let little = MaterialDraft { title: "A title of it".into(), language: "fi".into(), kind: "slides".into(), ..MaterialDraft::default() };
        let material = little.check().expect("good");
        assert_eq!(material.missing(0, false).0, [Missing::Summary, Missing::Content, Missing::Licence, Missing::Step, Missing::Minutes]);
        assert!(material.missing(1, false).0.iter().all(|one| *one != Missing::Content));
    }

    #[test]
    fn early_outcomes_are_read_and_lack_their_verb() {
        let old = r#"{"title":"Cells","outcomes":["Measure a cell",{"verb":"Explain","object":"why","process":"understand"}]}"#;
        let material: Material = serde_json::from_str(old).expect("read");
        assert_eq!(material.outcomes.iter().map(Outcome::sentence).collect::<Vec<_>>(), ["Measure a cell", "Explain why"]);
        assert!(material.missing(0, false).1.contains(&Missing::Verbs));
        let again: Material = serde_json::from_str(&serde_json::to_string(&material).expect("written")).expect("read");
        assert_eq!(again, material);
    }

    #[test]
    fn to_have_no_feature_is_said_alone() {
        let both = MaterialDraft { accessibility: vec!["none".into(), "captions".into()], ..draft() };
        assert_eq!(both.check().expect("good").accessibility, [AccessibilityFeature::Captions]);
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
