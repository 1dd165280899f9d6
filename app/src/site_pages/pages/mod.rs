//! Pages of the pages of the site, made on the server.

mod edit;
mod list;
mod show;
mod versions;

pub use edit::{EditSitePage, NewSitePage};
pub use list::SitePagesPage;
pub use show::ShowSitePage;
pub use versions::SitePageVersions;

use model::Audience;

/// The message that names an audience.
fn audience_key(audience: Audience) -> &'static str {
    match audience {
        Audience::Public => "page-audience-public",
        Audience::Members => "page-audience-members",
        Audience::Group(_) | Audience::Staff => "page-audience-staff",
    }
}
