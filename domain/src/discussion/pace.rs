//! How fast one member can post: nobody reads or writes like that, and nobody fills the disk.

use crate::{cx::Cx, db::one, failure::Result};
use model::{MemberId, Problem};
use sea_orm::{ConnectionTrait, FromQueryResult};

/// So many posts in so many milliseconds.
const PACE: [(i64, i64); 2] = [(20, 60_000), (150, 3_600_000)];

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
    for (most, window) in PACE {
        // The latest ones by the index of authors, however much they have written.
        let sql = "SELECT COUNT(*) AS n, MIN(created_at) AS since FROM \
                   (SELECT created_at FROM replies WHERE author_id = $1 ORDER BY id DESC LIMIT $2) latest";
        let latest: Option<Latest> = one(txn, sql, vec![author.0.into(), most.into()]).await?;
        let since = latest.filter(|latest| latest.n >= most).and_then(|latest| latest.since);
        let left = since.map_or(0, |since| since.min(cx.now) + window - cx.now);
        if left > 0 {
            let retry_after = u32::try_from(left / 1000 + 1).unwrap_or(u32::MAX);
            return Err(Problem::TooMany { retry_after }.into());
        }
    }
    Ok(())
}
