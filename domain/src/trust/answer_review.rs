use super::{access, news::ReviewAnswered};
use crate::{
    cx::Cx,
    db::Txn,
    failure::{Failure, Result},
    outbox::announce,
    policy::trust::Act,
    text,
};
use model::{Field, MaterialId, Problem, ReviewId, problem::Findings};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use tables::review;

const ANSWER: std::ops::RangeInclusive<usize> = 3..=2_000;

/// The material of a review, which the asker must be an author of.
async fn held_by_author(txn: &Txn, cx: &Cx, review: ReviewId) -> Result<(MaterialId, i32)> {
    cx.member()?;
    let of = review::Entity::find_by_id(review).select_only().column(review::Column::MaterialId);
    let id: MaterialId = of.into_tuple().one(txn).await?.ok_or(Failure::Problem(Problem::NotFound))?;
    Ok((id, access::held(txn, cx, id, Act::Care).await?.version))
}

/// An author's answer to a review; a later one takes its place. Gives the material.
pub async fn answer_review(cx: &Cx, review: ReviewId, answer: &str) -> Result<MaterialId> {
    let me = cx.member()?.id;
    let answer = text::clean_text(answer);
    let mut found = Findings::default();
    found.length(Field::Answer, &answer, ANSWER);
    found.none_or(())?;
    let txn = cx.begin().await?;
    let (id, _) = held_by_author(&txn, cx, review).await?;
    let answered = review::ActiveModel { answer: Set(answer), answered_at: Set(Some(cx.now)), answered_by: Set(Some(me)), ..Default::default() };
    review::Entity::update_many().set(answered).filter(review::Column::Id.eq(review)).exec(&txn).await?;
    announce(&txn, cx, ReviewAnswered { review, by: me }).await?;
    txn.commit().await?;
    Ok(id)
}

/// Notes that a version took the review up, or, with none, that no version did. Gives the material.
pub async fn mark_done(cx: &Cx, review: ReviewId, version: Option<i32>) -> Result<MaterialId> {
    let txn = cx.begin().await?;
    let (id, latest) = held_by_author(&txn, cx, review).await?;
    if version.is_some_and(|version| !(1..=latest).contains(&version)) {
        return Err(Problem::field(Field::Version, model::Wrong::NoSuchChoice).into());
    }
    let done = review::ActiveModel { done_in: Set(version), ..Default::default() };
    review::Entity::update_many().set(done).filter(review::Column::Id.eq(review)).exec(&txn).await?;
    txn.commit().await?;
    Ok(id)
}
