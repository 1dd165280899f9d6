use super::{access, news::ReviewPosted, sql, taken_out};
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
use sea_orm::{ActiveValue::Set, DerivePartialModel, EntityTrait};
use tables::review;

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
        Some(review) => review,
        None => {
            let review = insert(&txn, cx, me, id, version, review, marks).await?;
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

async fn change(txn: &Txn, cx: &Cx, me: MemberId, id: MaterialId, version: i32, review: &Review, marks: &str) -> Result<Option<ReviewId>> {
    let values = vec![me.into(), id.into(), version.into(), marks.into(), review.overall.clone().into(), cx.now.into()];
    Ok(one::<Number>(txn, sql::CHANGE_REVIEW, values).await?.map(|row| ReviewId(row.n)))
}

async fn insert(txn: &Txn, cx: &Cx, me: MemberId, id: MaterialId, version: i32, review: Review, marks: String) -> Result<ReviewId> {
    let new = review::ActiveModel {
        member_id: Set(me),
        material_id: Set(id),
        version: Set(version),
        marks: Set(marks),
        note: Set(review.overall),
        created_at: Set(cx.now),
        changed_at: Set(cx.now),
        ..Default::default()
    };
    Ok(review::Entity::insert(new).exec(txn).await?.last_insert_id)
}

/// Different reviewers, of whatever versions.
async fn count(txn: &Txn, id: MaterialId) -> Result<()> {
    run(txn, sql::COUNT_REVIEWERS, vec![id.into()]).await?;
    write_trust_facets(txn, id).await
}

/// What was asked for has come once as many have reviewed it since as are needed.
async fn settle_request(txn: &Txn, id: MaterialId) -> Result<()> {
    run(txn, sql::SETTLE_REQUEST, vec![id.into(), i64::from(REVIEWERS_NEEDED).into()]).await?;
    Ok(())
}

#[derive(DerivePartialModel)]
#[sea_orm(entity = "review::Entity")]
struct Known {
    material_id: MaterialId,
    member_id: MemberId,
}

/// Takes a review back: one's own, or as staff for the context's reason, which its author is told. Gives the material it was about, and
/// what brings the review back.
pub async fn remove_review(cx: &Cx, review: ReviewId) -> Result<Taken<MaterialId>> {
    cx.member()?;
    let txn = cx.begin().await?;
    let known: Option<Known> = review::Entity::find_by_id(review).into_partial_model().one(&txn).await?;
    let known = known.ok_or(Failure::Problem(Problem::NotFound))?;
    let id = known.material_id;
    let row = crate::materials::access::held(&txn, cx, id, crate::policy::materials::Act::See).await?;
    taken_out::check(cx, known.member_id)?;
    let rows = Rows { table: "reviews", condition: "id = $1", values: vec![review.into()] };
    let taken = taken::keep(&txn, cx, Kind::Review, id.0, vec![rows]).await?;
    // Twice at once is told once.
    if review::Entity::delete_by_id(review).exec(&txn).await?.rows_affected == 1 {
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
