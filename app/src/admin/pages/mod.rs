//! Pages of the admin area, made on the server.

mod audit;
mod board;
mod boards;
mod frame;
mod joinings;
mod organisations;
mod overview;
mod own_log;
mod people;
mod person;
mod set_up;
mod settings;
mod system;

pub use audit::AuditPage;
pub use board::{AdminBoardPage, NewBoardPage};
pub use boards::AdminBoardsPage;
pub use joinings::JoiningsPage;
pub use organisations::OrganisationsQueuePage;
pub use overview::OverviewPage;
pub use own_log::OwnLogPage;
pub use people::PeoplePage;
pub use person::PersonPage;
pub use set_up::SetUpPage;
pub use settings::SiteSettingsPage;
pub use system::SystemPage;

pub(crate) use frame::{framed, more};
