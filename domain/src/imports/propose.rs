use super::{Line, Table, read_table};
use crate::{
    cx::Cx,
    failure::{Failure, Result},
    limited::{self, Limited},
    policy,
};
use model::{ImportId, MemberId};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
};
use tables::{import, material_origin};

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
const KEPT_MOST: u64 = 20;

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
    forget_old(&txn, cx, me).await?;
    let (kind, name) = origin.parts();
    let text = serde_json::to_string(&lines).map_err(Failure::bug)?;
    let Source { bytes, charset, guessed } = source;
    let row = import::ActiveModel {
        id: NotSet,
        member_id: Set(me),
        kind: Set(kind.to_owned()),
        origin: Set(crate::text::clean_line(name)),
        lines: Set(text),
        created_at: Set(cx.now),
        content: Set(bytes),
        charset: Set(charset.to_owned()),
        guessed: Set(guessed),
        ..Default::default()
    };
    let id = import::Entity::insert(row).exec(&txn).await?.last_insert_id;
    txn.commit().await?;
    Ok(id)
}

/// Makes room for one more.
async fn forget_old(txn: &impl ConnectionTrait, cx: &Cx, me: MemberId) -> Result<()> {
    let own = import::Entity::find().filter(import::Column::MemberId.eq(me)).select_only().column(import::Column::Id);
    let kept = own.order_by_desc(import::Column::Id).limit(KEPT_MOST - 1).into_query();
    let old = Condition::any().add(import::Column::CreatedAt.lt(cx.now - KEPT_MS)).add(import::Column::Id.not_in_subquery(kept));
    import::Entity::delete_many().filter(import::Column::MemberId.eq(me)).filter(old).exec(txn).await?;
    Ok(())
}

/// Says of each line of another library whether it was taken before, by whomever.
pub(super) async fn mark_known(conn: &impl ConnectionTrait, lines: &mut [Line]) -> Result<()> {
    let names: Vec<String> = lines.iter().filter(|line| !line.identifier.is_empty()).map(|line| line.identifier.clone()).collect();
    if names.is_empty() {
        return Ok(());
    }
    let known = material_origin::Entity::find().filter(material_origin::Column::Identifier.is_in(names)).all(conn).await?;
    for line in lines {
        if let Some(row) = known.iter().find(|row| row.identifier == line.identifier) {
            line.known = true;
            line.material = Some(row.material_id.0);
        }
    }
    Ok(())
}
