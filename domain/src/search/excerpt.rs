//! The part of a text that answers a query, cut into pieces so that a page can mark words without any HTML from here.

use super::{needle::Needle, reader::Reader, term::Term};
use std::{collections::BTreeSet, ops::Range};

/// A piece of plain text, and whether it is one of the words that were looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    pub text: String,
    pub hit: bool,
}

const CHARS: usize = 220;
/// Shown before the first hit.
const BEFORE: usize = 40;

/// Finds the words of one query in texts of one language.
pub(super) struct Marker {
    terms: Vec<Term>,
    reader: Reader,
}

impl Marker {
    pub fn new(needle: &Needle, language: &str) -> Self {
        Self { terms: needle.in_language(language), reader: Reader::of(needle, language) }
    }

    /// The bytes of each hit.
    fn hits(&mut self, text: &str) -> Vec<Range<usize>> {
        self.reader.read(text).hits(&self.terms)
    }

    /// The whole text.
    pub fn whole(&mut self, text: &str) -> Vec<Piece> {
        pieces(text, &self.hits(text))
    }

    /// The part with most hits.
    pub fn best(&mut self, text: &str) -> Vec<Piece> {
        let text: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let hits = self.hits(&text);
        let (from, to) = span(&text, &hits);
        let inside: Vec<Range<usize>> =
            hits.iter().filter(|hit| hit.start >= from && hit.end <= to).map(|hit| hit.start - from..hit.end - from).collect();
        let mut found = pieces(text.get(from..to).unwrap_or_default(), &inside);
        let dots = |text: &str| Piece { text: text.to_owned(), hit: false };
        if from > 0 {
            found.insert(0, dots("… "));
        }
        if to < text.len() {
            found.push(dots(" …"));
        }
        found
    }
}

/// Begin and end of the part to show, between words.
fn span(text: &str, hits: &[Range<usize>]) -> (usize, usize) {
    let ahead = |from: usize| text.get(from..).unwrap_or_default().char_indices().nth(CHARS).map_or(text.len(), |(at, _)| from + at);
    let score = |from: usize| {
        let end = ahead(from);
        let words: BTreeSet<&str> = hits.iter().filter(|hit| hit.start >= from && hit.end <= end).filter_map(|hit| text.get(hit.clone())).collect();
        words.len()
    };
    // The earliest of the best: `max_by_key` would give the last.
    let best = hits.iter().take(200).map(|hit| hit.start).rev().max_by_key(|from| score(*from)).unwrap_or(0);
    let back = text.get(..best).unwrap_or_default().char_indices().rev().nth(BEFORE).map_or(0, |(at, _)| at);
    let from = if back == 0 { 0 } else { text.get(back..best).and_then(|part| part.find(' ')).map_or(best, |space| back + space + 1) };
    let end = ahead(from);
    let to = if end == text.len() { end } else { text.get(from..end).and_then(|part| part.rfind(' ')).map_or(end, |space| from + space) };
    (from, to.max(from))
}

fn pieces(text: &str, hits: &[Range<usize>]) -> Vec<Piece> {
    let (mut found, mut done) = (Vec::new(), 0);
    let mut add = |from: usize, to: usize, hit: bool| {
        if let Some(part) = text.get(from..to).filter(|part| !part.is_empty()) {
            found.push(Piece { text: part.to_owned(), hit });
        }
    };
    for hit in hits {
        add(done, hit.start, false);
        add(hit.start, hit.end, true);
        done = hit.end;
    }
    add(done, text.len(), false);
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::SearchQuery;
    use proptest::prelude::*;

    fn marker(typed: &str) -> Marker {
        Marker::new(&Needle::of(&SearchQuery::parse(typed), Vec::new()), "en")
    }

    fn shown(pieces: &[Piece]) -> String {
        pieces.iter().map(|piece| if piece.hit { format!("[{}]", piece.text) } else { piece.text.clone() }).collect()
    }

    #[test]
    fn words_are_marked_in_whatever_form_they_stand() {
        assert_eq!(shown(&marker("test cell").whole("Cells, and testing them")), "[Cells], and [testing] them");
        assert_eq!(shown(&marker("cell").whole("<b>cell</b>")), "<b>[cell]</b>");
        assert_eq!(shown(&marker("").whole("Cells")), "Cells");
    }

    #[test]
    fn what_is_marked_is_what_was_typed() {
        for (typed, text, expected) in [
            ("48 V", "Use 48V here", "Use [48V] here"),
            ("48V", "A 48 V rail, 24 V", "A [48] [V] rail, 24 V"),
            ("18650", "INR18650-25R", "INR[18650]-25R"),
            ("-20", "at −20 °C, 20 °C", "at [−20] °C, 20 °C"),
            ("battery", "bat\u{AD}tery ＢＡＴＴＥＲＹ", "[bat\u{AD}tery] [ＢＡＴＴＥＲＹ]"),
            ("½", "½ and 1 2", "[½] and [1] [2]"),
        ] {
            assert_eq!(shown(&marker(typed).whole(text)), expected, "{typed}");
        }
        let mut german = Marker::new(&Needle::of(&SearchQuery::parse("Batterie"), Vec::new()), "de");
        assert_eq!(shown(&german.whole("Hochvoltbatterien, Batteriepass, Matte")), "[Hochvoltbatterien], [Batteriepass], Matte");
    }

    #[test]
    fn the_part_with_most_hits_is_shown() {
        let text = format!("cell {} the internal resistance of a cell {}", "word ".repeat(100), "word ".repeat(100));
        let best = shown(&marker("internal resistance cell").best(&text));
        assert!(best.starts_with("… ") && best.ends_with(" …") && best.contains("[internal] [resistance] of a [cell]"), "{best}");
        assert_eq!(shown(&marker("anode").best("Nothing here")), "Nothing here");
    }

    proptest! {
        #[test]
        fn nothing_is_lost_or_added(text in "\\PC{0,400}|[-a-z0-9\u{AD}½ﬃ−é\u{301} ]{0,80}") {
            let whole = marker("a cell 1 -2").whole(&text);
            prop_assert_eq!(whole.into_iter().map(|piece| piece.text).collect::<String>(), text.clone());
            let _ = marker("a cell 1 -2").best(&text);
        }
    }
}
