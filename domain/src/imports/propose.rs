use super::Line;
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

/// Keeps what was read for its owner to look at. Nothing is made of it yet.
pub async fn propose(cx: &Cx, origin: Origin, mut lines: Vec<Line>) -> Result<ImportId> {
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
    let sql = "INSERT INTO imports (member_id, kind, origin, lines, created_at) VALUES ($1, $2, $3, $4, $5) RETURNING id AS n";
    let values = vec![me.0.into(), kind.into(), crate::text::clean_line(name).into(), text.into(), cx.now.into()];
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
