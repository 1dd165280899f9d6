//! What learners can do afterwards.

use crate::lists::{Process, ReuseLevel};
use crate::problem::{Field, Findings, Wrong};
use serde::{Deserialize, Deserializer, Serialize};

/// Of one resource.
pub const OUTCOMES_MAX: usize = 12;
const VERB_MAX: usize = 40;
const PART_MAX: usize = 300;
const CONCEPT_MAX: usize = 150;
/// What the form sends in the place of a concept's address where ESCO has none.
pub const PROPOSED: &str = "proposed";

/// The three columns of the European Qualifications Framework. Texts: `outcome-kind-<as_str>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OutcomeKind {
    Knowledge,
    Skill,
    /// Responsibility and autonomy.
    Competence,
}

impl OutcomeKind {
    pub const ALL: [Self; 3] = [Self::Knowledge, Self::Skill, Self::Competence];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Knowledge => "knowledge",
            Self::Skill => "skill",
            Self::Competence => "competence",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }
}

/// One learning outcome. Its texts are in the language of the resource.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Outcome {
    pub process: Option<Process>,
    pub verb: String,
    /// What it is done with. Outcomes of early days are one line, which is here.
    pub object: String,
    pub context: String,
    pub kind: Option<OutcomeKind>,
    pub reuse: Option<ReuseLevel>,
    /// The address of an ESCO concept, or empty.
    pub concept: String,
    /// The name of a concept that ESCO lacks, or empty, and what is meant by it.
    pub proposed: String,
    pub definition: String,
}

impl Outcome {
    /// "Measure the resistance of a cell with a four-wire meter".
    pub fn sentence(&self) -> String {
        [&self.verb, &self.object, &self.context].into_iter().filter(|part| !part.is_empty()).map(String::as_str).collect::<Vec<_>>().join(" ")
    }

    /// As the form shows it.
    pub(super) fn into_draft(self, concept_name: impl Fn(&str) -> String) -> OutcomeDraft {
        let proposed = !self.proposed.is_empty();
        OutcomeDraft {
            process: self.process.map(Process::as_str).unwrap_or_default().to_owned(),
            kind: self.kind.map(OutcomeKind::as_str).unwrap_or_default().to_owned(),
            reuse: self.reuse.map(ReuseLevel::as_str).unwrap_or_default().to_owned(),
            concept: if proposed { self.proposed } else { concept_name(&self.concept) },
            uri: if proposed { PROPOSED.to_owned() } else { self.concept },
            verb: self.verb,
            object: self.object,
            context: self.context,
            definition: self.definition,
        }
    }
}

/// One outcome of the form, as it was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct OutcomeDraft {
    pub process: String,
    pub verb: String,
    pub object: String,
    pub context: String,
    pub kind: String,
    pub reuse: String,
    /// The name of a concept.
    pub concept: String,
    /// Its address, or [`PROPOSED`].
    pub uri: String,
    pub definition: String,
}

impl OutcomeDraft {
    /// Nothing was typed into it.
    pub fn is_blank(&self) -> bool {
        [&self.verb, &self.object, &self.context, &self.concept].into_iter().all(|part| part.trim().is_empty())
    }

    fn check(self, found: &mut Findings) -> Outcome {
        let proposed = self.uri == PROPOSED && !self.concept.is_empty();
        if self.object.is_empty() {
            found.add(Field::Outcomes, Wrong::OutcomeWithoutObject);
        }
        for (text, most) in
            [(&self.verb, VERB_MAX), (&self.object, PART_MAX), (&self.context, PART_MAX), (&self.concept, CONCEPT_MAX), (&self.definition, PART_MAX)]
        {
            found.length(Field::Outcomes, text, 0..=most);
        }
        let (process, kind, reuse) = (Process::parse(&self.process), OutcomeKind::parse(&self.kind), ReuseLevel::parse(&self.reuse));
        for (known, text) in [(process.is_some(), &self.process), (kind.is_some(), &self.kind), (reuse.is_some(), &self.reuse)] {
            if !known && !text.is_empty() {
                found.add(Field::Outcomes, Wrong::NoSuchChoice);
            }
        }
        if !self.concept.is_empty() && self.uri.is_empty() {
            found.add(Field::Outcomes, Wrong::NoSuchConcept);
        }
        Outcome {
            process,
            verb: self.verb,
            object: self.object,
            context: self.context,
            kind,
            reuse,
            concept: if proposed || self.concept.is_empty() { String::new() } else { self.uri },
            definition: if proposed { self.definition } else { String::new() },
            proposed: if proposed { self.concept } else { String::new() },
        }
    }
}

/// What was typed, without the empty ones. Addresses of concepts are expected to be known ones.
pub(super) fn check(found: &mut Findings, drafts: Vec<OutcomeDraft>) -> Vec<Outcome> {
    let mut all = Findings::default();
    let outcomes: Vec<Outcome> = drafts.into_iter().filter(|draft| !draft.is_blank()).map(|draft| draft.check(&mut all)).collect();
    if outcomes.len() > OUTCOMES_MAX {
        found.add(Field::Outcomes, Wrong::TooManyOf { most: 12 });
    }
    // The field is one: the first thing that is wrong with it is enough.
    if let Some(wrong) = all.none_or(()).err().and_then(|problem| problem.with(Field::Outcomes)) {
        found.add(Field::Outcomes, wrong);
    }
    outcomes
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Stored {
    Line(String),
    Whole(Outcome),
}

/// Reads stored outcomes; in early versions each was a line of text.
pub(super) fn read<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Outcome>, D::Error> {
    let stored: Vec<Stored> = Vec::deserialize(from)?;
    let whole = |one| match one {
        Stored::Line(object) => Outcome { object, ..Outcome::default() },
        Stored::Whole(outcome) => outcome,
    };
    Ok(stored.into_iter().map(whole).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::Problem;

    fn draft() -> OutcomeDraft {
        OutcomeDraft {
            process: "apply".into(),
            verb: "Measure".into(),
            object: "a cell".into(),
            context: "with a meter".into(),
            ..OutcomeDraft::default()
        }
    }

    fn wrong(draft: OutcomeDraft) -> Option<Wrong> {
        let mut found = Findings::default();
        check(&mut found, vec![draft]);
        found.none_or(()).err().and_then(|problem: Problem| problem.with(Field::Outcomes))
    }

    #[test]
    fn one_is_read_as_a_sentence() {
        let mut found = Findings::default();
        let all = check(&mut found, vec![OutcomeDraft::default(), OutcomeDraft { kind: "skill".into(), reuse: "cross-sector".into(), ..draft() }]);
        assert_eq!(found.none_or(()), Ok(()));
        assert_eq!((all[0].sentence().as_str(), all[0].process), ("Measure a cell with a meter", Some(Process::Apply)));
        assert_eq!((all.len(), all[0].kind, all[0].reuse), (1, Some(OutcomeKind::Skill), Some(ReuseLevel::CrossSector)));
    }

    #[test]
    fn what_is_wrong_is_told() {
        assert_eq!(wrong(draft()), None);
        assert_eq!(wrong(OutcomeDraft { object: String::new(), ..draft() }), Some(Wrong::OutcomeWithoutObject));
        assert_eq!(wrong(OutcomeDraft { process: "synthesis".into(), ..draft() }), Some(Wrong::NoSuchChoice));
        assert_eq!(wrong(OutcomeDraft { concept: "battery".into(), ..draft() }), Some(Wrong::NoSuchConcept));
        assert!(matches!(wrong(OutcomeDraft { verb: "x".repeat(41), ..draft() }), Some(Wrong::TooLong { .. })));
        let mut found = Findings::default();
        check(&mut found, vec![draft(); 13]);
        assert_eq!(found.none_or(()).expect_err("many").with(Field::Outcomes), Some(Wrong::TooManyOf { most: 12 }));
    }

    #[test]
    fn a_concept_is_one_of_esco_or_a_proposal() {
        let mut found = Findings::default();
        let named = |uri: &str| OutcomeDraft { concept: "cell tabs".into(), uri: uri.into(), definition: "What joins cells".into(), ..draft() };
        let all = check(&mut found, vec![named("http://data.europa.eu/esco/skill/x"), named(PROPOSED)]);
        assert_eq!((all[0].concept.as_str(), all[0].proposed.as_str(), all[0].definition.as_str()), ("http://data.europa.eu/esco/skill/x", "", ""));
        assert_eq!((all[1].concept.as_str(), all[1].proposed.as_str(), all[1].definition.as_str()), ("", "cell tabs", "What joins cells"));
    }
}
