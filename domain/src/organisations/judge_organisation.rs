use super::{
    affiliations::{self, How, Proof},
    confirm_affiliation::checked,
    sql,
};
use crate::{
    audit,
    cx::Cx,
    db::{Txn, all},
    failure::{Failure, Result},
    policy,
};
use model::{AffiliationId, MemberId, OrganisationId, Problem, SubjectKind};
use sea_orm::{ActiveValue::Set, ColumnTrait, DerivePartialModel, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect};
use tables::{affiliation, organisation};

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
    all(cx.reader(), &sql::waiting(cx.world.db.is_sqlite()), Vec::new()).await
}

/// Lists an organisation that waits. Members who said that they belong to it and have an address there are verified with it.
pub async fn approve_organisation(cx: &Cx, id: OrganisationId) -> Result<()> {
    judge(cx, id, organisation::LISTED, String::new()).await
}

/// Refuses an organisation; its adder reads the reason on its page.
pub async fn reject_organisation(cx: &Cx, id: OrganisationId, reason: &str) -> Result<()> {
    let reason = checked(reason)?;
    judge(cx, id, organisation::REJECTED, reason).await
}

async fn judge(cx: &Cx, id: OrganisationId, state: &str, reason: String) -> Result<()> {
    let by = policy::people::may_judge_organisations(&cx.actor)?;
    let txn = cx.begin().await?;
    let row = organisation::Entity::find_by_id(id).filter(organisation::Column::State.ne(state));
    let added_by = row.select_only().column(organisation::Column::CreatedBy).into_tuple::<Option<MemberId>>().one(&txn).await?;
    let member = added_by.ok_or(Failure::Problem(Problem::NotFound))?;
    let judged = organisation::ActiveModel {
        state: Set(state.to_owned()),
        reason: Set(reason.clone()),
        judged_by: Set(Some(by)),
        judged_at: Set(Some(cx.now)),
        ..Default::default()
    };
    organisation::Entity::update_many().set(judged).filter(organisation::Column::Id.eq(id)).exec(&txn).await?;
    let listed = state == organisation::LISTED;
    settle(&txn, cx, id, listed).await?;
    let act = if listed { "organisation-approved" } else { "organisation-rejected" };
    audit::record(&txn, cx, audit::Entry { act, member, object: Some(SubjectKind::Organisation.of(id)), reason, ..audit::Entry::default() }).await?;
    txn.commit().await
}

#[derive(DerivePartialModel)]
#[sea_orm(entity = "affiliation::Entity")]
struct Claim {
    id: AffiliationId,
    member_id: MemberId,
}

/// More members than this are verified when they say again that they belong to it.
const AT_ONCE: u64 = 200;

async fn settle(txn: &Txn, cx: &Cx, id: OrganisationId, listed: bool) -> Result<()> {
    let of = affiliation::Entity::find().filter(affiliation::Column::OrganisationId.eq(id));
    let of = of.filter(affiliation::Column::State.ne(affiliation::WITHDRAWN)).order_by_asc(affiliation::Column::Id).limit(AT_ONCE);
    let claims: Vec<Claim> = of.into_partial_model().all(txn).await?;
    for claim in claims {
        let member = claim.member_id;
        if !listed {
            affiliations::unverify(txn, claim.id, member, affiliation::CLAIMED).await?;
        } else if affiliations::address_fits(txn, member, id).await? {
            affiliations::verify(txn, cx, claim.id, member, Proof { how: How::Domain, by: None, coordinates: false, reason: "" }).await?;
        }
    }
    Ok(())
}
