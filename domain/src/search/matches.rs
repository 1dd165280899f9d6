//! The words of a query in a database's index, the newest first. Each statement can be answered in one way only, so that no planner
//! has to guess.

use super::{
    entry::Kind,
    needle::{Demand, Needle},
    sql,
};
use crate::{
    cx::Cx,
    db::{Number, all, one},
    failure::Result,
};
use model::{SearchKind, SearchQuery};
use sea_orm::{ConnectionTrait, DbBackend, FromQueryResult, Value};
use std::ops::Range;

/// What is asked of one kind.
#[derive(Clone, Copy)]
pub(super) struct Asked<'a> {
    pub query: &'a SearchQuery,
    pub needle: &'a Needle,
    pub demand: Demand,
    /// Above every id there is, from [`Tops`].
    pub top: Option<i64>,
    pub names: &'a Names,
    /// Only those with smaller ids; 0 for all.
    pub below: i64,
    pub most: usize,
}

/// Matches that are looked through for some that may be seen and fit.
const LOOKED_THROUGH: usize = 20_000;

/// Which of the names match at all, whoever may see them: hardly any text that is looked for is a name, and what is not there need not
/// be asked for. Without an answer, all may.
#[derive(Default)]
pub(super) struct Names(Option<Vec<(SearchKind, Demand)>>);

impl Names {
    /// One statement for all names and all demands, for a database that is asked over a wire.
    pub async fn read(conn: &impl ConnectionTrait, cx: &Cx, needle: &Needle) -> Result<Self> {
        if conn.get_database_backend() == DbBackend::Sqlite {
            return Ok(Self::default());
        }
        let mut built = Statement { sql: String::new(), values: Vec::new(), join: "", order: "" };
        let (mut asked, mut parts) = (Vec::new(), Vec::new());
        for demand in needle.demands() {
            let conditions = built.conditions(needle, *demand, 0..0);
            for kind in SearchKind::ALL.into_iter().filter(|kind| kind.is_rare()) {
                for of in Kind::of(kind, cx) {
                    parts.push(sql::is_there(asked.len(), of, &conditions));
                    asked.push((kind, *demand));
                }
            }
        }
        let found: Vec<Number> = all(conn, &sql::which_are_there(&parts), built.values).await?;
        Ok(Self(Some(found.into_iter().filter_map(|row| asked.get(usize::try_from(row.n).ok()?).copied()).collect())))
    }

    pub fn may_have(&self, kind: SearchKind, demand: Demand) -> bool {
        !kind.is_rare() || self.0.as_ref().is_none_or(|there| there.contains(&(kind, demand)))
    }
}

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
/// has a mark for the batch of ids it is in, and the newest are asked first, see [`further`]. Whatever the words are, and however often
/// they stand together, few entries are fetched.
const BATCH: i64 = 1024;
/// So many are named in one query at most.
const BATCHES_MOST: i64 = 256;
/// Where none of the newest has all words but one, so many batches more are asked before all the rest.
const BATCHES_SOME: i64 = 32;

/// How many batches to ask for next, where the newest `looked` ids had `found`: none where all the rest is asked for sooner, since there
/// are few.
pub(super) fn further(looked: i64, found: usize, asked: &Asked<'_>) -> Option<i64> {
    if looked < BATCH / 2 {
        return Some(1);
    }
    if found == 0 {
        // A rare word is found at once, and all words no later than the rarest of them. For all but one the index has to read most of them.
        let some = asked.demand == Demand::Most && looked < BATCHES_SOME * BATCH;
        return some.then_some(BATCHES_SOME);
    }
    let (found, missing) = (i64::try_from(found).ok()?, i64::try_from(asked.most.saturating_sub(found)).ok()?);
    // A quarter more, since chance is uneven; never less than before, so that there are few steps.
    let likely = (missing * looked / found * 5 / 4).max(looked) / BATCH + 1;
    Some(likely).filter(|batches| *batches <= BATCHES_MOST)
}

/// The batch an id is in.
pub(super) fn batch(id: i64) -> i64 {
    id / BATCH
}

/// The first id of a batch.
pub(super) fn first_of(batch: i64) -> i64 {
    batch * BATCH
}

/// Above every id there is, by kind; none where entries are few or the database finds the newest by itself.
#[derive(Clone, Copy, Default, FromQueryResult)]
pub(super) struct Tops {
    threads: Option<i64>,
    replies: Option<i64>,
    materials: Option<i64>,
}

impl Tops {
    pub async fn read(conn: &impl ConnectionTrait) -> Result<Self> {
        if conn.get_database_backend() == DbBackend::Sqlite {
            return Ok(Self::default());
        }
        Ok(one(conn, &sql::tops(), Vec::new()).await?.unwrap_or_default())
    }

    pub fn of(self, kind: SearchKind) -> Option<i64> {
        match kind {
            SearchKind::Thread => self.threads,
            SearchKind::Reply => self.replies,
            SearchKind::Material => self.materials,
            SearchKind::Person | SearchKind::Organisation | SearchKind::Tag | SearchKind::Other => None,
        }
    }
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
            let sql = sql::matches_on_sqlite(kind, LOOKED_THROUGH);
            let (join, order) = SQLITE;
            return Self { sql, values: vec![asked.needle.fts5(asked.demand).into(), (kind.base() + below).into()], join, order };
        }
        let (join, order) = POSTGRES;
        let mut built = Self { sql: String::new(), values: vec![below.into()], join, order };
        let conditions = built.conditions(asked.needle, asked.demand, batches);
        built.sql = sql::matches_on_postgres(kind, &conditions, LOOKED_THROUGH);
        built
    }

    /// What PostgreSQL's index is asked for. One condition each: it then jumps from one to the other, while it would look at every word of
    /// a single one each time.
    fn conditions(&mut self, needle: &Needle, demand: Demand, batches: Range<i64>) -> String {
        let parts = needle.tsqueries(demand, batches).into_iter();
        parts.map(|part| format!(" AND words @@ CAST({} AS tsquery)", self.bind(part))).collect()
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
        let (query, needle, names) = (SearchQuery::default(), Needle::default(), Names::default());
        let asked = |demand| Asked { query: &query, needle: &needle, demand, top: None, names: &names, below: 0, most: 100 };
        let next = |demand, looked, found| further(looked, found, &asked(demand));
        assert_eq!(next(Demand::All, 3, 0), Some(1), "the newest batch may have just begun");
        assert_eq!(next(Demand::All, BATCH, 0), None);
        assert_eq!(next(Demand::Most, BATCH, 0), Some(BATCHES_SOME));
        assert_eq!(next(Demand::Most, 40 * BATCH, 0), None);
        assert_eq!(next(Demand::All, BATCH, 20), Some(6), "four times as many, and a quarter");
        assert_eq!(next(Demand::All, 2 * BATCH, 99), Some(3));
        assert_eq!(next(Demand::All, 3 * BATCH, 1), None);
    }
}
