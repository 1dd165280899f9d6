use super::{access, news::ReviewPosted, taken_out};
use crate::{
    cx::Cx,
    db::{Number, Txn, one, run},
    failure::{Failure, Result},
    materials::write_trust_facets,
    moderation::reports,
    outbox::announce,
    policy::trust::Act,
    taken::{self, Kept, Kind, Rows, Taken},
    text,
};
use model::{MaterialId, MemberId, Problem, Review, ReviewDraft, ReviewId, trust::REVIEWERS_NEEDED};
use sea_orm::FromQueryResult;

/// Reviews the version that was read, or changes one's review of it. A version that was published meanwhile does not matter: the
/// review says which one it is about.
pub async fn review(cx: &Cx, id: MaterialId, version: i32, draft: ReviewDraft) -> Result<ReviewId> {
    let me = cx.member()?.id;
    let review = clean(draft).check()?;
    let marks = serde_json::to_string(&review.marks).map_err(Failure::bug)?;
    let txn = cx.begin().await?;
    let row = access::held(&txn, cx, id, Act::Judge).await?;
    access::check_version(&row, version)?;
    let known = change(&txn, cx, me, id, version, &review, &marks).await?;
    let review = match known {
        Some(review) => ReviewId(review),
        None => {
            let review = ReviewId(insert(&txn, cx, me, id, version, &review, &marks).await?);
            announce(&txn, cx, ReviewPosted { review }).await?;
            review
        }
    };
    settle_request(&txn, id).await?;
    if known.is_none() {
        count(&txn, id).await?;
    }
    txn.commit().await?;
    Ok(review)
}

fn clean(draft: ReviewDraft) -> ReviewDraft {
    let comments = draft.comments.into_iter().map(|(name, comment)| (name, text::clean_text(&comment))).collect();
    ReviewDraft { comments, overall: text::clean_text(&draft.overall), ..draft }
}

async fn change(txn: &Txn, cx: &Cx, me: MemberId, id: MaterialId, version: i32, review: &Review, marks: &str) -> Result<Option<i64>> {
    let sql =
        "UPDATE reviews SET marks = $4, note = $5, changed_at = $6 WHERE member_id = $1 AND material_id = $2 AND version = $3 RETURNING id AS n";
    let values = vec![me.0.into(), id.0.into(), version.into(), marks.into(), review.overall.clone().into(), cx.now.into()];
    Ok(one::<Number>(txn, sql, values).await?.map(|row| row.n))
}

async fn insert(txn: &Txn, cx: &Cx, me: MemberId, id: MaterialId, version: i32, review: &Review, marks: &str) -> Result<i64> {
    let sql = "INSERT INTO reviews (member_id, material_id, version, marks, note, created_at, changed_at) VALUES ($1, $2, $3, $4, $5, $6, $6) \
               RETURNING id AS n";
    let values = vec![me.0.into(), id.0.into(), version.into(), marks.into(), review.overall.clone().into(), cx.now.into()];
    Ok(one::<Number>(txn, sql, values).await?.ok_or_else(|| Failure::bug("an insert returned no id"))?.n)
}

/// Different reviewers, of whatever versions.
async fn count(txn: &Txn, id: MaterialId) -> Result<()> {
    let sql = "UPDATE materials SET reviewers = (SELECT COUNT(DISTINCT member_id) FROM reviews WHERE material_id = $1) WHERE id = $1";
    run(txn, sql, vec![id.0.into()]).await?;
    write_trust_facets(txn, id).await
}

/// What was asked for has come once as many have reviewed it since as are needed.
async fn settle_request(txn: &Txn, id: MaterialId) -> Result<()> {
    let sql = "UPDATE materials SET review_asked_at = 0 WHERE id = $1 AND review_asked_at > 0 AND (SELECT COUNT(DISTINCT r.member_id) FROM reviews r \
               WHERE r.material_id = materials.id AND r.changed_at >= materials.review_asked_at) >= $2";
    run(txn, sql, vec![id.0.into(), i64::from(REVIEWERS_NEEDED).into()]).await?;
    Ok(())
}

#[derive(FromQueryResult)]
struct Known {
    material_id: i64,
    member_id: i64,
}

/// Takes a review back: one's own, or as staff for the context's reason, which its author is told. Gives the material it was about, and
/// what brings the review back.
pub async fn remove_review(cx: &Cx, review: ReviewId) -> Result<Taken<MaterialId>> {
    cx.member()?;
    let txn = cx.begin().await?;
    let known: Option<Known> = one(&txn, "SELECT material_id, member_id FROM reviews WHERE id = $1", vec![review.0.into()]).await?;
    let known = known.ok_or(Failure::Problem(Problem::NotFound))?;
    let id = MaterialId(known.material_id);
    let row = crate::materials::access::held(&txn, cx, id, crate::policy::materials::Act::See).await?;
    taken_out::check(cx, known.member_id)?;
    let rows = Rows { table: "reviews", condition: "id = $1", values: vec![review.0.into()] };
    let taken = taken::keep(&txn, cx, Kind::Review, id.0, vec![rows]).await?;
    // Twice at once is told once.
    if run(&txn, "DELETE FROM reviews WHERE id = $1", vec![review.0.into()]).await? == 1 {
        taken_out::note(&txn, cx, "review-removed", known.member_id, &row).await?;
        reports::settle(&txn, cx, review, "hidden", &cx.reason).await?;
        count(&txn, id).await?;
    }
    txn.commit().await?;
    Ok(taken.of(id))
}

/// Brings a review back, with what was answered to it.
pub(crate) async fn bring_review_back(txn: &Txn, cx: &Cx, kept: &Kept) -> Result<()> {
    let id = MaterialId(kept.object);
    let row = crate::materials::access::held(txn, cx, id, crate::policy::materials::Act::See).await?;
    if taken::put_back(txn, kept).await? > 0 {
        count(txn, id).await?;
        taken_out::note_back(txn, cx, kept, &row).await?;
    }
    Ok(())
}
