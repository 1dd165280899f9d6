//! A query as the databases take it. It is made of [`Term`]s, whatever was typed, and every word in it stands between quotes:
//! nothing of the databases' own syntax can come from outside.

use super::{
    entry::{Mark, end_code},
    spellings::{Spelling, spellings},
    term::{Phrase, Stem, Term},
    words::words,
};
use model::SearchQuery;
use std::ops::Range;

/// How much of the wanted words must be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Demand {
    /// All of them, in the title.
    AllInTitle,
    All,
    /// All but one.
    Most,
    /// One of them.
    Any,
    /// One of them, or a word that begins so.
    Begun,
}

/// A query, ready for matching.
#[derive(Clone, Debug, Default)]
pub(super) struct Needle {
    pub wanted: Vec<Term>,
    excluded: Vec<Term>,
    /// One of each list.
    marks: Vec<Vec<Mark>>,
    /// As typed first and then as it may be spelt, one for each of `wanted`.
    typed: Vec<Vec<Spelling>>,
    /// All that was typed, uncut: a title may be just that.
    whole: Vec<String>,
}

/// Words that say little; they are looked for only where nothing else is. Of the languages the site has most texts in.
const STOP: &str = " a an and are as at be been but by can do does for from had has have he her his how i if in into is it its me my no not of on or \
    our she should so than that the their them then there these they this to was we were what when where which who why will with would you your \
    ja ei on se että mikä miten miksi kun tai niin myös ovat olla \
    och är det att en ett i på som för med av till hur vad inte kan man jag den \
    der die das und ist ein eine einer eines im in den dem zu mit von für auf wie was nicht wir ich sie es man kann \
    le la les un une des du de et est en dans pour par sur avec comment que qui quoi ne pas ce il elle on nous vous je \
    o a os as um uma e de do da dos das em no na para por com como que não é se \
    el los las una y del al con lo su es se qué cómo \
    di il gli e per che con una come non si è \
    i w z na do jak co nie się to jest ";

fn says_little(typed: &str) -> bool {
    STOP.contains(&format!(" {} ", typed.to_lowercase()))
}

impl Needle {
    /// `marks` are what the operators were found to stand for.
    pub fn of(query: &SearchQuery, marks: Vec<Vec<Mark>>) -> Self {
        let telling: Vec<&String> = query.wanted.iter().filter(|typed| !says_little(typed)).collect();
        let typed: Vec<&String> = if telling.is_empty() { query.wanted.iter().collect() } else { telling };
        let excluded = query.excluded.iter().filter_map(|one| Term::of(&spellings(one))).collect();
        let whole = words(&query.wanted.join(" "), "");
        Self { whole, ..Self::made(typed.into_iter().map(|one| vec![one.clone()]).collect(), excluded, marks) }
    }

    fn made(typed: Vec<Vec<String>>, excluded: Vec<Term>, marks: Vec<Vec<Mark>>) -> Self {
        let spelt = typed.into_iter().map(|forms| forms.iter().flat_map(|one| spellings(one)).collect::<Vec<_>>());
        // What has no word in it, like a letter before an apostrophe, asks for nothing.
        let (typed, wanted) = spelt.filter_map(|forms| Term::of(&forms).map(|term| (forms, term))).unzip();
        Self { wanted, excluded, marks, typed, whole: Vec::new() }
    }

    /// Whether a title is what was typed, word by word.
    pub fn is_title(&self, title: &str) -> bool {
        !self.whole.is_empty() && words(title, "") == self.whole
    }

    /// Nothing to look for: no word, and nothing that narrows.
    pub fn is_empty(&self) -> bool {
        self.wanted.is_empty() && self.marks.is_empty()
    }

    /// What was typed, word by word.
    pub fn typed(&self) -> impl Iterator<Item = &str> {
        self.typed.iter().filter_map(|forms| forms.first().map(|one| one.text.as_str()))
    }

    /// The same with other words in the places of those that were typed.
    pub fn instead(&self, typed: Vec<Vec<String>>) -> Self {
        Self::made(typed, self.excluded.clone(), self.marks.clone())
    }

    /// Whether asking for less can find more.
    pub fn demands(&self) -> &'static [Demand] {
        match self.wanted.len() {
            0 => &[Demand::All],
            1 => &[Demand::All, Demand::Begun],
            2 => &[Demand::All, Demand::Any, Demand::Begun],
            _ => &[Demand::All, Demand::Most, Demand::Any, Demand::Begun],
        }
    }

    /// The stems of each wanted word by the rules of one language, and uncut.
    pub fn in_language(&self, language: &str) -> Vec<Term> {
        self.typed.iter().filter_map(|forms| Term::in_language(forms, language)).collect()
    }

    /// The marks to look for; the one that all entries have only where there is nothing else.
    fn narrowing(&self) -> Vec<Vec<Mark>> {
        if self.marks.is_empty() && self.wanted.is_empty() { vec![vec![Mark::Any]] } else { self.marks.clone() }
    }

    /// An expression of FTS5 (<https://www.sqlite.org/fts5.html#full_text_query_syntax>).
    pub fn fts5(&self, demand: Demand) -> String {
        let dialect = Dialect::Fts5;
        let mark = |mark: &Mark| format!("\"{}\"", mark.code());
        let marks = |list: &Vec<Mark>| format!("marks : ({})", list.iter().map(mark).collect::<Vec<_>>().join(" OR "));
        let narrowing = self.narrowing();
        let parts: Vec<String> = narrowing.iter().map(marks).chain(dialect.wanted(&self.wanted, demand)).collect();
        let found = format!("({})", parts.join(" AND "));
        self.excluded.iter().fold(found, |found, term| format!("({found} NOT {})", dialect.excluded(term)))
    }

    /// `tsquery`s (<https://www.postgresql.org/docs/current/datatype-textsearch.html>) that all must match: marks, words, and the batches
    /// of entries, if only these are asked.
    pub fn tsqueries(&self, demand: Demand, batches: Range<i64>) -> Vec<String> {
        let dialect = Dialect::Tsquery;
        let mark = |mark: &Mark| format!("'_{}'", mark.code());
        let marks = self.narrowing().into_iter().map(|list| list.iter().map(mark).collect::<Vec<_>>().join(" | "));
        let mut parts: Vec<String> = marks.chain(dialect.wanted(&self.wanted, demand)).collect();
        // What must not be there is no condition of its own: the index would have to read all of it.
        if let Some(last) = parts.last_mut() {
            let not: String = self.excluded.iter().map(|term| format!(" & !{}", dialect.excluded(term))).collect();
            *last = if not.is_empty() { last.clone() } else { format!("({last}){not}") };
        }
        parts.extend((!batches.is_empty()).then(|| batches.map(|number| format!("'_g{number}'")).collect::<Vec<_>>().join(" | ")));
        parts
    }
}

/// How a database writes what both mean.
#[derive(Clone, Copy)]
enum Dialect {
    Fts5,
    Tsquery,
}

impl Dialect {
    fn and(self) -> &'static str {
        if matches!(self, Self::Fts5) { " AND " } else { " & " }
    }

    fn or(self) -> &'static str {
        if matches!(self, Self::Fts5) { " OR " } else { " | " }
    }

    /// Stems side by side; those of titles have a form of their own in PostgreSQL, and a column in SQLite.
    fn phrase(self, phrase: &[Stem], demand: Demand) -> String {
        let form = if demand == Demand::AllInTitle { "+" } else { "" };
        match self {
            Self::Fts5 => format!("\"{}\"", phrase.iter().map(|stem| &**stem).collect::<Vec<_>>().join(" ")),
            Self::Tsquery => phrase.iter().map(|stem| format!("'{form}{}'", &**stem)).collect::<Vec<_>>().join(" <-> "),
        }
    }

    fn beginning(self, phrase: &Phrase) -> String {
        match self {
            Self::Fts5 => format!("{} *", self.phrase(phrase, Demand::Begun)),
            Self::Tsquery => format!("{}:*", self.phrase(phrase, Demand::Begun)),
        }
    }

    /// A second half; where beginnings will do, one that begins so: *batteri* in *högvoltsbatteriet*.
    fn end(self, stem: &Stem, demand: Demand) -> String {
        let begun = demand == Demand::Begun && stem.is_long();
        match self {
            Self::Fts5 => format!("\"{}\"{}", end_code(stem), if begun { " *" } else { "" }),
            Self::Tsquery => format!("'_{}'{}", end_code(stem), if begun { ":*" } else { "" }),
        }
    }

    /// All that a term can be, as whole words or as the beginnings of some.
    fn words(self, term: &Term, demand: Demand) -> String {
        let whole = term.phrases().map(|phrase| format!("({})", self.phrase(phrase, demand)));
        let begun = term.phrases().filter(|phrase| demand == Demand::Begun && phrase.beginning().is_some()).map(|phrase| self.beginning(phrase));
        let forms = whole.chain(begun).collect::<Vec<_>>().join(self.or());
        match (self, demand) {
            (Self::Fts5, Demand::AllInTitle) => format!("title : ({forms})"),
            (Self::Fts5, _) => format!("{{title body}} : ({forms})"),
            (Self::Tsquery, _) => forms,
        }
    }

    fn term(self, term: &Term, demand: Demand) -> String {
        let ends: Vec<String> = term.ends().filter(|_| demand != Demand::AllInTitle).map(|stem| self.end(stem, demand)).collect();
        let (words, ends) = (self.words(term, demand), ends.join(self.or()));
        match self {
            _ if ends.is_empty() => format!("({words})"),
            Self::Fts5 => format!("({words} OR marks : ({ends}))"),
            Self::Tsquery => format!("({words} | {ends})"),
        }
    }

    /// What is left out is a word, not half of one.
    fn excluded(self, term: &Term) -> String {
        format!("({})", self.words(term, Demand::All))
    }

    fn wanted(self, wanted: &[Term], demand: Demand) -> Option<String> {
        let terms: Vec<String> = wanted.iter().map(|term| self.term(term, demand)).collect();
        match demand {
            _ if terms.is_empty() => None,
            Demand::AllInTitle | Demand::All => Some(terms.join(self.and())),
            Demand::Most => all_but_one(&terms, self.and(), self.or()),
            Demand::Any | Demand::Begun => Some(terms.join(self.or())),
        }
    }
}

/// All of one half and all but one of the other, or the other way round: each term stands in it a few times, however many there are.
fn all_but_one(terms: &[String], and: &str, or: &str) -> Option<String> {
    if terms.len() < 2 {
        return None;
    }
    let (one, other) = terms.split_at(terms.len() / 2);
    let with = |all: &[String], most: &[String]| {
        let all = all.join(and);
        all_but_one(most, and, or).map_or_else(|| format!("({all})"), |most| format!("({all}{and}({most}))"))
    };
    Some(format!("{}{or}{}", with(one, other), with(other, one)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn needle(typed: &str, marks: Vec<Vec<Mark>>) -> Needle {
        Needle::of(&SearchQuery::parse(typed), marks)
    }

    #[test]
    fn both_databases_are_asked_the_same() {
        let one = needle("12 \"3 v\" -q", vec![vec![Mark::Author(4)]]);
        let texts = "{title body} : ";
        let expected = format!("((marks : (\"a4\") AND ({texts}((\"12\"))) AND ({texts}((\"3 v\")))) NOT ({texts}((\"q\"))))");
        assert_eq!(one.fts5(Demand::All), expected);
        assert_eq!(one.tsqueries(Demand::All, 0..0), ["'_a4'", "((('12')) & (('3' <-> 'v'))) & !(('q'))"]);
        assert_eq!(one.tsqueries(Demand::AllInTitle, 0..0).concat().matches("'+").count(), 3);
        assert_eq!(needle("", Vec::new()).tsqueries(Demand::All, 0..0), ["'_x'"]);
        assert_eq!(needle("-q", Vec::new()).tsqueries(Demand::All, 7..9), ["('_x') & !(('q'))", "'_g7' | '_g8'"]);
        assert!(needle("batteries", Vec::new()).fts5(Demand::Begun).contains("\"batteries\" *"));
    }

    #[test]
    fn second_halves_are_looked_for_but_not_left_out() {
        let one = needle("1 zellen -zellen", Vec::new());
        let (fts5, tsquery) = (one.fts5(Demand::All), one.tsqueries(Demand::All, 0..0).concat());
        assert!(fts5.contains(" OR marks : (") && fts5.matches("\"ezell\"").count() == 1, "{fts5}");
        assert!(tsquery.contains(" | '_ezell'") && tsquery.matches("'_ezell'").count() == 1, "{tsquery}");
        assert!(!one.fts5(Demand::AllInTitle).contains("marks") && one.fts5(Demand::Begun).contains("\"ezell\" *"));
        assert!(needle("INR186", Vec::new()).tsqueries(Demand::Begun, 0..0).concat().contains("'inr' <-> '186':*"));
    }

    #[test]
    fn less_can_be_asked_for() {
        assert_eq!(needle("1 2 3", Vec::new()).demands().len(), 4);
        let terms: Vec<String> = ["a", "b", "c", "d"].map(str::to_owned).to_vec();
        assert_eq!(all_but_one(&terms[..3], "&", "|").as_deref(), Some("(a&((b)|(c)))|(b&c)"), "a with b or c, or b with c");
        assert_eq!(all_but_one(&terms, "&", "|").as_deref(), Some("(a&b&((c)|(d)))|(c&d&((a)|(b)))"));
        let most = needle("1 2 3", Vec::new()).tsqueries(Demand::Most, 0..0);
        assert_eq!(most, ["((('1')) & (((('2'))) | ((('3'))))) | ((('2')) & (('3')))"]);
    }

    #[test]
    fn words_that_say_little_are_left_out_unless_nothing_else_is_there() {
        assert_eq!(needle("how do I test a cell", Vec::new()).wanted.len(), 2);
        assert_eq!(needle("the", Vec::new()).wanted.len(), 1);
    }

    #[test]
    fn what_has_no_word_asks_for_nothing() {
        for typed in ["l'", "d’", "-l'", "'n' -'n'", "NEAR( ^"] {
            let one = needle(typed, Vec::new());
            assert_eq!(one.is_empty(), typed != "NEAR( ^", "{typed}");
            assert_eq!(one.demands().len(), if one.is_empty() { 1 } else { 2 });
        }
        for typed in ["rock 'n' roll", "l' batterie", "l’ \"d'\" 'n' x -s' cell"] {
            let one = needle(typed, vec![vec![Mark::Board(1)]]);
            for demand in one.demands().iter().chain(&[Demand::AllInTitle]) {
                let asked = [one.fts5(*demand), one.tsqueries(*demand, 0..0).concat()].concat();
                assert!(!asked.contains("()") && !asked.contains("''") && !asked.contains("\"\""), "{typed}: {asked}");
            }
        }
    }
}
