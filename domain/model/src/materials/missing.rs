//! What a resource needs before it is published, and what helps others to find and trust it.

use super::{Material, MaterialKind};
use crate::licences::Licence;

const SUMMARY_LEAST: usize = 20;

impl Material {
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
            (Missing::Verbs, self.outcomes.iter().all(|outcome| outcome.process.is_some())),
            (Missing::Eqf, !self.eqf.is_empty()),
            (Missing::Cefr, !self.cefr.is_empty()),
            (Missing::Accessibility, !self.accessibility.is_empty()),
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
    /// An outcome without a level of Bloom's taxonomy.
    Verbs,
    Accessibility,
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
            Self::Verbs => "verbs",
            Self::Accessibility => "accessibility",
            Self::Eqf => "eqf",
            Self::Cefr => "cefr",
            Self::Subjects => "subjects",
            Self::Safety => "safety",
            Self::Tags => "tags",
        }
    }
}
