//! The words of a query in a database's index, the newest first. Each statement can be answered in one way only, so that no planner
//! has to guess.

use super::{
    entry::Kind,
    needle::{Demand, Needle},
};
use crate::{
    db::{Number, one},
    failure::Result,
};
use model::{SearchKind, SearchQuery};
use sea_orm::{ConnectionTrait, DbBackend, Value};
use std::ops::Range;

/// What is asked of one kind.
#[derive(Clone, Copy)]
pub(super) struct Asked<'a> {
    pub query: &'a SearchQuery,
    pub needle: &'a Needle,
    pub demand: Demand,
    /// Above every id there is, from [`top`].
    pub top: Option<i64>,
    /// Only those with smaller ids; 0 for all.
    pub below: i64,
    pub most: usize,
}

/// Matches that are looked through for some that may be seen and fit.
const LOOKED_THROUGH: usize = 20_000;

/// Conditions and their values as they are put together.
pub(super) struct Statement {
    pub sql: String,
    pub values: Vec<Value>,
    pub join: &'static str,
    pub order: &'static str,
}

/// SQLite takes tables in the order in which they stand, so rows come as the index gives them, the newest first, and the
/// limit ends the walk. It would sort all of them if it were asked for the order.
const SQLITE: (&str, &str) = ("CROSS JOIN", "");
/// PostgreSQL sees that they come in this order.
const POSTGRES: (&str, &str) = ("JOIN", " ORDER BY e.object_id DESC");

/// PostgreSQL's index gives what matches in no order: to find the newest of a frequent word it would have to fetch all. So each entry
/// has a mark for the batch of ids it is in, and the newest batches are asked first, see [`further`]. Whatever the words are, and however
/// often they stand together, few entries are fetched.
pub(super) const NEWEST: i64 = 2;
/// So many are named in one query at most: each of them costs some time for each entry.
const BATCHES_MOST: i64 = 32;

/// How many more batches are likely to have what is still missing, where `looked` of them had `found`: none where all the rest is asked
/// for sooner, since there are few.
pub(super) fn further(looked: i64, found: usize, most: usize) -> Option<i64> {
    let (found, missing) = (i64::try_from(found).ok()?, i64::try_from(most.saturating_sub(found)).ok()?);
    // A quarter more, since chance is uneven; never less than before, so that there are few steps.
    let likely = (missing * looked).checked_div(found)? * 5 / 4 + 1;
    Some(likely.max(looked)).filter(|batches| *batches <= BATCHES_MOST)
}

/// The batch an id is in.
pub(super) fn batch(id: i64) -> i64 {
    id >> 10
}

/// The first id of a batch.
pub(super) fn first_of(batch: i64) -> i64 {
    batch << 10
}

/// Above every id there is; none where entries are few or the database finds the newest by itself.
pub(super) async fn top(conn: &impl ConnectionTrait, kind: SearchKind) -> Result<Option<i64>> {
    let names = matches!(kind, SearchKind::Person | SearchKind::Organisation | SearchKind::Tag);
    if names || conn.get_database_backend() == DbBackend::Sqlite {
        return Ok(None);
    }
    let sql = "SELECT COALESCE(MAX(object_id), 0) + 1 AS n FROM search_entries WHERE kind = $1";
    Ok(one::<Number>(conn, sql, vec![Kind::of(kind, false).number().into()]).await?.map(|row| row.n))
}

impl Statement {
    pub fn bind(&mut self, value: impl Into<Value>) -> String {
        self.values.push(value.into());
        format!("${}", self.values.len())
    }

    /// `(…) e`: ids and languages of what matches, the newest first; `batches` only, if there are any, which SQLite has no use for.
    pub fn matches(conn: &impl ConnectionTrait, kind: Kind, asked: &Asked<'_>, batches: Range<i64>) -> Self {
        let below = if asked.below > 0 { asked.below } else { 1 << 40 };
        if conn.get_database_backend() == DbBackend::Sqlite {
            let (base, texts) = (kind.base(), kind.texts());
            let sql = format!(
                "(SELECT {texts}.rowid - {base} AS id FROM {texts} WHERE {texts} MATCH $1 AND rowid > {base} AND rowid < $2 \
                 ORDER BY rowid DESC LIMIT {LOOKED_THROUGH}) f CROSS JOIN search_entries e ON e.kind = {} AND e.object_id = f.id",
                kind.number()
            );
            let (join, order) = SQLITE;
            return Self { sql, values: vec![asked.needle.fts5(asked.demand).into(), (base + below).into()], join, order };
        }
        // With something added to it, an id is in no index, so there is one way only to carry this out.
        let sql = format!(
            "(SELECT object_id + 0 AS object_id, language FROM search_entries WHERE kind = {} AND words @@ CAST($1 AS tsquery) \
             AND object_id + 0 < $2 ORDER BY object_id + 0 DESC LIMIT {LOOKED_THROUGH}) e",
            kind.number()
        );
        let (join, order) = POSTGRES;
        Self { sql, values: vec![asked.needle.tsquery(asked.demand, batches).into(), below.into()], join, order }
    }

    /// What operators ask of posts that no mark stands for.
    pub fn narrowed(&mut self, query: &SearchQuery, at: &str) -> String {
        let mut sql = String::new();
        if let Some(before) = query.before {
            sql.push_str(&format!(" AND {at} < {}", self.bind(before)));
        }
        if let Some(after) = query.after {
            sql.push_str(&format!(" AND {at} >= {}", self.bind(after)));
        }
        if let Some(kind) = query.thread_kind {
            sql.push_str(&format!(" AND t.kind = {}", self.bind(kind.as_str())));
        }
        sql
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_rare_is_looked_up_and_what_is_frequent_read() {
        assert_eq!(further(NEWEST, 0, 100), None);
        assert_eq!(further(NEWEST, 2, 100), None);
        assert_eq!(further(NEWEST, 20, 100), Some(11));
        assert_eq!(further(NEWEST, 99, 100), Some(NEWEST));
        assert_eq!(further(BATCHES_MOST + 1, 99, 100), None);
    }
}
