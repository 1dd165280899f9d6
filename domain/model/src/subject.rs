//! What can be pointed at: followed, reported, told of, found, written down in the log. One name for all of it.

use crate::ids::ids;
use serde::{Deserialize, Serialize, de};
use std::{
    fmt::{self, Write},
    num::ParseIntError,
    str::FromStr,
};

macro_rules! subjects {
    ($($(#[$doc:meta])* $kind:ident($id:ident) = $name:literal at $path:literal $(| $page:literal)?),+ $(,)?) => {
        ids! { $($(#[$doc])* $id),+ }

        /// A kind of things and people.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum SubjectKind { $($(#[$doc])* $kind),+ }

        /// One thing or person, by its number.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Subject { $($(#[$doc])* $kind($id)),+ }

        impl SubjectKind {
            pub const ALL: &'static [Self] = &[$(Self::$kind),+];

            /// The name that is stored, stands in addresses and ends the keys of messages.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$kind => $name),+ }
            }

            /// The one of this number, whether there is one or not.
            pub fn of(self, id: impl Into<i64>) -> Subject {
                let id = id.into();
                match self { $(Self::$kind => Subject::$kind($id(id))),+ }
            }

            /// Its path without its name, and the one of its page; see [`filled`].
            const fn paths(self) -> &'static [&'static str] {
                match self { $(Self::$kind => &[$path $(, $page)?]),+ }
            }
        }

        impl Subject {
            pub const fn kind(self) -> SubjectKind {
                match self { $(Self::$kind(_) => SubjectKind::$kind),+ }
            }

            pub const fn id(self) -> i64 {
                match self { $(Self::$kind($id(id)) => id),+ }
            }
        }

        $(impl From<$id> for Subject {
            fn from(id: $id) -> Self { Self::$kind(id) }
        })+
    };
}

// For each its name, a path that holds whatever it is called now, and the path of its page. What has its name in its address is looked up
// at `/go`; reviews and reports from class stand on pages of a list, which begins with them.
subjects! {
    /// A place for threads on one subject, or of one country.
    Board(BoardId) = "board" at "/go/board:{id}" | "/boards/{slug}",
    /// A conversation: an opening post and a tree of replies.
    Thread(ThreadId) = "thread" at "/threads/{id}/-" | "/threads/{id}/{slug}",
    /// One post: an opening post (number 0 of its thread) or a reply.
    Post(ReplyId) = "post" at "/replies/{id}",
    /// A person with an account.
    Member(MemberId) = "member" at "/go/member:{id}" | "/members/{slug}",
    /// A school, company or other body that members belong to.
    Organisation(OrganisationId) = "organisation" at "/go/organisation:{id}" | "/organisations/{slug}",
    /// People who talk and work among themselves.
    Group(GroupId) = "group" at "/groups/{id}/-" | "/groups/{id}/{slug}",
    /// Teaching material: what people read as "resource".
    Resource(MaterialId) = "resource" at "/library/{id}" | "/library/{id}/{slug}",
    /// Resources side by side, in an order.
    Collection(CollectionId) = "collection" at "/collections/{id}/-" | "/collections/{id}/{slug}",
    /// A peer's review of a version of material.
    Review(ReviewId) = "review" at "/go/review:{id}" | "/library/{slug}/reviews?after={next}#review-{id}",
    /// A member’s report that they used material in class, with its photo.
    Use(UseId) = "use" at "/go/use:{id}" | "/library/{slug}/uses?after={next}#use-{id}",
    /// A word that threads are filed under.
    Tag(TagId) = "tag" at "/go/tag:{id}" | "/tags/{slug}",
    /// An invitation to get an account.
    Invitation(InvitationId) = "invitation" at "/invitations/{id}",
    /// Somebody who waits to be let in: a sign-up that is no account yet.
    Joining(JoiningId) = "joining" at "/admin/joinings",
    SitePage(SitePageId) = "page" at "/go/page:{id}" | "/pages/{slug}",
    /// What the courier has to act on.
    News(NewsId) = "news" at "/admin/system",
}

/// A path with its gaps filled: `{id}`, `{next}` for the number after it, and `{slug}`.
fn filled(path: &str, id: i64, slug: &str) -> String {
    let mut whole = String::with_capacity(path.len() + slug.len() + 12);
    for part in path.split('{') {
        match part.split_once('}') {
            Some((gap, rest)) => {
                // Writing to a text does not fail.
                let _ = match gap {
                    "id" => write!(whole, "{id}"),
                    "next" => write!(whole, "{}", id.saturating_add(1)),
                    _ => whole.write_str(slug),
                };
                whole.push_str(rest);
            }
            None => whole.push_str(part),
        }
    }
    whole
}

impl SubjectKind {
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.as_str() == text)
    }

    /// The path of a board, a member, an organisation or a tag: their addresses are their names.
    pub fn named(self, name: &str) -> String {
        self.of(0).page(name)
    }
}

impl Subject {
    /// `thread` and `5` as they stand in two fields of a form, or in two parts of an address.
    pub fn parse(kind: &str, id: &str) -> Option<Self> {
        let id: i64 = id.parse().ok().filter(|id| *id > 0)?;
        Some(SubjectKind::parse(kind)?.of(id))
    }

    /// A path that leads there whatever it is called now.
    pub fn path(self) -> String {
        filled(self.kind().paths().first().copied().unwrap_or_default(), self.id(), "")
    }

    /// The path of its page, without a detour. `slug` is what its address ends in: a handle, a tag's name, for reviews and reports from
    /// class the number of their resource.
    pub fn page(self, slug: &str) -> String {
        filled(self.kind().paths().last().copied().unwrap_or_default(), self.id(), slug)
    }

    /// A path below the one that needs no name: `edit`, `versions/3`.
    pub fn below(self, end: &str) -> String {
        let path = self.path();
        format!("{}/{end}", path.strip_suffix("/-").unwrap_or(&path))
    }
}

/// The stored form: `thread:5`.
impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.kind().as_str(), self.id())
    }
}

/// A text that names no subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoSubject;

impl fmt::Display for NoSubject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no subject such as thread:5")
    }
}

impl std::error::Error for NoSubject {}

impl FromStr for Subject {
    type Err = NoSubject;

    fn from_str(text: &str) -> Result<Self, NoSubject> {
        let (kind, id) = text.split_once(':').ok_or(NoSubject)?;
        Self::parse(kind, id).ok_or(NoSubject)
    }
}

impl Serialize for Subject {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Subject {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        String::deserialize(from)?.parse().map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_stored_form_leads_back() {
        for kind in SubjectKind::ALL {
            let subject = kind.of(5);
            assert_eq!((subject.kind(), subject.id(), SubjectKind::parse(kind.as_str())), (*kind, 5, Some(*kind)));
            assert_eq!(subject.to_string().parse(), Ok(subject));
            let json = serde_json::to_string(&subject).unwrap();
            assert_eq!((json.as_str(), serde_json::from_str(&json).unwrap()), (format!("\"{subject}\"").as_str(), subject));
        }
        for other in ["", "thread", "thread:", "thread:x", "thread:0", "thread:-1", "Thread:5", "5", "thread:5:6", "setting:5"] {
            assert_eq!(other.parse::<Subject>(), Err(NoSubject), "{other:?}");
        }
    }

    #[test]
    fn each_has_a_path_of_its_own() {
        let numbered = SubjectKind::ALL.iter().filter(|kind| !matches!(kind, SubjectKind::Joining | SubjectKind::News));
        let paths: BTreeSet<String> = numbered.flat_map(|kind| [kind.of(1).path(), kind.of(2).path()]).collect();
        assert_eq!(paths.len(), 2 * (SubjectKind::ALL.len() - 2));
        assert_eq!(Subject::Member(MemberId(7)).path(), "/go/member:7");
        assert_eq!(Subject::Member(MemberId(7)).page("ada"), "/members/ada");
        assert_eq!(Subject::Review(ReviewId(i64::MAX)).page("3"), format!("/library/3/reviews?after={0}#review-{0}", i64::MAX));
        assert_eq!(
            (Subject::Collection(CollectionId(4)).below("edit"), Subject::Resource(MaterialId(4)).below("use")),
            ("/collections/4/edit".into(), "/library/4/use".into())
        );
    }
}
