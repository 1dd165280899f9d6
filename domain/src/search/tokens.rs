//! Where the words of a text begin and end, however its letters were typed: wide, joined, raised, with hyphens nobody sees.

use crate::text::is_ignorable;
use std::{borrow::Cow, ops::Range};
use unicode_normalization::{IsNormalized, UnicodeNormalization, char::canonical_combining_class, is_nfkc_quick};

/// What a minus before a number is read as.
const MINUS: &str = "minus";
/// A word of more letters and digits in turn is a key or a checksum, which is looked for as a whole.
const MOST_PARTS: usize = 8;

/// A word as it stands in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token<'a> {
    /// Where it stands in the text as it was typed, in bytes.
    pub at: Range<usize>,
    pub text: &'a str,
}

/// A text in one form for what means the same (NFKC), without what nobody sees, and where each byte of it comes from.
pub(super) struct Folded<'a> {
    text: Cow<'a, str>,
    /// The bytes that each byte was made of; empty where nothing had to be changed.
    origins: Vec<Range<usize>>,
}

impl<'a> Folded<'a> {
    pub fn of(typed: &'a str) -> Self {
        let plain = typed.is_ascii() || (is_nfkc_quick(typed.chars()) == IsNormalized::Yes && !typed.contains(is_ignorable));
        if plain { Self { text: Cow::Borrowed(typed), origins: Vec::new() } } else { Self::changed(typed) }
    }

    fn changed(typed: &str) -> Self {
        let (mut text, mut origins) = (String::with_capacity(typed.len()), Vec::with_capacity(typed.len()));
        let mut seen = typed.char_indices().filter(|(_, c)| !is_ignorable(*c)).peekable();
        while let Some((start, first)) = seen.next() {
            let mut end = start + first.len_utf8();
            let mut letter = String::from(first);
            while let Some((at, mark)) = seen.next_if(|(_, c)| canonical_combining_class(*c) != 0) {
                end = at + mark.len_utf8();
                letter.push(mark);
            }
            text.extend(letter.nfkc());
            origins.resize(text.len(), start..end);
        }
        Self { text: Cow::Owned(text), origins }
    }

    pub fn lower(&self) -> String {
        self.text.to_lowercase()
    }

    /// Words as they are looked for: letters and digits apart, and a minus before a number, which is a word of its own.
    pub fn tokens(&self) -> Vec<Token<'_>> {
        let mut found = Vec::new();
        for word in self.words() {
            found.extend(word.minus.map(|at| Token { at: self.origin(&at), text: MINUS }));
            found.extend(parts(word.text).into_iter().map(|(at, text)| self.token(word.at + at, text)));
        }
        found
    }

    /// Words as they stand between blanks and signs.
    pub fn wholes(&self) -> impl Iterator<Item = &str> {
        self.words().into_iter().map(|word| word.text)
    }

    fn token<'s>(&self, at: usize, text: &'s str) -> Token<'s> {
        Token { at: self.origin(&(at..at + text.len())), text }
    }

    fn origin(&self, at: &Range<usize>) -> Range<usize> {
        let (first, last) = (self.origins.get(at.start), self.origins.get(at.end.saturating_sub(1)));
        if let (Some(first), Some(last)) = (first, last) { first.start..last.end } else { at.clone() }
    }

    /// Single letters at an apostrophe (*l'*électrode, teacher*'s*) are no words.
    fn words(&self) -> Vec<Word<'_>> {
        let mut found = Vec::new();
        let (mut start, mut before) = (None, Before::default());
        for (at, c) in self.text.char_indices().chain([(self.text.len(), ' ')]) {
            match start {
                None if is_inside(c) && !is_mark(c) => start = Some((at, before)),
                Some((from, left)) if !is_inside(c) => {
                    let text = self.text.get(from..at).unwrap_or_default();
                    let beside = is_apostrophe(left.one) || is_apostrophe(c);
                    if !(beside && text.chars().nth(1).is_none() && text.chars().all(char::is_alphabetic)) {
                        found.push(Word { at: from, text, minus: left.minus(text).map(|minus| from - minus..from) });
                    }
                    start = None;
                }
                _ => {}
            }
            before = Before { one: c, two: before.one };
        }
        found
    }
}

struct Word<'a> {
    at: usize,
    text: &'a str,
    minus: Option<Range<usize>>,
}

/// The two characters before a word.
#[derive(Clone, Copy)]
struct Before {
    one: char,
    two: char,
}

impl Default for Before {
    fn default() -> Self {
        Self { one: ' ', two: ' ' }
    }
}

impl Before {
    /// The bytes of a minus that belongs to the number behind it. Between two numbers or words, and after a unit, it is a dash.
    fn minus(self, word: &str) -> Option<usize> {
        let dash = is_inside(self.two) || matches!(self.two, ')' | ']' | '}' | '%' | '°');
        (is_minus(self.one) && !dash && word.starts_with(char::is_numeric)).then(|| self.one.len_utf8())
    }
}

/// A word cut where letters and digits meet, and where each part begins, in bytes.
fn parts(word: &str) -> Vec<(usize, &str)> {
    let (mut cuts, mut last) = (Vec::new(), None);
    for (at, c) in word.char_indices().filter(|(_, c)| !is_mark(*c)) {
        let numeric = c.is_numeric();
        if last != Some(numeric) {
            cuts.push(at);
        }
        last = Some(numeric);
    }
    if cuts.len() > MOST_PARTS {
        return vec![(0, word)];
    }
    let ends = cuts.iter().copied().skip(1).chain([word.len()]);
    cuts.iter().zip(ends).filter_map(|(from, to)| Some((*from, word.get(*from..to)?))).collect()
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

/// As it is typed, as it should be (U+2212), as an en dash, and as a hyphen that keeps a line together.
fn is_minus(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2212}' | '\u{2013}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn plain(text: &str) -> Vec<String> {
        Folded::of(text).tokens().into_iter().map(|token| token.text.to_owned()).collect()
    }

    #[test]
    fn single_letters_at_an_apostrophe_are_no_words() {
        assert_eq!(plain("l'électrode, the teacher’s R and 5'"), ["électrode", "the", "teacher", "R", "and", "5"]);
        assert_eq!(Folded::of(" ä b").tokens().into_iter().map(|token| token.at).collect::<Vec<_>>(), [1..3, 4..5]);
    }

    #[test]
    fn letters_and_digits_are_words_of_their_own() {
        assert_eq!(plain("INR18650-25R at 48V, 3.7 V"), ["INR", "18650", "25", "R", "at", "48", "V", "3", "7", "V"]);
        assert_eq!(plain("NMC811"), plain("NMC 811"));
        assert_eq!(plain("a1b2c3d4e5"), ["a1b2c3d4e5"], "a checksum");
        assert_eq!(Folded::of("INR18650 4P").wholes().collect::<Vec<_>>(), ["INR18650", "4P"]);
    }

    #[test]
    fn a_minus_before_a_number_is_read() {
        for text in ["-20 °C", "−20 °C", "–20 °C", "(−20 °C)", "\u{2011}20 ℃", "－２０ °C"] {
            assert_eq!(plain(text), ["minus", "20", "C"], "{text}");
        }
        for text in ["10-20", "10–20", "DGUV 209-093", "rig-12", "10 %-20", "- 20", "2026-11-25", "18650-25"] {
            assert!(!plain(text).contains(&"minus".to_owned()), "{text}");
        }
    }

    #[test]
    fn letters_are_folded_however_they_were_typed() {
        for (text, expected) in [
            ("ＮＭＣ８１１", vec!["NMC", "811"]),
            ("eﬃcient oﬀer", vec!["efficient", "offer"]),
            ("bat\u{AD}tery cell\u{200D}s", vec!["battery", "cells"]),
            ("CO₂ m² 10⁻³", vec!["CO", "2", "m", "2", "10", "3"]),
            ("5 ㎞ ½", vec!["5", "km", "1", "2"]),
            ("sa\u{308}hko\u{308}", vec!["sähkö"]),
        ] {
            assert_eq!(plain(text), expected, "{text}");
        }
        let folded = Folded::of("ＡＢ１ bat\u{AD}tery");
        assert_eq!(folded.tokens().into_iter().map(|token| token.at).collect::<Vec<_>>(), [0..6, 6..9, 10..19]);
    }

    proptest! {
        #[test]
        fn words_stand_in_the_text_one_after_the_other(text in "\\PC{0,80}|[-a-z0-9\u{AD}½ﬃ−é\u{301} ]{0,40}") {
            let (folded, mut last) = (Folded::of(&text), 0..0);
            for token in folded.tokens() {
                prop_assert!(text.get(token.at.clone()).is_some_and(|part| !part.is_empty()), "{token:?}");
                prop_assert!(token.at.start >= last.start && token.at.end >= last.end && !token.text.is_empty(), "{token:?}");
                last = token.at;
            }
        }
    }
}
