//! News of resources.

use crate::outbox::News;
use model::{MaterialId, MemberId};
use serde::{Deserialize, Serialize};

/// A version of material is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MaterialPublished {
    pub material: MaterialId,
    pub version: i32,
    pub by: MemberId,
}

impl News for MaterialPublished {
    const NAME: &'static str = "material-published";
}
