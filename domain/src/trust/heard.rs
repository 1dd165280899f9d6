//! What follows from news about trust: notices to authors, reviewers and those who asked.

use crate::{
    cx::Cx,
    db::{all, one},
    failure::Result,
    materials::sql::is_author,
    notices::{self, Telling},
    outbox::{News, Told},
};
use model::{MaterialId, MemberId, NoticeKind, ReplyId};
use sea_orm::{FromQueryResult, Value};

/// Handles one news; `id` is the outbox row's.
pub async fn heard(cx: &Cx, id: i64, news: News) -> Result<Told> {
    let about = match news {
        News::UseReported { report } => said(cx, "uses", report.0).await?.map(|said| said.to_authors("notice-used", "mail-used", "uses")),
        News::ReviewPosted { review } => {
            said(cx, "reviews", review.0).await?.map(|said| said.to_authors("notice-reviewed", "mail-reviewed", "reviews"))
        }
        News::OutdatedReported { material, by } => Some(About::of(material, Some(by), "notice-outdated", "mail-outdated", "outdated")),
        News::ReviewDue { material, due } => is_due(cx, material, due).await?,
        News::ReviewAnswered { review, by } => return answered(cx, id, review.0, by).await,
        News::OutdatedAnswered { material, at, by } => return outdated_answered(cx, id, material, at, by).await,
        News::MaterialPublished { material, version: 1, by } => return asked_for(cx, id, material, by).await,
        News::MaterialPublished { material, version, by } => return new_version(cx, id, material, version, by).await,
        News::ResourceAsked { reply, by } => return resource_asked(cx, id, reply, by).await,
        _ => None,
    };
    let Some(about) = about else { return Ok(Told::Nobody) };
    tell(cx, id, &about, AUTHORS, vec![about.material.0.into()]).await
}

/// What to tell, whoever is told.
struct About {
    material: MaterialId,
    actor: Option<MemberId>,
    message: &'static str,
    letter: &'static str,
    /// The post it is about: it tells nothing to who does not see that.
    reply: Option<ReplyId>,
    link: String,
}

impl About {
    fn of(material: MaterialId, actor: Option<MemberId>, message: &'static str, letter: &'static str, page: &str) -> Self {
        Self { material, actor, message, letter, reply: None, link: format!("/library/{material}/{page}") }
    }
}

#[derive(FromQueryResult)]
struct To {
    member_id: i64,
    title: String,
}

const AUTHORS: &str = concat!(
    "SELECT a.member_id, m.title FROM material_authors a JOIN materials m ON m.id = a.material_id WHERE a.material_id = $1 AND m.state <> 'draft' AND ",
    is_author!()
);

async fn tell(cx: &Cx, news: i64, about: &About, who: &str, values: Vec<Value>) -> Result<Told> {
    let all: Vec<To> = all(cx.reader(), who, values).await?;
    let txn = cx.begin().await?;
    for one in all {
        let telling = Telling {
            to: MemberId(one.member_id),
            kind: NoticeKind::Feedback,
            actor: about.actor,
            reply: about.reply,
            message: about.message,
            letter: about.letter,
            note: one.title,
            link: about.link.clone(),
        };
        notices::tell(&txn, cx, Some(news), telling).await?;
    }
    txn.commit().await?;
    Ok(Told::Nobody)
}

/// Something somebody said, if they have not taken it back.
#[derive(FromQueryResult)]
struct Said {
    material_id: i64,
    member_id: i64,
}

impl Said {
    fn to_authors(&self, message: &'static str, letter: &'static str, page: &str) -> About {
        About::of(MaterialId(self.material_id), Some(MemberId(self.member_id)), message, letter, page)
    }
}

async fn said(cx: &Cx, table: &'static str, id: i64) -> Result<Option<Said>> {
    one(cx.reader(), &format!("SELECT material_id, member_id FROM {table} WHERE id = $1"), vec![id.into()]).await
}

/// A day that was moved meanwhile is not told.
async fn is_due(cx: &Cx, material: MaterialId, due: i64) -> Result<Option<About>> {
    let sql = "SELECT id AS material_id, created_by AS member_id FROM materials WHERE id = $1 AND review_due = $2 AND state = 'published'";
    let still: Option<Said> = one(cx.reader(), sql, vec![material.0.into(), due.into()]).await?;
    Ok(still.map(|_| About::of(material, None, "notice-review-due", "mail-review-due", "care")))
}

async fn answered(cx: &Cx, news: i64, review: i64, by: MemberId) -> Result<Told> {
    let Some(said) = said(cx, "reviews", review).await? else { return Ok(Told::Nobody) };
    let about =
        About::of(MaterialId(said.material_id), Some(by), "notice-review-answered", "mail-review-answered", &format!("reviews#review-{review}"));
    let who = "SELECT r.member_id, m.title FROM reviews r JOIN materials m ON m.id = r.material_id WHERE r.id = $1";
    tell(cx, news, &about, who, vec![review.into()]).await
}

async fn outdated_answered(cx: &Cx, news: i64, material: MaterialId, at: i64, by: MemberId) -> Result<Told> {
    let about = About::of(material, Some(by), "notice-outdated-answered", "mail-outdated-answered", "outdated");
    let who =
        "SELECT o.member_id, m.title FROM outdated_reports o JOIN materials m ON m.id = o.material_id WHERE o.material_id = $1 AND o.closed_at = $2";
    tell(cx, news, &about, who, vec![material.0.into(), at.into()]).await
}

/// Who reviewed or called outdated an earlier version hears of the next one.
async fn new_version(cx: &Cx, news: i64, material: MaterialId, version: i32, by: MemberId) -> Result<Told> {
    let about = About::of(material, Some(by), "notice-version-after-review", "mail-version-after-review", &format!("versions/{version}"));
    let who = concat!(
        "SELECT x.member_id, m.title FROM (SELECT member_id, material_id FROM reviews WHERE material_id = $1 AND version < $2 \
         UNION SELECT member_id, material_id FROM outdated_reports WHERE material_id = $1 AND version < $2) x \
         JOIN materials m ON m.id = x.material_id WHERE m.state <> 'draft' AND NOT EXISTS \
         (SELECT 1 FROM material_authors a WHERE a.material_id = m.id AND a.member_id = x.member_id AND ",
        is_author!(),
        ")"
    );
    tell(cx, news, &about, who, vec![material.0.into(), version.into()]).await
}

/// Who asked for a resource of a post hears that it is there.
async fn asked_for(cx: &Cx, news: i64, material: MaterialId, by: MemberId) -> Result<Told> {
    let about = About { link: format!("/library/{material}"), ..About::of(material, Some(by), "notice-resource-made", "mail-resource-made", "") };
    let who = "SELECT q.member_id, m.title FROM post_materials o JOIN material_requests q ON q.reply_id = o.reply_id \
               JOIN materials m ON m.id = o.material_id WHERE o.material_id = $1 AND m.state = 'published'";
    tell(cx, news, &about, who, vec![material.0.into()]).await
}

async fn resource_asked(cx: &Cx, news: i64, reply: ReplyId, by: MemberId) -> Result<Told> {
    let about = About {
        material: MaterialId(0),
        actor: Some(by),
        message: "notice-resource-asked",
        letter: "mail-resource-asked",
        reply: Some(reply),
        link: format!("/replies/{reply}/resource"),
    };
    let who = "SELECT r.author_id AS member_id, t.title FROM replies r JOIN threads t ON t.id = r.thread_id \
               WHERE r.id = $1 AND r.deleted_at IS NULL AND t.deleted_at IS NULL";
    tell(cx, news, &about, who, vec![reply.0.into()]).await
}
