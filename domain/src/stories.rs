//! What notices tell that do not follow from a post: each story has a name and a payload, which are what is stored. Messages and
//! links are made when it is read, in the reader's language and zone.

use crate::{
    failure::{Failure, Result},
    texts::Locale,
    zone::Zone,
};
use model::{NoticeKind, Subject};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use std::marker::PhantomData;

/// For whom it is read.
#[derive(Clone, Copy, Debug)]
pub struct Reader {
    pub locale: Locale,
    pub zone: Zone,
}

/// What a story says besides its message.
pub trait Payload: Serialize + DeserializeOwned {
    /// `$note` of its messages: a title, a reason, a day.
    fn note(&self, reader: Reader) -> String;
    /// Where it leads, as a path of this site; empty for nowhere.
    fn path(&self) -> String;
}

/// A story of this payload. Its messages are `notice-<name>` and, if it is mailed, `mail-<name>-subject` and `mail-<name>-body`.
pub struct Story<P> {
    pub name: &'static str,
    pub kind: NoticeKind,
    pub mailed: bool,
    payload: PhantomData<fn(P)>,
}

impl<P> Story<P> {
    pub const fn mailed(name: &'static str, kind: NoticeKind) -> Self {
        Self { name, kind, mailed: true, payload: PhantomData }
    }

    /// Its mail is written where the news is heard, or there is none.
    pub const fn quiet(name: &'static str, kind: NoticeKind) -> Self {
        Self { name, kind, mailed: false, payload: PhantomData }
    }
}

impl<P: Payload> Story<P> {
    /// As it is stored.
    pub fn of(&self, payload: &P) -> Result<Stored> {
        let payload = serde_json::to_string(payload).map_err(Failure::bug)?;
        Ok(Stored { name: self.name, kind: self.kind, mailed: self.mailed, payload })
    }
}

/// A story with its payload, to be told.
#[derive(Clone, Debug)]
pub struct Stored {
    pub name: &'static str,
    pub kind: NoticeKind,
    pub mailed: bool,
    pub payload: String,
}

/// What was read of a stored one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Read {
    pub note: String,
    pub path: String,
}

/// A story of whatever payload.
pub trait AnyStory: Sync {
    fn name(&self) -> &'static str;
    fn mailed(&self) -> bool;
    /// None if it was stored by a version that knew more of it.
    fn read(&self, payload: &str, reader: Reader) -> Option<Read>;
}

impl<P: Payload> AnyStory for Story<P> {
    fn name(&self) -> &'static str {
        self.name
    }

    fn mailed(&self) -> bool {
        self.mailed
    }

    fn read(&self, payload: &str, reader: Reader) -> Option<Read> {
        let payload: P = serde_json::from_str(payload).ok()?;
        Some(Read { note: payload.note(reader), path: payload.path() })
    }
}

/// The stories of all features.
pub struct Stories(pub Vec<&'static dyn AnyStory>);

impl Stories {
    pub fn all(&self) -> impl Iterator<Item = &'static dyn AnyStory> {
        self.0.iter().copied()
    }

    pub fn read(&self, name: &str, payload: &str, reader: Reader) -> Option<Read> {
        self.all().find(|story| story.name() == name)?.read(payload, reader)
    }
}

/// About a thing, by the title it had then.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    pub subject: Subject,
    pub title: String,
    /// The page below it that says more, such as `uses`; empty for its own.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub page: String,
}

impl About {
    pub fn new(subject: impl Into<Subject>, title: impl Into<String>) -> Self {
        Self { subject: subject.into(), title: title.into(), page: String::new() }
    }

    pub fn on(self, page: impl Into<String>) -> Self {
        Self { page: page.into(), ..self }
    }
}

impl Payload for About {
    fn note(&self, _: Reader) -> String {
        self.title.clone()
    }

    fn path(&self) -> String {
        if self.page.is_empty() { self.subject.path() } else { self.subject.below(&self.page) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::MaterialId;

    const USED: Story<About> = Story::mailed("used", NoticeKind::Feedback);

    #[test]
    fn a_story_is_read_as_it_was_told() {
        let reader = Reader { locale: Locale::default(), zone: Zone::default() };
        let stories = Stories(vec![&USED]);
        let stored = USED.of(&About::new(MaterialId(5), "Measuring \"cells\"").on("uses")).expect("stored");
        let read = stories.read(stored.name, &stored.payload, reader);
        assert_eq!(read, Some(Read { note: "Measuring \"cells\"".into(), path: "/library/5/uses".into() }));
        assert_eq!(stories.read("unknown", &stored.payload, reader), None);
        assert_eq!(stories.read("used", "{}", reader), None);
    }
}
