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
    let after = after.and_then(|cursor| cursor.parse::<i64>().ok());
    let values: Vec<Value> = organisation.map(Value::from).into_iter().chain(after.map(Value::from)).collect();
    let mut groups: Vec<GroupLine> = all(cx.reader(), &sql::known(organisation.is_some(), after.is_some(), PAGE + 1), values).await?;
    let more = groups.len() > PAGE;
    groups.truncate(PAGE);
    let next = groups.last().filter(|_| more).map(|line| line.id.to_string());
    Ok(GroupPage { groups, next })
}

/// The groups that the asker belongs to, by name; the limit of groups for a member makes them one page. None for a visitor.
pub async fn list_own_groups(cx: &Cx) -> Result<Vec<GroupLine>> {
    let Some(me) = cx.actor.id() else { return Ok(Vec::new()) };
    all(cx.reader(), sql::OWN, vec![me.into()]).await
}
