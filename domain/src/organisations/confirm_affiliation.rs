use super::affiliations::{self, Affiliation, How, Proof};
use crate::{
    audit,
    cx::Cx,
    db::Txn,
    failure::Result,
    policy,
    taken::{self, Kept, Kind, Rows, Taken},
    text,
};
use model::{AffiliationId, Field, MemberId, Problem, Subject, limits, problem::Findings};
use sea_orm::EntityTrait;
use tables::affiliation;

/// Confirms by one's word that a member belongs to the organisation, and whether they coordinate it too; the reason says how
/// one knows. Renews for a year what is confirmed already.
pub async fn confirm_affiliation(cx: &Cx, id: AffiliationId, coordinates: bool, reason: &str) -> Result<()> {
    let reason = checked(reason)?;
    let txn = cx.begin().await?;
    let (row, by) = cleared(&txn, cx, id).await?;
    if !affiliations::is_listed(&txn, row.organisation_id).await? {
        return Err(Problem::Forbidden.into());
    }
    affiliations::verify(&txn, cx, row.id, row.member_id, Proof { how: How::Word, by: Some(by), coordinates, reason: &reason }).await?;
    let detail = if coordinates { "coordinator" } else { "" };
    audit::record(&txn, cx, entry("affiliation-confirmed", &row, reason, detail)).await?;
    txn.commit().await
}

/// Takes a verification back, however it came about. After a while only another word brings it again.
pub async fn withdraw_affiliation(cx: &Cx, id: AffiliationId, reason: &str) -> Result<Taken> {
    let reason = checked(reason)?;
    let txn = cx.begin().await?;
    let (row, _) = cleared(&txn, cx, id).await?;
    let rows = Rows { table: "affiliations", condition: "id = $1", values: vec![row.id.into()] };
    let taken = taken::keep(&txn, cx, Kind::Verification, row.id.0, vec![rows]).await?;
    affiliations::unverify(&txn, row.id, row.member_id, affiliation::WITHDRAWN).await?;
    audit::record(&txn, cx, entry("affiliation-withdrawn", &row, reason, &row.state)).await?;
    txn.commit().await?;
    Ok(taken)
}

/// The verification stands again as it did. What changed meanwhile stays as it is now.
pub(crate) async fn bring_verification_back(txn: &Txn, cx: &Cx, kept: &Kept) -> Result<()> {
    let (row, _) = cleared(txn, cx, AffiliationId(kept.object)).await?;
    if row.state != affiliation::WITHDRAWN {
        return Err(Problem::NotFound.into());
    }
    affiliation::Entity::delete_by_id(row.id).exec(txn).await?;
    taken::put_back(txn, kept).await?;
    affiliations::recount(txn, row.member_id).await?;
    audit::record(txn, cx, entry("brought-back", &row, String::new(), "verified")).await
}

async fn cleared(txn: &Txn, cx: &Cx, id: AffiliationId) -> Result<(Affiliation, MemberId)> {
    cx.member()?;
    let row = affiliations::get(txn, id).await?;
    let coordinates = affiliations::coordinates(txn, cx, row.organisation_id).await?;
    let by = policy::people::may_confirm(&cx.actor, coordinates, row.member_id)?;
    Ok((row, by))
}

pub(super) fn checked(reason: &str) -> Result<String, Problem> {
    let reason = text::clean_line(reason);
    let mut found = Findings::default();
    found.length(Field::Reason, &reason, 3..=limits::NOTE_MAX);
    found.none_or(reason)
}

fn entry(act: &'static str, row: &Affiliation, reason: String, detail: &str) -> audit::Entry {
    let object = Some(Subject::Organisation(row.organisation_id));
    audit::Entry { act, member: Some(row.member_id), object, reason, detail: detail.to_owned() }
}
