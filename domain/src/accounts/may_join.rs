use crate::{cx::Cx, failure::Result, invitations, site::read_settings};
use model::{Problem, site::SignUpMode};
use sea_orm::ConnectionTrait;

/// How a newcomer comes in once their address is confirmed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JoinBy {
    AtOnce,
    /// Staff decides.
    Approval,
    /// By an invitation, which is used up when the account is made.
    Invitation,
}

/// Whether and how somebody with this invitation (the hash of its token, or nothing) may get an account. Asked when a form is sent and
/// again when the account is made: an invitation can be used up in between.
pub async fn may_join(conn: &impl ConnectionTrait, cx: &Cx, invitation: &str) -> Result<JoinBy> {
    if !invitation.is_empty() && invitations::is_open(conn, cx, invitation).await? {
        return Ok(JoinBy::Invitation);
    }
    match read_settings(conn).await?.sign_up {
        SignUpMode::Open => Ok(JoinBy::AtOnce),
        SignUpMode::ByApproval => Ok(JoinBy::Approval),
        SignUpMode::InvitationOnly => Err(Problem::InvitationOnly.into()),
    }
}
