use super::{ReviewLine, UseLine, UseSummary, read_reviews, read_uses, sql};
use crate::{
    cx::Cx,
    db::{all, one},
    failure::{Failure, Result},
    materials::{MaterialView, access},
    policy::{
        boards_seen_by,
        materials::{Act as See, Facts},
        trust::{Act, may},
    },
};
use model::{MaterialId, Problem};
use sea_orm::{ConnectionTrait, FromQueryResult};

/// What colleagues say about a resource, as its page shows it.
pub struct TrustView {
    pub uses: UseSummary,
    pub latest_uses: Vec<UseLine>,
    pub reviewers: i32,
    pub latest_review: Option<ReviewLine>,
    /// Open reports that it is outdated.
    pub outdated: i32,
    /// Since when a review is asked for, and by when it is looked at again; 0 where not.
    pub asked_at: i64,
    pub due: i64,
    /// Of the latest version.
    pub changelog: String,
    pub thread: Option<TalkedAbout>,
    /// The post it began as, where the asker may see it.
    pub origin: Option<OriginPost>,
    /// Public collections that have it: how many, and the latest five.
    pub collections: i64,
    pub some_collections: Vec<InCollection>,
    pub can: Abilities,
}

/// What the asker may do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Abilities {
    pub judge: bool,
    pub care: bool,
    pub discuss: bool,
}

/// The thread about a resource.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct TalkedAbout {
    pub id: i64,
    pub slug: String,
    pub title: String,
    pub replies: i32,
    pub last_activity_at: i64,
    pub last_author: String,
}

/// The post a resource began as.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct OriginPost {
    pub reply_id: i64,
    pub title: String,
    pub language: String,
}

#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct InCollection {
    pub id: i64,
    pub slug: String,
    pub title: String,
    pub language: String,
    pub total: i64,
}

#[derive(FromQueryResult)]
struct Counts {
    reviewers: i32,
    outdated: i32,
    review_asked_at: i64,
    review_due: i64,
    changelog: String,
    used: bool,
    reviewed: bool,
    talked_about: bool,
    began_as_post: bool,
    collected: bool,
}

/// The figures and the latest of each. One query, and one or two more for each kind of what there is.
pub async fn read_trust(cx: &Cx, id: MaterialId) -> Result<TrustView> {
    let row = access::material(cx.reader(), cx, id, See::See).await?;
    trust_in(cx, id, row.facts()).await
}

/// The same of a resource that was read already.
pub async fn trust_in_view(cx: &Cx, view: &MaterialView) -> Result<TrustView> {
    trust_in(cx, view.id, view.facts()).await
}

async fn trust_in(cx: &Cx, id: MaterialId, facts: Facts) -> Result<TrustView> {
    let conn = cx.reader();
    let counts: Counts = one(conn, sql::COUNTS, vec![id.into()]).await?.ok_or(Failure::Problem(Problem::NotFound))?;
    let some_collections = if counts.collected { collections(conn, id).await? } else { Vec::new() };
    let can = |act| may(&cx.actor, act, facts).is_ok();
    Ok(TrustView {
        uses: if counts.used { read_uses::summary(conn, id).await? } else { UseSummary::default() },
        latest_uses: if counts.used { read_uses::latest(conn, id, None, 3).await? } else { Vec::new() },
        reviewers: counts.reviewers,
        latest_review: if counts.reviewed { read_reviews::latest(conn, id, None, 1).await?.pop() } else { None },
        outdated: counts.outdated,
        asked_at: counts.review_asked_at,
        due: counts.review_due,
        changelog: counts.changelog,
        thread: if counts.talked_about { thread(cx, id).await? } else { None },
        origin: if counts.began_as_post { origin(cx, id).await? } else { None },
        collections: some_collections.first().map_or(0, |one| one.total),
        some_collections,
        can: Abilities { judge: can(Act::Judge), care: can(Act::Care), discuss: can(Act::Discuss) },
    })
}

/// Its thread, or the one that went into, where the asker may see it.
async fn thread(cx: &Cx, id: MaterialId) -> Result<Option<TalkedAbout>> {
    let mut values = vec![id.into()];
    let seen = boards_seen_by(&cx.actor, &mut values);
    one(cx.reader(), &format!("{}{seen}", sql::THREAD), values).await
}

async fn origin(cx: &Cx, id: MaterialId) -> Result<Option<OriginPost>> {
    let mut values = vec![id.into()];
    let seen = boards_seen_by(&cx.actor, &mut values);
    one(cx.reader(), &format!("{}{seen}", sql::ORIGIN), values).await
}

async fn collections(conn: &impl ConnectionTrait, id: MaterialId) -> Result<Vec<InCollection>> {
    all(conn, sql::COLLECTIONS, vec![id.into()]).await
}
