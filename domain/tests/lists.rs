//! Whatever can be chosen from a controlled list has its text in each language.

use domain::Locale;
use domain::esco::Kind;
use model::Licence;
use model::licences::{Refusal, Way};
use model::lists::{AccessibilityFeature, EQF, KnowledgeKind, Process, ReuseLevel};

fn all_have_texts(family: &str, words: impl IntoIterator<Item = String>) {
    for word in words {
        for language in domain::texts::LOCALES {
            let key = format!("{family}{word}");
            assert_ne!(Locale::parse(language).expect("a locale").text(&key), key, "{language}");
        }
    }
}

#[test]
fn licences_and_what_is_said_of_them() {
    for family in ["licence-title-", "licence-hint-"] {
        all_have_texts(family, Licence::ALL.map(|one| one.as_str().to_owned()));
    }
    all_have_texts("adaptation-refused-", Refusal::ALL.map(|one| one.as_str().to_owned()));
    all_have_texts("adaptation-way-", [Way::Collect, Way::Link, Way::Ask, Way::LeaveOut].map(|one| one.as_str().to_owned()));
}

#[test]
fn levels_and_features() {
    for family in ["eqf-", "eqf-hint-"] {
        all_have_texts(family, EQF.map(|level| level.to_string()));
    }
    for family in ["reuse-", "reuse-hint-"] {
        all_have_texts(family, ReuseLevel::ALL.map(|one| one.as_str().to_owned()));
    }
    for family in ["knowledge-", "knowledge-hint-"] {
        all_have_texts(family, KnowledgeKind::ALL.map(|one| one.as_str().to_owned()));
    }
    all_have_texts("accessibility-", AccessibilityFeature::ALL.map(|one| one.as_str().to_owned()));
    all_have_texts("esco-kind-", Kind::ALL.map(|one| one.as_str().to_owned()));
}

#[test]
fn processes_and_their_verbs() {
    all_have_texts("bloom-", Process::ALL.map(|one| one.as_str().to_owned()));
    for process in Process::ALL {
        all_have_texts("bloom-verb-", process.verbs().iter().map(|verb| (*verb).to_owned()));
    }
}
