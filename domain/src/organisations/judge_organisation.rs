use super::{
    affiliations::{self, How, Proof},
    confirm_affiliation::checked,
};
use crate::{
    audit,
    cx::Cx,
    db::{Txn, all, one, run},
    failure::{Failure, Result},
    policy,
};
use model::{MemberId, OrganisationId, Problem, SubjectKind};
use sea_orm::FromQueryResult;

/// An organisation that waits for staff.
#[derive(Clone, Debug, FromQueryResult)]
pub struct WaitingOrganisation {
    pub id: i64,
    pub slug: String,
    pub name: String,
    pub kind: String,
    pub country: String,
    pub town: String,
    pub website: String,
    pub oid: String,
    /// Domains between spaces; who has an address there is verified once it is listed.
    pub domains: String,
    pub added_by: String,
    pub added_by_handle: String,
    pub created_at: i64,
}

/// Organisations that wait for staff, the oldest first.
pub async fn list_waiting(cx: &Cx) -> Result<Vec<WaitingOrganisation>> {
    policy::people::may_judge_organisations(&cx.actor)?;
    let joined = if cx.world.db.is_sqlite() { "group_concat(d.domain, ' ')" } else { "string_agg(d.domain, ' ')" };
    let sql = format!(
        "SELECT o.id, o.slug, o.name, o.kind, o.country, o.town, o.website, o.oid, \
         COALESCE((SELECT {joined} FROM organisation_domains d WHERE d.organisation_id = o.id), '') AS domains, \
         COALESCE(m.name, '') AS added_by, COALESCE(m.handle, '') AS added_by_handle, o.created_at \
         FROM organisations o LEFT JOIN members m ON m.id = o.created_by WHERE o.state = 'waiting' ORDER BY o.id LIMIT 100"
    );
    all(cx.reader(), &sql, Vec::new()).await
}

#[derive(FromQueryResult)]
struct Row {
    created_by: Option<i64>,
}

/// Lists an organisation that waits. Members who said that they belong to it and have an address there are verified with it.
pub async fn approve_organisation(cx: &Cx, id: OrganisationId) -> Result<()> {
    judge(cx, id, "listed", String::new()).await
}

/// Refuses an organisation; its adder reads the reason on its page.
pub async fn reject_organisation(cx: &Cx, id: OrganisationId, reason: &str) -> Result<()> {
    let reason = checked(reason)?;
    judge(cx, id, "rejected", reason).await
}

async fn judge(cx: &Cx, id: OrganisationId, state: &str, reason: String) -> Result<()> {
    let by = policy::people::may_judge_organisations(&cx.actor)?;
    let txn = cx.begin().await?;
    let row: Row = one(&txn, "SELECT created_by FROM organisations WHERE id = $1 AND state <> $2", vec![id.0.into(), state.into()])
        .await?
        .ok_or(Failure::Problem(Problem::NotFound))?;
    let sql = "UPDATE organisations SET state = $2, reason = $3, judged_by = $4, judged_at = $5 WHERE id = $1";
    run(&txn, sql, vec![id.0.into(), state.into(), reason.clone().into(), by.0.into(), cx.now.into()]).await?;
    settle(&txn, cx, id, state == "listed").await?;
    let act = if state == "listed" { "organisation-approved" } else { "organisation-rejected" };
    let member = row.created_by.map(MemberId);
    audit::record(&txn, cx, audit::Entry { act, member, object: Some(SubjectKind::Organisation.of(id)), reason, ..audit::Entry::default() }).await?;
    txn.commit().await
}

#[derive(FromQueryResult)]
struct Claim {
    id: i64,
    member_id: i64,
}

/// More members than this are verified when they say again that they belong to it.
const AT_ONCE: i64 = 200;

async fn settle(txn: &Txn, cx: &Cx, id: OrganisationId, listed: bool) -> Result<()> {
    let sql = "SELECT id, member_id FROM affiliations WHERE organisation_id = $1 AND state <> 'withdrawn' ORDER BY id LIMIT $2";
    let claims: Vec<Claim> = all(txn, sql, vec![id.0.into(), AT_ONCE.into()]).await?;
    for claim in claims {
        let member = MemberId(claim.member_id);
        if !listed {
            affiliations::unverify(txn, claim.id, member, "claimed").await?;
        } else if affiliations::address_fits(txn, member, id).await? {
            affiliations::verify(txn, cx, claim.id, member, Proof { how: How::Domain, by: None, coordinates: false, reason: "" }).await?;
        }
    }
    Ok(())
}
