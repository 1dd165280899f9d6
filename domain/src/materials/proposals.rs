//! Concepts that ESCO lacks, as the outcomes of published resources name them.

use crate::{
    cx::Cx,
    db::{all, run},
    failure::Result,
    policy,
};
use model::{Material, MaterialId};
use sea_orm::{ConnectionTrait, FromQueryResult, Value};

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
    run(txn, "DELETE FROM proposed_concepts WHERE material_id = $1", vec![id.0.into()]).await?;
    let proposed = material.outcomes.iter().filter(|outcome| !outcome.proposed.is_empty());
    for (position, outcome) in (0_i32..).zip(proposed) {
        let sql = "INSERT INTO proposed_concepts (material_id, position, label, definition, language, proposed_at) VALUES ($1, $2, $3, $4, $5, $6)";
        let (label, definition) = (outcome.proposed.clone(), outcome.definition.clone());
        run(txn, sql, vec![id.0.into(), position.into(), label.into(), definition.into(), material.language.clone().into(), cx.now.into()]).await?;
    }
    Ok(())
}

/// One page of all proposals, by their names, for staff. `after` is `next` of the page before.
pub async fn list_proposals(cx: &Cx, after: &str) -> Result<ProposalPage> {
    policy::materials::may_read_proposals(&cx.actor)?;
    let mut values: Vec<Value> = Vec::new();
    let mut condition = "m.state = 'published'".to_owned();
    let place = after.splitn(3, '~').collect::<Vec<_>>();
    if let [material, position, label] = place.as_slice()
        && let (Ok(material), Ok(position)) = (material.parse::<i64>(), position.parse::<i32>())
    {
        values.extend([Value::from((*label).to_owned()), material.into(), position.into()]);
        condition.push_str(" AND (p.label, p.material_id, p.position) > ($1, $2, $3)");
    }
    let sql = format!(
        "SELECT p.label, p.definition, p.language, p.proposed_at, p.material_id, p.position, m.slug, m.title FROM proposed_concepts p \
         JOIN materials m ON m.id = p.material_id WHERE {condition} ORDER BY p.label, p.material_id, p.position LIMIT {}",
        PER_PAGE + 1
    );
    let mut lines: Vec<ProposalLine> = all(cx.reader(), &sql, values).await?;
    let more = lines.len() > PER_PAGE;
    lines.truncate(PER_PAGE);
    let next = lines.last().filter(|_| more).map(|line| format!("{}~{}~{}", line.material_id, line.position, line.label));
    Ok(ProposalPage { lines, next })
}
