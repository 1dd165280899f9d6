//! Concepts that ESCO lacks, as the outcomes of published resources name them.

use super::sql;
use crate::{cx::Cx, db::all, failure::Result, policy};
use model::{Material, MaterialId};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, Value};
use tables::proposed_concept;

/// A proposal, and where it is used.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct ProposalLine {
    pub label: String,
    pub definition: String,
    pub language: String,
    pub proposed_at: i64,
    pub material_id: i64,
    pub position: i32,
    pub slug: String,
    pub title: String,
}

pub struct ProposalPage {
    pub lines: Vec<ProposalLine>,
    pub next: Option<String>,
}

const PER_PAGE: usize = 50;

/// Keeps the proposals of the version that was just published, in the place of those before.
pub(super) async fn write(txn: &impl ConnectionTrait, cx: &Cx, id: MaterialId, material: &Material) -> Result<()> {
    proposed_concept::Entity::delete_many().filter(proposed_concept::Column::MaterialId.eq(id)).exec(txn).await?;
    let proposed = material.outcomes.iter().filter(|outcome| !outcome.proposed.is_empty());
    for (position, outcome) in (0_i32..).zip(proposed) {
        let row = proposed_concept::ActiveModel {
            material_id: Set(id),
            position: Set(position),
            label: Set(outcome.proposed.clone()),
            definition: Set(outcome.definition.clone()),
            language: Set(material.language.clone()),
            proposed_at: Set(cx.now),
        };
        proposed_concept::Entity::insert(row).exec_without_returning(txn).await?;
    }
    Ok(())
}

/// One page of all proposals, by their names, for staff. `after` is `next` of the page before.
pub async fn list_proposals(cx: &Cx, after: &str) -> Result<ProposalPage> {
    policy::materials::may_read_proposals(&cx.actor)?;
    let mut values: Vec<Value> = Vec::new();
    let place = after.splitn(3, '~').collect::<Vec<_>>();
    if let [material, position, label] = place.as_slice()
        && let (Ok(material), Ok(position)) = (material.parse::<i64>(), position.parse::<i32>())
    {
        values.extend([Value::from((*label).to_owned()), material.into(), position.into()]);
    }
    let mut lines: Vec<ProposalLine> = all(cx.reader(), &sql::proposals(!values.is_empty(), PER_PAGE + 1), values).await?;
    let more = lines.len() > PER_PAGE;
    lines.truncate(PER_PAGE);
    let next = lines.last().filter(|_| more).map(|line| format!("{}~{}~{}", line.material_id, line.position, line.label));
    Ok(ProposalPage { lines, next })
}
