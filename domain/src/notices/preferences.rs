use super::tell::how;
use crate::{
    cx::Cx,
    db::{all, run},
    failure::Result,
};
use model::{HowTold, MemberId, NoticeKind};
use sea_orm::{ConnectionTrait, FromQueryResult};

/// How a member wants to hear of each kind that is theirs to choose, in the order of [`NoticeKind::ALL`].
pub type Preferences = Vec<(NoticeKind, HowTold)>;

#[derive(FromQueryResult)]
struct Row {
    kind: String,
    how: String,
}

/// The asker's choices, with what is usual where they made none.
pub async fn read_preferences(cx: &Cx) -> Result<Preferences> {
    let me = cx.member()?.id;
    let rows: Vec<Row> = all(cx.reader(), "SELECT kind, how FROM notice_preferences WHERE member_id = $1", vec![me.0.into()]).await?;
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
    let sql = "INSERT INTO notice_preferences (member_id, kind, how) VALUES ($1, $2, $3) ON CONFLICT (member_id, kind) DO UPDATE SET how = $3";
    run(txn, sql, vec![member.0.into(), kind.as_str().into(), how.as_str().into()]).await?;
    Ok(())
}
