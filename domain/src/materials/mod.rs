//! Teaching material: begun as a draft, published in versions that never change, adapted by others. People read "resource".

pub(crate) mod access;
mod authors;
mod compare;
mod facets;
pub(crate) mod feature;
pub mod heard;
mod lineage;
mod list_materials;
pub mod news;
mod outcomes;
mod outdated;
mod proposals;
mod publish;
mod read_material;
mod related;
mod remix;
mod retire;
mod save;
mod sql;
mod start;
pub mod stories;
pub mod subject;
mod versions;

pub use crate::shelf::Facet;
pub use crate::shelf::fill_shelf;
pub(crate) use authors::bring_author_back;
pub use authors::{
    AuthorLine, InvitationLine, answer_invitation, invite_author, leave, list_authors, list_invitations, move_author, withdraw_invitation,
};
pub use compare::{Comparison, FileChange, compare_versions};
pub(crate) use facets::facets_of;
pub(crate) use facets::write_trust as write_trust_facets;
pub use facets::{Count, format_of};
pub use lineage::{Line, Lineage, Relative, read_lineage};
pub use list_materials::{MaterialLine, MaterialPage, MaterialsQuery, Order, count_tagged, list_materials, list_own};
pub use outcomes::{CANDIDATES, concepts_like, draft_of, resolve, verb_in};
pub(crate) use outdated::close_outdated;
pub use proposals::{ProposalLine, ProposalPage, list_proposals};
pub use publish::publish;
pub use read_material::{Author, Editing, MaterialView, Origin, edit_material, read_material};
pub use related::list_related;
pub use remix::{Remix, allowed_licences, named, remix};
pub use retire::{retire, unretire};
pub use save::save;
pub(crate) use start::insert as insert_draft;
pub use start::start;
pub(crate) use start::{check_draft, insert};
pub use versions::{VersionLine, list_versions, read_version, restore};

use crate::{cx::Cx, policy};
use model::Problem;

/// Whether the asker may begin a resource: asked before a form is shown, and before a file is read.
pub fn may_start(cx: &Cx) -> Result<(), Problem> {
    policy::materials::may_start(&cx.actor)
}
