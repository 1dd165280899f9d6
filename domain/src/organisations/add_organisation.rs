use crate::{
    cx::Cx,
    db::{Number, all, one, run},
    failure::{Failure, Result},
    limited::{self, Limited},
    policy, search, text,
};
use model::{MemberId, Organisation, OrganisationDraft, OrganisationId, Problem};
use sea_orm::{ConnectionTrait, FromQueryResult};

/// A member can have so many organisations waiting for staff.
const WAITING_MOST: i64 = 5;

/// Adds an organisation and gives its slug. From verified coordinators and admins it is listed at once; others' waits for staff.
pub async fn add_organisation(cx: &Cx, draft: OrganisationDraft) -> Result<String> {
    let me = policy::people::may_join_organisations(&cx.actor)?;
    let draft = OrganisationDraft { name: text::clean_line(&draft.name), town: text::clean_line(&draft.town), ..draft };
    let organisation = draft.check()?;
    let txn = cx.begin().await?;
    let trusted = policy::people::is_trusted_with_organisations(&cx.actor, coordinator_until(&txn, me).await?, cx.now);
    if !trusted {
        not_too_many(&txn, me).await?;
    }
    let slug = free_slug(&txn, &organisation.name).await?;
    let id = insert(&txn, cx, me, &slug, &organisation, if trusted { "listed" } else { "waiting" }).await?;
    write_parts(&txn, id, &organisation).await?;
    txn.commit().await?;
    Ok(slug)
}

/// The rows of its domains and of the words by which it is found.
pub(super) async fn write_parts(txn: &impl ConnectionTrait, id: OrganisationId, of: &Organisation) -> Result<()> {
    for domain in &of.domains {
        let sql = "INSERT INTO organisation_domains (domain, organisation_id) VALUES ($1, $2)";
        run(txn, sql, vec![domain.clone().into(), id.0.into()]).await?;
    }
    for word in text::name_words(&of.name) {
        run(txn, "INSERT INTO organisation_words (word, organisation_id) VALUES ($1, $2)", vec![word.into(), id.0.into()]).await?;
    }
    search::index::organisation(txn, id).await
}

async fn coordinator_until(txn: &impl ConnectionTrait, me: MemberId) -> Result<i64> {
    let row: Option<Number> = one(txn, "SELECT coordinator_until AS n FROM members WHERE id = $1", vec![me.0.into()]).await?;
    Ok(row.map_or(0, |row| row.n))
}

async fn not_too_many(txn: &impl ConnectionTrait, me: MemberId) -> Result<()> {
    let sql = "SELECT COUNT(*) AS n FROM organisations WHERE state = 'waiting' AND created_by = $1";
    let waiting = limited::count(txn, Limited::Organisations, me, sql, vec![me.0.into()]).await?;
    if waiting >= WAITING_MOST { Err(Problem::TooMany { retry_after: 86_400 }.into()) } else { Ok(()) }
}

async fn insert(txn: &impl ConnectionTrait, cx: &Cx, me: MemberId, slug: &str, new: &Organisation, state: &str) -> Result<OrganisationId> {
    let sql = "INSERT INTO organisations (slug, name, sort_name, kind, country, town, website, oid, state, created_by, created_at) \
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING id AS n";
    let values = vec![
        slug.into(),
        new.name.clone().into(),
        text::sort_name(&new.name).into(),
        new.kind.as_str().into(),
        new.country.clone().into(),
        new.town.clone().into(),
        new.website.as_ref().map_or("", |url| url.as_str()).into(),
        new.oid.clone().into(),
        state.into(),
        me.0.into(),
        cx.now.into(),
    ];
    let row: Option<Number> = one(txn, sql, values).await?;
    row.map(|row| OrganisationId(row.n)).ok_or_else(|| Failure::bug("an insert returned no id"))
}

#[derive(FromQueryResult)]
struct Slug {
    slug: String,
}

/// The name as a slug, with the first free number behind it where it is taken.
async fn free_slug(txn: &impl ConnectionTrait, name: &str) -> Result<String> {
    let words = text::name_words(name).join("-");
    let base: String = if words.is_empty() { "organisation".to_owned() } else { words.chars().take(60).collect() };
    let base = base.trim_matches('-').to_owned();
    for n in 1..1_000 {
        // `new` is the page on which one is added.
        let candidate = if n == 1 && base != "new" { base.clone() } else { format!("{base}-{n}") };
        let taken: Vec<Slug> = all(txn, "SELECT slug FROM organisations WHERE slug = $1", vec![candidate.clone().into()]).await?;
        if taken.iter().all(|row| row.slug != candidate) {
            return Ok(candidate);
        }
    }
    Err(Problem::Busy.into())
}
