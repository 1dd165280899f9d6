use super::{add_organisation::write_parts, affiliations};
use crate::{
    audit,
    cx::Cx,
    db::{all, one, run},
    failure::{Failure, Result},
    policy, text,
};
use model::{MemberId, OrganisationDraft, OrganisationId, Problem, SubjectKind};
use sea_orm::{ConnectionTrait, FromQueryResult};

#[derive(FromQueryResult)]
struct Row {
    id: i64,
    name: String,
    kind: String,
    country: String,
    town: String,
    website: String,
    oid: String,
    state: String,
    created_by: Option<i64>,
}

#[derive(FromQueryResult)]
struct Domain {
    domain: String,
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
    let row = find(cx.reader(), "slug = $1", slug.into()).await?;
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
    Ok(Editing { id: OrganisationId(row.id), draft, domains })
}

/// Changes what is told of an organisation; its address stays. Who was verified by a domain that is gone is not any more.
pub async fn change_organisation(cx: &Cx, id: OrganisationId, draft: OrganisationDraft) -> Result<()> {
    cx.member()?;
    let draft = OrganisationDraft { name: text::clean_line(&draft.name), town: text::clean_line(&draft.town), ..draft };
    let txn = cx.begin().await?;
    let row = find(&txn, "id = $1", id.0.into()).await?;
    let may_change_domains = cleared(&txn, cx, &row).await?;
    let before = own_domains(&txn, row.id).await?;
    let draft = if may_change_domains { draft } else { OrganisationDraft { domains: before.join(" "), ..draft } };
    let new = draft.check()?;
    let sql = "UPDATE organisations SET name = $2, sort_name = $3, kind = $4, country = $5, town = $6, website = $7, oid = $8 WHERE id = $1";
    let values = vec![
        id.0.into(),
        new.name.clone().into(),
        text::sort_name(&new.name).into(),
        new.kind.as_str().into(),
        new.country.clone().into(),
        new.town.clone().into(),
        new.website.as_ref().map_or("", |url| url.as_str()).into(),
        new.oid.clone().into(),
    ];
    run(&txn, sql, values).await?;
    for table in ["organisation_domains", "organisation_words"] {
        run(&txn, &format!("DELETE FROM {table} WHERE organisation_id = $1"), vec![id.0.into()]).await?;
    }
    write_parts(&txn, id, &new).await?;
    let gone = before.iter().any(|domain| !new.domains.contains(domain));
    if gone {
        affiliations::domains_changed(&txn, id).await?;
    }
    let detail = if before == new.domains { row.name } else { format!("{}: {} → {}", row.name, before.join(" "), new.domains.join(" ")) };
    let member = row.created_by.map(MemberId);
    audit::record(
        &txn,
        cx,
        audit::Entry { act: "organisation-changed", member, object: Some(SubjectKind::Organisation.of(id)), detail, ..audit::Entry::default() },
    )
    .await?;
    txn.commit().await
}

async fn find(conn: &impl ConnectionTrait, condition: &str, value: sea_orm::Value) -> Result<Row> {
    let sql = format!("SELECT id, name, kind, country, town, website, oid, state, created_by FROM organisations WHERE {condition}");
    one(conn, &sql, vec![value]).await?.ok_or(Failure::Problem(Problem::NotFound))
}

/// Whether the asker may change the organisation; gives whether its domains, too.
async fn cleared(conn: &impl ConnectionTrait, cx: &Cx, row: &Row) -> Result<bool> {
    policy::people::may_see_organisation(&cx.actor, &row.state, row.created_by)?;
    let coordinates = affiliations::coordinates(conn, cx, OrganisationId(row.id)).await?;
    let own = row.state == "waiting" && row.created_by == cx.actor.id().map(|id| id.0);
    Ok(policy::people::may_change_organisation(&cx.actor, coordinates, own)?)
}

async fn own_domains(conn: &impl ConnectionTrait, id: i64) -> Result<Vec<String>> {
    let rows: Vec<Domain> = all(conn, "SELECT domain FROM organisation_domains WHERE organisation_id = $1 ORDER BY domain", vec![id.into()]).await?;
    Ok(rows.into_iter().map(|row| row.domain).collect())
}
