//! Schools, companies and others, and who belongs to them: claimed by the member, verified by an e-mail address or by a
//! coordinator's word, for a year at a time.

mod add_organisation;
mod affiliations;
mod belongings;
mod claim_affiliation;
mod confirm_affiliation;
mod expire;
pub mod heard;
mod judge_organisation;
mod list_organisations;
mod read_organisation;

pub use add_organisation::add_organisation;
pub use belongings::{Belonging, belongings, is_verified, names_of};
pub use claim_affiliation::{claim_affiliation, leave_organisation};
pub use confirm_affiliation::{confirm_affiliation, withdraw_affiliation};
pub use expire::expire;
pub use judge_organisation::{WaitingOrganisation, approve_organisation, list_waiting, reject_organisation};
pub use list_organisations::{OrganisationLine, OrganisationPage, OrganisationsQuery, list_organisations, suggest_names};
pub use read_organisation::{Mine, OrganisationView, Person, read_organisation};
