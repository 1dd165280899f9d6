//! How fast one member can post.

use super::sql;
use crate::{
    cx::Cx,
    db::one,
    failure::Result,
    limited::{self, Limited},
};
use model::{
    MemberId,
    limits::{POSTS, Pace},
};
use sea_orm::{ConnectionTrait, FromQueryResult};

#[derive(FromQueryResult)]
struct Latest {
    n: i64,
    since: Option<i64>,
}

/// Refuses the next post, with a waiting time, where the last ones came too fast.
pub(super) async fn keep(txn: &impl ConnectionTrait, cx: &Cx, author: MemberId) -> Result<()> {
    if !cx.world.throttled {
        return Ok(());
    }
    limited::hold(txn, Limited::Posts, author).await?;
    for Pace { most, window_ms } in POSTS {
        let latest: Option<Latest> = one(txn, sql::PACE, vec![author.into(), most.into()]).await?;
        let since = latest.filter(|latest| latest.n >= most).and_then(|latest| latest.since);
        let left = since.map_or(0, |since| since.min(cx.now) + window_ms - cx.now);
        if left > 0 {
            return Err(limited::too_many(left));
        }
    }
    Ok(())
}
