use crate::{
    cx::{Actor, Cx},
    db::{Number, all, one},
    discussion::thread_path,
    failure::Result,
    policy,
};
use model::Visibility;
use sea_orm::{FromQueryResult, Value};

/// What search engines are led to. Each kind is cut by its ids, so that a part never moves and is one walk of the key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mapped {
    Threads,
    Resources,
    People,
    Organisations,
}

impl Mapped {
    pub const ALL: [Self; 4] = [Self::Threads, Self::Resources, Self::People, Self::Organisations];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Threads => "threads",
            Self::Resources => "resources",
            Self::People => "people",
            Self::Organisations => "organisations",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.as_str() == text)
    }

    fn table(self) -> &'static str {
        match self {
            Self::Threads => "threads",
            Self::Resources => "materials",
            Self::People => "members",
            Self::Organisations => "organisations",
        }
    }
}

/// Ids in one part; sitemaps.org allows 50,000 addresses in a file.
const BLOCK: i64 = 10_000;
/// Parts of one kind; the latest are kept.
const PARTS_MOST: i64 = 5_000;

/// A page, with the time of its last change where there is one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    pub path: String,
    pub changed_at: Option<i64>,
}

#[derive(FromQueryResult)]
struct Row {
    id: i64,
    slug: String,
    at: i64,
}

/// The parts there are, as kind and number.
pub async fn sitemap_parts(cx: &Cx) -> Result<Vec<(Mapped, i64)>> {
    let mut parts = Vec::new();
    for kind in Mapped::ALL {
        let sql = format!("SELECT COALESCE(MAX(id), 0) AS n FROM {}", kind.table());
        let last = one::<Number>(cx.reader(), &sql, Vec::new()).await?.map_or(0, |row| row.n);
        if last > 0 {
            let last = (last - 1) / BLOCK;
            parts.extend((0.max(last - PARTS_MOST)..=last).map(|part| (kind, part)));
        }
    }
    Ok(parts)
}

/// The pages of one part that visitors may see, whoever asks.
pub async fn sitemap_part(cx: &Cx, kind: Mapped, part: i64) -> Result<Vec<Place>> {
    let from = part.clamp(0, i64::MAX / BLOCK - 1) * BLOCK;
    let mut values: Vec<Value> = vec![from.into(), (from + BLOCK).into()];
    if kind == Mapped::People {
        values.push(Visibility::Public.rank().into());
    }
    let rows: Vec<Row> = all(cx.reader(), &statement(kind), values).await?;
    let place = |row: Row| Place { path: path(kind, &row), changed_at: Some(row.at).filter(|at| *at > 0) };
    Ok(rows.into_iter().map(place).collect())
}

fn statement(kind: Mapped) -> String {
    // The condition for visitors binds nothing.
    let seen = policy::boards_seen_by(&Actor::Visitor, &mut Vec::new());
    match kind {
        Mapped::Threads => format!(
            "SELECT t.id, t.slug, t.last_activity_at AS at FROM threads t JOIN boards b ON b.id = t.board_id \
             WHERE t.id > $1 AND t.id <= $2 AND t.deleted_at IS NULL AND {seen} ORDER BY t.id"
        ),
        Mapped::Resources => {
            "SELECT id, slug, changed_at AS at FROM materials WHERE id > $1 AND id <= $2 AND state = 'published' ORDER BY id".to_owned()
        }
        Mapped::People => "SELECT id, handle AS slug, CAST(0 AS bigint) AS at FROM members WHERE id > $1 AND id <= $2 AND listed >= $3 \
                           AND erased_at IS NULL AND suspended_at IS NULL ORDER BY id"
            .to_owned(),
        Mapped::Organisations => {
            "SELECT id, slug, CAST(0 AS bigint) AS at FROM organisations WHERE id > $1 AND id <= $2 AND state = 'listed' ORDER BY id".to_owned()
        }
    }
}

fn path(kind: Mapped, row: &Row) -> String {
    match kind {
        Mapped::Threads => thread_path(row.id, &row.slug),
        Mapped::Resources => format!("/library/{}/{}", row.id, row.slug),
        Mapped::People => format!("/members/{}", row.slug),
        Mapped::Organisations => format!("/organisations/{}", row.slug),
    }
}
