use super::{ReviewLine, UseLine, UseSummary, read_reviews, read_uses};
use crate::{
    cx::Cx,
    db::{all, one},
    failure::Result,
    materials::access,
    policy::{
        boards_seen_by,
        materials::Act as See,
        trust::{Act, may},
    },
};
use model::MaterialId;
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
}

/// The figures and the latest of each; eight queries whatever there is.
pub async fn read_trust(cx: &Cx, id: MaterialId) -> Result<TrustView> {
    let (conn, row) = (cx.reader(), access::material(cx.reader(), cx, id, See::See).await?);
    let sql = "SELECT m.reviewers, m.outdated, m.review_asked_at, m.review_due, COALESCE(v.changelog, '') AS changelog FROM materials m \
               LEFT JOIN material_versions v ON v.material_id = m.id AND v.number = m.version WHERE m.id = $1";
    let counts: Option<Counts> = one(conn, sql, vec![id.0.into()]).await?;
    let counts = counts.unwrap_or(Counts { reviewers: 0, outdated: 0, review_asked_at: 0, review_due: 0, changelog: String::new() });
    let some_collections = collections(conn, id).await?;
    let can = |act| may(&cx.actor, act, row.facts()).is_ok();
    Ok(TrustView {
        uses: read_uses::summary(conn, id).await?,
        latest_uses: read_uses::latest(conn, id, None, 3).await?,
        reviewers: counts.reviewers,
        latest_review: read_reviews::latest(conn, id, None, 1).await?.pop(),
        outdated: counts.outdated,
        asked_at: counts.review_asked_at,
        due: counts.review_due,
        changelog: counts.changelog,
        thread: thread(cx, id).await?,
        origin: origin(cx, id).await?,
        collections: some_collections.first().map_or(0, |one| one.total),
        some_collections,
        can: Abilities { judge: can(Act::Judge), care: can(Act::Care), discuss: can(Act::Discuss) },
    })
}

/// Its thread, or the one that went into, where the asker may see it.
async fn thread(cx: &Cx, id: MaterialId) -> Result<Option<TalkedAbout>> {
    let sql = format!(
        "SELECT t.id, t.slug, t.title, t.replies_count AS replies, t.last_activity_at, n.name AS last_author FROM material_threads l \
         JOIN threads o ON o.id = l.thread_id JOIN threads t ON t.id = COALESCE(o.merged_into, o.id) JOIN boards b ON b.id = t.board_id \
         JOIN members n ON n.id = t.last_author_id WHERE l.material_id = $1 AND t.deleted_at IS NULL AND {}",
        boards_seen_by(&cx.actor)
    );
    one(cx.reader(), &sql, vec![id.0.into()]).await
}

async fn origin(cx: &Cx, id: MaterialId) -> Result<Option<OriginPost>> {
    let sql = format!(
        "SELECT o.reply_id, t.title, t.language FROM post_materials o JOIN replies r ON r.id = o.reply_id JOIN threads t ON t.id = r.thread_id \
         JOIN boards b ON b.id = t.board_id WHERE o.material_id = $1 AND r.deleted_at IS NULL AND t.deleted_at IS NULL AND {}",
        boards_seen_by(&cx.actor)
    );
    one(cx.reader(), &sql, vec![id.0.into()]).await
}

async fn collections(conn: &impl ConnectionTrait, id: MaterialId) -> Result<Vec<InCollection>> {
    let sql = "SELECT c.id, c.slug, c.title, c.language, COUNT(*) OVER () AS total FROM collection_entries e JOIN collections c ON c.id = e.collection_id \
               WHERE e.material_id = $1 AND c.access = 'public' ORDER BY c.changed_at DESC, c.id DESC LIMIT 5";
    all(conn, sql, vec![id.0.into()]).await
}
