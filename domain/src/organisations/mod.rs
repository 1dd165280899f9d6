//! Schools, companies and others, and who belongs to them: claimed by the member, verified by an e-mail address or by a
//! coordinator's word, for a year at a time.

mod add_organisation;
mod affiliations;
mod belongings;
mod change_organisation;
mod claim_affiliation;
mod confirm_affiliation;
mod expire;
pub(crate) mod feature;
pub mod heard;
mod judge_organisation;
mod list_organisations;
pub mod news;
mod read_organisation;
mod sql;
pub mod subject;

pub use add_organisation::add_organisation;
pub(crate) use affiliations::{address_changed, bring, speaks_for};
pub use belongings::{Belonging, belongings, names_of};
pub use change_organisation::{Editing, change_organisation, edit_organisation};
pub(crate) use claim_affiliation::bring_affiliation_back;
pub use claim_affiliation::{claim_affiliation, leave_organisation};
pub(crate) use confirm_affiliation::bring_verification_back;
pub use confirm_affiliation::{confirm_affiliation, withdraw_affiliation};
pub use expire::expire;
pub use judge_organisation::{WaitingOrganisation, approve_organisation, list_waiting, reject_organisation};
pub(crate) use list_organisations::find_listed;
pub use list_organisations::{OrganisationLine, OrganisationPage, OrganisationsQuery, list_organisations, suggest_names, suggest_own};
pub use read_organisation::{Mine, OrganisationView, Person, read_organisation};
