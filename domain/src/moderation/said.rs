use super::{ReportOf, sql};
use crate::{db::one, failure::Result};
use sea_orm::{ConnectionTrait, FromQueryResult};

/// A review or a report from class.
#[derive(FromQueryResult)]
pub(crate) struct Said {
    pub material_id: i64,
    pub member_id: i64,
    pub title: String,
    pub note: String,
}

/// None for what is gone.
pub(crate) async fn said(conn: &impl ConnectionTrait, of: ReportOf) -> Result<Option<Said>> {
    let sql = if matches!(of, ReportOf::Use(_)) { sql::USE } else { sql::REVIEW };
    one(conn, sql, vec![of.id().into()]).await
}
