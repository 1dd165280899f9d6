use crate::{
    cx::Cx,
    discussion,
    failure::Result,
    policy::staff::{StaffAct, staff},
};
use model::{ReplyId, staff::check_reason};

/// Hides a post for the context's reason, which its author sees in its place. Hiding an opening post hides the thread.
pub async fn hide_post(cx: &Cx, id: ReplyId) -> Result<()> {
    staff(&cx.actor, StaffAct::JudgeReports)?;
    check_reason(&cx.reason)?;
    discussion::delete_reply(cx, id).await
}

/// Shows a hidden post again.
pub async fn restore_post(cx: &Cx, id: ReplyId) -> Result<()> {
    staff(&cx.actor, StaffAct::JudgeReports)?;
    discussion::restore_reply(cx, id).await
}
