use super::{invite::may_invite, list_invitations::own};
use crate::{
    audit::{self, Entry},
    cx::Cx,
    db::run,
    failure::Result,
};
use model::{Problem, SubjectKind};

/// Ends an invitation. Who came by it stays.
pub async fn revoke(cx: &Cx, id: i64) -> Result<()> {
    may_invite(cx).await?;
    let txn = cx.begin().await?;
    let sql = format!(
        "UPDATE invitations SET revoked_at = $2 WHERE revoked_at IS NULL AND id = (SELECT i.id FROM invitations i WHERE i.id = $1{})",
        own(cx)?
    );
    if run(&txn, &sql, vec![id.into(), cx.now.into()]).await? == 0 {
        return Err(Problem::NotFound.into());
    }
    audit::record(&txn, cx, Entry { act: "invitation-revoked", object: Some(SubjectKind::Invitation.of(id)), ..Entry::default() }).await?;
    txn.commit().await
}
