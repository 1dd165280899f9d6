//! What else somebody might want who reads a resource.

use super::{Facet, MaterialLine, list_materials::lines};
use crate::{
    cx::Cx,
    failure::Result,
    search,
    shelf::{self, Books, Shelf},
};
use model::{Material, MaterialId};
use std::collections::HashMap;

const MOST: usize = 4;
/// Of which those that the page names elsewhere are left out.
const RANKED: usize = 32;
/// What a value that both have counts. What is rare says more than what half of the library has.
const WEIGHTS: [(Facet, i64); 4] = [(Facet::Tag, 4), (Facet::Step, 2), (Facet::Subject, 1), (Facet::Kind, 1)];
/// What the best text counts.
const TEXT: i64 = 8;

/// At most four resources with the same tags, steps and subjects, or that say the same, the nearest first. None of `without`.
pub async fn list_related(cx: &Cx, id: MaterialId, version: i32, material: &Material, without: &[i64]) -> Result<Vec<MaterialLine>> {
    let books = shelf::fresh(cx.reader(), cx).await?;
    let shelf = cx.world.of::<Shelf>();
    let near = match shelf.near(&books, id, version) {
        Some(near) => near,
        None => shelf.keep_near(&books, id, version, rank(cx, &books, id, material).await?),
    };
    let ids: Vec<i64> = near.iter().copied().filter(|other| !without.contains(other)).take(MOST).collect();
    lines(cx.reader(), &ids).await
}

/// The nearest, and a few more than are shown, since some may be named already.
async fn rank(cx: &Cx, books: &Books, id: MaterialId, material: &Material) -> Result<Vec<i64>> {
    let mut points: HashMap<i64, i64> = HashMap::new();
    let alike = search::alike(cx, &material.title).await?;
    let best = alike.iter().map(|(_, points)| *points).max().unwrap_or(1).max(1);
    for (other, text) in alike {
        *points.entry(other).or_default() += TEXT * text / best;
    }
    // By tags first: they name few. The others only order what was found.
    let mut near = books.sharing(id, Facet::Tag);
    near.extend(points.keys().copied());
    for other in near {
        let shared = WEIGHTS.iter().map(|(facet, weight)| weight * books.shared(id, MaterialId(other), *facet)).sum::<i64>();
        let language = 2 * books.shared(id, MaterialId(other), Facet::Language);
        *points.entry(other).or_default() += shared + language;
    }
    let mut ranked: Vec<(i64, i64)> = points.into_iter().filter(|(other, _)| *other != id.0).map(|(other, n)| (n, other)).collect();
    ranked.sort_unstable_by(|one, other| other.cmp(one));
    Ok(ranked.into_iter().take(RANKED).map(|(_, other)| other).collect())
}
