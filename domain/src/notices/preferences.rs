use super::tell::how;
use crate::{cx::Cx, failure::Result};
use model::{HowTold, MemberId, NoticeKind};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, DerivePartialModel, EntityTrait, QueryFilter, sea_query::OnConflict};
use tables::notice_preference;

/// How a member wants to hear of each kind that is theirs to choose, in the order of [`NoticeKind::ALL`].
pub type Preferences = Vec<(NoticeKind, HowTold)>;

#[derive(DerivePartialModel)]
#[sea_orm(entity = "notice_preference::Entity")]
pub(super) struct Chosen {
    pub kind: String,
    pub how: String,
}

/// What a member has chosen, of kinds that are gone as well.
pub(super) async fn chosen(conn: &impl ConnectionTrait, member: MemberId) -> Result<Vec<Chosen>> {
    let own = notice_preference::Entity::find().filter(notice_preference::Column::MemberId.eq(member));
    Ok(own.into_partial_model().all(conn).await?)
}

/// The asker's choices, with what is usual where they made none.
pub async fn read_preferences(cx: &Cx) -> Result<Preferences> {
    let me = cx.member()?.id;
    let rows = chosen(cx.reader(), me).await?;
    let chosen = |kind: NoticeKind| rows.iter().find(|row| row.kind == kind.as_str()).map(|row| row.how.as_str());
    Ok(NoticeKind::ALL.into_iter().filter(|kind| kind.is_chosen()).map(|kind| (kind, how(kind, chosen(kind)))).collect())
}

/// Changes the asker's choices; kinds that are not named stay as they are.
pub async fn change_preferences(cx: &Cx, chosen: Preferences) -> Result<()> {
    let me = cx.member()?.id;
    let txn = cx.begin().await?;
    for (kind, how) in chosen.into_iter().filter(|(kind, _)| kind.is_chosen()) {
        write(&txn, me, kind, how).await?;
    }
    txn.commit().await
}

pub(super) async fn write(txn: &impl ConnectionTrait, member: MemberId, kind: NoticeKind, how: HowTold) -> Result<()> {
    let again = OnConflict::columns([notice_preference::Column::MemberId, notice_preference::Column::Kind])
        .update_column(notice_preference::Column::How)
        .to_owned();
    let row = notice_preference::ActiveModel { member_id: Set(member), kind: Set(kind), how: Set(how) };
    notice_preference::Entity::insert(row).on_conflict(again).exec_without_returning(txn).await?;
    Ok(())
}
