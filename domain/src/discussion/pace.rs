//! How fast one member can post: nobody reads or writes like that, and nobody fills the disk.

use crate::{
    cx::Cx,
    db::{Number, one},
    failure::Result,
};
use model::{MemberId, Problem};
use sea_orm::ConnectionTrait;

/// So many posts in so many milliseconds.
const PACE: [(i64, i64); 2] = [(20, 60_000), (150, 3_600_000)];

/// Refuses the next post, with a waiting time, where the last ones came too fast.
pub(super) async fn keep(txn: &impl ConnectionTrait, cx: &Cx, author: MemberId) -> Result<()> {
    if !cx.world.throttled {
        return Ok(());
    }
    for (most, window) in PACE {
        // One step into the index, however much they have written.
        let sql = "SELECT created_at AS n FROM replies WHERE author_id = $1 ORDER BY id DESC LIMIT 1 OFFSET $2";
        let first: Option<Number> = one(txn, sql, vec![author.0.into(), (most - 1).into()]).await?;
        let left = first.map_or(0, |row| row.n.min(cx.now) + window - cx.now);
        if left > 0 {
            let retry_after = u32::try_from(left / 1000 + 1).unwrap_or(u32::MAX);
            return Err(Problem::TooMany { retry_after }.into());
        }
    }
    Ok(())
}
