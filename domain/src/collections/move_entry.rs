use super::{access, sql};
use crate::{
    cx::Cx,
    db::{Txn, run},
    failure::{Failure, Result},
    policy::collections::Act,
};
use model::{CollectionId, MaterialId, Problem};
use sea_orm::{ColumnTrait, DerivePartialModel, EntityTrait, Order, QueryFilter, QueryOrder, QuerySelect};
use tables::collection_entry;

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
    let here = collection_entry::Entity::find_by_id((id, material)).select_only().column(collection_entry::Column::Position);
    let here: i32 = here.into_tuple().one(&txn).await?.ok_or(Failure::Problem(Problem::NotFound))?;
    if let Some(other) = neighbour(&txn, id, here, way).await? {
        let values = vec![id.into(), material.into(), other.material_id.into(), other.position.into(), here.into()];
        run(&txn, sql::CHANGE_PLACES, values).await?;
        access::touch(&txn, cx, id).await?;
    }
    txn.commit().await?;
    Ok(row.path())
}

#[derive(DerivePartialModel)]
#[sea_orm(entity = "collection_entry::Entity")]
struct Neighbour {
    material_id: MaterialId,
    position: i32,
}

async fn neighbour(txn: &Txn, id: CollectionId, here: i32, way: Way) -> Result<Option<Neighbour>> {
    let position = collection_entry::Column::Position;
    let (beyond, order) = match way {
        Way::Up => (position.lt(here), Order::Desc),
        Way::Down => (position.gt(here), Order::Asc),
    };
    let next = collection_entry::Entity::find().filter(collection_entry::Column::CollectionId.eq(id)).filter(beyond);
    Ok(next.order_by(position, order).into_partial_model().one(txn).await?)
}
