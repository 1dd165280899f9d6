//! Row ids as distinct types, so that a thread can never be looked up by a member's number.

use serde::{Deserialize, Serialize};
use std::{fmt, num::ParseIntError, str::FromStr};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),+ $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        #[cfg_attr(feature = "rows", derive(sea_orm::DeriveValueType))]
        pub struct $name(pub i64);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { self.0.fmt(f) }
        }

        impl From<$name> for i64 {
            fn from(id: $name) -> Self { id.0 }
        }

        impl FromStr for $name {
            type Err = ParseIntError;
            fn from_str(text: &str) -> Result<Self, Self::Err> { text.parse().map(Self) }
        }
    )+};
}

ids! {
    /// A person with an account.
    MemberId,
    /// A place for threads on one subject, or of one country.
    BoardId,
    /// A conversation: an opening post and a tree of replies.
    ThreadId,
    /// One post: an opening post (number 0 of its thread) or a reply.
    ReplyId,
    /// A word that threads are filed under.
    TagId,
    /// Something one member was told.
    NoticeId,
    /// Somebody's account with a provider such as Google, linked to a member.
    IdentityId,
    /// A school, company or other body that members belong to.
    OrganisationId,
    /// One member's belonging to one organisation.
    AffiliationId,
    /// Teaching material: what people read as "resource".
    MaterialId,
    /// A file that lies with material.
    FileId,
    /// Somebody's report that they used material in class.
    UseId,
    /// A peer's review of a version of material.
    ReviewId,
    /// Resources side by side, in an order.
    CollectionId,
    /// A list of resources of elsewhere that one member had read.
    ImportId,
    /// A published version of material.
    VersionId,
    /// A file of which not all bits are there.
    UploadId,
    /// A sign-up that is no account yet.
    JoiningId,
    /// A link in a mail that changes an account.
    MailLinkId,
    /// A browser that a member has signed in with.
    DeviceId,
    /// An invitation to get an account.
    InvitationId,
    /// Somebody's report of a post, resource or person.
    ReportId,
    /// A download of all that is a member's own.
    ExportId,
    /// The last mail to somebody who was erased.
    FarewellId,
    /// What the courier has to act on.
    NewsId,
    /// People who talk and work among themselves.
    GroupId,
}
