use super::access;
use crate::{
    cx::Cx,
    db::{Number, Txn, all, one, run},
    failure::{Failure, Result},
    policy::collections::Act,
};
use model::{CollectionId, MaterialId, Problem};
use sea_orm::FromQueryResult;

/// Where to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    Up,
    Down,
}

impl Way {
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "up" => Some(Self::Up),
            "down" => Some(Self::Down),
            _ => None,
        }
    }
}

/// Lets a resource change places with its neighbour. At the end nothing moves. The collection is held meanwhile, so that two editors
/// at once cannot give two resources one place. Gives the collection's address.
pub async fn move_entry(cx: &Cx, id: CollectionId, material: MaterialId, way: Way) -> Result<String> {
    let txn = cx.begin().await?;
    let row = access::held(&txn, cx, id, Act::Change).await?;
    let sql = "SELECT CAST(position AS bigint) AS n FROM collection_entries WHERE collection_id = $1 AND material_id = $2";
    let here = one::<Number>(&txn, sql, vec![id.0.into(), material.0.into()]).await?.ok_or(Failure::Problem(Problem::NotFound))?.n;
    if let Some(other) = neighbour(&txn, id, here, way).await? {
        let sql = "UPDATE collection_entries SET position = CASE WHEN material_id = $2 THEN CAST($4 AS integer) ELSE CAST($5 AS integer) END \
                   WHERE collection_id = $1 AND material_id IN ($2, $3)";
        let place = |n: i64| i32::try_from(n).unwrap_or(0);
        let values = vec![id.0.into(), material.0.into(), other.material_id.into(), other.position.into(), place(here).into()];
        run(&txn, sql, values).await?;
        access::touch(&txn, cx, id).await?;
    }
    txn.commit().await?;
    Ok(row.path())
}

#[derive(FromQueryResult)]
struct Neighbour {
    material_id: i64,
    position: i32,
}

async fn neighbour(txn: &Txn, id: CollectionId, here: i64, way: Way) -> Result<Option<Neighbour>> {
    let (side, order) = match way {
        Way::Up => ("<", "DESC"),
        Way::Down => (">", "ASC"),
    };
    let sql = format!(
        "SELECT material_id, position FROM collection_entries WHERE collection_id = $1 AND position {side} $2 ORDER BY position {order} LIMIT 1"
    );
    let here = i32::try_from(here).unwrap_or(0);
    Ok(all(txn, &sql, vec![id.0.into(), here.into()]).await?.pop())
}
