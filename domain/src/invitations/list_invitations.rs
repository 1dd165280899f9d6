use super::invite::may_invite;
use crate::{
    cx::Cx,
    db::{all, one},
    failure::{Failure, Result},
    policy::staff::{StaffAct, staff},
};
use model::Problem;
use sea_orm::FromQueryResult;

#[derive(Clone, Debug, FromQueryResult)]
pub struct InvitationLine {
    pub id: i64,
    pub inviter: String,
    pub kind: String,
    pub note: String,
    pub board: Option<String>,
    pub organisation: Option<String>,
    /// Whom it was sent to, or empty.
    pub email: String,
    pub uses: i32,
    pub uses_left: i32,
    pub created_at: i64,
    pub expires_at: i64,
    pub revoked_at: Option<i64>,
}

impl InvitationLine {
    pub fn is_open(&self, now: i64) -> bool {
        self.revoked_at.is_none() && self.uses_left > 0 && self.expires_at > now
    }
}

/// Somebody who came by an invitation.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Guest {
    pub handle: String,
    pub name: String,
    pub used_at: i64,
}

/// An invitation and who came by it.
pub struct InvitationView {
    pub line: InvitationLine,
    pub guests: Vec<Guest>,
}

const PAGE: usize = 30;

const LINES: &str = "SELECT i.id, m.name AS inviter, i.kind, i.note, b.name AS board, o.name AS organisation, i.email, i.uses, i.uses_left, \
    i.created_at, i.expires_at, i.revoked_at FROM invitations i JOIN members m ON m.id = i.created_by LEFT JOIN boards b ON b.id = i.board_id \
    LEFT JOIN organisations o ON o.id = i.organisation_id";

/// Invitations the asker may see, the latest first: a coordinator their own, an admin all. With the cursor of the next page.
pub async fn list_invitations(cx: &Cx, before: Option<i64>) -> Result<(Vec<InvitationLine>, Option<i64>)> {
    may_invite(cx).await?;
    let sql = format!("{LINES} WHERE i.id < $1{} ORDER BY i.id DESC LIMIT {}", own(cx)?, PAGE + 1);
    let mut lines: Vec<InvitationLine> = all(cx.reader(), &sql, vec![before.unwrap_or(i64::MAX).into()]).await?;
    let more = lines.len() > PAGE;
    lines.truncate(PAGE);
    let next = lines.last().filter(|_| more).map(|line| line.id);
    Ok((lines, next))
}

/// The condition that leaves out the invitations of others for those who may not see them.
pub(super) fn own(cx: &Cx) -> Result<String> {
    let me = cx.member()?.id;
    Ok(if staff(&cx.actor, StaffAct::SeeInvitations).is_ok() { String::new() } else { format!(" AND i.created_by = {me}") })
}

/// One invitation and who came by it.
pub async fn read_invitation(cx: &Cx, id: i64) -> Result<InvitationView> {
    may_invite(cx).await?;
    let line: Option<InvitationLine> = one(cx.reader(), &format!("{LINES} WHERE i.id = $1{}", own(cx)?), vec![id.into()]).await?;
    let line = line.ok_or(Failure::Problem(Problem::NotFound))?;
    let sql = "SELECT m.handle, m.name, u.used_at FROM invitation_uses u JOIN members m ON m.id = u.member_id WHERE u.invitation_id = $1 \
               ORDER BY u.used_at LIMIT 200";
    Ok(InvitationView { line, guests: all(cx.reader(), sql, vec![id.into()]).await? })
}
