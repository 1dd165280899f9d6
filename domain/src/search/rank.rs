//! How well a text answers a query. The databases find, this orders: the same on both.

use super::{
    needle::Needle,
    term::{Phrase, Term},
    words::{Firsts, stem, tokens},
};
use std::{
    collections::{BTreeSet, HashMap},
    sync::Arc,
};

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
    by_language: HashMap<String, Rules>,
}

/// The words of the query by the rules of one language, and what became of all words seen so far: most stand in many texts.
struct Rules {
    language: String,
    terms: Vec<Term>,
    firsts: Firsts,
    known: HashMap<String, Option<Arc<BTreeSet<String>>>>,
}

impl Rules {
    fn of(needle: &Needle, language: &str) -> Self {
        let terms = needle.in_language(language);
        let firsts = Firsts::of(terms.iter().flat_map(Term::stems).map(|stem| &**stem));
        Self { language: language.to_owned(), terms, firsts, known: HashMap::new() }
    }

    /// The stems of a word, if it is or begins like one of those that are looked for.
    fn stems(&mut self, word: &str) -> Option<Arc<BTreeSet<String>>> {
        if !self.firsts.may_begin(word) {
            return None;
        }
        if let Some(known) = self.known.get(word) {
            return known.clone();
        }
        let stems = self.cut(word).map(Arc::new);
        self.known.insert(word.to_owned(), stems.clone());
        stems
    }

    fn cut(&self, word: &str) -> Option<BTreeSet<String>> {
        let stems = BTreeSet::from([stem(word, &self.language), stem(word, "")]);
        let looked_for = self.terms.iter().flat_map(Term::stems).any(|wanted| stems.iter().any(|stem| stem.starts_with(&**wanted)));
        looked_for.then_some(stems)
    }

    fn read(&mut self, text: &str) -> Stems {
        let all: Vec<_> = tokens(text).into_iter().map(|token| self.stems(token.text)).collect();
        let some = (0..all.len()).filter(|at| all.get(*at).is_some_and(Option::is_some)).collect();
        Stems { all, some }
    }
}

/// How often each term stands in a text: whole, and as the beginning of a word.
#[derive(Clone, Copy, Default)]
struct Count {
    whole: f64,
    beginning: f64,
}

impl Count {
    fn weight(self) -> f64 {
        self.whole + 0.4 * self.beginning
    }
}

impl<'a> Ranker<'a> {
    pub fn new(needle: &'a Needle) -> Self {
        Self { needle, by_language: HashMap::new() }
    }

    /// Points of a text, in thousandths; none if it has nothing of what is wanted.
    pub fn score(&mut self, of: &Facts<'_>) -> Option<i64> {
        let needle = self.needle;
        let rules = self.by_language.entry(of.language.to_owned()).or_insert_with(|| Rules::of(needle, of.language));
        let text = if rules.terms.is_empty() { 1.0 } else { match_text(rules, of)? };
        let age = f64::from(i32::try_from(of.age_ms.max(0) / 60_000).unwrap_or(i32::MAX)) * 60_000.0;
        let fresh = 0.3 * (-age / HALF_LIFE_MS).exp2();
        let answered = if of.answered { 0.2 } else { 0.0 };
        let used = 0.05 * f64::from(of.used.max(0)).ln_1p();
        Some(thousandths(text * 2.0 + fresh + answered + used))
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

fn match_text(rules: &mut Rules, of: &Facts<'_>) -> Option<f64> {
    let body = of.body.char_indices().nth(LOOKED_AT).and_then(|(end, _)| of.body.get(..end)).unwrap_or(of.body);
    let (title, body) = (rules.read(of.title), rules.read(body));
    let terms = &rules.terms;
    let length = share(body.all.len(), 1) / USUAL;
    let (mut points, mut found) = (0.0, 0);
    for term in terms {
        let (in_title, in_body) = (title.count(term).weight(), body.count(term).weight());
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

/// The words of a text in their order: their stems, where they are of interest, and which are.
struct Stems {
    all: Vec<Option<Arc<BTreeSet<String>>>>,
    some: Vec<usize>,
}

impl Stems {
    fn at(&self, at: usize) -> Option<&BTreeSet<String>> {
        self.all.get(at)?.as_deref()
    }

    /// Whether the stems stand here, one after the other.
    fn stands_at(&self, at: usize, phrase: &Phrase) -> bool {
        phrase.iter().enumerate().all(|(n, stem)| self.at(at + n).is_some_and(|word| word.contains(&**stem)))
    }

    fn places<'s>(&'s self, term: &'s Term) -> impl Iterator<Item = (usize, usize)> + 's {
        term.phrases().flat_map(move |phrase| self.some.iter().filter(move |at| self.stands_at(**at, phrase)).map(move |at| (*at, at + phrase.len())))
    }

    fn count(&self, term: &Term) -> Count {
        let whole: BTreeSet<usize> = self.places(term).map(|(at, _)| at).collect();
        let begins =
            |word: &BTreeSet<String>| term.singles().any(|stem| stem.chars().count() >= 4 && word.iter().any(|one| one.starts_with(&**stem)));
        let beginning = self.some.iter().filter(|at| !whole.contains(at) && self.at(**at).is_some_and(begins)).count();
        Count { whole: share(whole.len(), 1), beginning: share(beginning, 1) }
    }

    /// Whether the second term follows the first at once somewhere.
    fn has_beside(&self, pair: &[Term]) -> bool {
        let [first, second] = pair else { return false };
        let starts: BTreeSet<usize> = self.places(second).map(|(at, _)| at).collect();
        self.places(first).any(|(_, end)| starts.contains(&end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::SearchQuery;

    const DAY: i64 = 86_400_000;

    fn text<'a>(title: &'a str, body: &'a str) -> Facts<'a> {
        Facts { title, body, language: "en", age_ms: 0, answered: false, used: 0 }
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
    fn beginnings_count_a_little() {
        let (whole, begun) = (text("", "Isolation"), text("", "Isolationswiderstand"));
        assert!(points("isolation", &whole) > points("isolation", &begun) && points("isolation", &begun).is_some());
    }
}
