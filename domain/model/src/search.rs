//! What somebody types into the search box: words, "quoted words", -excluded words, and operators such as `author:`.
//! Whatever is typed has a meaning; there is no wrong query.

use crate::{Licence, MaterialKind, ThreadKind, is_language};
use serde::{Deserialize, Serialize};

/// What can be found. The order is that of the result page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum SearchKind {
    Thread,
    Reply,
    Material,
    Person,
    Organisation,
    Tag,
    /// Whatever else features have put into the index.
    Other,
}

impl SearchKind {
    pub const ALL: [Self; 7] = [Self::Thread, Self::Reply, Self::Material, Self::Person, Self::Organisation, Self::Tag, Self::Other];

    /// The name it has in URLs, in `kind:` and in message keys.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Thread => "thread",
            Self::Reply => "reply",
            // What people call teaching material.
            Self::Material => "resource",
            Self::Person => "person",
            Self::Organisation => "organisation",
            Self::Tag => "tag",
            Self::Other => "other",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.as_str() == text)
    }

    /// Whether hardly any text that is looked for is in one.
    pub fn is_rare(self) -> bool {
        self.is_name() || self == Self::Other
    }

    /// Whether it is found by a name, which may be mistyped.
    pub fn is_name(self) -> bool {
        matches!(self, Self::Person | Self::Organisation | Self::Tag)
    }
}

/// Characters of a query; the rest is left out.
pub const CHARS_MAX: usize = 256;
/// Words, quotes and operators of a query; the rest is left out.
pub const TERMS_MAX: usize = 10;
/// The fields of the search form, which are also the operators.
pub const OPERATORS: [&str; 8] = ["author", "tag", "lang", "kind", "board", "licence", "before", "after"];

/// What to look for. Empty fields do not narrow.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchQuery {
    /// Single words, or several that must stand side by side.
    pub wanted: Vec<String>,
    pub excluded: Vec<String>,
    /// The handle of who wrote it.
    pub author: String,
    pub tags: Vec<String>,
    pub language: String,
    /// What kind of result.
    pub kind: Option<SearchKind>,
    /// What kind of thread, for threads and their replies.
    pub thread_kind: Option<ThreadKind>,
    /// What kind of resource.
    pub material_kind: Option<MaterialKind>,
    /// Of resources.
    pub licence: Option<Licence>,
    /// The slug of a board.
    pub board: String,
    /// Milliseconds since the epoch: older than this.
    pub before: Option<i64>,
    /// This or newer.
    pub after: Option<i64>,
    /// Operators whose value means nothing, as typed.
    pub ignored: Vec<String>,
    /// There was more than is looked at.
    pub cut: bool,
    terms: usize,
}

impl SearchQuery {
    /// Reads what was typed.
    pub fn parse(typed: &str) -> Self {
        let mut query = Self { cut: typed.chars().nth(CHARS_MAX).is_some(), ..Self::default() };
        let text: String = typed.chars().take(CHARS_MAX).map(|c| if c.is_control() { ' ' } else { c }).collect();
        let mut rest = text.as_str();
        while let Some(part) = Part::first(&mut rest) {
            query.take(part);
        }
        query
    }

    /// Sets a field of the form, as if its operator had been typed. An empty value changes nothing.
    pub fn with(mut self, operator: &str, value: &str) -> Self {
        let value = value.trim();
        if !value.is_empty() {
            self.set(operator, value);
        }
        self
    }

    /// Nothing to look for.
    pub fn is_empty(&self) -> bool {
        self.wanted.is_empty() && !self.is_filtered()
    }

    /// Narrowed by more than words.
    pub fn is_filtered(&self) -> bool {
        let of_texts = self.before.is_some() || self.after.is_some() || !self.tags.is_empty();
        of_texts || !self.author.is_empty() || !self.language.is_empty() || self.is_of_posts() || self.is_of_materials()
    }

    /// Narrowed by what only posts have.
    fn is_of_posts(&self) -> bool {
        self.thread_kind.is_some() || !self.board.is_empty()
    }

    /// Narrowed by what only resources have.
    fn is_of_materials(&self) -> bool {
        self.material_kind.is_some() || self.licence.is_some()
    }

    /// Whether results of this kind can have all that the operators ask for, but for `kind` itself.
    pub fn reaches(&self, kind: SearchKind) -> bool {
        match kind {
            SearchKind::Thread | SearchKind::Reply => !self.is_of_materials(),
            SearchKind::Material => !self.is_of_posts(),
            SearchKind::Person | SearchKind::Organisation | SearchKind::Tag | SearchKind::Other => !self.is_filtered(),
        }
    }

    fn take(&mut self, part: Part<'_>) {
        if self.terms >= TERMS_MAX {
            self.cut = true;
            return;
        }
        self.terms += 1;
        match part {
            Part::Operator { name, value } => self.set(name, value),
            Part::Words { text, excluded: true } => self.excluded.push(text.to_owned()),
            Part::Words { text, excluded: false } => self.wanted.push(text.to_owned()),
        }
    }

    fn set(&mut self, operator: &str, value: &str) {
        let lower = value.to_lowercase();
        let known = match operator {
            "author" => put(&mut self.author, lower.trim_start_matches('@'), !value.contains(char::is_whitespace)),
            "tag" => self.add_tag(&lower),
            "lang" => put(&mut self.language, &lower, is_language(&lower)),
            "board" => put(&mut self.board, &lower, true),
            "licence" => Licence::named(&lower).map(|licence| self.licence = Some(licence)).is_some(),
            "kind" => self.set_kind(&lower),
            "before" => first_ms(value).map(|at| self.before = Some(at)).is_some(),
            "after" => first_ms(value).map(|at| self.after = Some(at)).is_some(),
            _ => false,
        };
        if !known {
            self.ignored.push(format!("{operator}:{value}"));
        }
    }

    fn add_tag(&mut self, value: &str) -> bool {
        let tags = crate::discussion::parse_tags(value);
        let any = !tags.is_empty();
        self.tags.extend(tags.into_iter().take(TERMS_MAX));
        any
    }

    fn set_kind(&mut self, value: &str) -> bool {
        let (kind, of_thread, of_material) = (SearchKind::parse(value), ThreadKind::parse(value), MaterialKind::parse(value));
        self.kind = kind.or(self.kind);
        self.thread_kind = of_thread.or(self.thread_kind);
        self.material_kind = of_material.or(self.material_kind);
        kind.is_some() || of_thread.is_some() || of_material.is_some()
    }
}

fn put(field: &mut String, value: &str, good: bool) -> bool {
    let good = good && !value.is_empty();
    if good {
        value.clone_into(field);
    }
    good
}

/// One thing that was typed.
enum Part<'a> {
    Words { text: &'a str, excluded: bool },
    Operator { name: &'static str, value: &'a str },
}

impl<'a> Part<'a> {
    /// Takes the first part off `rest`; none when nothing is left.
    fn first(rest: &mut &'a str) -> Option<Self> {
        loop {
            *rest = rest.trim_start();
            if rest.is_empty() {
                return None;
            }
            // Before a digit it is the number's own: `-20 °C`. What is not wanted with such a number is asked in quotes.
            let after_minus = rest.strip_prefix('-').filter(|after| !after.starts_with(char::is_numeric));
            let excluded = after_minus.is_some();
            *rest = after_minus.unwrap_or(rest);
            if let Some((name, after)) = operator(rest) {
                *rest = after;
                let value = value(rest);
                match value.trim() {
                    "" => continue,
                    // There is no "not by this author": the words are looked at as such.
                    text if excluded => return Some(Self::Words { text, excluded }),
                    value => return Some(Self::Operator { name, value }),
                }
            }
            let text = value(rest).trim();
            if text.chars().any(char::is_alphanumeric) {
                return Some(Self::Words { text, excluded });
            }
        }
    }
}

/// The operator that `text` begins with, and what follows its colon.
fn operator(text: &str) -> Option<(&'static str, &str)> {
    let (name, rest) = text.split_once(':')?;
    let known = OPERATORS.into_iter().find(|one| one.eq_ignore_ascii_case(name))?;
    Some((known, rest))
}

/// Takes a word, or all between quotes, off `rest`. A quote that never ends reaches to the end.
fn value<'a>(rest: &mut &'a str) -> &'a str {
    let (taken, left) = match rest.strip_prefix('"') {
        Some(quoted) => quoted.split_once('"').unwrap_or((quoted, "")),
        None => rest.split_at(rest.find(|c: char| c.is_whitespace() || c == '"').unwrap_or(rest.len())),
    };
    *rest = left;
    taken
}

const DAY_MS: i64 = 86_400_000;

/// When a day, month or year (`2026-11-25`, `2026-11`, `2026`) begins, in UTC.
fn first_ms(text: &str) -> Option<i64> {
    let mut parts = text.split('-').map(|part| part.parse::<i64>().ok().filter(|n| *n > 0));
    let year = parts.next()??;
    let month = parts.next().unwrap_or(Some(1))?;
    let day = parts.next().unwrap_or(Some(1))?;
    let fits = (1970..=9999).contains(&year) && month <= 12 && day <= 31 && parts.next().is_none();
    fits.then(|| days(year, month, day) * DAY_MS)
}

/// Days since 1970-01-01 in the Gregorian calendar (Howard Hinnant, "chrono-compatible low-level date algorithms").
fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let (era, of_era) = (year / 400, year % 400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn words_quotes_and_exclusions_are_told_apart() {
        let query = SearchQuery::parse("cell  \"internal resistance\" -lead -\"acid bath\" anode");
        assert_eq!(query.wanted, ["cell", "internal resistance", "anode"]);
        assert_eq!(query.excluded, ["lead", "acid bath"]);
        assert!(!query.cut && query.ignored.is_empty());
    }

    #[test]
    fn a_minus_before_a_digit_is_the_number_s() {
        let query = SearchQuery::parse("charging at -20 °C -lead");
        assert_eq!(
            (query.wanted.as_slice(), query.excluded.as_slice()),
            (&["charging", "at", "-20", "°C"].map(str::to_owned)[..], &["lead".to_owned()][..])
        );
        for typed in ["-20", "\u{2212}20", "\u{2013}20", "\u{FF0D}20", "-２０", "-½"] {
            assert_eq!(SearchQuery::parse(typed).wanted, [typed], "{typed}");
        }
        assert_eq!(SearchQuery::parse("-\"48 V\" --20 -a20").excluded, ["48 V", "-20", "a20"]);
    }

    #[test]
    fn operators_narrow() {
        let query = SearchQuery::parse("author:@Ada tag:\"first steps\" lang:fi kind:reply board:safety before:2026-11-25 AFTER:2025 soc");
        assert_eq!((query.author.as_str(), query.language.as_str(), query.board.as_str()), ("ada", "fi", "safety"));
        assert_eq!((query.tags.as_slice(), query.kind), (["first-steps".to_owned()].as_slice(), Some(SearchKind::Reply)));
        assert_eq!((query.before, query.after), (Some(1_795_564_800_000), Some(1_735_689_600_000)));
        assert_eq!(query.wanted, ["soc"]);
        assert_eq!(SearchQuery::parse("kind:question").thread_kind, Some(ThreadKind::Question));
        assert_eq!(SearchQuery::parse("kind:slides").material_kind, Some(MaterialKind::Slides));
        for typed in ["licence:by-sa", "licence:CC-BY-SA-4.0", "licence:\"CC BY-SA 4.0\"", "licence:cc-by-sa"] {
            assert_eq!(SearchQuery::parse(typed).licence, Some(Licence::BySa), "{typed}");
        }
    }

    #[test]
    fn operators_reach_only_what_has_such_fields() {
        let reached = |typed| SearchKind::ALL.into_iter().filter(|kind| SearchQuery::parse(typed).reaches(*kind)).collect::<Vec<_>>();
        assert_eq!(reached("cell"), SearchKind::ALL);
        assert_eq!(reached("cell lang:fi"), [SearchKind::Thread, SearchKind::Reply, SearchKind::Material]);
        assert_eq!(reached("cell licence:by"), [SearchKind::Material]);
        assert_eq!(reached("cell kind:question"), [SearchKind::Thread, SearchKind::Reply]);
        assert_eq!(reached("cell kind:video board:safety"), []);
    }

    #[test]
    fn a_form_says_the_same_as_operators() {
        let typed = SearchQuery::parse("cell author:ada after:2026-02");
        let form = SearchQuery::parse("cell").with("author", "ada").with("after", "2026-02").with("tag", " ");
        assert_eq!((form.author, form.after, form.wanted), (typed.author, typed.after, typed.wanted));
    }

    #[test]
    fn what_means_nothing_is_said_and_no_harm() {
        let query = SearchQuery::parse("lang:xx kind:cake before:tomorrow before:2026-13 author: : \"\" - -- \"open");
        assert_eq!(query.ignored, ["lang:xx", "kind:cake", "before:tomorrow", "before:2026-13"]);
        assert_eq!(query.wanted, ["open"]);
        for empty in ["", " ", "%", "*", "\0", "\"", "\"\"\"", "-", "author:", "NEAR( ^", "()"] {
            let query = SearchQuery::parse(empty);
            assert_eq!(query.is_empty(), empty != "NEAR( ^", "{empty}");
        }
    }

    #[test]
    fn only_so_much_is_looked_at() {
        let query = SearchQuery::parse(&"word ".repeat(2_000));
        assert_eq!((query.wanted.len(), query.cut), (TERMS_MAX, true));
        assert!(SearchQuery::parse(&"x".repeat(10_000)).cut);
        assert!(!SearchQuery::parse(&"x".repeat(256)).cut);
    }

    #[test]
    fn days_are_counted_as_by_everybody() {
        for (text, expected) in [("1970-01-01", Some(0)), ("2000-02-29", Some(11_016)), ("2024-03-01", Some(19_783)), ("2026-00", None)] {
            assert_eq!(first_ms(text).map(|ms| ms / DAY_MS), expected, "{text}");
        }
    }

    proptest! {
        #[test]
        fn anything_can_be_typed(text in "\\PC{0,300}|[a-z:\"\\- ]{0,80}") {
            let query = SearchQuery::parse(&text);
            prop_assert!(query.wanted.len() + query.excluded.len() <= TERMS_MAX);
        }
    }
}
