//! Fetching a group together with the right to use it.

use super::{group_path, sql};
use crate::{
    cx::Cx,
    db::{Txn, hold, one},
    failure::{Failure, Result},
    policy::{
        Cleared,
        groups::{Act, Facts, clear},
    },
};
use model::{GroupId, GroupRole, Joining, Problem};
use sea_orm::{ConnectionTrait, FromQueryResult};

/// A group as the verbs need it.
#[derive(Clone, Debug, FromQueryResult)]
pub struct GroupRow {
    pub id: i64,
    pub name: String,
    pub slug: String,
    pub description: String,
    pub language: String,
    pub organisation_id: Option<i64>,
    pub joining: String,
    pub hidden: bool,
    pub members_count: i32,
    pub created_at: i64,
    pub closed_at: Option<i64>,
    /// What the asker is in it.
    pub role: Option<String>,
    pub invited: bool,
    pub asked: bool,
}

impl GroupRow {
    pub fn facts(&self) -> Facts {
        Facts {
            joining: self.joining(),
            hidden: self.hidden,
            closed: self.closed_at.is_some(),
            role: self.role.as_deref().and_then(GroupRole::parse),
            invited: self.invited,
            asked: self.asked,
        }
    }

    /// Unknown means a newer schema: the strictest way is the safe one.
    pub fn joining(&self) -> Joining {
        Joining::parse(&self.joining).unwrap_or(Joining::Invitation)
    }

    pub fn path(&self) -> String {
        group_path(self.id, &self.slug)
    }
}

pub async fn group(conn: &impl ConnectionTrait, cx: &Cx, id: GroupId, act: Act) -> Result<Cleared<GroupRow>> {
    let values = vec![id.into(), cx.actor.id().into()];
    let row: GroupRow = one(conn, sql::ROW, values).await?.ok_or(Failure::Problem(Problem::NotFound))?;
    let facts = row.facts();
    Ok(clear(&cx.actor, act, facts, row)?)
}

/// [`group`] for a verb that changes it or its members: others wait until the end of the transaction.
pub async fn held(txn: &Txn, cx: &Cx, id: GroupId, act: Act) -> Result<Cleared<GroupRow>> {
    cx.member()?;
    hold(txn, "groups WHERE id = $1", id.0).await?;
    group(txn, cx, id, act).await
}
