//! What browser and server must agree on: ids, drafts and their checks, limits, problems.
//! No I/O, no database, no user interface.

pub mod attribution;
pub mod audience;
pub mod ids;
pub mod intervals;
pub mod letters;
pub mod licences;
pub mod limits;
pub mod lists;
pub mod problem;
#[cfg(feature = "rows")]
mod rows;
#[macro_use]
mod rooms;
pub mod safe_url;
pub mod search;
pub mod site;
pub mod staff;
pub mod subject;
mod words;

macro_rules! declare {
    ($($name:ident: $($there:ident)+,)+) => { $($(room!(model $there $name);)+)+ };
}
rooms!(declare);

pub use accounts::{MemberKind, Role, SignInDraft, SignUpDraft};
pub use attribution::Attribution;
pub use audience::Audience;
pub use collections::{CollectionAccess, CollectionDraft};
pub use discussion::{ReactionKind, ReactionNote, ReplyDraft, ThreadDraft, ThreadKind};
pub use groups::{GroupBoardDraft, GroupDraft, GroupRole, Joining};
pub use ids::{AffiliationId, DeviceId, ExportId, FarewellId, FileId, IdentityId, ImportId, MailLinkId, NoticeId, ReportId, UploadId, VersionId};
pub use intervals::IntervalSet;
pub use licences::Licence;
pub use materials::{Material, MaterialDraft, MaterialKind, MaterialState, Missing};
pub use notices::{HowTold, NoticeKind};
pub use organisations::{Organisation, OrganisationDraft, OrganisationKind};
pub use people::{Part, Profile, ProfileDraft, Visibility};
pub use problem::{Field, FieldProblem, Problem, Wrong};
pub use safe_url::SafeUrl;
pub use search::{SearchKind, SearchQuery};
pub use subject::*;
pub use trust::{Again, Criterion, Mark, Review, ReviewDraft, UseDraft};
pub use words::{LANGUAGES, is_language};

/// The outcome of a verb as the browser may see it.
pub type Checked<T> = Result<T, Problem>;
