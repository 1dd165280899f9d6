use super::sql;
use crate::{cx::Cx, db::all, failure::Result};
use sea_orm::{FromQueryResult, Value};

/// A group as lists show it.
#[derive(Clone, Debug, FromQueryResult)]
pub struct GroupLine {
    pub id: i64,
    pub name: String,
    pub slug: String,
    pub description: String,
    pub language: String,
    pub joining: String,
    pub hidden: bool,
    pub members_count: i32,
    pub organisation: Option<String>,
    pub organisation_slug: Option<String>,
}

/// One page and the cursor of the next.
pub struct GroupPage {
    pub groups: Vec<GroupLine>,
    pub next: Option<String>,
}

const PAGE: usize = 24;

/// Groups that everybody may know of, the newest first; of one organisation, by its slug, where one is asked for. `after` is the
/// cursor of the page before.
pub async fn list_groups(cx: &Cx, organisation: Option<&str>, after: Option<&str>) -> Result<GroupPage> {
    let mut values: Vec<Value> = Vec::new();
    let mut sql = format!("{} WHERE NOT g.hidden AND g.closed_at IS NULL", sql::LINES);
    if let Some(slug) = organisation {
        values.push(slug.into());
        sql.push_str(&format!(" AND o.slug = ${}", values.len()));
    }
    if let Some(id) = after.and_then(|cursor| cursor.parse::<i64>().ok()) {
        values.push(id.into());
        sql.push_str(&format!(" AND g.id < ${}", values.len()));
    }
    sql.push_str(&format!(" ORDER BY g.id DESC LIMIT {}", PAGE + 1));
    let mut groups: Vec<GroupLine> = all(cx.reader(), &sql, values).await?;
    let more = groups.len() > PAGE;
    groups.truncate(PAGE);
    let next = groups.last().filter(|_| more).map(|line| line.id.to_string());
    Ok(GroupPage { groups, next })
}

/// The groups that the asker belongs to, by name; the limit of groups for a member makes them one page. None for a visitor.
pub async fn list_own_groups(cx: &Cx) -> Result<Vec<GroupLine>> {
    let Some(me) = cx.actor.id() else { return Ok(Vec::new()) };
    let sql = format!(
        "{} WHERE g.id IN (SELECT m.group_id FROM group_members m WHERE m.member_id = $1) ORDER BY g.closed_at IS NOT NULL, g.name, g.id LIMIT 100",
        sql::LINES
    );
    all(cx.reader(), &sql, vec![me.0.into()]).await
}
