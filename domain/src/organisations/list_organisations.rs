use crate::{cx::Cx, db::all, failure::Result, text};
use model::OrganisationId;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect, Value};
use tables::organisation;

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
#[derive(Clone, Debug, FromQueryResult)]
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
    let mut sql = String::from("SELECT o.id, o.slug, o.name, o.kind, o.country, o.town, o.sort_name FROM organisations o WHERE o.state = 'listed'");
    let mut values: Vec<Value> = Vec::new();
    for (column, value) in [("kind", &query.kind), ("country", &query.country)] {
        if !value.is_empty() {
            values.push(value.clone().into());
            sql.push_str(&format!(" AND o.{column} = ${}", values.len()));
        }
    }
    for word in text::name_words(&query.name).into_iter().take(WORDS_MAX) {
        values.extend([word.clone().into(), format!("{word}\u{10FFFF}").into()]);
        let (from, to) = (values.len() - 1, values.len());
        sql.push_str(&format!(" AND o.id IN (SELECT w.organisation_id FROM organisation_words w WHERE w.word >= ${from} AND w.word < ${to})"));
    }
    if let Some((name, id)) = query.after.rsplit_once('~').and_then(|(name, id)| Some((name, id.parse::<i64>().ok()?))) {
        values.extend([name.into(), id.into()]);
        sql.push_str(&format!(" AND (o.sort_name, o.id) > (${}, ${})", values.len() - 1, values.len()));
    }
    sql.push_str(&format!(" ORDER BY o.sort_name, o.id LIMIT {}", PER_PAGE + 1));
    let mut organisations: Vec<OrganisationLine> = all(cx.reader(), &sql, values).await?;
    let more = organisations.len() > PER_PAGE;
    organisations.truncate(PER_PAGE);
    let next = organisations.last().filter(|_| more).map(|row| format!("{}~{}", row.sort_name, row.id));
    Ok(OrganisationPage { organisations, next })
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
    let sql = "SELECT o.name FROM organisations o WHERE o.state = 'listed' AND ($2 OR o.id IN (SELECT a.organisation_id FROM affiliations a \
               WHERE a.member_id = $1 AND a.state = 'verified' AND a.coordinates AND a.expires_at > $3)) ORDER BY o.sort_name LIMIT 200";
    let rows: Vec<Name> = all(cx.reader(), sql, vec![me.0.into(), cx.actor.is_staff().into(), cx.now.into()]).await?;
    Ok(rows.into_iter().map(|row| row.name).collect())
}

/// Names to choose from while one types, of the asker's country first.
pub async fn suggest_names(cx: &Cx, country: &str) -> Result<Vec<String>> {
    let sql = "SELECT name FROM organisations WHERE state = 'listed' ORDER BY CASE WHEN country = $1 THEN 0 ELSE 1 END, sort_name LIMIT 200";
    let rows: Vec<Name> = all(cx.reader(), sql, vec![country.into()]).await?;
    Ok(rows.into_iter().map(|row| row.name).collect())
}
