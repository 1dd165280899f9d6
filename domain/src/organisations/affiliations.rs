//! Rows of affiliations, and what they mean for the member.

use super::news::AffiliationEnds;
use crate::{
    cx::Cx,
    db::{Number, all, one, run},
    failure::{Failure, Result},
    outbox::{Key, cancel, schedule},
};
use model::{AffiliationId, MemberId, OrganisationId, Problem, Role};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QuerySelect, SelectExt};
use tables::{affiliation, member, organisation, organisation_domain};

const DAY_MS: i64 = 24 * 3_600_000;
/// How long a verification lasts.
const LASTS_MS: i64 = 365 * DAY_MS;
/// How long before its end the member hears of it.
const NOTICE_MS: i64 = 30 * DAY_MS;

/// Why somebody is believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum How {
    Domain,
    Word,
}

impl How {
    fn as_str(self) -> &'static str {
        match self {
            Self::Domain => "domain",
            Self::Word => "word",
        }
    }
}

#[derive(Clone, Debug, FromQueryResult)]
pub(super) struct Affiliation {
    pub id: i64,
    pub member_id: i64,
    pub organisation_id: i64,
    pub state: String,
    pub coordinates: bool,
    pub expires_at: i64,
}

/// An affiliation by its id, or none.
pub(super) async fn get(conn: &impl ConnectionTrait, id: AffiliationId) -> Result<Affiliation> {
    let sql = "SELECT id, member_id, organisation_id, state, coordinates, expires_at FROM affiliations WHERE id = $1";
    one(conn, sql, vec![id.0.into()]).await?.ok_or(Failure::Problem(Problem::NotFound))
}

/// What is written when somebody is believed.
pub(super) struct Proof<'a> {
    pub how: How,
    pub by: Option<MemberId>,
    pub coordinates: bool,
    pub reason: &'a str,
}

/// Marks an affiliation as verified for a year from now and plans the notice before its end.
pub(super) async fn verify(txn: &impl ConnectionTrait, cx: &Cx, id: i64, member: MemberId, proof: Proof<'_>) -> Result<()> {
    let expires_at = cx.now + LASTS_MS;
    let sql = "UPDATE affiliations SET state = 'verified', how = $2, verified_by = $3, verified_at = $4, expires_at = $5, coordinates = $6, reason = $7 \
               WHERE id = $1";
    let values = vec![
        id.into(),
        proof.how.as_str().into(),
        proof.by.map(|by| by.0).into(),
        cx.now.into(),
        expires_at.into(),
        proof.coordinates.into(),
        proof.reason.into(),
    ];
    run(txn, sql, values).await?;
    recount(txn, member).await?;
    let news = AffiliationEnds { affiliation: AffiliationId(id), expires_at };
    schedule(txn, cx, &Key::of::<AffiliationEnds>(id), news, expires_at - NOTICE_MS).await
}

/// Ends a verification: the affiliation is `claimed` again, or `withdrawn`, which no address makes good.
pub(super) async fn unverify(txn: &impl ConnectionTrait, id: i64, member: MemberId, state: &str) -> Result<()> {
    let sql = "UPDATE affiliations SET state = $2, how = '', verified_by = NULL, verified_at = NULL, coordinates = FALSE WHERE id = $1";
    run(txn, sql, vec![id.into(), state.into()]).await?;
    cancel(txn, &Key::of::<AffiliationEnds>(id)).await?;
    recount(txn, member).await
}

/// Until when the member's own row says that somebody stands behind them, so that no list has to look here.
pub(super) async fn recount(txn: &impl ConnectionTrait, member: MemberId) -> Result<()> {
    let sql = "UPDATE members SET \
               verified_until = COALESCE((SELECT MAX(expires_at) FROM affiliations WHERE member_id = $1 AND state = 'verified'), 0), \
               coordinator_until = COALESCE((SELECT MAX(expires_at) FROM affiliations WHERE member_id = $1 AND state = 'verified' AND coordinates), 0) \
               WHERE id = $1";
    run(txn, sql, vec![member.0.into()]).await?;
    Ok(())
}

/// Whether the member's own address is of a domain of the organisation. Addresses are confirmed before they are anybody's.
pub(super) async fn address_fits(conn: &impl ConnectionTrait, member: MemberId, organisation: OrganisationId) -> Result<bool> {
    let email: Option<String> = member::Entity::find_by_id(member).select_only().column(member::Column::Email).into_tuple().one(conn).await?;
    let domains = organisation_domain::Entity::find().filter(organisation_domain::Column::OrganisationId.eq(organisation));
    let domains: Vec<String> = domains.select_only().column(organisation_domain::Column::Domain).into_tuple().all(conn).await?;
    Ok(email.is_some_and(|email| model::organisations::address_belongs(&email, &domains)))
}

/// Whether the asker coordinates this organisation, verified and not over.
pub(super) async fn coordinates(conn: &impl ConnectionTrait, cx: &Cx, organisation: OrganisationId) -> Result<bool> {
    match cx.actor.id() {
        Some(me) => is_coordinated_by(conn, cx, organisation, me).await,
        None => Ok(false),
    }
}

async fn is_coordinated_by(conn: &impl ConnectionTrait, cx: &Cx, organisation: OrganisationId, member: MemberId) -> Result<bool> {
    let own = affiliation::Entity::find().filter(affiliation::Column::MemberId.eq(member)).filter(affiliation::verified(cx.now));
    let of = own.filter(affiliation::Column::OrganisationId.eq(organisation)).filter(affiliation::Column::Coordinates.eq(true));
    Ok(of.exists(conn).await?)
}

/// Whether the asker's word counts for this organisation: its coordinators', and staff's.
pub(crate) async fn speaks_for(conn: &impl ConnectionTrait, cx: &Cx, organisation: OrganisationId) -> Result<bool> {
    Ok(cx.actor.is_staff() || coordinates(conn, cx, organisation).await?)
}

/// Whether lists show this organisation: no other gives anybody a mark.
pub(super) async fn is_listed(conn: &impl ConnectionTrait, id: OrganisationId) -> Result<bool> {
    Ok(organisation::Entity::find_by_id(id).filter(organisation::listed()).exists(conn).await?)
}

/// A new member whom somebody invited into an organisation belongs to it by that person's word, if it still counts.
pub(crate) async fn bring(txn: &impl ConnectionTrait, cx: &Cx, member: MemberId, organisation: OrganisationId, by: MemberId) -> Result<()> {
    let sql = "INSERT INTO affiliations (member_id, organisation_id, state, created_at) VALUES ($1, $2, 'claimed', $3) RETURNING id AS n";
    let Some(row) = one::<Number>(txn, sql, vec![member.0.into(), organisation.0.into(), cx.now.into()]).await? else { return Ok(()) };
    let staff = member::Entity::find_by_id(by).filter(member::Column::Role.ne(Role::Member)).filter(member::not_erased());
    let is_staff = staff.filter(member::Column::SuspendedAt.is_null()).exists(txn).await?;
    if is_listed(txn, organisation).await? && (is_staff || is_coordinated_by(txn, cx, organisation, by).await?) {
        verify(txn, cx, row.n, member, Proof { how: How::Word, by: Some(by), coordinates: false, reason: "" }).await?;
    }
    Ok(())
}

/// A verification by an address ends with the address.
pub(crate) async fn address_changed(txn: &impl ConnectionTrait, member: MemberId) -> Result<()> {
    look_again(txn, "member_id", member.0).await
}

/// The same for an organisation that lost a domain.
pub(super) async fn domains_changed(txn: &impl ConnectionTrait, organisation: OrganisationId) -> Result<()> {
    look_again(txn, "organisation_id", organisation.0).await
}

async fn look_again(txn: &impl ConnectionTrait, column: &str, id: i64) -> Result<()> {
    let sql = format!(
        "SELECT id, member_id, organisation_id, state, coordinates, expires_at FROM affiliations WHERE {column} = $1 AND state = 'verified' AND how = 'domain'"
    );
    for row in all::<Affiliation>(txn, &sql, vec![id.into()]).await? {
        let member = MemberId(row.member_id);
        if !address_fits(txn, member, OrganisationId(row.organisation_id)).await? {
            unverify(txn, row.id, member, "claimed").await?;
        }
    }
    Ok(())
}
