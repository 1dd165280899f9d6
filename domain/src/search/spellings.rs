//! Words that are spelt in two ways, since not every keyboard has every letter: *Pruefung* and *Prüfung*, *Aarhus* and *Århus*.

use super::{tokens::Folded, words::words};

/// One way to spell what was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Spelling {
    pub text: String,
    /// Languages in which these letters are what they look like: *vaara* is not *vara* in Finnish.
    not_in: &'static [&'static str],
}

/// Two letters that may stand for one, and where they do not.
const PAIRS: [(&str, char, &[&str]); 4] = [("ae", 'ä', &["nl"]), ("oe", 'ö', &["nl"]), ("ue", 'ü', &["nl"]), ("aa", 'å', &["et", "fi", "nl"])];
/// With more of them, all are read alike.
const EACH: usize = 3;
/// Letters of a word that is left, at least: *toe* is not *tö*. An `å` is left in longer ones.
const SHORTEST: usize = 4;

impl Spelling {
    fn new(text: String) -> Self {
        Self { text, not_in: &[] }
    }

    pub fn is_for(&self, language: &str) -> bool {
        !self.not_in.contains(&language)
    }
}

/// All of them, what was typed first; each without its accents, too, since rules for stems do not know foreign ones.
pub(super) fn spellings(typed: &str) -> Vec<Spelling> {
    let lower = Folded::of(typed).lower();
    let long = long_form(&lower).map(Spelling::new);
    let mut all = vec![Spelling::new(typed.to_owned())];
    all.extend(long.into_iter().chain(short_forms(&lower)));
    let plain = all.iter().map(|one| Spelling { text: words(&one.text, "").join(" "), ..*one });
    let plain: Vec<Spelling> = plain.collect();
    all.extend(plain);
    all
}

/// With two letters for each that has dots, a ring or a stroke.
fn long_form(lower: &str) -> Option<String> {
    let pair = |c: char| match c {
        'ä' => Some("ae"),
        'ö' | 'ø' => Some("oe"),
        'ü' => Some("ue"),
        'å' => Some("aa"),
        _ => None,
    };
    let long: String = lower.chars().map(|c| pair(c).map_or_else(|| c.to_string(), str::to_owned)).collect();
    (long != lower).then_some(long)
}

/// With one letter for two that may stand for it.
fn short_forms(lower: &str) -> Vec<Spelling> {
    let found = pairs(lower);
    let every = (1 << found.len().min(EACH)) - 1;
    let choices = if found.len() > EACH { every..=every } else { 1..=every };
    choices.filter_map(|choice: usize| shorter(lower, &found, |n| n >= EACH || choice >> n & 1 == 1)).collect()
}

/// Where pairs stand, in bytes, and which. After a vowel or a `q`, `ue` is none: *neue*, *Quelle*.
fn pairs(lower: &str) -> Vec<(usize, usize)> {
    let (mut found, mut end) = (Vec::new(), 0);
    let mut before = ' ';
    for (at, c) in lower.char_indices() {
        let pair = PAIRS.iter().position(|(pair, ..)| lower.get(at..).is_some_and(|rest| rest.starts_with(pair)));
        let after = matches!(before, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'ä' | 'ö' | 'ü' | 'q');
        if let Some(pair) = pair.filter(|_| at >= end && !after) {
            found.push((at, pair));
            end = at + 2;
        }
        before = c;
    }
    found
}

fn shorter(lower: &str, found: &[(usize, usize)], chosen: impl Fn(usize) -> bool) -> Option<Spelling> {
    let (mut text, mut done, mut not_in, mut least) = (String::with_capacity(lower.len()), 0, &[][..], SHORTEST);
    for (_, (at, pair)) in found.iter().enumerate().filter(|(n, _)| chosen(*n)) {
        let (_, letter, strangers) = PAIRS.get(*pair)?;
        text.push_str(lower.get(done..*at)?);
        text.push(*letter);
        done = at + 2;
        least = least.max(if *letter == 'å' { SHORTEST + 1 } else { SHORTEST });
        not_in = if strangers.len() > not_in.len() { strangers } else { not_in };
    }
    text.push_str(lower.get(done..)?);
    (text.chars().count() >= least).then_some(Spelling { text, not_in })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn texts(typed: &str) -> Vec<String> {
        let mut texts: Vec<String> = spellings(typed).into_iter().map(|one| one.text).collect();
        texts.dedup();
        texts
    }

    #[test]
    fn two_letters_may_stand_for_one_and_one_for_two() {
        assert_eq!(texts("Pruefung"), ["Pruefung", "prüfung", "pruefung", "prufung"]);
        assert_eq!(texts("Prüfung"), ["Prüfung", "pruefung", "prufung", "pruefung"]);
        assert!(texts("Koeffizientenpruefung").contains(&"koeffizientenprüfung".to_owned()));
        assert!(texts("Joergensen").contains(&"jorgensen".to_owned()) && texts("Århus").contains(&"aarhus".to_owned()));
    }

    #[test]
    fn what_only_looks_like_it_stays() {
        for typed in ["neue", "quer", "Bauer", "toe", "vaara", "cell", "Feuer"] {
            assert!(texts(typed).iter().all(|one| *one == typed || *one == typed.to_lowercase()), "{:?}", texts(typed));
        }
        assert_eq!(texts("Poesie")[0], "Poesie");
        let aarhus = spellings("aarhus").into_iter().find(|one| one.text == "århus").expect("a spelling");
        assert!(aarhus.is_for("da") && aarhus.is_for("") && !aarhus.is_for("fi"));
    }

    proptest! {
        #[test]
        fn there_are_few_spellings_of_anything(typed in "\\PC{0,60}|[aeouqäöüå ]{0,60}") {
            let all = spellings(&typed);
            prop_assert!(all.len() <= 18 && all[0].text == typed);
        }
    }
}
