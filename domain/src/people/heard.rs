//! What follows from news about people.

use super::facets;
use crate::{
    cx::Cx,
    failure::Result,
    outbox::{News, Told},
};

/// Handles one news. Doing it twice changes nothing.
pub async fn heard(cx: &Cx, news: News) -> Result<Told> {
    if let News::MemberJoined { member } = news {
        let txn = cx.begin().await?;
        facets::refresh(&txn, member).await?;
        txn.commit().await?;
    }
    Ok(Told::Nobody)
}
