use super::given::{Given, author_lines, bound, file_lines, taken, translation_lines};
use crate::{
    cx::Cx,
    db::{Number, all, one, places, run},
    failure::{Failure, Result},
    policy::authors::is_author,
};
use model::{Material, MemberId};
use sea_orm::{ConnectionTrait, FromQueryResult, Value};

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

#[derive(FromQueryResult)]
struct InSet {
    material_id: i64,
    spec: String,
}

const ROW: &str = "SELECT m.id, m.slug, m.state, m.version, m.published_at, m.changed_at, m.datestamp, v.fields FROM materials m \
    JOIN material_versions v ON v.material_id = m.id AND v.number = m.version WHERE m.state <> 'draft'";

/// Up to [`PER_ANSWER`] records behind the cursor, by the time of their last change, and whether there are more. What changes while somebody
/// harvests gets a later time and so comes (again) at the end: nothing is passed over.
pub async fn harvest(cx: &Cx, selection: &Selection, after: Option<Cursor>, metadata: bool) -> Result<(Vec<Record>, bool)> {
    let (conditions, mut values) = conditions(selection);
    let mut sql = format!("{ROW}{conditions}");
    if let Some((at, id)) = after {
        values.extend([Value::from(at), Value::from(id)]);
        sql.push_str(&format!(" AND (m.datestamp, m.id) > (${}, ${})", values.len() - 1, values.len()));
    }
    sql.push_str(&format!(" ORDER BY m.datestamp, m.id LIMIT {}", PER_ANSWER + 1));
    let mut rows: Vec<Row> = all(cx.reader(), &sql, values).await?;
    let more = rows.len() > PER_ANSWER;
    rows.truncate(PER_ANSWER);
    Ok((records(cx.reader(), rows, metadata).await?, more))
}

/// How many there are in all.
pub async fn harvest_count(cx: &Cx, selection: &Selection) -> Result<i64> {
    let (conditions, values) = conditions(selection);
    let sql = format!("SELECT COUNT(*) AS n FROM materials m WHERE m.state <> 'draft'{conditions}");
    Ok(one::<Number>(cx.reader(), &sql, values).await?.map_or(0, |row| row.n))
}

/// One record; none for what is no resource or was never published.
pub async fn record(cx: &Cx, id: i64) -> Result<Option<Record>> {
    let rows: Vec<Row> = all(cx.reader(), &format!("{ROW} AND m.id = $1"), vec![id.into()]).await?;
    Ok(records(cx.reader(), rows, true).await?.pop())
}

/// No record is older than this.
pub async fn earliest_datestamp(cx: &Cx) -> Result<i64> {
    let sql = "SELECT COALESCE(MIN(datestamp), 0) AS n FROM materials WHERE state <> 'draft'";
    Ok(one::<Number>(cx.reader(), sql, Vec::new()).await?.map_or(0, |row| row.n))
}

/// What is told of this member's resources changed with their name.
pub(crate) async fn name_changed(txn: &impl ConnectionTrait, cx: &Cx, member: MemberId) -> Result<()> {
    let sql = concat!(
        "UPDATE materials SET datestamp = $2 WHERE state <> 'draft' AND id IN (SELECT a.material_id FROM material_authors a WHERE a.member_id = $1 AND ",
        is_author!(),
        ")"
    );
    run(txn, sql, vec![member.0.into(), cx.now.into()]).await?;
    Ok(())
}

fn conditions(selection: &Selection) -> (String, Vec<Value>) {
    let (mut sql, mut values) = (String::new(), Vec::new());
    if let Some(from) = selection.from {
        values.push(Value::from(from.saturating_mul(1_000)));
        sql.push_str(&format!(" AND m.datestamp >= ${}", values.len()));
    }
    if let Some(until) = selection.until {
        values.push(Value::from(until.saturating_add(1).saturating_mul(1_000)));
        sql.push_str(&format!(" AND m.datestamp < ${}", values.len()));
    }
    if let Some(set) = &selection.set {
        values.push(Value::from(set.clone()));
        sql.push_str(&format!(" AND EXISTS (SELECT 1 FROM material_sets s WHERE s.material_id = m.id AND s.spec = ${})", values.len()));
    }
    (sql, values)
}

/// Everything for a whole answer in a handful of queries, however many records it has.
async fn records(conn: &impl ConnectionTrait, rows: Vec<Row>, metadata: bool) -> Result<Vec<Record>> {
    let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let sql = format!("SELECT material_id, spec FROM material_sets WHERE material_id IN ({}) ORDER BY material_id, spec", places(1, ids.len()));
    let sets: Vec<InSet> = all(conn, &sql, bound(&ids)).await?;
    let mut givens = if metadata { givens(conn, &rows).await? } else { Vec::new() };
    let record = |row: Row| Record {
        id: row.id,
        datestamp: row.datestamp,
        sets: sets.iter().filter(|one| one.material_id == row.id).map(|one| one.spec.clone()).collect(),
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
