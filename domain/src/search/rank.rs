//! How well a text answers a query. The databases find, this orders: the same on both.

use super::{
    needle::Needle,
    reader::{Count, Reader},
};
use std::collections::HashMap;

/// What is known of a candidate.
pub(super) struct Facts<'a> {
    pub title: &'a str,
    pub body: &'a str,
    /// Whose rules its words were cut by.
    pub language: &'a str,
    pub age_ms: i64,
    /// A question with an answer, or an answer.
    pub answered: bool,
    /// Thanks, uses in class, replies.
    pub used: i32,
    /// What it is worth that the title is just what was typed, in points.
    pub exact: f64,
}

/// Longer texts are looked at only so far.
const LOOKED_AT: usize = 4_000;
/// What is a year old is half as fresh.
const HALF_LIFE_MS: f64 = 365.0 * 86_400_000.0;
/// Words of a usual post.
const USUAL: f64 = 90.0;

/// Ranks many texts for one query.
pub(super) struct Ranker<'a> {
    needle: &'a Needle,
    by_language: HashMap<String, Reader>,
}

/// What a word is worth that stands there whole, as the beginning of another one, or as its second half.
fn weight(count: Count) -> f64 {
    share(count.whole, 1) + 0.4 * share(count.beginning, 1) + 0.4 * share(count.end, 1)
}

impl<'a> Ranker<'a> {
    pub fn new(needle: &'a Needle) -> Self {
        Self { needle, by_language: HashMap::new() }
    }

    /// Points of a text, in thousandths; none if it has nothing of what is wanted.
    pub fn score(&mut self, of: &Facts<'_>) -> Option<i64> {
        let needle = self.needle;
        let reader = self.by_language.entry(of.language.to_owned()).or_insert_with(|| Reader::of(needle, of.language));
        let text = if reader.terms.is_empty() { 1.0 } else { match_text(reader, of)? };
        let age = f64::from(i32::try_from(of.age_ms.max(0) / 60_000).unwrap_or(i32::MAX)) * 60_000.0;
        let fresh = 0.3 * (-age / HALF_LIFE_MS).exp2();
        let answered = if of.answered { 0.2 } else { 0.0 };
        let used = 0.05 * f64::from(of.used.max(0)).ln_1p();
        let exact = if needle.is_title(of.title) { of.exact } else { 0.0 };
        Some(thousandths(text * 2.0 + fresh + answered + used + exact))
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a few points")]
fn thousandths(points: f64) -> i64 {
    (points * 1000.0) as i64
}

#[expect(clippy::cast_precision_loss, reason = "words of a text")]
fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 0.0 } else { part as f64 / whole as f64 }
}

fn match_text(reader: &mut Reader, of: &Facts<'_>) -> Option<f64> {
    let body = of.body.char_indices().nth(LOOKED_AT).and_then(|(end, _)| of.body.get(..end)).unwrap_or(of.body);
    let (title, body) = (reader.read(of.title), reader.read(body));
    let terms = &reader.terms;
    let length = share(body.len(), 1) / USUAL;
    let (mut points, mut found) = (0.0, 0);
    for term in terms {
        let (in_title, in_body) = (weight(title.count(term)), weight(body.count(term)));
        found += usize::from(in_title + in_body > 0.0);
        // Saturates like BM25: the tenth time says little more than the second.
        points += 2.0 * in_title.min(1.0) + in_body / (in_body + 0.4 + 0.8 * length);
    }
    if found == 0 {
        return None;
    }
    let pairs = terms.len() - 1;
    let beside = terms.windows(2).filter(|pair| title.has_beside(pair) || body.has_beside(pair)).count();
    let coverage = share(found, terms.len());
    Some(coverage * coverage * (points / share(terms.len(), 1) + 0.5 * share(beside, pairs)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::SearchQuery;

    const DAY: i64 = 86_400_000;

    fn text<'a>(title: &'a str, body: &'a str) -> Facts<'a> {
        Facts { title, body, language: "en", age_ms: 0, answered: false, used: 0, exact: 10.0 }
    }

    fn points(typed: &str, of: &Facts<'_>) -> Option<i64> {
        Ranker::new(&Needle::of(&SearchQuery::parse(typed), Vec::new())).score(of)
    }

    #[test]
    fn titles_weigh_more_than_texts_and_all_words_more_than_some() {
        let (title, body) = (text("Testing cells", "We do it"), text("A question", "We are testing cells"));
        assert!(points("test cell", &title) > points("test cell", &body));
        assert!(points("test cell", &body) > points("test cell", &text("A question", "We are testing testing testing")));
        assert_eq!(points("anode", &body), None);
    }

    #[test]
    fn words_side_by_side_weigh_more() {
        let (beside, apart) = (text("", "the internal resistance of this"), text("", "internal, and some resistance of this"));
        assert!(points("internal resistance", &beside) > points("internal resistance", &apart));
        assert!(points("\"internal resistance\"", &apart).is_none());
    }

    #[test]
    fn fresh_answered_and_used_texts_come_first_among_equals() {
        let plain = text("", "cells");
        for better in [Facts { answered: true, ..text("", "cells") }, Facts { used: 9, ..text("", "cells") }] {
            assert!(points("cells", &better) > points("cells", &plain));
        }
        assert!(points("cells", &plain) > points("cells", &Facts { age_ms: 900 * DAY, ..text("", "cells") }));
    }

    #[test]
    fn a_title_that_is_what_was_typed_comes_before_all() {
        let (same, more) = (text("Glove check!", ""), text("A glove check", "glove check, glove check, glove check"));
        assert!(points("glove check", &same) > points("glove check", &more));
        assert!(points("how do I check", &text("How do I check", "")) > points("how do I check", &text("I check how", "check")));
    }

    #[test]
    fn second_halves_count_less_than_words() {
        let german = |body| Facts { language: "de", ..text("", body) };
        let (whole, half) = (points("Batterie", &german("Die Batterie")), points("Batterie", &german("Die Hochvoltbatterie")));
        assert!(whole > half && half.is_some());
        assert_eq!(points("Batterie", &text("", "Die Hochvoltbatterie")), None, "English has no such words");
    }

    #[test]
    fn beginnings_count_a_little() {
        let (whole, begun) = (text("", "Isolation"), text("", "Isolationswiderstand"));
        assert!(points("isolation", &whole) > points("isolation", &begun) && points("isolation", &begun).is_some());
    }
}
