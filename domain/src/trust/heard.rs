//! What follows from news about trust: notices to authors, reviewers and those who asked.

use super::{
    news::{OutdatedAnswered, OutdatedReported, ResourceAsked, ReviewAnswered, ReviewDue, ReviewPosted, UseReported},
    sql, stories,
};
use crate::{
    cx::Cx,
    db::all,
    failure::Result,
    materials::news::MaterialPublished,
    notices::{self, About, Story, Telling},
    outbox::Told,
};
use model::{MaterialId, MemberId, ReviewId, Subject, UseId};
use sea_orm::{ColumnTrait, DerivePartialModel, EntityTrait, FromQueryResult, QueryFilter, SelectExt, Value};
use tables::{class_use, material, review};

// Each handles one news; `id` is the outbox row's.

pub async fn use_reported(cx: &Cx, id: i64, news: UseReported) -> Result<Told> {
    let said = used(cx, news.report).await?;
    tell_authors(cx, id, said.map(|said| What::of(said.material_id, Some(said.member_id), &stories::USED, "uses"))).await
}

pub async fn review_posted(cx: &Cx, id: i64, news: ReviewPosted) -> Result<Told> {
    let said = reviewed(cx, news.review).await?;
    tell_authors(cx, id, said.map(|said| What::of(said.material_id, Some(said.member_id), &stories::REVIEWED, "reviews"))).await
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
        Some(about) => tell(cx, news, &about, sql::AUTHORS, vec![about.subject.id().into()]).await,
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
    member_id: MemberId,
    title: String,
}

async fn tell(cx: &Cx, news: i64, about: &What, who: &str, values: Vec<Value>) -> Result<Told> {
    let all: Vec<To> = all(cx.reader(), who, values).await?;
    let txn = cx.begin().await?;
    for one in all {
        let story = about.story.of(&About::new(about.subject, one.title).on(about.page.clone()))?;
        // It tells nothing to who does not see the post it is about.
        let reply = if let Subject::Post(id) = about.subject { Some(id) } else { None };
        let telling = Telling { to: one.member_id, actor: about.actor, reply, story };
        notices::tell(&txn, cx, Some(news), telling).await?;
    }
    txn.commit().await?;
    Ok(Told::Nobody)
}

/// A report from class, if it was not taken back.
#[derive(DerivePartialModel)]
#[sea_orm(entity = "class_use::Entity")]
struct Used {
    material_id: MaterialId,
    member_id: MemberId,
}

async fn used(cx: &Cx, id: UseId) -> Result<Option<Used>> {
    Ok(class_use::Entity::find_by_id(id).into_partial_model().one(cx.reader()).await?)
}

/// A review, if it was not taken back.
#[derive(DerivePartialModel)]
#[sea_orm(entity = "review::Entity")]
struct Reviewed {
    material_id: MaterialId,
    member_id: MemberId,
}

async fn reviewed(cx: &Cx, id: ReviewId) -> Result<Option<Reviewed>> {
    Ok(review::Entity::find_by_id(id).into_partial_model().one(cx.reader()).await?)
}

/// A day that was moved meanwhile is not told.
async fn is_due(cx: &Cx, material: MaterialId, due: i64) -> Result<Option<What>> {
    let still = material::Entity::find_by_id(material).filter(material::Column::ReviewDue.eq(due)).filter(material::listed());
    let still = still.exists(cx.reader()).await?;
    Ok(still.then(|| What::of(material, None, &stories::REVIEW_DUE, "care")))
}

pub async fn review_answered(cx: &Cx, id: i64, news: ReviewAnswered) -> Result<Told> {
    let ReviewAnswered { review, by } = news;
    let Some(said) = reviewed(cx, review).await? else { return Ok(Told::Nobody) };
    let about = What::of(said.material_id, Some(by), &stories::REVIEW_ANSWERED, &format!("reviews#review-{review}"));
    tell(cx, id, &about, sql::REVIEWER, vec![review.into()]).await
}

pub async fn outdated_answered(cx: &Cx, id: i64, news: OutdatedAnswered) -> Result<Told> {
    let OutdatedAnswered { material, at, by } = news;
    let about = What::of(material, Some(by), &stories::OUTDATED_ANSWERED, "outdated");
    tell(cx, id, &about, sql::ANSWERED, vec![material.into(), at.into()]).await
}

/// Who reviewed or called outdated an earlier version hears of the next one.
async fn new_version(cx: &Cx, news: i64, material: MaterialId, version: i32, by: MemberId) -> Result<Told> {
    let about = What::of(material, Some(by), &stories::VERSION_AFTER_REVIEW, &format!("versions/{version}"));
    tell(cx, news, &about, sql::HAD_A_WORD, vec![material.into(), version.into()]).await
}

/// Who asked for a resource of a post hears that it is there.
async fn asked_for(cx: &Cx, news: i64, material: MaterialId, by: MemberId) -> Result<Told> {
    let about = What::of(material, Some(by), &stories::RESOURCE_MADE, "");
    tell(cx, news, &about, sql::ASKED_FOR, vec![material.into()]).await
}

pub async fn resource_asked(cx: &Cx, id: i64, news: ResourceAsked) -> Result<Told> {
    let ResourceAsked { reply, by } = news;
    let about = What::of(reply, Some(by), &stories::RESOURCE_ASKED, "resource");
    tell(cx, id, &about, sql::WRITER, vec![reply.into()]).await
}
