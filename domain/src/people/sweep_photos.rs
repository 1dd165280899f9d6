use crate::{
    cx::Cx,
    failure::{Failure, Result},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use std::{
    collections::HashSet,
    time::{Duration, UNIX_EPOCH},
};
use tables::member;

/// Files of this age that no member has are left over: from an upload that was cut short, or from an account that is gone.
const LEFT_OVER: Duration = Duration::from_secs(24 * 3_600);
const AT_ONCE: usize = 200;

/// Removes files that nobody's profile leads to. Returns how many photos were removed.
pub async fn sweep(cx: &Cx) -> Result<usize> {
    let store = cx.world.photos.clone();
    let now = UNIX_EPOCH + Duration::from_millis(u64::try_from(cx.now).unwrap_or(0));
    let old = tokio::task::spawn_blocking(move || store.older_than(LEFT_OVER, now)).await.map_err(Failure::bug)?;
    let mut removed = 0;
    for part in old.chunks(AT_ONCE) {
        let kept = member::Entity::find().filter(member::Column::Photo.is_in(part.iter().cloned()));
        let kept: Vec<String> = kept.select_only().column(member::Column::Photo).into_tuple().all(cx.reader()).await?;
        let kept: HashSet<String> = kept.into_iter().collect();
        for hash in part.iter().filter(|hash| !kept.contains(*hash)) {
            cx.world.photos.remove(hash);
            removed += 1;
        }
    }
    Ok(removed)
}
