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

pub(crate) use ids;

ids! {
    /// Something one member was told.
    NoticeId,
    /// Somebody's account with a provider such as Google, linked to a member.
    IdentityId,
    /// One member's belonging to one organisation.
    AffiliationId,
    /// A file that lies with material.
    FileId,
    /// A list of resources of elsewhere that one member had read.
    ImportId,
    /// A published version of material.
    VersionId,
    /// A file of which not all bits are there.
    UploadId,
    /// A link in a mail that changes an account.
    MailLinkId,
    /// A browser that a member has signed in with.
    DeviceId,
    /// Somebody's report of a post, resource or person.
    ReportId,
    /// A download of all that is a member's own.
    ExportId,
    /// The last mail to somebody who was erased.
    FarewellId,
}
