//! `/settings/data`, leaving, and `/privacy`.

mod leave;
mod own_data;
mod privacy;

pub use leave::LeavePage;
pub use own_data::OwnDataPage;
pub use privacy::PrivacyPage;
