//! The words of a query in a text: where they stand whole, where words begin or end like them. Ranking and marking both read by this.

use super::{
    compounds::{COMPOUNDING, HALF},
    needle::Needle,
    term::{Phrase, Stem, Term},
    tokens::Folded,
    words::{Firsts, ends_of, stem},
};
use std::{
    collections::{BTreeSet, HashMap},
    ops::Range,
    sync::Arc,
};

/// The words of a query by the rules of one language, and what became of all words seen so far: most stand in many texts.
pub(super) struct Reader {
    language: String,
    pub terms: Vec<Term>,
    firsts: Firsts,
    /// The first letters of second halves that are looked for.
    ends: BTreeSet<String>,
    known: HashMap<String, Option<Arc<Word>>>,
}

/// Letters by which second halves are told from most that is not looked for. The next one may be doubled: *aku* is the stem of *akkuja*.
const TELLING: usize = 2;

/// What a word of a text is found by.
struct Word {
    stems: BTreeSet<String>,
    ends: BTreeSet<String>,
}

impl Reader {
    pub fn of(needle: &Needle, language: &str) -> Self {
        let terms = needle.in_language(language);
        let firsts = Firsts::of(terms.iter().flat_map(Term::stems).map(|stem| &**stem));
        let ends = terms.iter().flat_map(Term::ends).map(|end| end.chars().take(TELLING).collect());
        Self { language: language.to_owned(), firsts, ends: ends.collect(), terms, known: HashMap::new() }
    }

    /// A word that is looked for, or begins or ends like one that is.
    fn word(&mut self, word: &str) -> Option<Arc<Word>> {
        let compound = !self.ends.is_empty() && word.len() >= 2 * HALF && COMPOUNDING.contains(&self.language.as_str());
        if !compound && !self.firsts.may_begin(word) {
            return None;
        }
        if let Some(known) = self.known.get(word) {
            return known.clone();
        }
        let cut = self.cut(word, compound).map(Arc::new);
        self.known.insert(word.to_owned(), cut.clone());
        cut
    }

    fn cut(&self, word: &str, compound: bool) -> Option<Word> {
        let plain = stem(word, "");
        let ends: BTreeSet<String> = if compound && self.may_end(&plain) { self.ends_of(word) } else { BTreeSet::new() };
        let stems = BTreeSet::from([stem(word, &self.language), plain]);
        let begun = self.terms.iter().flat_map(Term::stems).any(|wanted| stems.iter().any(|stem| stem.starts_with(&**wanted)));
        (begun || !ends.is_empty()).then_some(Word { stems, ends })
    }

    fn may_end(&self, plain: &str) -> bool {
        let behind = plain.char_indices().nth(HALF).and_then(|(at, _)| plain.get(at..)).unwrap_or_default();
        self.ends.iter().any(|end| behind.contains(end.as_str()))
    }

    fn ends_of(&self, word: &str) -> BTreeSet<String> {
        let found = ends_of(word, &self.language).into_iter();
        found.filter(|end| self.terms.iter().flat_map(Term::ends).any(|wanted| is_end(wanted, end))).collect()
    }

    pub fn read(&mut self, text: &str) -> Reading {
        let folded = Folded::of(text);
        let (mut all, mut spans) = (Vec::new(), Vec::new());
        for token in folded.tokens() {
            all.push(self.word(token.text));
            spans.push(token.at);
        }
        let some = (0..all.len()).filter(|at| all.get(*at).is_some_and(Option::is_some)).collect();
        Reading { all, spans, some }
    }
}

/// Whether a second half is what is looked for, or begins so.
fn is_end(wanted: &Stem, end: &str) -> bool {
    **wanted == *end || wanted.is_long() && end.starts_with(&**wanted)
}

/// How often a term stands in a text: whole, and as the beginning or the second half of a word.
#[derive(Clone, Copy, Default)]
pub(super) struct Count {
    pub whole: usize,
    pub beginning: usize,
    pub end: usize,
}

/// The words of a text in their order, which of them are of interest, and where they stand.
pub(super) struct Reading {
    all: Vec<Option<Arc<Word>>>,
    spans: Vec<Range<usize>>,
    some: Vec<usize>,
}

impl Reading {
    /// How many words there are.
    pub fn len(&self) -> usize {
        self.all.len()
    }

    fn at(&self, at: usize) -> Option<&Word> {
        self.all.get(at)?.as_deref()
    }

    /// Whether the stems stand here, one after the other.
    fn stands_at(&self, at: usize, phrase: &[Stem]) -> bool {
        phrase.iter().enumerate().all(|(n, stem)| self.at(at + n).is_some_and(|word| word.stems.contains(&**stem)))
    }

    /// The words that are the term, by their numbers.
    fn places<'s>(&'s self, term: &'s Term) -> impl Iterator<Item = Range<usize>> + 's {
        let at = move |phrase: &'s Phrase| self.some.iter().filter(move |at| self.stands_at(**at, phrase)).map(move |at| *at..at + phrase.len());
        term.phrases().flat_map(at)
    }

    /// The words that begin like the term.
    fn beginnings<'s>(&'s self, term: &'s Term) -> impl Iterator<Item = Range<usize>> + 's {
        let begins = move |at: usize| {
            let mut begun = term.phrases().filter_map(Phrase::beginning).filter(move |(before, last)| {
                let here = self.at(at + before.len()).is_some_and(|word| word.stems.iter().any(|stem| stem.starts_with(&***last)));
                here && self.stands_at(at, before)
            });
            begun.next().map(|(before, _)| at..at + before.len() + 1)
        };
        self.some.iter().filter_map(move |at| begins(*at))
    }

    /// The words that have the term as their second half.
    fn ends<'s>(&'s self, term: &'s Term) -> impl Iterator<Item = Range<usize>> + 's {
        let ends = move |word: &Word| term.ends().any(|wanted| word.ends.iter().any(|end| is_end(wanted, end)));
        self.some.iter().filter(move |at| self.at(**at).is_some_and(ends)).map(|at| *at..at + 1)
    }

    pub fn count(&self, term: &Term) -> Count {
        let mut seen: BTreeSet<usize> = BTreeSet::new();
        let mut new = |places: &mut dyn Iterator<Item = Range<usize>>| places.filter(|place| seen.insert(place.start)).count();
        let whole = new(&mut self.places(term));
        let beginning = new(&mut self.beginnings(term));
        Count { whole, beginning, end: new(&mut self.ends(term)) }
    }

    /// Whether the second term follows the first at once somewhere.
    pub fn has_beside(&self, pair: &[Term]) -> bool {
        let [first, second] = pair else { return false };
        let starts: BTreeSet<usize> = self.places(second).map(|place| place.start).collect();
        self.places(first).any(|place| starts.contains(&place.end))
    }

    /// The bytes of all words that any of the terms is found by, in their order; those that touch are one.
    pub fn hits(&self, terms: &[Term]) -> Vec<Range<usize>> {
        let of = |term| self.places(term).chain(self.beginnings(term)).chain(self.ends(term)).flatten();
        let words: BTreeSet<usize> = terms.iter().flat_map(of).collect();
        let mut hits: Vec<Range<usize>> = Vec::new();
        for span in words.into_iter().filter_map(|word| self.spans.get(word)) {
            match hits.last_mut() {
                Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
                _ => hits.push(span.clone()),
            }
        }
        hits
    }
}
