use super::{
    add_organisation::{website, write_parts},
    affiliations,
};
use crate::{
    audit,
    cx::Cx,
    failure::{Failure, Result},
    policy, text,
};
use model::{MemberId, Organisation, OrganisationDraft, OrganisationId, Problem, SubjectKind};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DerivePartialModel, EntityTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::Expr,
};
use tables::{organisation, organisation_domain, organisation_word};

#[derive(DerivePartialModel)]
#[sea_orm(entity = "organisation::Entity")]
struct Row {
    id: OrganisationId,
    name: String,
    kind: String,
    country: String,
    town: String,
    website: String,
    oid: String,
    state: String,
    created_by: Option<MemberId>,
}

/// An organisation as its form shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Editing {
    pub id: OrganisationId,
    pub draft: OrganisationDraft,
    /// The asker may change its domains, which verify people.
    pub domains: bool,
}

/// The form of an organisation that the asker may change.
pub async fn edit_organisation(cx: &Cx, slug: &str) -> Result<Editing> {
    let row = find(cx.reader(), organisation::Column::Slug.eq(slug)).await?;
    let domains = cleared(cx.reader(), cx, &row).await?;
    let draft = OrganisationDraft {
        domains: own_domains(cx.reader(), row.id).await?.join(" "),
        name: row.name,
        kind: row.kind,
        country: row.country,
        town: row.town,
        website: row.website,
        oid: row.oid,
    };
    Ok(Editing { id: row.id, draft, domains })
}

/// Changes what is told of an organisation; its address stays. Who was verified by a domain that is gone is not any more.
pub async fn change_organisation(cx: &Cx, id: OrganisationId, draft: OrganisationDraft) -> Result<()> {
    cx.member()?;
    let draft = OrganisationDraft { name: text::clean_line(&draft.name), town: text::clean_line(&draft.town), ..draft };
    let txn = cx.begin().await?;
    let row = find(&txn, organisation::Column::Id.eq(id)).await?;
    let may_change_domains = cleared(&txn, cx, &row).await?;
    let before = own_domains(&txn, row.id).await?;
    let draft = if may_change_domains { draft } else { OrganisationDraft { domains: before.join(" "), ..draft } };
    let new = draft.check()?;
    update(&txn, id, &new).await?;
    write_parts(&txn, id, &new).await?;
    let gone = before.iter().any(|domain| !new.domains.contains(domain));
    if gone {
        affiliations::domains_changed(&txn, id).await?;
    }
    let detail = if before == new.domains { row.name } else { format!("{}: {} → {}", row.name, before.join(" "), new.domains.join(" ")) };
    let member = row.created_by;
    audit::record(
        &txn,
        cx,
        audit::Entry { act: "organisation-changed", member, object: Some(SubjectKind::Organisation.of(id)), detail, ..audit::Entry::default() },
    )
    .await?;
    txn.commit().await
}

/// Its row, and nothing of its domains and words any more: they are written next.
async fn update(txn: &impl ConnectionTrait, id: OrganisationId, new: &Organisation) -> Result<()> {
    let row = organisation::ActiveModel {
        name: Set(new.name.clone()),
        sort_name: Set(text::sort_name(&new.name)),
        kind: Set(new.kind),
        country: Set(new.country.clone()),
        town: Set(new.town.clone()),
        website: Set(website(new)),
        oid: Set(new.oid.clone()),
        ..Default::default()
    };
    organisation::Entity::update_many().set(row).filter(organisation::Column::Id.eq(id)).exec(txn).await?;
    organisation_domain::Entity::delete_many().filter(organisation_domain::Column::OrganisationId.eq(id)).exec(txn).await?;
    organisation_word::Entity::delete_many().filter(organisation_word::Column::OrganisationId.eq(id)).exec(txn).await?;
    Ok(())
}

async fn find(conn: &impl ConnectionTrait, which: Expr) -> Result<Row> {
    let row = organisation::Entity::find().filter(which).into_partial_model().one(conn).await?;
    row.ok_or(Failure::Problem(Problem::NotFound))
}

/// Whether the asker may change the organisation; gives whether its domains, too.
async fn cleared(conn: &impl ConnectionTrait, cx: &Cx, row: &Row) -> Result<bool> {
    policy::people::may_see_organisation(&cx.actor, &row.state, row.created_by.map(|by| by.0))?;
    let coordinates = affiliations::coordinates(conn, cx, row.id).await?;
    let own = row.state == organisation::WAITING && row.created_by == cx.actor.id();
    Ok(policy::people::may_change_organisation(&cx.actor, coordinates, own)?)
}

async fn own_domains(conn: &impl ConnectionTrait, id: OrganisationId) -> Result<Vec<String>> {
    let own = organisation_domain::Entity::find().filter(organisation_domain::Column::OrganisationId.eq(id));
    let own = own.order_by_asc(organisation_domain::Column::Domain).select_only().column(organisation_domain::Column::Domain);
    Ok(own.into_tuple().all(conn).await?)
}
