//! From a text to the words it is found by: lower case, cut down to their stem by the rules of its language (Snowball),
//! without accents. Both databases get these words and do nothing to them, so both find the same.

use super::{
    compounds::{COMPOUNDING, second_halves},
    tokens::Folded,
};
use crate::text;
use rust_stemmers::{Algorithm, Stemmer};
use std::{borrow::Cow, collections::BTreeSet};

/// Version of what this file, `tokens`, `compounds` and `entry` make of a text. Raise it when that changes: everything is indexed anew.
pub const INDEXER: i32 = 5;

/// Longer words are cut: nobody types them, and PostgreSQL takes 2,046 bytes.
const LONGEST: usize = 40;

/// Shorter stems of second halves are endings.
const SHORTEST_END: usize = 3;

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
    Folded::of(text).tokens().into_iter().map(|token| stem(token.text, language)).filter(|word| !word.is_empty()).collect()
}

/// The words of a name: neither cut down nor apart where letters and digits meet.
pub(super) fn wholes(text: &str) -> Vec<String> {
    Folded::of(text).wholes().map(|word| stem(word, "")).filter(|word| !word.is_empty()).collect()
}

/// The words that a text of a language has within its own, as the second half of a compound.
pub(super) fn ends(text: &str, language: &str) -> BTreeSet<String> {
    if !COMPOUNDING.contains(&language) {
        return BTreeSet::new();
    }
    Folded::of(text).tokens().into_iter().flat_map(|token| ends_of(token.text, language)).collect()
}

/// The same of one word.
pub(super) fn ends_of(word: &str, language: &str) -> Vec<String> {
    let lower = word.to_lowercase();
    let stems = second_halves(&lower, language).into_iter().map(|half| stem(half, language));
    stems.filter(|stem| stem.chars().count() >= SHORTEST_END).collect()
}

/// Signs that Markdown writes by name: `&amp;`, `&uuml;`, `&#8722;`.
pub(super) fn decoded(markdown: &str) -> Cow<'_, str> {
    html_escape::decode_html_entities(markdown)
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
    decoded(&out).into_owned()
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
    fn links_and_quotes_are_not_read() {
        let read = readable("> she said\nSee [the sheet](https://example.org/x) at https://example.org now");
        assert_eq!(words(&read, ""), ["see", "the", "sheet", "at", "now"]);
    }

    #[test]
    fn signs_that_are_written_by_name_are_read() {
        assert_eq!(
            words(&readable("R&amp;D, Pr&uuml;fung at &minus;20 &#176;C &unknown;"), ""),
            ["r", "d", "prufung", "at", "minus", "20", "c", "unknown"]
        );
    }

    #[test]
    fn second_halves_are_cut_like_words_of_their_own() {
        for (text, language, half) in [
            ("Hochvoltbatterien", "de", "Batterie"),
            ("Litiumioniakkuja", "fi", "akkuja"),
            ("latauspisteessä", "fi", "piste"),
            ("högvoltsbatterier", "sv", "batterier"),
            ("spanningsmetingen", "nl", "meting"),
            ("højspændingsbatterier", "da", "batteri"),
            ("isolasjonsmålingen", "nb", "måling"),
        ] {
            assert!(ends(text, language).contains(&stem(half, language)), "{text}: {:?}", ends(text, language));
        }
        assert!(ends("smartphones everywhere", "en").is_empty());
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
                for token in Folded::of(&text).tokens() {
                    let stem = stem(token.text, language);
                    prop_assert!(stem.is_empty() || Firsts::of([stem.as_str()]).may_begin(token.text), "{token:?} {language}");
                }
            }
        }
    }
}
