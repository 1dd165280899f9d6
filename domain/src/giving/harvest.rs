use super::{
    given::{Given, author_lines, file_lines, taken, translation_lines},
    sql,
};
use crate::{
    cx::Cx,
    db::{Number, all, one},
    failure::{Failure, Result},
};
use model::{Material, MemberId};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Value,
};
use tables::{
    material::{self, Column},
    material_author, material_set,
};

/// What a harvester asks for; times are whole seconds, both ends belong to it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    pub from: Option<i64>,
    pub until: Option<i64>,
    /// A step of the value chain.
    pub set: Option<String>,
}

/// A resource as harvesters know it.
pub struct Record {
    pub id: i64,
    /// In milliseconds.
    pub datestamp: i64,
    pub sets: Vec<String>,
    /// It was retired: harvesters take it out of their catalogues.
    pub deleted: bool,
    /// None for what is deleted, and where only headers are asked for.
    pub given: Option<Given>,
}

/// The place behind the last record that was given: its time and id.
pub type Cursor = (i64, i64);

/// Records of one answer.
pub const PER_ANSWER: usize = 50;

#[derive(FromQueryResult)]
struct Row {
    id: i64,
    slug: String,
    state: String,
    version: i32,
    published_at: i64,
    changed_at: i64,
    datestamp: i64,
    fields: String,
}

/// Up to [`PER_ANSWER`] records behind the cursor, by the time of their last change, and whether there are more. What changes while somebody
/// harvests gets a later time and so comes (again) at the end: nothing is passed over.
pub async fn harvest(cx: &Cx, selection: &Selection, after: Option<Cursor>, metadata: bool) -> Result<(Vec<Record>, bool)> {
    let (conditions, mut values) = conditions(selection);
    let mut text = sql::RECORDS.to_owned() + &conditions;
    if let Some((at, id)) = after {
        text.push_str(&sql::behind(values.len() + 1));
        values.extend([Value::from(at), Value::from(id)]);
    }
    text.push_str(&sql::first(PER_ANSWER + 1));
    let mut rows: Vec<Row> = all(cx.reader(), &text, values).await?;
    let more = rows.len() > PER_ANSWER;
    rows.truncate(PER_ANSWER);
    Ok((records(cx.reader(), rows, metadata).await?, more))
}

/// How many there are in all.
pub async fn harvest_count(cx: &Cx, selection: &Selection) -> Result<i64> {
    let (conditions, values) = conditions(selection);
    Ok(one::<Number>(cx.reader(), &(sql::COUNT.to_owned() + &conditions), values).await?.map_or(0, |row| row.n))
}

/// One record; none for what is no resource or was never published.
pub async fn record(cx: &Cx, id: i64) -> Result<Option<Record>> {
    let rows: Vec<Row> = all(cx.reader(), &(sql::RECORDS.to_owned() + &sql::is(1)), vec![id.into()]).await?;
    Ok(records(cx.reader(), rows, true).await?.pop())
}

/// No record is older than this.
pub async fn earliest_datestamp(cx: &Cx) -> Result<i64> {
    let first = material::Entity::find().filter(material::not_draft()).select_only().column_as(Column::Datestamp.min(), "first");
    let first: Option<Option<i64>> = first.into_tuple().one(cx.reader()).await?;
    Ok(first.flatten().unwrap_or(0))
}

/// What is told of this member's resources changed with their name.
pub(crate) async fn name_changed(txn: &impl ConnectionTrait, cx: &Cx, member: MemberId) -> Result<()> {
    let own = material_author::Entity::find().filter(material_author::Column::MemberId.eq(member)).filter(material_author::accepted());
    let own = own.select_only().column(material_author::Column::MaterialId).into_query();
    let told = material::ActiveModel { datestamp: Set(cx.now), ..Default::default() };
    material::Entity::update_many().set(told).filter(material::not_draft()).filter(Column::Id.in_subquery(own)).exec(txn).await?;
    Ok(())
}

fn conditions(selection: &Selection) -> (String, Vec<Value>) {
    let (mut text, mut values) = (String::new(), Vec::new());
    if let Some(from) = selection.from {
        values.push(Value::from(from.saturating_mul(1_000)));
        text.push_str(&sql::since(values.len()));
    }
    if let Some(until) = selection.until {
        values.push(Value::from(until.saturating_add(1).saturating_mul(1_000)));
        text.push_str(&sql::before(values.len()));
    }
    if let Some(set) = &selection.set {
        values.push(Value::from(set.clone()));
        text.push_str(&sql::in_set(values.len()));
    }
    (text, values)
}

/// Everything for a whole answer in a handful of queries, however many records it has.
async fn records(conn: &impl ConnectionTrait, rows: Vec<Row>, metadata: bool) -> Result<Vec<Record>> {
    let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let sets = material_set::Entity::find().filter(material_set::Column::MaterialId.is_in(ids));
    let sets = sets.order_by_asc(material_set::Column::MaterialId).order_by_asc(material_set::Column::Spec).all(conn).await?;
    let mut givens = if metadata { givens(conn, &rows).await? } else { Vec::new() };
    let record = |row: Row| Record {
        id: row.id,
        datestamp: row.datestamp,
        sets: sets.iter().filter(|one| one.material_id.0 == row.id).map(|one| one.spec.clone()).collect(),
        deleted: row.state != "published",
        given: givens.iter().position(|given| given.id == row.id).map(|at| givens.swap_remove(at)),
    };
    Ok(rows.into_iter().map(record).collect())
}

async fn givens(conn: &impl ConnectionTrait, rows: &[Row]) -> Result<Vec<Given>> {
    let listed: Vec<&Row> = rows.iter().filter(|row| row.state == "published").collect();
    let ids: Vec<i64> = listed.iter().map(|row| row.id).collect();
    let (authors, files) = (author_lines(conn, &ids).await?, file_lines(conn, &ids).await?);
    let (sources, translations) = (taken(conn, &ids).await?, translation_lines(conn, &ids).await?);
    let given = |row: &&Row| -> Result<Given> {
        let material: Material = serde_json::from_str(&row.fields).map_err(Failure::bug)?;
        let own = |id: i64| id == row.id;
        Ok(Given {
            id: row.id,
            slug: row.slug.clone(),
            number: row.version,
            latest: true,
            retired: false,
            published_at: row.published_at,
            changed_at: row.changed_at,
            material,
            authors: authors.iter().filter(|one| own(one.material_id)).map(|one| one.author()).collect(),
            files: files.iter().filter(|one| own(one.material_id)).map(|one| one.file()).collect(),
            taken: sources.iter().filter(|one| own(one.by)).cloned().collect(),
            translations: translations.iter().filter(|one| own(one.source_id)).map(|one| one.place()).collect(),
        })
    };
    listed.iter().map(given).collect()
}
