use super::{access, news::ReviewAnswered};
use crate::{
    cx::Cx,
    db::{Number, Txn, one, run},
    failure::{Failure, Result},
    outbox::announce,
    policy::trust::Act,
    text,
};
use model::{Field, MaterialId, Problem, ReviewId, problem::Findings};

const ANSWER: std::ops::RangeInclusive<usize> = 3..=2_000;

/// The material of a review, which the asker must be an author of.
async fn held_by_author(txn: &Txn, cx: &Cx, review: ReviewId) -> Result<(MaterialId, i32)> {
    cx.member()?;
    let row: Option<Number> = one(txn, "SELECT material_id AS n FROM reviews WHERE id = $1", vec![review.0.into()]).await?;
    let id = MaterialId(row.ok_or(Failure::Problem(Problem::NotFound))?.n);
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
    let sql = "UPDATE reviews SET answer = $2, answered_at = $3, answered_by = $4 WHERE id = $1";
    run(&txn, sql, vec![review.0.into(), answer.into(), cx.now.into(), me.0.into()]).await?;
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
    run(&txn, "UPDATE reviews SET done_in = $2 WHERE id = $1", vec![review.0.into(), version.into()]).await?;
    txn.commit().await?;
    Ok(id)
}
