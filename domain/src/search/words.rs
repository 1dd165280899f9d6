//! From a text to the words it is found by: lower case, cut down to their stem by the rules of its language (Snowball),
//! without accents. Both databases get these words and do nothing to them, so both find the same.

use crate::text;
use rust_stemmers::{Algorithm, Stemmer};
use std::collections::BTreeSet;

/// Version of what this file and `entry` make of a text. Raise it when that changes: everything is indexed anew.
pub const INDEXER: i32 = 4;

/// Longer words are cut: nobody types them, and PostgreSQL takes 2,046 bytes.
const LONGEST: usize = 40;

/// A word as it stands in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token<'a> {
    /// Where it begins, in bytes.
    pub at: usize,
    pub text: &'a str,
}

/// Letters, digits, and marks that stand on the letter before them.
fn is_inside(c: char) -> bool {
    c.is_alphanumeric() || is_mark(c)
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}')
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}

/// The words of a text. Single letters at an apostrophe (*l'*électrode, teacher*'s*) are none.
pub(super) fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut found = Vec::new();
    let (mut start, mut before) = (None, ' ');
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match start {
            None if is_inside(c) && !is_mark(c) => start = Some((at, before)),
            Some((from, left)) if !is_inside(c) => {
                let word = text.get(from..at).unwrap_or_default();
                let beside = is_apostrophe(left) || is_apostrophe(c);
                if !(beside && word.chars().nth(1).is_none() && word.chars().all(char::is_alphabetic)) {
                    found.push(Token { at: from, text: word });
                }
                start = None;
            }
            _ => {}
        }
        before = c;
    }
    found
}

fn algorithm(language: &str) -> Option<Algorithm> {
    Some(match language {
        "da" => Algorithm::Danish,
        "de" => Algorithm::German,
        "el" => Algorithm::Greek,
        "en" => Algorithm::English,
        "es" => Algorithm::Spanish,
        "fi" => Algorithm::Finnish,
        "fr" => Algorithm::French,
        "hu" => Algorithm::Hungarian,
        "it" => Algorithm::Italian,
        "nb" => Algorithm::Norwegian,
        "nl" => Algorithm::Dutch,
        "pt" => Algorithm::Portuguese,
        "ro" => Algorithm::Romanian,
        "sv" => Algorithm::Swedish,
        "tr" => Algorithm::Turkish,
        _ => return None,
    })
}

/// The languages whose words are cut down; a word of any other is only folded, which `""` stands for.
pub(super) const CUT: [&str; 16] = ["", "da", "de", "el", "en", "es", "fi", "fr", "hu", "it", "nb", "nl", "pt", "ro", "sv", "tr"];

/// One word as it is stored and looked for.
pub(super) fn stem(word: &str, language: &str) -> String {
    let lower: String = word.chars().take(LONGEST).flat_map(char::to_lowercase).collect();
    match algorithm(language) {
        Some(algorithm) => fold(&Stemmer::create(algorithm).stem(&lower)),
        None => fold(&lower),
    }
}

/// Without accents; only letters and digits are left.
pub(super) fn fold(lower: &str) -> String {
    let mut folded = String::with_capacity(lower.len());
    for c in lower.chars() {
        match text::latin(c) {
            Some(plain) => folded.push_str(plain),
            None => folded.extend(greek(c).filter(|c| c.is_alphanumeric())),
        }
    }
    folded
}

/// Greek letters without their tonos; all others as they are.
fn greek(c: char) -> Option<char> {
    Some(match c {
        'ά' => 'α',
        'έ' => 'ε',
        'ή' => 'η',
        'ί' | 'ϊ' | 'ΐ' => 'ι',
        'ό' => 'ο',
        'ύ' | 'ϋ' | 'ΰ' => 'υ',
        'ώ' => 'ω',
        'ς' => 'σ',
        other => other,
    })
}

/// First letters of stems. Most words of a text begin with none of them, and need not be cut down to be told apart.
#[derive(Default)]
pub(super) struct Firsts {
    /// One bit each.
    ascii: u128,
    others: BTreeSet<char>,
}

impl Firsts {
    pub fn of<'a>(stems: impl IntoIterator<Item = &'a str>) -> Self {
        let mut firsts = Self::default();
        for first in stems.into_iter().filter_map(|stem| stem.chars().next()) {
            if first.is_ascii() {
                firsts.ascii |= 1 << u32::from(first);
            } else {
                firsts.others.insert(first);
            }
        }
        firsts
    }

    fn has(&self, first: char) -> bool {
        if first.is_ascii() { self.ascii >> u32::from(first) & 1 == 1 } else { self.others.contains(&first) }
    }

    /// Whether a stem of this word can begin with one of them.
    pub fn may_begin(&self, word: &str) -> bool {
        let Some(first) = word.chars().next() else { return false };
        if first.is_ascii() {
            return self.has(first.to_ascii_lowercase());
        }
        // The Greek stemmer does not read these as it reads the letters without dots.
        if matches!(first, 'Ϊ' | 'ϊ' | 'ΐ' | 'Ϋ' | 'ϋ' | 'ΰ') {
            return true;
        }
        let lower: String = first.to_lowercase().collect();
        fold(&lower).chars().next().is_some_and(|first| self.has(first))
    }
}

/// The words of a text in its language, in their order.
pub fn words(text: &str, language: &str) -> Vec<String> {
    tokens(text).into_iter().map(|token| stem(token.text, language)).filter(|word| !word.is_empty()).collect()
}

/// What people read of a post, roughly: without the targets of links, and without what it quotes, which is found where it
/// was written first.
pub(super) fn readable(markdown: &str) -> String {
    let mut out = String::with_capacity(markdown.len());
    for line in markdown.lines().filter(|line| !line.trim_start().starts_with('>')) {
        for (n, part) in line.split("](").enumerate() {
            let shown = if n == 0 { part } else { part.split_once(')').map_or("", |(_, rest)| rest) };
            for word in shown.split(' ').filter(|word| !word.contains("://")) {
                out.push_str(word);
                out.push(' ');
            }
        }
        out.push('\n');
    }
    out
}

/// Shorter texts do not tell their language reliably.
const TELLING: usize = 60;
/// More of a text says no more.
const ENOUGH: usize = 400;

/// The language a text is in, where it clearly is another one than the one it is expected to be in.
pub(super) fn language_of(text: &str, expected: &str) -> String {
    if text.chars().nth(TELLING).is_none() {
        return expected.to_owned();
    }
    let start: String = text.chars().take(ENOUGH).collect();
    let told = whatlang::detect(&start).filter(|info| info.is_reliable() && info.confidence() > 0.9);
    told.and_then(|info| code(info.lang())).unwrap_or(expected).to_owned()
}

fn code(lang: whatlang::Lang) -> Option<&'static str> {
    use whatlang::Lang;
    Some(match lang {
        Lang::Dan => "da",
        Lang::Deu => "de",
        Lang::Ell => "el",
        Lang::Eng => "en",
        Lang::Spa => "es",
        Lang::Fin => "fi",
        Lang::Fra => "fr",
        Lang::Hun => "hu",
        Lang::Ita => "it",
        Lang::Nob => "nb",
        Lang::Nld => "nl",
        Lang::Pol => "pl",
        Lang::Por => "pt",
        Lang::Ron => "ro",
        Lang::Swe => "sv",
        Lang::Tur => "tr",
        Lang::Ces => "cs",
        Lang::Est => "et",
        Lang::Lit => "lt",
        Lang::Lav => "lv",
        Lang::Ukr => "uk",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::LANGUAGES;
    use proptest::prelude::*;

    #[test]
    fn words_are_cut_by_the_rules_of_their_language_and_lose_their_accents() {
        assert_eq!(words("Testing the batteries’ cells", "en"), ["test", "the", "batteri", "cell"]);
        assert_eq!(words("lämpötilassa", "fi"), words("lämpötila", "fi"));
        assert_eq!(words("sähkössä", "fi"), words("sähkö", "fi"));
        assert_eq!(words("Batterien prüfen", "de"), words("batterie prüfe", "de"));
        assert_eq!(words("Électrodes d'une batterie", "fr"), words("electrode une batteries", "fr"));
        assert_eq!(words("punkt rosy", "pl"), ["punkt", "rosy"]);
        assert_eq!(words("sa\u{308}hko\u{308}", ""), ["sahko"]);
    }

    #[test]
    fn first_letters_are_compared_as_stems_have_them() {
        let firsts = Firsts::of(["akku", "ωμ"]);
        for (word, expected) in
            [("Akut", true), ("äänet", true), ("Ärger", true), ("Ωμ", true), ("ώρα", true), ("Cell", false), ("οχι", false), ("Ϊ", true), ("", false)]
        {
            assert_eq!(firsts.may_begin(word), expected, "{word}");
        }
    }

    #[test]
    fn single_letters_at_an_apostrophe_are_no_words() {
        let plain = |text| tokens(text).into_iter().map(|token| token.text).collect::<Vec<_>>();
        assert_eq!(plain("l'électrode, the teacher’s R and 5'"), ["électrode", "the", "teacher", "R", "and", "5"]);
        assert_eq!(plain("13s-scooter 3.7 V"), ["13s", "scooter", "3", "7", "V"]);
        assert_eq!(tokens(" ä b").iter().map(|token| token.at).collect::<Vec<_>>(), [1, 4]);
    }

    #[test]
    fn links_and_quotes_are_not_read() {
        let read = readable("> she said\nSee [the sheet](https://example.org/x) at https://example.org now");
        assert_eq!(words(&read, ""), ["see", "the", "sheet", "at", "now"]);
    }

    #[test]
    fn a_language_is_told_from_a_text_that_is_long_enough() {
        let finnish = "Meillä on ammattiopistossa akkulaboratorio, jossa opiskelijat purkavat ja kokoavat moduuleja turvallisesti.";
        assert_eq!(language_of(finnish, "en"), "fi");
        assert_eq!(language_of("Kiitos!", "en"), "en");
    }

    proptest! {
        #[test]
        fn any_text_has_words_of_letters_and_digits(text in "\\PC{0,60}") {
            for language in LANGUAGES.iter().chain(&[""]) {
                for word in words(&text, language) {
                    prop_assert!(!word.is_empty() && word.chars().all(char::is_alphanumeric), "{word:?}");
                }
                for token in tokens(&text) {
                    let stem = stem(token.text, language);
                    prop_assert!(stem.is_empty() || Firsts::of([stem.as_str()]).may_begin(token.text), "{token:?} {language}");
                }
            }
        }
    }
}
