//! Search as you type. A thousand concepts are looked through one by one.

use super::load::{ENTRIES, Entry};
use super::{Concept, Kind};
use crate::text::fold;

const WORDS_MAX: usize = 8;
const TYPED_MAX: usize = 100;

/// Concepts in which each of the words begins a word, best first: the label begins with all that was typed, the label has the words, another
/// name has them, the description has what is missing. Nothing typed finds nothing.
pub fn find(words: &str, limit: usize) -> Vec<Concept> {
    find_among(&Kind::ALL, words, limit)
}

/// The same among some kinds, for instance [`Kind::LEARNT`].
pub fn find_among(kinds: &[Kind], words: &str, limit: usize) -> Vec<Concept> {
    let typed: String = words.chars().take(TYPED_MAX).collect();
    let folded = fold(&typed);
    let words: Vec<String> = folded.split(' ').filter(|word| !word.is_empty()).take(WORDS_MAX).map(|word| format!(" {word}")).collect();
    if words.is_empty() {
        return Vec::new();
    }
    let mut found: Vec<(Rank, &Entry)> =
        ENTRIES.iter().filter(|one| kinds.contains(&one.concept.kind)).filter_map(|one| Some((rank(one, &folded, &words)?, one))).collect();
    found.sort_by_key(|(rank, one)| (*rank, one.label.len(), one.concept.label));
    found.into_iter().take(limit).map(|(_, one)| one.concept).collect()
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Prefix,
    Label,
    Alternative,
    Description,
}

fn rank(entry: &Entry, folded: &str, words: &[String]) -> Option<Rank> {
    let has_all = |texts: &[&str]| words.iter().all(|word| texts.iter().any(|text| text.contains(word.as_str())));
    let begins = entry.label.get(1..).is_some_and(|label| label.starts_with(folded));
    let ranks = [
        (begins, Rank::Prefix),
        (has_all(&[&entry.label]), Rank::Label),
        (has_all(&[&entry.label, &entry.alternatives]), Rank::Alternative),
        (has_all(&[&entry.label, &entry.alternatives, &entry.description]), Rank::Description),
    ];
    ranks.into_iter().find(|(fits, _)| *fits).map(|(_, rank)| rank)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(words: &str) -> Vec<&'static str> {
        find(words, 5).into_iter().map(|one| one.label).collect()
    }

    #[test]
    fn what_was_typed_so_far_comes_first() {
        assert!(labels("batt").iter().all(|label| label.starts_with("battery")));
        assert_eq!(labels("battery man").first(), Some(&"battery management systems"));
        assert_eq!(labels("assemble bat").first(), Some(&"assemble batteries"));
    }

    #[test]
    fn words_may_stand_in_any_order_and_case() {
        for typed in ["Batteries assemble", "  batteries   ASSEMBLE ", "batteries, assemble!", "bátteries assemble"] {
            assert_eq!(labels(typed).first(), Some(&"assemble batteries"), "{typed}");
        }
    }

    #[test]
    fn other_names_and_descriptions_find_too() {
        assert_eq!(labels("PLC").first(), Some(&"programmable logic controller"));
        assert!(labels("battery control systems").contains(&"battery management systems"));
        assert!(labels("anode cathode zinc").contains(&"battery chemistry"));
    }

    #[test]
    fn a_label_comes_before_another_name_and_that_before_a_description() {
        let entries: Vec<Rank> = find("welding", 100).iter().map(|one| rank_of(one, "welding")).collect();
        assert!(entries.is_sorted() && entries.len() > 5);
    }

    fn rank_of(concept: &Concept, word: &str) -> Rank {
        let entry = ENTRIES.iter().find(|one| one.concept == *concept).expect("it is one of them");
        rank(entry, word, &[format!(" {word}")]).expect("it was found")
    }

    #[test]
    fn kinds_can_be_chosen_and_the_number_limited() {
        let learnt = find_among(&Kind::LEARNT, "battery", 50);
        assert!(learnt.iter().all(|one| one.kind != Kind::Occupation) && learnt.len() > 5);
        assert!(find_among(&[Kind::Occupation], "battery", 50).len() >= 6);
        assert_eq!(find("battery", 3).len(), 3);
        assert!(find("battery", 0).is_empty() && find_among(&[], "battery", 9).is_empty());
    }

    #[test]
    fn anything_can_be_typed() {
        let long = "battery ".repeat(10_000);
        for typed in ["", " ", "%", "*", "\"", "\0", "()", "\u{202e}", "zzzz"] {
            assert!(find(typed, 9).is_empty(), "{typed}");
        }
        assert_eq!(find(&long, 9).len(), 9);
        assert!(find(&"ä".repeat(10_000), 9).is_empty());
    }
}
