use super::{ReportOf, sql};
use crate::{db::one, failure::Result};
use sea_orm::{ConnectionTrait, FromQueryResult};

/// What was reported is called, and where it stands.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Place {
    pub title: String,
    pub path: String,
    /// Members can open it, not only staff.
    pub open: bool,
}

/// None for what is gone.
pub(super) async fn place(conn: &impl ConnectionTrait, of: ReportOf) -> Result<Option<Place>> {
    one(conn, sql::place(of), vec![of.id().into()]).await
}
