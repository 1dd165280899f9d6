use super::{affiliations, sql};
use crate::{
    cx::Cx,
    db::all,
    failure::{Failure, Result},
    policy,
};
use model::{MemberId, OrganisationId, Problem, SafeUrl};
use sea_orm::{ColumnTrait, DerivePartialModel, EntityTrait, FromQueryResult, QueryFilter};
use tables::{affiliation, organisation};

#[derive(Clone, Debug, DerivePartialModel)]
#[sea_orm(entity = "organisation::Entity")]
struct Row {
    id: OrganisationId,
    slug: String,
    name: String,
    kind: String,
    country: String,
    town: String,
    website: String,
    oid: String,
    state: String,
    reason: String,
    created_by: Option<MemberId>,
}

/// A member of an organisation, as its page shows them.
#[derive(Clone, Debug)]
pub struct Person {
    /// The affiliation.
    pub id: i64,
    pub handle: String,
    pub name: String,
    pub role: String,
    pub kind: String,
    pub headline: String,
    pub photo: String,
    /// Somebody stands behind their kind.
    pub marked: bool,
    /// The organisation, or its mail server, knows them.
    pub verified: bool,
    pub coordinates: bool,
    /// Their verification was taken back.
    pub withdrawn: bool,
    pub own: bool,
}

/// An organisation's page.
#[derive(Clone, Debug)]
pub struct OrganisationView {
    pub id: OrganisationId,
    pub slug: String,
    pub name: String,
    pub kind: String,
    pub country: String,
    pub town: String,
    pub website: Option<SafeUrl>,
    pub oid: String,
    pub state: String,
    /// Why it was refused.
    pub reason: String,
    pub people: Vec<Person>,
    /// The cursor of the next page of people.
    pub next: Option<String>,
    /// The asker's own belonging, if they have said so.
    pub mine: Option<Mine>,
    /// The asker may confirm others.
    pub confirms: bool,
    /// The asker may change what is told of it.
    pub changes: bool,
}

/// What the asker has said and what became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mine {
    pub verified: bool,
    pub expires_at: i64,
}

/// Reads an organisation with one page of the members who show that they belong to it; `after` is the cursor of the page before.
pub async fn read_organisation(cx: &Cx, slug: &str, after: &str) -> Result<OrganisationView> {
    let row: Option<Row> = organisation::Entity::find().filter(organisation::Column::Slug.eq(slug)).into_partial_model().one(cx.reader()).await?;
    let row = row.ok_or(Failure::Problem(Problem::NotFound))?;
    policy::people::may_see_organisation(&cx.actor, &row.state, row.created_by.map(|by| by.0))?;
    let id = row.id;
    let coordinates = affiliations::coordinates(cx.reader(), cx, id).await?;
    let confirms = cx.actor.is_staff() || coordinates;
    let own = row.state == organisation::WAITING && row.created_by == cx.actor.id();
    let changes = policy::people::may_change_organisation(&cx.actor, coordinates, own).is_ok();
    let (people, next) = people(cx, id, confirms, after).await?;
    let mine = mine(cx, id).await?;
    Ok(OrganisationView {
        id,
        website: SafeUrl::parse(&row.website),
        slug: row.slug,
        name: row.name,
        kind: row.kind,
        country: row.country,
        town: row.town,
        oid: row.oid,
        state: row.state,
        reason: row.reason,
        people,
        next,
        mine,
        confirms,
        changes,
    })
}

#[derive(FromQueryResult)]
struct Found {
    id: i64,
    member_id: i64,
    handle: String,
    name: String,
    role: String,
    kind: String,
    headline: String,
    photo: String,
    see_headline: i32,
    see_photo: i32,
    verified_until: i64,
    coordinator_until: i64,
    state: String,
    expires_at: i64,
    coordinates: bool,
}

const PER_PAGE: usize = 50;

/// Those who show it to the asker, the verified ones first. Whoever confirms also sees who waits for a word: to claim to
/// belong to an organisation is to tell its coordinators.
async fn people(cx: &Cx, id: OrganisationId, confirms: bool, after: &str) -> Result<(Vec<Person>, Option<String>)> {
    // Without a last one it is the first page.
    let (state, last) = after.split_once('~').and_then(|(state, id)| Some((state, id.parse().ok()?))).unwrap_or(("", 0_i64));
    let me = cx.actor.id().map_or(0, |id| id.0);
    let reach = policy::people::reach(&cx.actor).rank();
    let values = vec![id.into(), reach.into(), me.into(), confirms.into(), state.into(), last.into()];
    let mut rows: Vec<Found> = all(cx.reader(), &sql::people(PER_PAGE + 1), values).await?;
    let more = rows.len() > PER_PAGE;
    rows.truncate(PER_PAGE);
    let next = rows.last().filter(|_| more).map(|row| format!("{}~{}", row.state, row.id));
    Ok((rows.into_iter().map(|row| person(cx, me, row)).collect(), next))
}

fn person(cx: &Cx, me: i64, row: Found) -> Person {
    let text = |rank, text: String| if policy::people::may_see_rank(&cx.actor, MemberId(row.member_id), rank) { text } else { String::new() };
    let verified = row.state == affiliation::VERIFIED && row.expires_at > cx.now;
    Person {
        id: row.id,
        marked: policy::people::is_verified(&row.kind, row.verified_until, row.coordinator_until, cx.now),
        verified,
        coordinates: verified && row.coordinates,
        withdrawn: row.state == affiliation::WITHDRAWN,
        own: row.member_id == me,
        headline: text(row.see_headline, row.headline),
        photo: text(row.see_photo, row.photo),
        handle: row.handle,
        name: row.name,
        role: row.role,
        kind: row.kind,
    }
}

#[derive(DerivePartialModel)]
#[sea_orm(entity = "affiliation::Entity")]
struct Own {
    state: String,
    expires_at: i64,
}

async fn mine(cx: &Cx, id: OrganisationId) -> Result<Option<Mine>> {
    let Some(me) = cx.actor.id() else { return Ok(None) };
    let own = affiliation::Entity::find().filter(affiliation::Column::MemberId.eq(me));
    let own: Option<Own> = own.filter(affiliation::Column::OrganisationId.eq(id)).into_partial_model().one(cx.reader()).await?;
    Ok(own.map(|own| Mine { verified: own.state == affiliation::VERIFIED && own.expires_at > cx.now, expires_at: own.expires_at }))
}
