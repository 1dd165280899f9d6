//! Rows of affiliations, and what they mean for the member.

use super::{news::AffiliationEnds, sql};
use crate::{
    cx::Cx,
    db::run,
    failure::{Failure, Result},
    outbox::{Key, cancel, schedule},
};
use model::{AffiliationId, MemberId, OrganisationId, Problem, Role};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, DerivePartialModel, EntityTrait, QueryFilter, QuerySelect, SelectExt,
    sea_query::{Expr, ExprTrait},
};
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

#[derive(Clone, Debug, DerivePartialModel)]
#[sea_orm(entity = "affiliation::Entity")]
pub(super) struct Affiliation {
    pub id: AffiliationId,
    pub member_id: MemberId,
    pub organisation_id: OrganisationId,
    pub state: String,
    pub coordinates: bool,
    pub expires_at: i64,
}

/// An affiliation by its id, or none.
pub(super) async fn get(conn: &impl ConnectionTrait, id: AffiliationId) -> Result<Affiliation> {
    let row = affiliation::Entity::find_by_id(id).into_partial_model().one(conn).await?;
    row.ok_or(Failure::Problem(Problem::NotFound))
}

/// What is written when somebody is believed.
pub(super) struct Proof<'a> {
    pub how: How,
    pub by: Option<MemberId>,
    pub coordinates: bool,
    pub reason: &'a str,
}

/// Marks an affiliation as verified for a year from now and plans the notice before its end.
pub(super) async fn verify(txn: &impl ConnectionTrait, cx: &Cx, id: AffiliationId, member: MemberId, proof: Proof<'_>) -> Result<()> {
    let expires_at = cx.now + LASTS_MS;
    let row = affiliation::ActiveModel {
        state: Set(affiliation::VERIFIED.to_owned()),
        how: Set(proof.how.as_str().to_owned()),
        verified_by: Set(proof.by),
        verified_at: Set(Some(cx.now)),
        expires_at: Set(expires_at),
        coordinates: Set(proof.coordinates),
        reason: Set(proof.reason.to_owned()),
        ..Default::default()
    };
    affiliation::Entity::update_many().set(row).filter(affiliation::Column::Id.eq(id)).exec(txn).await?;
    recount(txn, member).await?;
    let news = AffiliationEnds { affiliation: id, expires_at };
    schedule(txn, cx, &Key::of::<AffiliationEnds>(id), news, expires_at - NOTICE_MS).await
}

/// Ends a verification: the affiliation is `claimed` again, or `withdrawn`, which no address makes good.
pub(super) async fn unverify(txn: &impl ConnectionTrait, id: AffiliationId, member: MemberId, state: &str) -> Result<()> {
    let row = affiliation::ActiveModel {
        state: Set(state.to_owned()),
        how: Set(String::new()),
        verified_by: Set(None),
        verified_at: Set(None),
        coordinates: Set(false),
        ..Default::default()
    };
    affiliation::Entity::update_many().set(row).filter(affiliation::Column::Id.eq(id)).exec(txn).await?;
    cancel(txn, &Key::of::<AffiliationEnds>(id)).await?;
    recount(txn, member).await
}

/// Until when the member's own row says that somebody stands behind them, so that no list has to look here.
pub(super) async fn recount(txn: &impl ConnectionTrait, member: MemberId) -> Result<()> {
    run(txn, sql::RECOUNT, vec![member.into()]).await?;
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
    let id = affiliation::Entity::insert(claimed(cx, member, organisation)).exec(txn).await?.last_insert_id;
    let staff = member::Entity::find_by_id(by).filter(member::Column::Role.ne(Role::Member)).filter(member::not_erased());
    let is_staff = staff.filter(member::Column::SuspendedAt.is_null()).exists(txn).await?;
    if is_listed(txn, organisation).await? && (is_staff || is_coordinated_by(txn, cx, organisation, by).await?) {
        verify(txn, cx, id, member, Proof { how: How::Word, by: Some(by), coordinates: false, reason: "" }).await?;
    }
    Ok(())
}

/// The row of somebody who says that they belong to an organisation.
pub(super) fn claimed(cx: &Cx, member: MemberId, organisation: OrganisationId) -> affiliation::ActiveModel {
    affiliation::ActiveModel {
        member_id: Set(member),
        organisation_id: Set(organisation),
        state: Set(affiliation::CLAIMED.to_owned()),
        created_at: Set(cx.now),
        ..Default::default()
    }
}

/// A verification by an address ends with the address.
pub(crate) async fn address_changed(txn: &impl ConnectionTrait, member: MemberId) -> Result<()> {
    look_again(txn, affiliation::Column::MemberId.eq(member)).await
}

/// The same for an organisation that lost a domain.
pub(super) async fn domains_changed(txn: &impl ConnectionTrait, organisation: OrganisationId) -> Result<()> {
    look_again(txn, affiliation::Column::OrganisationId.eq(organisation)).await
}

async fn look_again(txn: &impl ConnectionTrait, whose: Expr) -> Result<()> {
    let by_domain = affiliation::Column::State.eq(affiliation::VERIFIED).and(affiliation::Column::How.eq(How::Domain.as_str()));
    let rows: Vec<Affiliation> = affiliation::Entity::find().filter(whose).filter(by_domain).into_partial_model().all(txn).await?;
    for row in rows {
        if !address_fits(txn, row.member_id, row.organisation_id).await? {
            unverify(txn, row.id, row.member_id, affiliation::CLAIMED).await?;
        }
    }
    Ok(())
}
