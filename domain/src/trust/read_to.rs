//! Resources for the forms of those who may say something of them, or answer.

use crate::{
    cx::Cx,
    failure::Result,
    materials::{MaterialView, read_material},
    policy::trust::{Act, may},
};
use model::MaterialId;

/// For a review, a report from class, or word that it is outdated.
pub async fn read_to_judge(cx: &Cx, id: MaterialId) -> Result<MaterialView> {
    read_for(cx, id, Act::Judge).await
}

/// For its authors' answers.
pub async fn read_to_care(cx: &Cx, id: MaterialId) -> Result<MaterialView> {
    read_for(cx, id, Act::Care).await
}

async fn read_for(cx: &Cx, id: MaterialId, act: Act) -> Result<MaterialView> {
    let found = read_material(cx, id, None).await?;
    may(&cx.actor, act, found.facts())?;
    Ok(found)
}
