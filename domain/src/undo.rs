//! Bringing back what was taken away a moment ago.

pub(crate) mod feature;

use crate::{
    collections,
    cx::Cx,
    db::Txn,
    discussion,
    failure::Result,
    files, invitations, materials, organisations,
    taken::{self, Kept, Kind},
    trust,
};

/// Brings back what the asker took away at most five minutes ago; `id` is [`crate::Taken::undo`]. Gives the address to go to where that is
/// another one than before.
///
/// # Errors
/// [`model::Problem::TooLate`] after that time, [`model::Problem::NotFound`] for what somebody else took, for what was brought back already
/// and where it does not fit any more.
pub async fn bring_back(cx: &Cx, id: i64) -> Result<Option<String>> {
    cx.member()?;
    let txn = cx.begin().await?;
    let kept = taken::claim(&txn, cx, id).await?;
    let path = if kept.kind == Kind::Collection {
        Some(collections::bring_back(&txn, cx, &kept).await?)
    } else {
        put(&txn, cx, &kept).await?;
        None
    };
    txn.commit().await?;
    Ok(path)
}

/// Forgets what nobody can bring back any more.
pub async fn sweep(cx: &Cx) -> Result<usize> {
    let txn = cx.begin().await?;
    let rows = taken::forget_old(&txn, cx).await?;
    txn.commit().await?;
    Ok(usize::try_from(rows).unwrap_or(usize::MAX))
}

async fn put(txn: &Txn, cx: &Cx, kept: &Kept) -> Result<()> {
    match kept.kind {
        Kind::Draft => discussion::bring_draft_back(txn, kept).await,
        Kind::Collection => Ok(()),
        Kind::Entry => collections::bring_entry_back(txn, cx, kept).await,
        Kind::Editor => collections::bring_editor_back(txn, cx, kept).await,
        Kind::Author => materials::bring_author_back(txn, cx, kept).await,
        Kind::File => files::bring_file_back(txn, cx, kept).await,
        Kind::UseReport => trust::bring_use_back(txn, cx, kept).await,
        Kind::ClassPhoto => trust::bring_photo_back(txn, cx, kept).await,
        Kind::Review => trust::bring_review_back(txn, cx, kept).await,
        Kind::Affiliation => organisations::bring_affiliation_back(txn, cx, kept).await,
        Kind::Verification => organisations::bring_verification_back(txn, cx, kept).await,
        Kind::Invitation => invitations::bring_invitation_back(txn, cx, kept).await,
    }
}
