//! News of collections.

use crate::outbox::News;
use model::{CollectionId, MaterialId, MemberId};
use serde::{Deserialize, Serialize};

/// A resource was put into a collection.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CollectionGrown {
    pub collection: CollectionId,
    pub material: MaterialId,
    pub by: MemberId,
}

impl News for CollectionGrown {
    const NAME: &'static str = "collection-grown";
}
