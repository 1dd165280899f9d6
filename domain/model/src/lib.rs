//! What browser and server must agree on: ids, drafts and their checks, limits, problems.
//! No I/O, no database, no user interface.

pub mod accounts;
pub mod attribution;
pub mod collections;
pub mod discussion;
pub mod ids;
pub mod intervals;
pub mod letters;
pub mod licences;
pub mod limits;
pub mod lists;
pub mod materials;
pub mod notices;
pub mod organisations;
pub mod people;
pub mod problem;
pub mod safe_url;
pub mod search;
pub mod site;
pub mod staff;
pub mod trust;
mod words;

pub use accounts::{MemberKind, Role, SignInDraft, SignUpDraft};
pub use attribution::Attribution;
pub use collections::{CollectionAccess, CollectionDraft};
pub use discussion::{Access, ReactionKind, ReactionNote, ReplyDraft, ThreadDraft, ThreadKind};
pub use ids::{
    AffiliationId, BoardId, CollectionId, FileId, IdentityId, ImportId, MaterialId, MemberId, NoticeId, OrganisationId, ReplyId, ReviewId, TagId,
    ThreadId, UseId,
};
pub use intervals::IntervalSet;
pub use licences::Licence;
pub use materials::{Material, MaterialDraft, MaterialKind, MaterialState, Missing};
pub use notices::{FollowKind, HowTold, NoticeKind};
pub use organisations::{Organisation, OrganisationDraft, OrganisationKind};
pub use people::{Part, Profile, ProfileDraft, Visibility};
pub use problem::{Field, FieldProblem, Problem, Wrong};
pub use safe_url::SafeUrl;
pub use search::{SearchKind, SearchQuery};
pub use trust::{Again, Criterion, Mark, Review, ReviewDraft, UseDraft};
pub use words::{LANGUAGES, is_language};

/// The outcome of a verb as the browser may see it.
pub type Checked<T> = Result<T, Problem>;
