//! Teaching material: people read "resource". What its form holds, what a published one must have.

use crate::discussion::{check_tags, parse_tags};
use crate::licences::Licence;
use crate::people::{LEVELS, STEPS, SUBJECTS, check_chosen};
use crate::problem::{Field, Findings, Problem, Wrong};
use crate::safe_url::SafeUrl;
use crate::{is_language, limits};
use serde::{Deserialize, Serialize};

/// What somebody makes of it in class.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum MaterialKind {
    LessonPlan,
    Slides,
    #[default]
    Worksheet,
    LabInstruction,
    Assessment,
    Video,
    Simulation,
    Dataset,
    Handbook,
    Course,
}

impl MaterialKind {
    pub const ALL: [Self; 10] = [
        Self::LessonPlan,
        Self::Slides,
        Self::Worksheet,
        Self::LabInstruction,
        Self::Assessment,
        Self::Video,
        Self::Simulation,
        Self::Dataset,
        Self::Handbook,
        Self::Course,
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::LessonPlan => "lesson-plan",
            Self::Slides => "slides",
            Self::Worksheet => "worksheet",
            Self::LabInstruction => "lab-instruction",
            Self::Assessment => "assessment",
            Self::Video => "video",
            Self::Simulation => "simulation",
            Self::Dataset => "dataset",
            Self::Handbook => "handbook",
            Self::Course => "course",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }
}

/// Where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MaterialState {
    /// Only its authors see it.
    Draft,
    Published,
    /// Published once; it can be read by its address, but is not listed any more.
    Retired,
}

impl MaterialState {
    pub const ALL: [Self; 3] = [Self::Draft, Self::Published, Self::Retired];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Published => "published",
            Self::Retired => "retired",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == text)
    }
}

/// Levels of the European Qualifications Framework.
pub const EQF: [&str; 8] = ["1", "2", "3", "4", "5", "6", "7", "8"];
const OUTCOMES_MAX: usize = 12;
const SUMMARY_MAX: usize = 300;
const SUMMARY_LEAST: usize = 20;
const NOTES_MAX: usize = 2_000;
/// Two working weeks.
const MINUTES_MAX: u32 = 4_800;

/// The form, as it was typed. Lists are in the order of the form.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct MaterialDraft {
    pub title: String,
    pub summary: String,
    pub description: String,
    pub language: String,
    pub kind: String,
    pub licence: String,
    /// A page elsewhere, for material that lies there.
    pub link: String,
    pub steps: Vec<String>,
    pub eqf: Vec<String>,
    /// CEFR level of the text, or empty.
    pub cefr: String,
    pub minutes: String,
    pub subjects: Vec<String>,
    pub tags: String,
    /// One learning outcome a line.
    pub outcomes: String,
    pub prerequisites: String,
    pub equipment: String,
    pub safety: String,
    /// What others than the authors made of it: sources used, beside the resources it is a remix of.
    pub sources: String,
    /// What a remix changed.
    pub changes: String,
}

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

    /// What is still missing for others to find, trust and use it; `files` are how many lie with it. The first part must be there to
    /// publish, the second only helps.
    pub fn missing(&self, files: usize, remix: bool) -> (Vec<Missing>, Vec<Missing>) {
        let is_there = files > 0 || !self.link.is_empty() || !self.description.trim().is_empty();
        let needed = [
            (Missing::Summary, self.summary.chars().count() >= SUMMARY_LEAST),
            (Missing::Content, is_there),
            (Missing::Licence, self.licence().is_some()),
            // What others may not copy is linked, never handed out.
            (Missing::LinkOnly, files == 0 || self.licence().is_none_or(Licence::may_be_shared)),
            (Missing::Step, !self.steps.is_empty()),
            (Missing::Minutes, self.minutes > 0),
            (Missing::Changes, !remix || !self.changes.trim().is_empty()),
        ];
        let helpful = [
            (Missing::Outcomes, !self.outcomes.is_empty()),
            (Missing::Eqf, !self.eqf.is_empty()),
            (Missing::Cefr, !self.cefr.is_empty()),
            (Missing::Subjects, !self.subjects.is_empty()),
            (Missing::Safety, self.kind != MaterialKind::LabInstruction || !self.safety.trim().is_empty()),
            (Missing::Tags, !self.tags.is_empty()),
        ];
        let of = |all: &[(Missing, bool)]| all.iter().filter(|(_, there)| !there).map(|(missing, _)| *missing).collect();
        (of(&needed), of(&helpful))
    }
}

/// What a resource lacks. Each has a message that says what, and one that says why it matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    Summary,
    Content,
    Licence,
    LinkOnly,
    Step,
    Minutes,
    Changes,
    Outcomes,
    Eqf,
    Cefr,
    Subjects,
    Safety,
    Tags,
}

impl Missing {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Summary => "summary",
            Self::Content => "content",
            Self::Licence => "licence",
            Self::LinkOnly => "link-only",
            Self::Step => "step",
            Self::Minutes => "minutes",
            Self::Changes => "changes",
            Self::Outcomes => "outcomes",
            Self::Eqf => "eqf",
            Self::Cefr => "cefr",
            Self::Subjects => "subjects",
            Self::Safety => "safety",
            Self::Tags => "tags",
        }
    }
}

impl MaterialDraft {
    /// Checks what is there; only the title must be. One-line fields are expected without control characters.
    pub fn check(self) -> Result<Material, Problem> {
        let mut found = Findings::default();
        found.length(Field::Title, &self.title, limits::TITLE);
        found.length(Field::Summary, &self.summary, 0..=SUMMARY_MAX);
        found.length(Field::Description, &self.description, 0..=limits::BODY_MAX);
        for (field, text) in [
            (Field::Prerequisites, &self.prerequisites),
            (Field::Equipment, &self.equipment),
            (Field::Safety, &self.safety),
            (Field::Sources, &self.sources),
            (Field::Changes, &self.changes),
        ] {
            found.length(field, text, 0..=NOTES_MAX);
        }
        let kind = MaterialKind::parse(&self.kind);
        for (fits, field) in [
            (is_language(&self.language), Field::Language),
            (kind.is_some(), Field::Kind),
            (self.licence.is_empty() || Licence::parse(&self.licence).is_some(), Field::Licence),
            (self.cefr.is_empty() || LEVELS.iter().take(6).any(|level| *level == self.cefr), Field::Cefr),
        ] {
            if !fits {
                found.add(field, Wrong::NoSuchChoice);
            }
        }
        let link = self.link.trim().to_owned();
        let link = if link.is_empty() { link } else { SafeUrl::parse(&link).map_or_else(|| wrong_link(&mut found), |url| url.as_str().to_owned()) };
        let steps = check_chosen(&mut found, Field::Steps, self.steps, &STEPS);
        let subjects = check_chosen(&mut found, Field::Subjects, self.subjects, &SUBJECTS);
        let eqf = check_chosen(&mut found, Field::Eqf, self.eqf, &EQF).iter().filter_map(|level| level.parse().ok()).collect();
        let minutes = minutes(&mut found, &self.minutes);
        let tags = parse_tags(&self.tags);
        check_tags(&mut found, &tags);
        let outcomes = outcomes(&mut found, &self.outcomes);
        found.none_or(Material {
            title: self.title,
            summary: self.summary,
            description: self.description,
            language: self.language,
            kind: kind.unwrap_or_default(),
            licence: self.licence,
            link,
            steps,
            eqf,
            cefr: self.cefr,
            minutes,
            subjects,
            tags,
            outcomes,
            prerequisites: self.prerequisites,
            equipment: self.equipment,
            safety: self.safety,
            sources: self.sources,
            changes: self.changes,
        })
    }
}

fn wrong_link(found: &mut Findings) -> String {
    found.add(Field::Link, Wrong::NotALink);
    String::new()
}

fn minutes(found: &mut Findings, text: &str) -> u32 {
    let text = text.trim();
    let minutes = if text.is_empty() { Some(0) } else { text.parse().ok().filter(|n| (1..=MINUTES_MAX).contains(n)) };
    if minutes.is_none() {
        found.add(Field::Minutes, Wrong::OutOfRange { least: 1, most: MINUTES_MAX });
    }
    minutes.unwrap_or(0)
}

const OUTCOME_MAX: usize = 300;

fn outcomes(found: &mut Findings, text: &str) -> Vec<String> {
    let lines: Vec<String> = text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect();
    if lines.len() > OUTCOMES_MAX {
        found.add(Field::Outcomes, Wrong::TooManyOf { most: 12 });
    }
    if let Some(long) = lines.iter().find(|line| line.chars().count() > OUTCOME_MAX) {
        found.length(Field::Outcomes, long, 0..=OUTCOME_MAX);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

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
