use super::{invite::may_invite, list_invitations::own};
use crate::{
    audit::{self, Entry},
    cx::Cx,
    db::{Txn, run},
    failure::Result,
    taken::{self, Kept, Kind, Taken},
};
use model::Problem;

/// Ends an invitation, which can be taken back for a while. Who came by it stays.
pub async fn revoke(cx: &Cx, id: i64) -> Result<Taken> {
    may_invite(cx).await?;
    let txn = cx.begin().await?;
    let sql = format!(
        "UPDATE invitations SET revoked_at = $2 WHERE revoked_at IS NULL AND id = (SELECT i.id FROM invitations i WHERE i.id = $1{})",
        own(cx)?
    );
    if run(&txn, &sql, vec![id.into(), cx.now.into()]).await? == 0 {
        return Err(Problem::NotFound.into());
    }
    audit::record(&txn, cx, Entry { act: "invitation-revoked", object: format!("invitation:{id}"), ..Entry::default() }).await?;
    let taken = taken::keep(&txn, cx, Kind::Invitation, id, Vec::new()).await?;
    txn.commit().await?;
    Ok(taken)
}

/// The invitation is open again.
pub(crate) async fn bring_invitation_back(txn: &Txn, cx: &Cx, kept: &Kept) -> Result<()> {
    may_invite(cx).await?;
    let sql = format!("UPDATE invitations SET revoked_at = NULL WHERE id = (SELECT i.id FROM invitations i WHERE i.id = $1{})", own(cx)?);
    if run(txn, &sql, vec![kept.object.into()]).await? == 0 {
        return Err(Problem::NotFound.into());
    }
    audit::record(txn, cx, Entry { act: "brought-back", object: format!("invitation:{}", kept.object), ..Entry::default() }).await
}
