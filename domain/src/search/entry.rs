//! One thing in the index: its words, and the marks that operators look for.

use super::{
    matches::batch,
    words::{ends, language_of, readable, wholes, words},
};
use crate::cx::Cx;
use model::{Licence, MaterialKind, SearchKind};
use std::collections::BTreeSet;

/// What an entry is about. Numbers are stored, and stand in the conditions of indexes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Thread,
    Reply,
    Material,
    /// What everybody may read of a member.
    PublicPerson,
    /// What members may read of a member.
    Person,
    Organisation,
    Tag,
    /// What a feature has put there; see [`crate::kinds::Indexed`].
    Other(i32),
}

impl Kind {
    pub const ALL: [Self; 7] = [Self::Thread, Self::Reply, Self::Material, Self::PublicPerson, Self::Person, Self::Organisation, Self::Tag];

    pub fn number(self) -> i32 {
        match self {
            Self::Thread => 1,
            Self::Reply => 2,
            Self::Material => 3,
            Self::PublicPerson => 4,
            Self::Person => 5,
            Self::Organisation => 6,
            Self::Tag => 7,
            Self::Other(number) => number,
        }
    }

    /// SQLite's table with its words. Names lie apart from texts, and replies from all else: what is in half of a million replies
    /// does not make the search for a name slow.
    pub fn texts(self) -> &'static str {
        match self {
            Self::Thread => "search_threads",
            Self::Reply => "search_replies",
            Self::Material => "search_materials",
            Self::PublicPerson | Self::Person | Self::Organisation | Self::Tag | Self::Other(_) => "search_names",
        }
    }

    /// What ids of this kind are counted from among the row numbers of that table: each kind has a range of its own.
    pub fn base(self) -> i64 {
        i64::from(self.number()) << 40
    }

    /// The kinds that hold what may be read by whoever is asking.
    pub fn of(kind: SearchKind, cx: &Cx) -> Vec<Self> {
        vec![match kind {
            SearchKind::Thread => Self::Thread,
            SearchKind::Reply => Self::Reply,
            SearchKind::Material => Self::Material,
            SearchKind::Person if cx.actor.me().is_some() => Self::Person,
            SearchKind::Person => Self::PublicPerson,
            SearchKind::Organisation => Self::Organisation,
            SearchKind::Tag => Self::Tag,
            SearchKind::Other => return cx.world.features.kinds.indexed().map(|(_, indexed)| Self::Other(indexed.number)).collect(),
        }]
    }
}

/// Something that operators narrow by. It never changes what may be seen; that is asked for in the query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    /// Every entry has it, so that there is something to look for where no word is given.
    Any,
    Author(i64),
    Board(i64),
    Language(String),
    Tag(i64),
    Licence(Licence),
    MaterialKind(MaterialKind),
}

impl Mark {
    /// Letters and digits only.
    pub fn code(&self) -> String {
        match self {
            Self::Any => "x".to_owned(),
            Self::Author(id) => format!("a{id}"),
            Self::Board(id) => format!("b{id}"),
            Self::Language(code) => format!("l{code}"),
            Self::Tag(id) => format!("t{id}"),
            Self::Licence(licence) => format!("c{}", licence.as_str().replace('-', "")),
            Self::MaterialKind(kind) => format!("k{}", kind.as_str().replace('-', "")),
        }
    }
}

/// What a second half of a compound stands among the marks as. Nothing else begins so.
pub(super) fn end_code(stem: &str) -> String {
    format!("e{stem}")
}

/// An entry to be written.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    pub kind: Kind,
    pub object: i64,
    /// Whose rules the words of the body are cut by.
    pub language: String,
    pub title: Vec<String>,
    pub body: Vec<String>,
    /// Second halves of compounds in both.
    pub ends: BTreeSet<String>,
    pub marks: Vec<Mark>,
    /// The thread whose tags are marks, too; 0 for none.
    pub tags_of: i64,
    /// Words that are found even if mistyped.
    pub names: Vec<String>,
}

impl Entry {
    /// A post or a resource: Markdown under a title, which replies have none of.
    pub fn text(kind: Kind, object: i64, title: &str, body: &str, language: &str) -> Self {
        let body = readable(body);
        let language = if kind == Kind::Reply { language_of(&body, language) } else { language.to_owned() };
        let marks = vec![Mark::Any, Mark::Language(language.clone())];
        let ends = &ends(title, &language) | &ends(&body, &language);
        let (title, body) = (words(title, &language), words(&body, &language));
        Self { kind, object, title, body, ends, language, marks, tags_of: 0, names: Vec::new() }
    }

    pub fn marked(mut self, marks: impl IntoIterator<Item = Mark>) -> Self {
        self.marks.extend(marks);
        self
    }

    pub fn tagged_as(self, thread: i64) -> Self {
        Self { tags_of: thread, ..self }
    }

    /// Something with a name, which is not cut down, and a text.
    pub fn named(kind: Kind, object: i64, name: &str, body: &str, language: &str) -> Self {
        let (ends, body, language) = (ends(body, language), words(body, language), language.to_owned());
        Self { kind, object, title: words(name, ""), body, ends, language, marks: vec![Mark::Any], tags_of: 0, names: wholes(name) }
    }

    /// The same, with a handle that it is found by, too.
    pub fn called(mut self, handle: &str) -> Self {
        self.title.extend(words(handle, ""));
        self
    }

    /// PostgreSQL's text form of a `tsvector`: each word with its places, those of the title a second time in a form of their own, which
    /// the index finds by itself, while it would have to read each entry for a weight. The body begins far enough behind that nothing is
    /// side by side with the title. Marks follow, and the batch it is in.
    pub fn vector(&self) -> String {
        let mut out = String::new();
        for (place, word) in (1..).zip(&self.title) {
            out.push_str(&format!("'{word}':{place} '+{word}':{place} "));
        }
        // Places end at 16,383.
        for (place, word) in (self.title.len() + 10..16_000).zip(&self.body) {
            out.push_str(&format!("'{word}':{place} "));
        }
        for code in self.all_codes() {
            out.push_str(&format!("'_{code}' "));
        }
        out.push_str(&format!("'_g{}' ", batch(self.object)));
        out
    }

    /// The marks between spaces, for SQLite.
    pub fn codes(&self) -> String {
        self.all_codes().collect::<Vec<_>>().join(" ")
    }

    fn all_codes(&self) -> impl Iterator<Item = String> {
        self.marks.iter().map(Mark::code).chain(self.ends.iter().map(|end| end_code(end)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_have_their_words_places_and_marks() {
        let entry = Entry::text(Kind::Thread, 7, "Testing cells", "See *it*.", "en").marked([Mark::Author(3), Mark::Board(2)]).tagged_as(7);
        assert_eq!(entry.vector(), "'test':1 '+test':1 'cell':2 '+cell':2 'see':12 'it':13 '_x' '_len' '_a3' '_b2' '_g0' ");
        assert_eq!(entry.codes(), "x len a3 b2");
        assert_eq!((entry.kind.base() + entry.object, entry.tags_of), ((1 << 40) + 7, 7));
    }

    #[test]
    fn second_halves_stand_among_the_marks() {
        let german = Entry::text(Kind::Thread, 7, "Die Hochvoltbatterie", "Mit 48V.", "de");
        assert_eq!(
            (german.title.as_slice(), german.body.as_slice()),
            (&["die", "hochvoltbatteri"].map(str::to_owned)[..], &["mit", "48", "v"].map(str::to_owned)[..])
        );
        assert!(german.codes().starts_with("x lde ebatteri") && german.vector().contains(" '_ebatteri' "), "{}", german.codes());
    }
}
