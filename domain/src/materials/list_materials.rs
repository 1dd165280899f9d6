use super::{Count, Facet};
use crate::{
    cx::Cx,
    db::{Number, all, one},
    failure::Result,
};
use sea_orm::{FromQueryResult, Value};

/// Which material; facets that are not named do not narrow.
#[derive(Clone, Debug, Default)]
pub struct MaterialsQuery {
    pub facets: Vec<(Facet, String)>,
    /// `published_at~id` of the last one of the page before.
    pub after: String,
}

/// Material as lists show it.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct MaterialLine {
    pub id: i64,
    pub slug: String,
    pub state: String,
    pub title: String,
    pub summary: String,
    pub language: String,
    pub kind: String,
    pub licence: String,
    pub minutes: i32,
    pub cefr: String,
    pub files: i32,
    pub version: i32,
    pub published_at: i64,
    pub changed_at: i64,
    pub remixes: i32,
    pub author: String,
}

pub struct MaterialPage {
    pub lines: Vec<MaterialLine>,
    pub next: Option<String>,
    /// How many of what the other facets leave have each value.
    pub counts: Vec<Count>,
}

const PER_PAGE: usize = 24;
const LINE: &str = "SELECT m.id, m.slug, m.state, m.title, m.summary, m.language, m.kind, m.licence, m.minutes, m.cefr, m.files, m.version, m.published_at, \
    m.changed_at, m.remixes";
/// The name of the first author of `m`.
pub(crate) const FIRST_AUTHOR: &str = "COALESCE((SELECT n.name FROM material_authors a JOIN members n ON n.id = a.member_id WHERE a.material_id = m.id \
    AND a.accepted_at IS NOT NULL ORDER BY a.position, a.member_id LIMIT 1), '')";

/// One page of what is listed, the latest first, and the counts of the facets.
pub async fn list_materials(cx: &Cx, query: &MaterialsQuery) -> Result<MaterialPage> {
    let (conditions, mut values) = conditions(&query.facets);
    let mut sql = format!("{LINE}, {FIRST_AUTHOR} AS author FROM material_facets f JOIN materials m ON m.id = f.material_id WHERE {conditions}");
    if let Some((at, id)) = query.after.split_once('~').and_then(|(at, id)| Some((at.parse::<i64>().ok()?, id.parse::<i64>().ok()?))) {
        values.extend([Value::from(at), Value::from(id)]);
        sql.push_str(&format!(" AND (f.published_at, f.material_id) < (${}, ${})", values.len() - 1, values.len()));
    }
    sql.push_str(&format!(" ORDER BY f.published_at DESC, f.material_id DESC LIMIT {}", PER_PAGE + 1));
    let mut lines: Vec<MaterialLine> = all(cx.reader(), &sql, values).await?;
    let more = lines.len() > PER_PAGE;
    lines.truncate(PER_PAGE);
    let next = lines.last().filter(|_| more).map(|line| format!("{}~{}", line.published_at, line.id));
    Ok(MaterialPage { lines, next, counts: counts(cx, query).await? })
}

/// The first facet walks its own index in the order of the list; the others are looked up for each.
fn conditions(facets: &[(Facet, String)]) -> (String, Vec<Value>) {
    let everything = (Facet::All, String::new());
    let (first, rest) = facets.split_first().unwrap_or((&everything, &[]));
    let mut values: Vec<Value> = vec![first.0.as_str().into(), first.1.clone().into()];
    let mut sql = String::from("f.facet = $1 AND f.value = $2");
    for (facet, value) in rest {
        values.extend([Value::from(facet.as_str()), Value::from(value.clone())]);
        let n = values.len();
        sql.push_str(&format!(
            " AND EXISTS (SELECT 1 FROM material_facets g WHERE g.material_id = f.material_id AND g.facet = ${} AND g.value = ${n})",
            n - 1
        ));
    }
    (sql, values)
}

/// Counts of all values of the offered facets, among what the chosen ones leave.
async fn counts(cx: &Cx, query: &MaterialsQuery) -> Result<Vec<Count>> {
    let (conditions, values) = conditions(&query.facets);
    let offered: Vec<String> = Facet::OFFERED.iter().map(|facet| format!("'{}'", facet.as_str())).collect();
    let sql = format!(
        "SELECT c.facet, c.value, COUNT(*) AS n FROM material_facets f JOIN material_facets c ON c.material_id = f.material_id \
         WHERE {conditions} AND c.facet IN ({}) GROUP BY c.facet, c.value ORDER BY c.facet, COUNT(*) DESC, c.value",
        offered.join(", ")
    );
    all(cx.reader(), &sql, values).await
}

/// How many resources in the lists have a tag.
pub async fn count_tagged(cx: &Cx, tag: &str) -> Result<i64> {
    let sql = "SELECT COUNT(*) AS n FROM material_facets WHERE facet = $1 AND value = $2";
    Ok(one::<Number>(cx.reader(), sql, vec![Facet::Tag.as_str().into(), tag.into()]).await?.map_or(0, |row| row.n))
}

/// The asker's own, drafts among them, the latest changed first; the latest hundred.
pub async fn list_own(cx: &Cx) -> Result<Vec<MaterialLine>> {
    let me = cx.member()?.id;
    let sql = format!(
        "{LINE}, {FIRST_AUTHOR} AS author FROM materials m JOIN material_authors o ON o.material_id = m.id AND o.member_id = $1 AND o.accepted_at IS NOT NULL \
         ORDER BY m.changed_at DESC, m.id DESC LIMIT 100"
    );
    all(cx.reader(), &sql, vec![me.0.into()]).await
}
