//! What follows from news about trust: notices to authors, reviewers and those who asked.

use super::{
    news::{OutdatedAnswered, OutdatedReported, ResourceAsked, ReviewAnswered, ReviewDue, ReviewPosted, UseReported},
    stories,
};
use crate::{
    cx::Cx,
    db::{all, one},
    failure::Result,
    materials::news::MaterialPublished,
    notices::{self, About, Story, Telling},
    outbox::Told,
    policy::authors::is_author,
};
use model::{MaterialId, MemberId, Subject};
use sea_orm::{FromQueryResult, Value};

// Each handles one news; `id` is the outbox row's.

pub async fn use_reported(cx: &Cx, id: i64, news: UseReported) -> Result<Told> {
    let said = said(cx, "uses", news.report.0).await?;
    tell_authors(cx, id, said.map(|said| said.to_authors(&stories::USED, "uses"))).await
}

pub async fn review_posted(cx: &Cx, id: i64, news: ReviewPosted) -> Result<Told> {
    let said = said(cx, "reviews", news.review.0).await?;
    tell_authors(cx, id, said.map(|said| said.to_authors(&stories::REVIEWED, "reviews"))).await
}

pub async fn outdated_reported(cx: &Cx, id: i64, news: OutdatedReported) -> Result<Told> {
    tell_authors(cx, id, Some(What::of(news.material, Some(news.by), &stories::OUTDATED, "outdated"))).await
}

pub async fn review_due(cx: &Cx, id: i64, news: ReviewDue) -> Result<Told> {
    tell_authors(cx, id, is_due(cx, news.material, news.due).await?).await
}

pub async fn published(cx: &Cx, id: i64, news: MaterialPublished) -> Result<Told> {
    match news {
        MaterialPublished { material, version: 1, by } => asked_for(cx, id, material, by).await,
        MaterialPublished { material, version, by } => new_version(cx, id, material, version, by).await,
    }
}

async fn tell_authors(cx: &Cx, news: i64, about: Option<What>) -> Result<Told> {
    match about {
        Some(about) => tell(cx, news, &about, AUTHORS, vec![about.subject.id().into()]).await,
        None => Ok(Told::Nobody),
    }
}

/// What to tell, whoever is told.
struct What {
    subject: Subject,
    actor: Option<MemberId>,
    story: &'static Story<About>,
    /// Below the page of the subject.
    page: String,
}

impl What {
    fn of(subject: impl Into<Subject>, actor: Option<MemberId>, story: &'static Story<About>, page: &str) -> Self {
        Self { subject: subject.into(), actor, story, page: page.to_owned() }
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

async fn tell(cx: &Cx, news: i64, about: &What, who: &str, values: Vec<Value>) -> Result<Told> {
    let all: Vec<To> = all(cx.reader(), who, values).await?;
    let txn = cx.begin().await?;
    for one in all {
        let story = about.story.of(&About::new(about.subject, one.title).on(about.page.clone()))?;
        // It tells nothing to who does not see the post it is about.
        let reply = if let Subject::Post(id) = about.subject { Some(id) } else { None };
        let telling = Telling { to: MemberId(one.member_id), actor: about.actor, reply, story };
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
    fn to_authors(&self, story: &'static Story<About>, page: &str) -> What {
        What::of(MaterialId(self.material_id), Some(MemberId(self.member_id)), story, page)
    }
}

async fn said(cx: &Cx, table: &'static str, id: i64) -> Result<Option<Said>> {
    one(cx.reader(), &format!("SELECT material_id, member_id FROM {table} WHERE id = $1"), vec![id.into()]).await
}

/// A day that was moved meanwhile is not told.
async fn is_due(cx: &Cx, material: MaterialId, due: i64) -> Result<Option<What>> {
    let sql = "SELECT id AS material_id, created_by AS member_id FROM materials WHERE id = $1 AND review_due = $2 AND state = 'published'";
    let still: Option<Said> = one(cx.reader(), sql, vec![material.0.into(), due.into()]).await?;
    Ok(still.map(|_| What::of(material, None, &stories::REVIEW_DUE, "care")))
}

pub async fn review_answered(cx: &Cx, id: i64, news: ReviewAnswered) -> Result<Told> {
    let ReviewAnswered { review, by } = news;
    let Some(said) = said(cx, "reviews", review.0).await? else { return Ok(Told::Nobody) };
    let about = What::of(MaterialId(said.material_id), Some(by), &stories::REVIEW_ANSWERED, &format!("reviews#review-{review}"));
    let who = "SELECT r.member_id, m.title FROM reviews r JOIN materials m ON m.id = r.material_id WHERE r.id = $1";
    tell(cx, id, &about, who, vec![review.0.into()]).await
}

pub async fn outdated_answered(cx: &Cx, id: i64, news: OutdatedAnswered) -> Result<Told> {
    let OutdatedAnswered { material, at, by } = news;
    let about = What::of(material, Some(by), &stories::OUTDATED_ANSWERED, "outdated");
    let who =
        "SELECT o.member_id, m.title FROM outdated_reports o JOIN materials m ON m.id = o.material_id WHERE o.material_id = $1 AND o.closed_at = $2";
    tell(cx, id, &about, who, vec![material.0.into(), at.into()]).await
}

/// Who reviewed or called outdated an earlier version hears of the next one.
async fn new_version(cx: &Cx, news: i64, material: MaterialId, version: i32, by: MemberId) -> Result<Told> {
    let about = What::of(material, Some(by), &stories::VERSION_AFTER_REVIEW, &format!("versions/{version}"));
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
    let about = What::of(material, Some(by), &stories::RESOURCE_MADE, "");
    let who = "SELECT q.member_id, m.title FROM post_materials o JOIN material_requests q ON q.reply_id = o.reply_id \
               JOIN materials m ON m.id = o.material_id WHERE o.material_id = $1 AND m.state = 'published'";
    tell(cx, news, &about, who, vec![material.0.into()]).await
}

pub async fn resource_asked(cx: &Cx, id: i64, news: ResourceAsked) -> Result<Told> {
    let ResourceAsked { reply, by } = news;
    let about = What::of(reply, Some(by), &stories::RESOURCE_ASKED, "resource");
    let who = "SELECT r.author_id AS member_id, t.title FROM replies r JOIN threads t ON t.id = r.thread_id \
               WHERE r.id = $1 AND r.deleted_at IS NULL AND t.deleted_at IS NULL";
    tell(cx, id, &about, who, vec![reply.0.into()]).await
}
