use super::{Facet, sql};
use crate::{cx::Cx, db::all, failure::Result, organisations, policy, text};
use model::MemberId;
use sea_orm::{ColumnTrait, DerivePartialModel, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, Value};
use tables::member_facet;

/// Whom to look for; every part narrows the list, an empty one does not.
#[derive(Clone, Debug, Default)]
pub struct PeopleQuery {
    /// Beginnings of words of the name.
    pub name: String,
    pub kind: String,
    pub country: String,
    pub language: String,
    /// The least level of the language, as its stored number.
    pub level: i32,
    pub subject: String,
    pub step: String,
    pub offer: String,
    pub seek: String,
    /// `name~id` of the last person of the page before.
    pub after: String,
}

/// A member as the directory shows them; hidden parts are empty.
#[derive(Clone, Debug)]
pub struct PersonLine {
    pub id: i64,
    pub handle: String,
    pub name: String,
    pub role: String,
    pub kind: String,
    pub verified: bool,
    pub headline: String,
    pub country: String,
    pub photo: String,
    /// Empty where there is none; nothing where it is hidden.
    pub organisation: Option<String>,
    pub languages: Vec<(String, i32)>,
    pub offers: Vec<String>,
}

/// A page of the directory.
pub struct PeoplePage {
    pub people: Vec<PersonLine>,
    /// The cursor of the next page, if there is one.
    pub next: Option<String>,
}

#[derive(FromQueryResult)]
struct Row {
    id: i64,
    handle: String,
    name: String,
    role: String,
    kind: String,
    headline: String,
    country: String,
    photo: String,
    verified_until: i64,
    coordinator_until: i64,
    see_headline: i32,
    see_country: i32,
    see_photo: i32,
    see_organisation: i32,
    sort_name: String,
}

const PER_PAGE: usize = 24;
/// Words of a name that are looked for.
const WORDS_MAX: usize = 4;

/// One page of members who agreed to be found, in the order of their names. The first filter walks its own index in that
/// order; the others are looked up for each.
pub async fn list_people(cx: &Cx, query: &PeopleQuery) -> Result<PeoplePage> {
    let (sql, values) = statement(cx, query);
    let mut rows: Vec<Row> = all(cx.reader(), &sql, values).await?;
    let more = rows.len() > PER_PAGE;
    rows.truncate(PER_PAGE);
    let next = rows.last().filter(|_| more).map(|row| format!("{}~{}", row.sort_name, row.id));
    let people = rows.into_iter().map(|row| line(cx, row)).collect();
    Ok(PeoplePage { people: with_lists(cx, people).await?, next })
}

/// Conditions as they are put together, with their values.
struct Statement {
    sql: String,
    values: Vec<Value>,
}

impl Statement {
    fn bind(&mut self, value: impl Into<Value>) -> String {
        self.values.push(value.into());
        format!("${}", self.values.len())
    }
}

fn filters(query: &PeopleQuery) -> Vec<(Facet, &str, i32)> {
    let all = [
        (Facet::Subject, query.subject.as_str(), 0),
        (Facet::Step, query.step.as_str(), 0),
        (Facet::Offer, query.offer.as_str(), 0),
        (Facet::Seek, query.seek.as_str(), 0),
        (Facet::Language, query.language.as_str(), query.level),
        (Facet::Country, query.country.as_str(), 0),
        (Facet::Kind, query.kind.as_str(), 0),
    ];
    all.into_iter().filter(|(_, value, _)| !value.is_empty()).collect()
}

fn statement(cx: &Cx, query: &PeopleQuery) -> (String, Vec<Value>) {
    let filters = filters(query);
    let (first, rest) = filters.split_first().map_or(((Facet::Everybody, "", 0), &[][..]), |(first, rest)| (*first, rest));
    let mut built = Statement { sql: String::from(sql::FOUND), values: vec![policy::people::reach(&cx.actor).rank().into()] };
    let (facet, value) = (built.bind(first.0.as_str()), built.bind(first.1));
    built.sql.push_str(&sql::walked(&facet, &value));
    if first.2 > 0 {
        let level = built.bind(first.2);
        built.sql.push_str(&sql::at_least(&level));
    }
    for (facet, value, level) in rest {
        let (facet, value, level) = (built.bind(facet.as_str()), built.bind(*value), built.bind(*level));
        built.sql.push_str(&sql::besides(&facet, &value, &level));
    }
    for word in text::name_words(&query.name).into_iter().take(WORDS_MAX) {
        let (from, to) = (built.bind(word.clone()), built.bind(format!("{word}\u{10FFFF}")));
        built.sql.push_str(&sql::named(&from, &to));
    }
    if let Some((name, id)) = query.after.rsplit_once('~').and_then(|(name, id)| Some((name, id.parse::<i64>().ok()?))) {
        let (name, id) = (built.bind(name), built.bind(id));
        built.sql.push_str(&sql::after(&name, &id));
    }
    built.sql.push_str(&sql::page(PER_PAGE + 1));
    (built.sql, built.values)
}

fn line(cx: &Cx, row: Row) -> PersonLine {
    let sees = |rank| policy::people::may_see_rank(&cx.actor, MemberId(row.id), rank);
    let text = |rank, text: String| if sees(rank) { text } else { String::new() };
    PersonLine {
        verified: policy::people::is_verified(&row.kind, row.verified_until, row.coordinator_until, cx.now),
        headline: text(row.see_headline, row.headline),
        country: text(row.see_country, row.country),
        photo: text(row.see_photo, row.photo),
        organisation: sees(row.see_organisation).then(String::new),
        languages: Vec::new(),
        offers: Vec::new(),
        id: row.id,
        handle: row.handle,
        name: row.name,
        role: row.role,
        kind: row.kind,
    }
}

#[derive(DerivePartialModel)]
#[sea_orm(entity = "member_facet::Entity")]
struct Listed {
    member_id: MemberId,
    facet: String,
    value: String,
    level: i32,
}

/// Adds languages, offers and organisations: one statement each for the whole page. What the directory may not find
/// somebody by is not shown in it either.
async fn with_lists(cx: &Cx, mut people: Vec<PersonLine>) -> Result<Vec<PersonLine>> {
    if people.is_empty() {
        return Ok(people);
    }
    let ids: Vec<i64> = people.iter().map(|one| one.id).collect();
    let facets = [Facet::Language, Facet::Offer].map(Facet::as_str);
    let lists = member_facet::Entity::find()
        .filter(member_facet::Column::MemberId.is_in(ids.iter().copied()))
        .filter(member_facet::Column::Facet.is_in(facets))
        .filter(member_facet::Column::Listed.gte(policy::people::reach(&cx.actor).rank()))
        .order_by_desc(member_facet::Column::Level)
        .order_by_asc(member_facet::Column::Value);
    let lists: Vec<Listed> = lists.into_partial_model().all(cx.reader()).await?;
    let houses = organisations::names_of(cx, &ids).await?;
    for person in &mut people {
        let own = |one: &&Listed, facet: Facet| one.member_id.0 == person.id && one.facet == facet.as_str();
        person.languages = lists.iter().filter(|one| own(one, Facet::Language)).map(|one| (one.value.clone(), one.level)).collect();
        person.offers = lists.iter().filter(|one| own(one, Facet::Offer)).map(|one| one.value.clone()).collect();
        if let Some(name) = &mut person.organisation {
            *name = houses.get(&person.id).cloned().unwrap_or_default();
        }
    }
    Ok(people)
}
