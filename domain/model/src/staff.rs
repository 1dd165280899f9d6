//! Reports, suspensions, reasons: what members tell staff, and what staff does.

use crate::limits;
use crate::problem::{Field, Findings, Problem, Wrong};
use serde::{Deserialize, Serialize};

/// Why something or somebody is reported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ReportKind {
    Spam,
    OffTopic,
    /// Harmful words, or advice that could hurt somebody.
    Harmful,
    PersonalData,
    /// Taken without leave, or what a company shows in confidence.
    Rights,
    Other,
}

impl ReportKind {
    pub const ALL: [Self; 6] = [Self::Spam, Self::OffTopic, Self::Harmful, Self::PersonalData, Self::Rights, Self::Other];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Spam => "spam",
            Self::OffTopic => "off-topic",
            Self::Harmful => "harmful",
            Self::PersonalData => "personal-data",
            Self::Rights => "rights",
            Self::Other => "other",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }
}

/// The report form.
#[derive(Clone, Debug, Default)]
pub struct ReportDraft {
    pub kind: String,
    pub note: String,
}

impl ReportDraft {
    /// A note is needed only where the kind says nothing.
    pub fn check(self) -> Result<(ReportKind, String), Problem> {
        let mut found = Findings::default();
        let kind = ReportKind::parse(&self.kind);
        if kind.is_none() {
            found.add(Field::Kind, Wrong::NoSuchChoice);
        }
        let least = usize::from(kind == Some(ReportKind::Other));
        found.length(Field::Note, &self.note, least..=limits::REASON_MAX);
        found.none_or((kind.unwrap_or(ReportKind::Other), self.note))
    }
}

/// For how long somebody is suspended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Term {
    Days(u16),
    UntilLifted,
}

impl Term {
    /// As forms offer it.
    pub const CHOICES: [&'static str; 4] = ["1", "7", "30", "lifted"];

    fn parse(text: &str) -> Option<Self> {
        match text {
            "lifted" => Some(Self::UntilLifted),
            days if Self::CHOICES.contains(&days) => days.parse().ok().map(Self::Days),
            _ => None,
        }
    }

    /// When it ends, in milliseconds since the epoch.
    pub fn end(self, now: i64) -> Option<i64> {
        match self {
            Self::Days(days) => Some(now + i64::from(days) * 24 * 3_600_000),
            Self::UntilLifted => None,
        }
    }
}

/// The form that suspends a member.
#[derive(Clone, Debug, Default)]
pub struct SuspensionDraft {
    pub term: String,
    pub reason: String,
}

impl SuspensionDraft {
    pub fn check(self) -> Result<(Term, String), Problem> {
        let mut found = Findings::default();
        let term = Term::parse(&self.term);
        if term.is_none() {
            found.add(Field::Term, Wrong::NoSuchChoice);
        }
        found.length(Field::Reason, &self.reason, 1..=limits::REASON_MAX);
        found.none_or((term.unwrap_or(Term::UntilLifted), self.reason))
    }
}

/// A reason that has to be given.
pub fn check_reason(reason: &str) -> Result<(), Problem> {
    let mut found = Findings::default();
    found.length(Field::Reason, reason, 1..=limits::REASON_MAX);
    found.none_or(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_says_why() {
        let draft = |kind: &str, note: &str| ReportDraft { kind: kind.into(), note: note.into() }.check();
        assert_eq!(draft("spam", ""), Ok((ReportKind::Spam, String::new())));
        assert_eq!(draft("other", "").expect_err("bad").with(Field::Note), Some(Wrong::Missing));
        assert_eq!(draft("dull", "").expect_err("bad").with(Field::Kind), Some(Wrong::NoSuchChoice));
        assert!(draft("harmful", &"x".repeat(501)).is_err());
    }

    #[test]
    fn a_suspension_has_a_reason_and_an_end_or_none() {
        let draft = |term: &str, reason: &str| SuspensionDraft { term: term.into(), reason: reason.into() }.check();
        assert_eq!(draft("7", "Spam"), Ok((Term::Days(7), "Spam".into())));
        assert_eq!(draft("lifted", "Spam").expect("good").0.end(5), None);
        assert_eq!(Term::Days(1).end(5), Some(86_400_005));
        for (term, reason) in [("2", "x"), ("", "x"), ("7", ""), ("-1", "x")] {
            assert!(draft(term, reason).is_err(), "{term} {reason}");
        }
    }
}
