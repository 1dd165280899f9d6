use super::{access, taken_out};
use crate::{
    cx::Cx,
    db::{Number, Txn, one, run},
    failure::{Failure, Result},
    files::{self, Incoming, Place},
    policy::trust::Act,
    taken::{self, Kept, Kind, Taken},
};
use model::{FileId, MaterialId, Problem, UseId};
use sea_orm::FromQueryResult;

#[derive(FromQueryResult)]
struct Report {
    material_id: i64,
    member_id: i64,
    photo_id: Option<i64>,
}

const REPORT: &str = "SELECT material_id, member_id, photo_id FROM uses WHERE id = $1";

/// Puts a photo to one's own report from class. What came in is thrown away if that may not be.
pub async fn set_use_photo(cx: &Cx, report: UseId, name: &str, incoming: Incoming) -> Result<()> {
    let known: Option<Report> = one(cx.reader(), REPORT, vec![report.0.into()]).await?;
    let Some(known) = known else {
        cx.world.files.drop_incoming(incoming).await;
        return Err(Problem::NotFound.into());
    };
    files::put(cx, Class { material: MaterialId(known.material_id), report }, name, incoming).await.map(drop)
}

/// Takes the photo from a report: one's own, or as staff for the context's reason, which its author is told. Gives the material it was about,
/// and what brings the photo back.
pub async fn remove_use_photo(cx: &Cx, report: UseId) -> Result<Taken<MaterialId>> {
    cx.member()?;
    let txn = cx.begin().await?;
    let known: Option<Report> = one(&txn, REPORT, vec![report.0.into()]).await?;
    let known = known.ok_or(Failure::Problem(Problem::NotFound))?;
    let id = MaterialId(known.material_id);
    let row = crate::materials::access::held(&txn, cx, id, crate::policy::materials::Act::See).await?;
    taken_out::check(cx, known.member_id)?;
    let taken = taken_out::keep_use(&txn, cx, Kind::ClassPhoto, report, id).await?;
    if known.photo_id.is_some() {
        change_photo(&txn, report, None).await?;
        taken_out::note(&txn, cx, "use-photo-removed", known.member_id, &row).await?;
    }
    txn.commit().await?;
    Ok(taken.of(id))
}

/// Puts a photo back to its report, unless the report is gone or has another one.
pub(crate) async fn bring_photo_back(txn: &Txn, cx: &Cx, kept: &Kept) -> Result<()> {
    let row = crate::materials::access::held(txn, cx, MaterialId(kept.object), crate::policy::materials::Act::See).await?;
    // The report is there, so that only its photo comes back.
    taken::put_back(txn, kept).await?;
    let (report, photo) = (kept.number("uses", "id")?, kept.number("uses", "photo_id")?);
    let sql = "UPDATE uses SET photo_id = $2 WHERE id = $1 AND photo_id IS NULL";
    if run(txn, sql, vec![report.into(), photo.into()]).await? == 0 {
        return Err(Problem::NotFound.into());
    }
    taken_out::note_back(txn, cx, kept, &row).await
}

/// A report from class, which has one photo.
#[derive(Clone, Copy)]
struct Class {
    material: MaterialId,
    report: UseId,
}

impl Place for Class {
    /// Enough for a page, and no face at the back of a room is larger than a few pixels.
    const PICTURES: Option<u32> = Some(1600);

    fn material(self) -> MaterialId {
        self.material
    }

    /// That it is the asker's report, of this material, which they may still say something about.
    async fn held(self, txn: &Txn, cx: &Cx) -> Result<()> {
        let me = cx.member()?.id;
        access::held(txn, cx, self.material, Act::Judge).await?;
        let sql = "SELECT id AS n FROM uses WHERE id = $1 AND material_id = $2 AND member_id = $3";
        let known: Option<Number> = one(txn, sql, vec![self.report.0.into(), self.material.0.into(), me.0.into()]).await?;
        known.map(drop).ok_or(Failure::Problem(Problem::NotFound))
    }

    /// It takes the place of the one that was there.
    async fn has_room(self, _: &Txn, _: &str) -> Result<()> {
        Ok(())
    }

    async fn take(self, txn: &Txn, file: FileId) -> Result<()> {
        change_photo(txn, self.report, Some(file.0)).await
    }
}

/// Another photo or none; the file of the one before goes.
pub(super) async fn change_photo(txn: &Txn, report: UseId, file: Option<i64>) -> Result<()> {
    let before: Option<Report> = one(txn, REPORT, vec![report.0.into()]).await?;
    run(txn, "UPDATE uses SET photo_id = $2 WHERE id = $1", vec![report.0.into(), file.into()]).await?;
    if let Some(old) = before.and_then(|before| before.photo_id) {
        run(txn, "DELETE FROM files WHERE id = $1", vec![old.into()]).await?;
    }
    Ok(())
}
