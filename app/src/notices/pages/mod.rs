//! Notices, how one wants to hear of them, and the way out of mails.

mod list;
mod settings;
mod unsubscribe;

pub use list::NoticesPage;
pub use settings::NoticesSettingsPage;
pub use unsubscribe::UnsubscribePage;
