use super::affiliations::{self, Affiliation, How, Proof};
use crate::{
    cx::Cx,
    db::{Number, Txn, one, run},
    failure::{Failure, Result},
    limited::{self, Limited},
    policy,
    taken::{self, Kept, Kind, Rows, Taken},
};
use model::{AffiliationId, Field, MemberId, OrganisationId, Problem, Wrong};
use sea_orm::{ConnectionTrait, FromQueryResult};

/// Organisations that one member can belong to.
const MOST: i64 = 5;

#[derive(FromQueryResult)]
struct Row {
    state: String,
    created_by: Option<i64>,
}

/// Says that the asker belongs to this organisation, or says so again to renew it. It is verified at once where the asker's
/// address is of one of its domains; otherwise a coordinator can confirm it.
pub async fn claim_affiliation(cx: &Cx, organisation: OrganisationId) -> Result<()> {
    let me = policy::people::may_join_organisations(&cx.actor)?;
    let txn = cx.begin().await?;
    let row: Row = one(&txn, "SELECT state, created_by FROM organisations WHERE id = $1", vec![organisation.0.into()])
        .await?
        .ok_or(Failure::Problem(Problem::NotFound))?;
    policy::people::may_see_organisation(&cx.actor, &row.state, row.created_by)?;
    if row.state == "rejected" {
        return Err(Problem::Forbidden.into());
    }
    let own = claim(&txn, cx, me, organisation).await?;
    // A coordinator's mark stands on a word and lasts as long as that; what was taken back needs a word too.
    let by_word = own.state == "withdrawn" || (own.coordinates && own.expires_at > cx.now);
    // An organisation nobody has looked at gives nobody a mark.
    if row.state == "listed" && !by_word && affiliations::address_fits(&txn, me, organisation).await? {
        affiliations::verify(&txn, cx, own.id, me, Proof { how: How::Domain, by: None, coordinates: false, reason: "" }).await?;
    }
    txn.commit().await
}

async fn claim(txn: &impl ConnectionTrait, cx: &Cx, me: MemberId, organisation: OrganisationId) -> Result<Affiliation> {
    let find = "SELECT id AS n FROM affiliations WHERE member_id = $1 AND organisation_id = $2";
    let own = || vec![me.0.into(), organisation.0.into()];
    if let Some(row) = one::<Number>(txn, find, own()).await? {
        return affiliations::get(txn, AffiliationId(row.n)).await;
    }
    let sql = "SELECT COUNT(*) AS n FROM affiliations WHERE member_id = $1";
    if limited::count(txn, Limited::Affiliations, me, sql, vec![me.0.into()]).await? >= MOST {
        return Err(Problem::field(Field::Organisation, Wrong::TooManyOf { most: 5 }).into());
    }
    let sql = "INSERT INTO affiliations (member_id, organisation_id, state, created_at) VALUES ($1, $2, 'claimed', $3) \
               ON CONFLICT (member_id, organisation_id) DO UPDATE SET member_id = $1 RETURNING id AS n";
    let row: Option<Number> = one(txn, sql, vec![me.0.into(), organisation.0.into(), cx.now.into()]).await?;
    let id = row.map(|row| AffiliationId(row.n)).ok_or_else(|| Failure::bug("an insert returned no id"))?;
    affiliations::get(txn, id).await
}

/// The asker does not belong to this organisation any more, which can be taken back for a while.
pub async fn leave_organisation(cx: &Cx, organisation: OrganisationId) -> Result<Taken> {
    let me = policy::people::may_join_organisations(&cx.actor)?;
    let txn = cx.begin().await?;
    let condition = "member_id = $1 AND organisation_id = $2 AND state <> 'withdrawn'";
    let rows = Rows { table: "affiliations", condition, values: vec![me.0.into(), organisation.0.into()] };
    let taken = taken::keep(&txn, cx, Kind::Affiliation, organisation.0, vec![rows]).await?;
    let sql = "DELETE FROM affiliations WHERE member_id = $1 AND organisation_id = $2 AND state <> 'withdrawn'";
    run(&txn, sql, vec![me.0.into(), organisation.0.into()]).await?;
    affiliations::recount(&txn, me).await?;
    txn.commit().await?;
    Ok(taken)
}

/// The asker belongs to it again, as before. Who has said so anew meanwhile keeps that.
pub(crate) async fn bring_affiliation_back(txn: &Txn, cx: &Cx, kept: &Kept) -> Result<()> {
    let me = policy::people::may_join_organisations(&cx.actor)?;
    taken::put_back(txn, kept).await?;
    affiliations::recount(txn, me).await
}
