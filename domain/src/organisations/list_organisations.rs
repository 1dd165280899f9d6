use super::sql;
use crate::{cx::Cx, db::all, failure::Result, text};
use model::OrganisationId;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DerivePartialModel, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect, Select,
    sea_query::{Expr, ExprTrait, Query, SelectStatement},
};
use tables::{organisation, organisation_word};

/// Which organisations; an empty part does not narrow.
#[derive(Clone, Debug, Default)]
pub struct OrganisationsQuery {
    /// Beginnings of words of the name.
    pub name: String,
    pub kind: String,
    pub country: String,
    /// `name~id` of the last one of the page before.
    pub after: String,
}

/// An organisation as lists show it.
#[derive(Clone, Debug, DerivePartialModel)]
#[sea_orm(entity = "organisation::Entity")]
pub struct OrganisationLine {
    pub id: i64,
    pub slug: String,
    pub name: String,
    pub kind: String,
    pub country: String,
    pub town: String,
    sort_name: String,
}

pub struct OrganisationPage {
    pub organisations: Vec<OrganisationLine>,
    pub next: Option<String>,
}

const PER_PAGE: usize = 24;
const WORDS_MAX: usize = 4;

/// One page of the organisations that are listed, by name.
pub async fn list_organisations(cx: &Cx, query: &OrganisationsQuery) -> Result<OrganisationPage> {
    let page = narrowed(query).order_by_asc(organisation::Column::SortName).order_by_asc(organisation::Column::Id).limit(PER_PAGE as u64 + 1);
    let mut organisations: Vec<OrganisationLine> = page.into_partial_model().all(cx.reader()).await?;
    let more = organisations.len() > PER_PAGE;
    organisations.truncate(PER_PAGE);
    let next = organisations.last().filter(|_| more).map(|row| format!("{}~{}", row.sort_name, row.id));
    Ok(OrganisationPage { organisations, next })
}

fn narrowed(query: &OrganisationsQuery) -> Select<organisation::Entity> {
    let mut listed = organisation::Entity::find().filter(organisation::listed());
    for (column, value) in [(organisation::Column::Kind, &query.kind), (organisation::Column::Country, &query.country)] {
        if !value.is_empty() {
            listed = listed.filter(column.eq(value.as_str()));
        }
    }
    for word in text::name_words(&query.name).into_iter().take(WORDS_MAX) {
        listed = listed.filter(organisation::Column::Id.in_subquery(begun_by(&word)));
    }
    match query.after.rsplit_once('~').and_then(|(name, id)| Some((name, id.parse::<i64>().ok()?))) {
        Some((name, id)) => {
            let place = Expr::tuple([Expr::col(organisation::Column::SortName.as_column_ref()), Expr::col(organisation::Column::Id.as_column_ref())]);
            listed.filter(place.gt(Expr::tuple([Expr::value(name), Expr::value(id)])))
        }
        None => listed,
    }
}

/// Organisations with a word in their name that begins so.
fn begun_by(word: &str) -> SelectStatement {
    let mut of = Query::select();
    of.column(organisation_word::Column::OrganisationId).from(organisation_word::Entity);
    of.and_where(organisation_word::Column::Word.gte(word)).and_where(organisation_word::Column::Word.lt(format!("{word}\u{10FFFF}")));
    of
}

#[derive(FromQueryResult)]
struct Name {
    name: String,
}

/// The listed organisation of this name, however it is written.
pub(crate) async fn find_listed(conn: &impl ConnectionTrait, name: &str) -> Result<Option<OrganisationId>> {
    let named = organisation::Entity::find().filter(organisation::listed()).filter(organisation::Column::SortName.eq(text::sort_name(name)));
    let ids = named.order_by_asc(organisation::Column::Id).select_only().column(organisation::Column::Id);
    Ok(ids.into_tuple().one(conn).await?)
}

/// Names of organisations that the asker can invite people into: all for staff, those they coordinate for others.
pub async fn suggest_own(cx: &Cx) -> Result<Vec<String>> {
    let Some(me) = cx.actor.id() else { return Ok(Vec::new()) };
    let rows: Vec<Name> = all(cx.reader(), sql::OWN_NAMES, vec![me.into(), cx.actor.is_staff().into(), cx.now.into()]).await?;
    Ok(rows.into_iter().map(|row| row.name).collect())
}

/// Names to choose from while one types, of the asker's country first.
pub async fn suggest_names(cx: &Cx, country: &str) -> Result<Vec<String>> {
    let rows: Vec<Name> = all(cx.reader(), sql::NAMES, vec![country.into()]).await?;
    Ok(rows.into_iter().map(|row| row.name).collect())
}
