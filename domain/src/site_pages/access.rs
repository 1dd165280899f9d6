//! Fetching a page together with the right to use it.

use crate::{
    cx::Cx,
    db::{Txn, hold},
    failure::{Failure, Result},
    policy::{
        Cleared,
        site_pages::{Act, Facts, clear},
    },
};
use model::{Audience, MemberId, Problem, SitePageId};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, DerivePartialModel, EntityTrait, QueryFilter};
use tables::site_page;

/// A page without its words.
#[derive(Clone, Debug, DerivePartialModel)]
#[sea_orm(entity = "site_page::Entity")]
pub struct PageRow {
    pub id: SitePageId,
    pub slug: String,
    pub title: String,
    pub language: String,
    pub audience: String,
    pub version: i32,
    pub owner_id: Option<MemberId>,
    pub due_at: Option<i64>,
    pub hidden_at: Option<i64>,
    pub changed_at: i64,
}

impl PageRow {
    pub fn audience(&self) -> Audience {
        Audience::stored(&self.audience, None)
    }

    pub fn facts(&self) -> Facts {
        Facts { audience: self.audience(), hidden: self.hidden_at.is_some() }
    }
}

async fn find(conn: &impl ConnectionTrait, cx: &Cx, which: Condition, act: Act) -> Result<Cleared<PageRow>> {
    let row: Option<PageRow> = site_page::Entity::find().filter(which).into_partial_model().one(conn).await?;
    let row = row.ok_or(Failure::Problem(Problem::NotFound))?;
    Ok(clear(&cx.actor, act, row.facts(), row)?)
}

/// The page at an address.
pub(super) async fn page_at(conn: &impl ConnectionTrait, cx: &Cx, slug: &str, act: Act) -> Result<Cleared<PageRow>> {
    find(conn, cx, Condition::all().add(site_page::Column::Slug.eq(slug)), act).await
}

/// For a verb that changes it: others wait until the end of the transaction.
pub(super) async fn held(txn: &Txn, cx: &Cx, id: SitePageId, act: Act) -> Result<Cleared<PageRow>> {
    cx.member()?;
    hold(txn, "site_pages WHERE id = $1", id.0).await?;
    find(txn, cx, Condition::all().add(site_page::Column::Id.eq(id)), act).await
}
