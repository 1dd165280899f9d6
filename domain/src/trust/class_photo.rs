use super::{access, taken_out};
use crate::{
    cx::Cx,
    db::Txn,
    failure::{Failure, Result},
    files::{self, Incoming, Place},
    policy::trust::Act,
    taken::{self, Kept, Kind, Taken},
};
use model::{FileId, MaterialId, MemberId, Problem, UseId};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, DerivePartialModel, EntityTrait, QueryFilter, SelectExt};
use tables::{class_use, file};

#[derive(DerivePartialModel)]
#[sea_orm(entity = "class_use::Entity")]
struct Report {
    material_id: MaterialId,
    member_id: MemberId,
    photo_id: Option<FileId>,
}

async fn find(conn: &impl ConnectionTrait, report: UseId) -> Result<Option<Report>> {
    Ok(class_use::Entity::find_by_id(report).into_partial_model().one(conn).await?)
}

/// Puts a photo to one's own report from class. What came in is thrown away if that may not be.
pub async fn set_use_photo(cx: &Cx, report: UseId, name: &str, incoming: Incoming) -> Result<()> {
    let Some(known) = find(cx.reader(), report).await? else {
        cx.world.files.drop_incoming(incoming).await;
        return Err(Problem::NotFound.into());
    };
    files::put(cx, Class { material: known.material_id, report }, name, incoming).await.map(drop)
}

/// Takes the photo from a report: one's own, or as staff for the context's reason, which its author is told. Gives the material it was about,
/// and what brings the photo back.
pub async fn remove_use_photo(cx: &Cx, report: UseId) -> Result<Taken<MaterialId>> {
    cx.member()?;
    let txn = cx.begin().await?;
    let known = find(&txn, report).await?.ok_or(Failure::Problem(Problem::NotFound))?;
    let id = known.material_id;
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
    let (report, photo) = (UseId(kept.number("uses", "id")?), FileId(kept.number("uses", "photo_id")?));
    let shown = class_use::ActiveModel { photo_id: Set(Some(photo)), ..Default::default() };
    let shown = class_use::Entity::update_many().set(shown).filter(class_use::Column::Id.eq(report));
    if shown.filter(class_use::Column::PhotoId.is_null()).exec(txn).await?.rows_affected == 0 {
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
        let own = class_use::Entity::find_by_id(self.report).filter(class_use::Column::MaterialId.eq(self.material));
        let own = own.filter(class_use::Column::MemberId.eq(me)).exists(txn).await?;
        if own { Ok(()) } else { Err(Problem::NotFound.into()) }
    }

    /// It takes the place of the one that was there.
    async fn has_room(self, _: &Txn, _: &str) -> Result<()> {
        Ok(())
    }

    async fn take(self, txn: &Txn, file: FileId) -> Result<()> {
        change_photo(txn, self.report, Some(file)).await
    }
}

/// Another photo or none; the file of the one before goes.
pub(super) async fn change_photo(txn: &Txn, report: UseId, file: Option<FileId>) -> Result<()> {
    let before = find(txn, report).await?;
    let shown = class_use::ActiveModel { photo_id: Set(file), ..Default::default() };
    class_use::Entity::update_many().set(shown).filter(class_use::Column::Id.eq(report)).exec(txn).await?;
    if let Some(old) = before.and_then(|before| before.photo_id) {
        file::Entity::delete_by_id(old).exec(txn).await?;
    }
    Ok(())
}
