use super::{Line, Table, read_table};
use crate::{
    cx::Cx,
    db::{Number, all, one, places, run},
    failure::{Failure, Result},
    limited::{self, Limited},
    policy,
};
use model::ImportId;
use sea_orm::{ConnectionTrait, FromQueryResult, Value};

/// Where lines come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A table, by the name of its file.
    Table(String),
    /// Another library, by its address.
    Library(String),
}

impl Origin {
    fn parts(&self) -> (&'static str, &str) {
        match self {
            Self::Table(name) => ("table", name),
            Self::Library(address) => ("library", address),
        }
    }
}

/// How long lists are kept, and how many of one member.
const KEPT_MS: i64 = 30 * 24 * 3_600_000;
const KEPT_MOST: i64 = 20;

#[derive(FromQueryResult)]
struct Known {
    material_id: i64,
    identifier: String,
}

/// How a table was read, and its file, so that it can be read in another way.
#[derive(Default)]
struct Source {
    bytes: Option<Vec<u8>>,
    charset: String,
    guessed: bool,
}

/// Reads a table for its owner to look at. Nothing is made of it yet.
pub async fn propose_table(cx: &Cx, name: String, bytes: Vec<u8>) -> Result<ImportId> {
    policy::imports::may_import(&cx.actor)?;
    let Table { lines, charset, guessed } = read_table(&bytes, None)?;
    insert(cx, Origin::Table(name), lines, Source { bytes: Some(bytes), charset: charset.name(), guessed }).await
}

/// Keeps what was read for its owner to look at. Nothing is made of it yet.
pub async fn propose(cx: &Cx, origin: Origin, lines: Vec<Line>) -> Result<ImportId> {
    insert(cx, origin, lines, Source::default()).await
}

async fn insert(cx: &Cx, origin: Origin, mut lines: Vec<Line>, source: Source) -> Result<ImportId> {
    let me = match origin {
        Origin::Table(_) => policy::imports::may_import(&cx.actor)?,
        Origin::Library(_) => policy::imports::may_harvest(&cx.actor)?,
    };
    let txn = cx.begin().await?;
    limited::hold(&txn, Limited::Imports, me).await?;
    mark_known(&txn, &mut lines).await?;
    let old = "DELETE FROM imports WHERE member_id = $1 AND (created_at < $2 OR id NOT IN \
               (SELECT id FROM imports WHERE member_id = $1 ORDER BY id DESC LIMIT $3))";
    run(&txn, old, vec![me.0.into(), (cx.now - KEPT_MS).into(), (KEPT_MOST - 1).into()]).await?;
    let (kind, name) = origin.parts();
    let text = serde_json::to_string(&lines).map_err(Failure::bug)?;
    let sql = "INSERT INTO imports (member_id, kind, origin, lines, created_at, content, charset, guessed) \
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8) RETURNING id AS n";
    let Source { bytes, charset, guessed } = source;
    let name = crate::text::clean_line(name);
    let values = vec![me.0.into(), kind.into(), name.into(), text.into(), cx.now.into(), bytes.into(), charset.into(), guessed.into()];
    let id = one::<Number>(&txn, sql, values).await?.ok_or_else(|| Failure::bug("an insert returned no id"))?.n;
    txn.commit().await?;
    Ok(ImportId(id))
}

/// Says of each line of another library whether it was taken before, by whomever.
pub(super) async fn mark_known(conn: &impl ConnectionTrait, lines: &mut [Line]) -> Result<()> {
    let names: Vec<Value> = lines.iter().filter(|line| !line.identifier.is_empty()).map(|line| line.identifier.clone().into()).collect();
    if names.is_empty() {
        return Ok(());
    }
    let sql = format!("SELECT material_id, identifier FROM material_origins WHERE identifier IN ({})", places(1, names.len()));
    let known: Vec<Known> = all(conn, &sql, names).await?;
    for line in lines {
        if let Some(row) = known.iter().find(|row| row.identifier == line.identifier) {
            line.known = true;
            line.material = Some(row.material_id);
        }
    }
    Ok(())
}
