//! What a query asks for, as types that cannot be wrong: a stem has at least one letter or digit and nothing else, a phrase at
//! least one stem, a term at least one phrase. So a database is never sent an empty term or a sign of its own syntax.

use super::words::{CUT, words};
use std::{collections::BTreeSet, ops::Deref};

/// One word as it is stored.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Stem(String);

impl Stem {
    fn of(word: String) -> Option<Self> {
        let good = !word.is_empty() && word.chars().all(char::is_alphanumeric);
        good.then_some(Self(word))
    }
}

impl Deref for Stem {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

/// Stems that stand side by side.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Phrase(Vec<Stem>);

impl Phrase {
    /// The words of what was typed, by the rules of one language; none where it has no words.
    pub fn of(typed: &str, language: &str) -> Option<Self> {
        let stems: Vec<Stem> = words(typed, language).into_iter().filter_map(Stem::of).collect();
        (!stems.is_empty()).then_some(Self(stems))
    }

    /// The stem, where it is only one.
    pub fn single(&self) -> Option<&Stem> {
        if let [one] = self.0.as_slice() { Some(one) } else { None }
    }
}

impl Deref for Phrase {
    type Target = [Stem];
    fn deref(&self) -> &[Stem] {
        &self.0
    }
}

/// What one typed word, or several in quotes, can be stored as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Term(BTreeSet<Phrase>);

impl Term {
    /// By the rules of every language, and uncut.
    pub fn of(typed: &[String]) -> Option<Self> {
        Self::cut(typed, &CUT)
    }

    /// By the rules of one language, and uncut.
    pub fn in_language(typed: &[String], language: &str) -> Option<Self> {
        Self::cut(typed, &[language, ""])
    }

    fn cut(typed: &[String], languages: &[&str]) -> Option<Self> {
        let phrases: BTreeSet<Phrase> = typed.iter().flat_map(|one| languages.iter().filter_map(|language| Phrase::of(one, language))).collect();
        (!phrases.is_empty()).then_some(Self(phrases))
    }

    pub fn phrases(&self) -> impl Iterator<Item = &Phrase> {
        self.0.iter()
    }

    /// Those that are one word.
    pub fn singles(&self) -> impl Iterator<Item = &Stem> {
        self.phrases().filter_map(Phrase::single)
    }

    pub fn stems(&self) -> impl Iterator<Item = &Stem> {
        self.phrases().flat_map(|phrase| phrase.iter())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn term(typed: &str) -> Option<Term> {
        Term::of(&[typed.to_owned()])
    }

    #[test]
    fn a_word_is_cut_by_the_rules_of_all_languages() {
        let found = term("batteries").expect("a word");
        let stems: BTreeSet<&str> = found.stems().map(|stem| &**stem).collect();
        assert!(stems.contains("batteries") && stems.contains("batteri"), "{stems:?}");
    }

    #[test]
    fn what_has_no_words_is_no_term() {
        for typed in ["", " ", "l'", "d’", "'n'", "?!", "\u{301}", "\0", "\u{FFFE}", "()", "*", "''''"] {
            assert_eq!(term(typed), None, "{typed:?}");
        }
    }

    proptest! {
        #[test]
        fn a_term_has_letters_and_digits_only(typed in any::<String>()) {
            for stem in term(&typed).iter().flat_map(Term::stems) {
                prop_assert!(!stem.is_empty() && stem.chars().all(char::is_alphanumeric), "{stem:?}");
            }
        }
    }
}
