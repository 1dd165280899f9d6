//! A member's rows, some at a time, as JSON.

use super::{parts::SQL_PAGE, sql};
use crate::{
    cx::{Cx, Part},
    failure::Result,
};
use jiff::Timestamp;
use model::{FileId, MemberId, Subject};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QueryResult, QuerySelect, Statement};
use serde_json::{Map, Value};
use tables::file;

/// One row: what is in each column. Columns without a value are left out.
pub(super) type Row = Map<String, Value>;

/// The column that pages are cut by; no part of what is told.
const AT: &str = "at";

/// The rows of a part.
pub(super) struct Pages<'a> {
    cx: &'a Cx,
    owner: MemberId,
    part: &'a Part,
    after: i64,
    done: bool,
}

impl<'a> Pages<'a> {
    pub(super) fn new(cx: &'a Cx, owner: MemberId, part: &'a Part) -> Self {
        Self { cx, owner, part, after: -1, done: false }
    }

    /// The next rows; none after the last ones.
    pub(super) async fn next(&mut self) -> Result<Option<Vec<Row>>> {
        if self.done {
            return Ok(None);
        }
        let conn = self.cx.reader();
        let values = [self.owner.into(), self.after.into()];
        let statement = Statement::from_sql_and_values(conn.get_database_backend(), sql::page(self.part.query, SQL_PAGE), values);
        let found = conn.query_all_raw(statement).await?;
        let full = found.len() >= SQL_PAGE;
        let mut rows = Vec::new();
        for row in &found {
            rows.push((value(row, AT).as_i64().unwrap_or_default(), read(row, &self.cx.world.public_url)));
        }
        self.done = !full;
        let last = rows.last().map_or(0, |(at, _)| *at);
        // A page can end among rows of the same number: they all come with the next one.
        if full && rows.first().is_some_and(|(at, _)| *at < last) {
            rows.retain(|(at, _)| *at < last);
        }
        self.after = rows.last().map_or(self.after, |(at, _)| *at);
        Ok((!rows.is_empty()).then(|| rows.into_iter().map(|(_, row)| row).collect()))
    }
}

fn read(row: &QueryResult, site: &str) -> Row {
    let columns = row.column_names().into_iter().filter(|name| name != AT);
    let values = columns.map(|name| {
        let value = told(&name, value(row, &name), site);
        (name, value)
    });
    values.filter(|(_, value)| !matches!(value, Value::Null) && value.as_str() != Some("")).collect()
}

/// Whatever its type is.
fn value(row: &QueryResult, name: &str) -> Value {
    if let Ok(text) = row.try_get::<Option<String>>("", name) {
        return text.into();
    }
    if let Ok(number) = row.try_get::<Option<i64>>("", name) {
        return number.into();
    }
    if let Ok(number) = row.try_get::<Option<i32>>("", name) {
        return number.into();
    }
    row.try_get::<Option<bool>>("", name).map_or(Value::Null, Into::into)
}

/// Times as times, JSON as JSON, subjects and paths as addresses.
fn told(name: &str, value: Value, site: &str) -> Value {
    match value {
        Value::Number(at) if name.ends_with("_at") || name.ends_with("_until") => match at.as_i64() {
            Some(0) | None => Value::Null,
            Some(at) => Timestamp::from_millisecond(at).map_or(Value::Null, |at| at.to_string().into()),
        },
        Value::String(json) if name == "content" => serde_json::from_str(&json).unwrap_or(Value::String(json)),
        Value::String(place) if matches!(name, "link" | "place") => address(&place, site).into(),
        other => other,
    }
}

/// Of a subject or a path.
fn address(place: &str, site: &str) -> String {
    let path = place.parse().map_or_else(|_| place.to_owned(), Subject::path);
    if path.starts_with('/') { format!("{site}{path}") } else { path }
}

/// Files that the member uploaded, after this one.
pub(super) async fn files(cx: &Cx, owner: MemberId, after: i64) -> Result<Vec<file::Model>> {
    let own = file::Entity::find().filter(file::Column::CreatedBy.eq(owner)).filter(file::Column::Id.gt(FileId(after)));
    Ok(own.order_by_asc(file::Column::Id).limit(SQL_PAGE as u64).all(cx.reader()).await?)
}
