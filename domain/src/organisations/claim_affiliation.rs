use super::{
    affiliations::{self, Affiliation, How, Proof},
    sql,
};
use crate::{
    cx::Cx,
    db::Txn,
    failure::{Failure, Result},
    limited::{self, Limited},
    policy,
    taken::{self, Kept, Kind, Rows, Taken},
};
use model::{Field, MemberId, OrganisationId, Problem, Wrong};
use sea_orm::{ColumnTrait, ConnectionTrait, DerivePartialModel, EntityTrait, PaginatorTrait, QueryFilter, sea_query::OnConflict};
use tables::{affiliation, organisation};

/// Organisations that one member can belong to.
const MOST: u64 = 5;

#[derive(DerivePartialModel)]
#[sea_orm(entity = "organisation::Entity")]
struct Row {
    state: String,
    created_by: Option<MemberId>,
}

/// Says that the asker belongs to this organisation, or says so again to renew it. It is verified at once where the asker's
/// address is of one of its domains; otherwise a coordinator can confirm it.
pub async fn claim_affiliation(cx: &Cx, organisation: OrganisationId) -> Result<()> {
    let me = policy::people::may_join_organisations(&cx.actor)?;
    let txn = cx.begin().await?;
    let row: Option<Row> = organisation::Entity::find_by_id(organisation).into_partial_model().one(&txn).await?;
    let row = row.ok_or(Failure::Problem(Problem::NotFound))?;
    policy::people::may_see_organisation(&cx.actor, &row.state, row.created_by.map(|by| by.0))?;
    if row.state == organisation::REJECTED {
        return Err(Problem::Forbidden.into());
    }
    let own = claim(&txn, cx, me, organisation).await?;
    // A coordinator's mark stands on a word and lasts as long as that; what was taken back needs a word too.
    let by_word = own.state == affiliation::WITHDRAWN || (own.coordinates && own.expires_at > cx.now);
    // An organisation nobody has looked at gives nobody a mark.
    if row.state == organisation::LISTED && !by_word && affiliations::address_fits(&txn, me, organisation).await? {
        affiliations::verify(&txn, cx, own.id, me, Proof { how: How::Domain, by: None, coordinates: false, reason: "" }).await?;
    }
    txn.commit().await
}

async fn claim(txn: &impl ConnectionTrait, cx: &Cx, me: MemberId, organisation: OrganisationId) -> Result<Affiliation> {
    let own = affiliation::Entity::find().filter(affiliation::Column::MemberId.eq(me));
    let there = own.clone().filter(affiliation::Column::OrganisationId.eq(organisation));
    if let Some(row) = there.into_partial_model().one(txn).await? {
        return Ok(row);
    }
    limited::hold(txn, Limited::Affiliations, me).await?;
    if own.count(txn).await? >= MOST {
        return Err(Problem::field(Field::Organisation, Wrong::TooManyOf { most: 5 }).into());
    }
    // Changes nothing where another request was faster, and gives the id of its row.
    let again = OnConflict::columns([affiliation::Column::MemberId, affiliation::Column::OrganisationId])
        .update_column(affiliation::Column::MemberId)
        .to_owned();
    let row = affiliations::claimed(cx, me, organisation);
    let id = affiliation::Entity::insert(row).on_conflict(again).exec(txn).await?.last_insert_id;
    affiliations::get(txn, id).await
}

/// The asker does not belong to this organisation any more, which can be taken back for a while.
pub async fn leave_organisation(cx: &Cx, organisation: OrganisationId) -> Result<Taken> {
    let me = policy::people::may_join_organisations(&cx.actor)?;
    let txn = cx.begin().await?;
    let rows = Rows { table: "affiliations", condition: sql::OWN, values: vec![me.into(), organisation.into()] };
    let taken = taken::keep(&txn, cx, Kind::Affiliation, organisation.0, vec![rows]).await?;
    let own = affiliation::Entity::delete_many().filter(affiliation::Column::MemberId.eq(me));
    let of = own.filter(affiliation::Column::OrganisationId.eq(organisation));
    of.filter(affiliation::Column::State.ne(affiliation::WITHDRAWN)).exec(&txn).await?;
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
