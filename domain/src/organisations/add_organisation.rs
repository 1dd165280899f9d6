use crate::{
    cx::Cx,
    failure::Result,
    limited::{self, Limited},
    policy, search, text,
};
use model::{MemberId, Organisation, OrganisationDraft, OrganisationId, Problem};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect, SelectExt};
use tables::{member, organisation, organisation_domain, organisation_word};

/// A member can have so many organisations waiting for staff.
const WAITING_MOST: u64 = 5;

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
    let id = insert(&txn, cx, me, &slug, &organisation, if trusted { organisation::LISTED } else { organisation::WAITING }).await?;
    write_parts(&txn, id, &organisation).await?;
    txn.commit().await?;
    Ok(slug)
}

/// The rows of its domains and of the words by which it is found.
pub(super) async fn write_parts(txn: &impl ConnectionTrait, id: OrganisationId, of: &Organisation) -> Result<()> {
    for domain in &of.domains {
        let row = organisation_domain::ActiveModel { domain: Set(domain.clone()), organisation_id: Set(id) };
        organisation_domain::Entity::insert(row).exec_without_returning(txn).await?;
    }
    for word in text::name_words(&of.name) {
        let row = organisation_word::ActiveModel { word: Set(word), organisation_id: Set(id) };
        organisation_word::Entity::insert(row).exec_without_returning(txn).await?;
    }
    search::index::organisation(txn, id).await
}

async fn coordinator_until(txn: &impl ConnectionTrait, me: MemberId) -> Result<i64> {
    let until = member::Entity::find_by_id(me).select_only().column(member::Column::CoordinatorUntil);
    Ok(until.into_tuple().one(txn).await?.unwrap_or(0))
}

async fn not_too_many(txn: &impl ConnectionTrait, me: MemberId) -> Result<()> {
    limited::hold(txn, Limited::Organisations, me).await?;
    let waiting = organisation::Entity::find().filter(organisation::waiting()).filter(organisation::Column::CreatedBy.eq(me));
    if waiting.count(txn).await? >= WAITING_MOST { Err(Problem::TooMany { retry_after: 86_400 }.into()) } else { Ok(()) }
}

async fn insert(txn: &impl ConnectionTrait, cx: &Cx, me: MemberId, slug: &str, new: &Organisation, state: &str) -> Result<OrganisationId> {
    let row = organisation::ActiveModel {
        slug: Set(slug.to_owned()),
        name: Set(new.name.clone()),
        sort_name: Set(text::sort_name(&new.name)),
        kind: Set(new.kind),
        country: Set(new.country.clone()),
        town: Set(new.town.clone()),
        website: Set(website(new)),
        oid: Set(new.oid.clone()),
        state: Set(state.to_owned()),
        created_by: Set(Some(me)),
        created_at: Set(cx.now),
        ..Default::default()
    };
    Ok(organisation::Entity::insert(row).exec(txn).await?.last_insert_id)
}

/// Empty for none.
pub(super) fn website(of: &Organisation) -> String {
    of.website.as_ref().map_or_else(String::new, |url| url.as_str().to_owned())
}

/// The name as a slug, with the first free number behind it where it is taken.
async fn free_slug(txn: &impl ConnectionTrait, name: &str) -> Result<String> {
    let words = text::name_words(name).join("-");
    let base: String = if words.is_empty() { "organisation".to_owned() } else { words.chars().take(60).collect() };
    let base = base.trim_matches('-').to_owned();
    for n in 1..1_000 {
        // `new` is the page on which one is added.
        let candidate = if n == 1 && base != "new" { base.clone() } else { format!("{base}-{n}") };
        if !organisation::Entity::find().filter(organisation::Column::Slug.eq(candidate.as_str())).exists(txn).await? {
            return Ok(candidate);
        }
    }
    Err(Problem::Busy.into())
}
