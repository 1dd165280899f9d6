//! What staff takes out of what members said about a resource: for a reason, which the member is told.

use crate::{
    audit::{self, Entry},
    cx::Cx,
    failure::Result,
    materials::access::MaterialRow,
    policy::trust::may_take_back,
};
use model::{MemberId, SubjectKind, staff::check_reason};
use sea_orm::ConnectionTrait;

/// Whether the asker may take out what `member` said; staff needs the context's reason.
pub fn check(cx: &Cx, member: i64) -> Result<()> {
    let own = is_own(cx, member);
    may_take_back(&cx.actor, own)?;
    if own { Ok(()) } else { Ok(check_reason(&cx.reason)?) }
}

/// Writes the log and tells the member, unless it was their own act.
pub async fn note(txn: &impl ConnectionTrait, cx: &Cx, act: &'static str, member: i64, material: &MaterialRow) -> Result<()> {
    if is_own(cx, member) {
        return Ok(());
    }
    let object = Some(SubjectKind::Resource.of(material.id));
    let entry = Entry { act, member: Some(MemberId(member)), object, detail: material.title.clone(), ..Entry::default() };
    audit::record_and_tell(txn, cx, entry).await
}

fn is_own(cx: &Cx, member: i64) -> bool {
    cx.actor.id() == Some(MemberId(member))
}
