//! What staff takes out of what members said about a resource: for a reason, which the member is told.

use super::sql;
use crate::{
    audit::{self, Entry},
    cx::Cx,
    failure::Result,
    materials::access::MaterialRow,
    policy::trust::may_take_back,
    taken::{self, Kept, Kind, Rows, Taken},
};
use model::{MaterialId, MemberId, SubjectKind, UseId, staff::check_reason};
use sea_orm::ConnectionTrait;

/// Whether the asker may take out what `member` said; staff needs the context's reason.
pub fn check(cx: &Cx, member: MemberId) -> Result<()> {
    let own = is_own(cx, member);
    may_take_back(&cx.actor, own)?;
    if own { Ok(()) } else { Ok(check_reason(&cx.reason)?) }
}

/// Writes the log and tells the member, unless it was their own act.
pub async fn note(txn: &impl ConnectionTrait, cx: &Cx, act: &'static str, member: MemberId, material: &MaterialRow) -> Result<()> {
    if is_own(cx, member) {
        return Ok(());
    }
    let object = Some(SubjectKind::Resource.of(material.id));
    let entry = Entry { act, member: Some(member), object, detail: material.title.clone(), ..Entry::default() };
    audit::record_and_tell(txn, cx, entry).await
}

/// Copies a report from class with the row of its photo.
pub async fn keep_use(txn: &impl ConnectionTrait, cx: &Cx, kind: Kind, report: UseId, material: MaterialId) -> Result<Taken> {
    let of = |table, condition| Rows { table, condition, values: vec![report.into()] };
    let rows = vec![of("files", sql::PHOTO_OF_USE), of("uses", "id = $1")];
    taken::keep(txn, cx, kind, material.0, rows).await
}

/// Staff who put something back that they had taken out tell the member so.
pub async fn note_back(txn: &impl ConnectionTrait, cx: &Cx, kept: &Kept, material: &MaterialRow) -> Result<()> {
    let table = if kept.kind == Kind::Review { "reviews" } else { "uses" };
    note(txn, cx, "brought-back", MemberId(kept.number(table, "member_id")?), material).await
}

fn is_own(cx: &Cx, member: MemberId) -> bool {
    cx.actor.id() == Some(member)
}
