//! What a query asks for, as types that cannot be wrong: a stem has at least one letter or digit and nothing else, a phrase at
//! least one stem, a term at least one phrase. So a database is never sent an empty term or a sign of its own syntax.

use super::{
    compounds::{COMPOUNDING, HALF},
    spellings::Spelling,
    words::{CUT, words},
};
use std::{collections::BTreeSet, ops::Deref};

/// Shorter beginnings fit everywhere.
const BEGINNING: usize = 4;

/// One word as it is stored.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Stem(String);

impl Stem {
    fn of(word: String) -> Option<Self> {
        let good = !word.is_empty() && word.chars().all(char::is_alphanumeric);
        good.then_some(Self(word))
    }

    /// Whether few other words begin so.
    pub fn is_long(&self) -> bool {
        self.0.chars().count() >= BEGINNING
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
    fn single(&self) -> Option<&Stem> {
        if let [one] = self.0.as_slice() { Some(one) } else { None }
    }

    /// What longer words can begin with: a word, or letters and the first digits of a number, `INR186`. What comes before the last stem,
    /// and that.
    pub fn beginning(&self) -> Option<(&[Stem], &Stem)> {
        let (last, before) = self.0.split_last()?;
        let long = before.is_empty() && last.is_long();
        let number = !before.is_empty() && last.chars().all(char::is_numeric);
        (long || number).then_some((before, last))
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
pub(super) struct Term {
    phrases: BTreeSet<Phrase>,
    /// The same as the second half of a compound.
    ends: BTreeSet<Stem>,
}

impl Term {
    /// By the rules of every language, and uncut.
    pub fn of(spelt: &[Spelling]) -> Option<Self> {
        Self::cut(spelt, &CUT)
    }

    /// By the rules of one language, and uncut.
    pub fn in_language(spelt: &[Spelling], language: &str) -> Option<Self> {
        let spelt: Vec<Spelling> = spelt.iter().filter(|one| one.is_for(language)).cloned().collect();
        Self::cut(&spelt, &[language, ""])
    }

    fn cut(spelt: &[Spelling], languages: &[&str]) -> Option<Self> {
        let of = |language: &'_ &str| spelt.iter().filter_map(|one| Phrase::of(&one.text, language)).collect::<Vec<_>>();
        let phrases: BTreeSet<Phrase> = languages.iter().flat_map(of).collect();
        let halves = phrases.iter().any(|phrase| phrase.single().is_some_and(|stem| stem.chars().count() >= HALF));
        let compounding = languages.iter().filter(|language| halves && COMPOUNDING.contains(*language));
        let ends =
            compounding.flat_map(of).filter_map(|phrase| phrase.single().cloned()).filter(|stem| stem.chars().all(char::is_alphabetic)).collect();
        (!phrases.is_empty()).then_some(Self { phrases, ends })
    }

    pub fn phrases(&self) -> impl Iterator<Item = &Phrase> {
        self.phrases.iter()
    }

    pub fn ends(&self) -> impl Iterator<Item = &Stem> {
        self.ends.iter()
    }

    pub fn stems(&self) -> impl Iterator<Item = &Stem> {
        self.phrases().flat_map(|phrase| phrase.iter())
    }
}

#[cfg(test)]
mod tests {
    use super::{super::spellings::spellings, *};
    use proptest::prelude::*;

    fn term(typed: &str) -> Option<Term> {
        Term::of(&spellings(typed))
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

    #[test]
    fn long_words_may_be_second_halves_and_numbers_beginnings() {
        let ends = |typed| term(typed).expect("a word").ends().map(|stem| stem.to_string()).collect::<Vec<_>>();
        assert!(ends("Batterien").contains(&"batteri".to_owned()));
        assert_eq!((ends("Rat"), ends("\"big cell\""), ends("18650")), (Vec::new(), Vec::new(), Vec::new()));
        let begun = |typed| term(typed).expect("a word").phrases().filter_map(Phrase::beginning).count();
        assert!(begun("INR186") > 0 && begun("isolation") > 0);
        assert_eq!((begun("48V"), begun("cel")), (0, 0));
    }

    proptest! {
        #[test]
        fn a_term_has_letters_and_digits_only(typed in any::<String>()) {
            for stem in term(&typed).iter().flat_map(|term| term.stems().chain(term.ends())) {
                prop_assert!(!stem.is_empty() && stem.chars().all(char::is_alphanumeric), "{stem:?}");
            }
        }
    }
}
