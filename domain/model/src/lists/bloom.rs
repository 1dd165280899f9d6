//! Bloom's taxonomy as revised in 2001 (Anderson, Krathwohl): what learners do, and with what kind of knowledge.

use serde::{Deserialize, Serialize};

/// The cognitive process of a learning outcome. Texts: `bloom-<as_str>`; of its verbs `bloom-verb-<verb>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Process {
    Remember,
    Understand,
    Apply,
    Analyse,
    Evaluate,
    Create,
}

impl Process {
    /// From simple to demanding.
    pub const ALL: [Self; 6] = [Self::Remember, Self::Understand, Self::Apply, Self::Analyse, Self::Evaluate, Self::Create];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Remember => "remember",
            Self::Understand => "understand",
            Self::Apply => "apply",
            Self::Analyse => "analyse",
            Self::Evaluate => "evaluate",
            Self::Create => "create",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.as_str() == text)
    }

    /// Verbs an outcome of this process can begin with: things that one can see somebody do. They are a help in the form, not a limit; no verb
    /// is in two lists, so that a verb tells the process.
    pub fn verbs(self) -> &'static [&'static str] {
        match self {
            Self::Remember => &["name", "list", "define", "label", "recognise", "recall", "locate", "match", "state", "identify"],
            Self::Understand => {
                &["explain", "describe", "summarise", "classify", "compare", "interpret", "illustrate", "paraphrase", "predict", "infer"]
            }
            Self::Apply => &["use", "carry-out", "calculate", "measure", "operate", "assemble", "install", "demonstrate", "follow", "adjust"],
            Self::Analyse => &["analyse", "diagnose", "test", "distinguish", "examine", "trace", "relate", "break-down", "troubleshoot", "organise"],
            Self::Evaluate => &["assess", "check", "judge", "justify", "choose", "review", "verify", "prioritise", "recommend", "critique"],
            Self::Create => &["design", "plan", "develop", "produce", "build", "propose", "compose", "combine", "improve", "invent"],
        }
    }

    /// The process that a verb of the lists belongs to.
    pub fn of_verb(verb: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.verbs().contains(&verb))
    }
}

/// What kind of knowledge an outcome is about. Texts: `knowledge-<as_str>`, `knowledge-hint-<as_str>`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum KnowledgeKind {
    Factual,
    Conceptual,
    Procedural,
    Metacognitive,
}

impl KnowledgeKind {
    pub const ALL: [Self; 4] = [Self::Factual, Self::Conceptual, Self::Procedural, Self::Metacognitive];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Factual => "factual",
            Self::Conceptual => "conceptual",
            Self::Procedural => "procedural",
            Self::Metacognitive => "metacognitive",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.as_str() == text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn names_come_back() {
        for one in Process::ALL {
            assert_eq!(Process::parse(one.as_str()), Some(one));
        }
        for one in KnowledgeKind::ALL {
            assert_eq!(KnowledgeKind::parse(one.as_str()), Some(one));
        }
        assert_eq!((Process::parse("synthesis"), KnowledgeKind::parse("")), (None, None));
    }

    #[test]
    fn a_verb_tells_its_process() {
        let mut all = BTreeSet::new();
        for process in Process::ALL {
            assert_eq!(process.verbs().len(), 10, "{process:?}");
            for verb in process.verbs() {
                assert!(all.insert(*verb), "{verb} is there twice");
                assert_eq!(Process::of_verb(verb), Some(process));
                assert!(verb.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'), "{verb}");
            }
        }
        // What cannot be seen is no outcome.
        assert!(["know", "understand", "learn"].into_iter().all(|verb| Process::of_verb(verb).is_none()));
    }
}
