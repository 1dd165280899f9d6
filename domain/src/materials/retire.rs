use super::{access, access::MaterialRow, facets, versions};
use crate::{
    audit::{self, Entry},
    cx::Cx,
    failure::Result,
    moderation::reports,
    policy::materials::Act,
    search::index,
    text,
};
use model::{Field, MaterialId, MaterialState, MemberId, Problem, SubjectKind, limits, problem::Findings};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use tables::{
    material,
    material_author::{self, Column},
};

/// Takes material out of the lists, for a reason that its page shows; staff's reason is told to its authors. Its licence stays: who has it
/// may go on using it.
pub async fn retire(cx: &Cx, id: MaterialId, reason: &str) -> Result<()> {
    let reason = text::clean_line(reason);
    let mut found = Findings::default();
    found.length(Field::Reason, &reason, 3..=limits::NOTE_MAX);
    found.none_or(())?;
    let txn = cx.begin().await?;
    let row = access::held(&txn, cx, id, Act::Retire).await?;
    if row.state() != MaterialState::Published {
        return Err(Problem::Forbidden.into());
    }
    set(&txn, cx, id, MaterialState::Retired, !row.is_author, &reason).await?;
    facets::write(&txn, id, None).await?;
    if !row.is_author {
        reports::settle(&txn, cx, id, "hidden", &reason).await?;
    }
    note(&txn, cx, &row, Entry { act: "material-retired", reason, ..Entry::default() }).await?;
    txn.commit().await
}

/// Lists it again.
pub async fn unretire(cx: &Cx, id: MaterialId) -> Result<()> {
    let txn = cx.begin().await?;
    let row = access::held(&txn, cx, id, Act::Retire).await?;
    if row.state() != MaterialState::Retired {
        return Err(Problem::Forbidden.into());
    }
    let (material, _) = versions::fields_of(&txn, id, row.version).await?;
    set(&txn, cx, id, MaterialState::Published, false, "").await?;
    facets::write(&txn, id, Some((&material, row.published_at))).await?;
    index::material(&txn, id).await?;
    note(&txn, cx, &row, Entry { act: "material-listed", ..Entry::default() }).await?;
    txn.commit().await
}

async fn set(txn: &impl ConnectionTrait, cx: &Cx, id: MaterialId, state: MaterialState, removed: bool, reason: &str) -> Result<()> {
    let row = material::ActiveModel {
        state: Set(state),
        removed: Set(removed),
        reason: Set(reason.to_owned()),
        changed_at: Set(cx.now),
        datestamp: Set(cx.now),
        ..Default::default()
    };
    material::Entity::update_many().set(row).filter(material::Column::Id.eq(id)).exec(txn).await?;
    Ok(())
}

/// An author's own act is a line of the log; of staff's all authors hear.
async fn note(txn: &impl ConnectionTrait, cx: &Cx, row: &MaterialRow, entry: Entry) -> Result<()> {
    let entry = Entry { object: Some(SubjectKind::Resource.of(row.id)), detail: row.title.clone(), ..entry };
    if row.is_author {
        return audit::record(txn, cx, Entry { member: Some(MemberId(row.created_by)), ..entry }).await;
    }
    for author in authors(txn, row.id).await? {
        audit::record_and_tell(txn, cx, Entry { member: Some(author), ..entry.clone() }).await?;
    }
    Ok(())
}

async fn authors(txn: &impl ConnectionTrait, id: i64) -> Result<Vec<MemberId>> {
    let authors = material_author::Entity::find().filter(Column::MaterialId.eq(id)).filter(material_author::accepted());
    Ok(authors.order_by_asc(Column::MemberId).select_only().column(Column::MemberId).into_tuple().all(txn).await?)
}
