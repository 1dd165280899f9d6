//! Boards, threads, replies and reactions: kinds, drafts, checks.

use crate::letters::is_blank;
use crate::limits;
use crate::problem::{Field, Findings, Problem, Wrong};
use crate::words::is_language;
use serde::{Deserialize, Serialize};

macro_rules! named {
    ($(#[$doc:meta])* $name:ident { $($variant:ident = $text:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum $name { $($variant),+ }

        impl $name {
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The name it has in the database, in URLs and in message keys.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),+ }
            }

            pub fn parse(text: &str) -> Option<Self> {
                match text { $($text => Some(Self::$variant),)+ _ => None }
            }
        }
    };
}

named! {
    /// What a thread is for.
    ThreadKind { Question = "question", Discussion = "discussion", GoodPractice = "good-practice", News = "news" }
}
named! {
    /// What a teacher can say of a post with one click.
    ReactionKind { Thanks = "thanks", Tried = "tried", Adapted = "adapted", Failed = "failed" }
}

impl ReactionKind {
    /// Whether a note (level, country, a line of text) can go with it.
    pub fn takes_a_note(self) -> bool {
        self != Self::Thanks
    }
}

/// A new thread, or the opening post of one as edited.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ThreadDraft {
    pub kind: String,
    pub title: String,
    pub language: String,
    /// Comma-separated.
    pub tags: String,
    pub body: String,
}

/// A thread draft that passed its checks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ThreadText {
    pub kind: ThreadKind,
    pub title: String,
    pub language: String,
    pub tags: Vec<String>,
    pub body: String,
}

impl ThreadDraft {
    /// `title` and `body` are expected without control characters (the server cleans them before).
    pub fn check(self) -> Result<ThreadText, Problem> {
        let mut found = Findings::default();
        let kind = ThreadKind::parse(&self.kind);
        if kind.is_none() {
            found.add(Field::Kind, Wrong::NoSuchChoice);
        }
        found.length(Field::Title, self.title.trim(), limits::TITLE);
        check_body(&mut found, &self.body);
        if !is_language(&self.language) {
            found.add(Field::Language, Wrong::NoSuchChoice);
        }
        let tags = parse_tags(&self.tags);
        check_tags(&mut found, &tags);
        let kind = kind.unwrap_or(ThreadKind::Discussion);
        found.none_or(ThreadText { kind, title: self.title.trim().to_owned(), language: self.language, tags, body: self.body })
    }
}

/// Lower case, spaces to hyphens, no empty or double ones; the order is kept. A dotless and a dotted i are one letter: whoever writes in
/// capitals does not say which. Texts come here in form C.
pub fn parse_tags(text: &str) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    for raw in text.split([',', ';', '\n']) {
        let words: Vec<&str> = raw.trim().trim_start_matches('#').split([' ', '_', '-']).filter(|word| !word.is_empty()).collect();
        let tag = words.join("-").to_lowercase().replace("i\u{307}", "i").replace('\u{131}', "i");
        if !tag.is_empty() && !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    tags
}

pub(crate) fn check_tags(found: &mut Findings, tags: &[String]) {
    let fits = |tag: &String| limits::TAG_LENGTH.contains(&tag.chars().count()) && tag.chars().all(|c| c.is_alphanumeric() || c == '-');
    if tags.len() > limits::TAGS_MAX {
        found.add(Field::Tags, Wrong::TooManyTags { most: 5 });
    } else if !tags.iter().all(fits) {
        found.add(Field::Tags, Wrong::BadTag);
    }
}

fn check_body(found: &mut Findings, body: &str) {
    if is_blank(body) {
        found.add(Field::Body, Wrong::Missing);
    } else {
        found.length(Field::Body, body, 0..=limits::BODY_MAX);
    }
}

/// A reply being written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReplyDraft {
    pub body: String,
}

impl ReplyDraft {
    /// The text, or what is wrong with it.
    pub fn check(self) -> Result<String, Problem> {
        let mut found = Findings::default();
        check_body(&mut found, &self.body);
        found.none_or(self.body)
    }
}

/// What can go with a "tried", "adapted" or "did not work".
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReactionNote {
    pub level: String,
    pub country: String,
    pub note: String,
}

impl ReactionNote {
    pub fn check(self) -> Result<Self, Problem> {
        let mut found = Findings::default();
        found.length(Field::Note, &self.note, 0..=limits::NOTE_MAX);
        found.length(Field::Level, &self.level, 0..=40);
        let country_fits = self.country.is_empty() || (self.country.len() == 2 && self.country.chars().all(|c| c.is_ascii_uppercase()));
        if !country_fits {
            found.add(Field::Country, Wrong::NoSuchChoice);
        }
        found.none_or(self)
    }
}

/// The path of a thread's page.
pub fn thread_path(id: i64, slug: &str) -> String {
    crate::SubjectKind::Thread.of(id).page(slug)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn thread() -> ThreadDraft {
        ThreadDraft {
            kind: "question".into(),
            title: "How do you show calendering?".into(),
            language: "en".into(),
            tags: "Lab Equipment, #electrode-coating, lab equipment".into(),
            body: "We have no dry room.".into(),
        }
    }

    #[test]
    fn a_good_thread_passes_with_tidy_tags() {
        let text = thread().check().expect("good");
        assert_eq!(text.tags, ["lab-equipment", "electrode-coating"]);
        assert_eq!(text.kind, ThreadKind::Question);
    }

    #[test]
    fn capitals_make_no_second_tag() {
        assert_eq!(parse_tags("ISI, ısı, isi, İSİ, Isı"), ["isi"]);
        assert_eq!(parse_tags("ÄÄNI, ääni, IĞDIR, ığdır"), ["ääni", "iğdir"]);
    }

    #[test]
    fn a_text_that_nobody_sees_is_no_text() {
        for body in ["\u{200E}\u{200E}", "\u{AD}", "\u{2800}\u{FFFC}", "\u{FFFF}", " \t\n", "\u{1D173}", ""] {
            assert_eq!(ReplyDraft { body: body.into() }.check().expect_err("nothing to see").with(Field::Body), Some(Wrong::Missing), "{body:?}");
        }
        assert!(ReplyDraft { body: "\u{200E}x".into() }.check().is_ok());
    }

    #[test]
    fn what_is_wrong_is_told_field_by_field() {
        let bad = ThreadDraft { kind: "poem".into(), title: "Hm".into(), language: "xx".into(), tags: "a,b,c,d,e,f".into(), body: "  \n".into() };
        let problem = bad.check().expect_err("bad");
        assert_eq!(problem.with(Field::Kind), Some(Wrong::NoSuchChoice));
        assert_eq!(problem.with(Field::Title), Some(Wrong::TooShort { least: 8 }));
        assert_eq!(problem.with(Field::Language), Some(Wrong::NoSuchChoice));
        assert_eq!(problem.with(Field::Tags), Some(Wrong::TooManyTags { most: 5 }));
        assert_eq!(problem.with(Field::Body), Some(Wrong::Missing));
    }

    #[test]
    fn a_body_may_have_exactly_the_limit() {
        assert!(ReplyDraft { body: "ä".repeat(limits::BODY_MAX) }.check().is_ok());
        let problem = ReplyDraft { body: "ä".repeat(limits::BODY_MAX + 3) }.check().expect_err("long");
        assert_eq!(problem.with(Field::Body), Some(Wrong::TooLong { most: 32_000, by: 3 }));
    }

    #[test]
    fn names_of_kinds_round_trip() {
        for kind in ThreadKind::ALL {
            assert_eq!(ThreadKind::parse(kind.as_str()), Some(*kind));
        }
        for kind in ReactionKind::ALL {
            assert_eq!(ReactionKind::parse(kind.as_str()), Some(*kind));
        }
    }
}
