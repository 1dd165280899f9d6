use super::invite::may_invite;
use crate::{
    cx::Cx,
    failure::{Failure, Result},
    policy::staff::{StaffAct, staff},
};
use model::{InvitationId, MemberKind, Problem};
use sea_orm::{ColumnTrait, Condition, DerivePartialModel, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect, RelationTrait, Select};
use tables::{board, invitation, invitation_use, member, organisation};

#[derive(Clone, Debug, DerivePartialModel)]
#[sea_orm(entity = "invitation::Entity")]
pub struct InvitationLine {
    pub id: InvitationId,
    #[sea_orm(from_expr = "member::Column::Name")]
    pub inviter: String,
    pub kind: MemberKind,
    pub note: String,
    #[sea_orm(from_expr = "board::Column::Name")]
    pub board: Option<String>,
    #[sea_orm(from_expr = "organisation::Column::Name")]
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
#[derive(Clone, Debug, DerivePartialModel)]
#[sea_orm(entity = "invitation_use::Entity")]
pub struct Guest {
    #[sea_orm(from_expr = "member::Column::Handle")]
    pub handle: String,
    #[sea_orm(from_expr = "member::Column::Name")]
    pub name: String,
    pub used_at: i64,
}

/// An invitation and who came by it.
pub struct InvitationView {
    pub line: InvitationLine,
    pub guests: Vec<Guest>,
}

const PAGE: usize = 30;
const MOST_GUESTS: u64 = 200;

/// Invitations with their inviters, and the names of where they lead.
pub(super) fn with_names() -> Select<invitation::Entity> {
    invitation::Entity::find()
        .join(JoinType::InnerJoin, invitation::Relation::Inviter.def())
        .join(JoinType::LeftJoin, invitation::board())
        .join(JoinType::LeftJoin, invitation::organisation())
}

/// Invitations the asker may see, the latest first: a coordinator their own, an admin all. With the cursor of the next page.
pub async fn list_invitations(cx: &Cx, before: Option<i64>) -> Result<(Vec<InvitationLine>, Option<InvitationId>)> {
    may_invite(cx).await?;
    let seen = with_names().filter(own(cx)?).filter(invitation::Column::Id.lt(InvitationId(before.unwrap_or(i64::MAX))));
    let page = seen.order_by_desc(invitation::Column::Id).limit(PAGE as u64 + 1);
    let mut lines: Vec<InvitationLine> = page.into_partial_model().all(cx.reader()).await?;
    let more = lines.len() > PAGE;
    lines.truncate(PAGE);
    let next = lines.last().filter(|_| more).map(|line| line.id);
    Ok((lines, next))
}

/// The condition that leaves out the invitations of others for those who may not see them.
pub(super) fn own(cx: &Cx) -> Result<Condition> {
    let me = cx.member()?.id;
    let sees_all = staff(&cx.actor, StaffAct::SeeInvitations).is_ok();
    Ok(Condition::all().add_option((!sees_all).then(|| invitation::Column::CreatedBy.eq(me))))
}

/// One invitation and who came by it.
pub async fn read_invitation(cx: &Cx, id: InvitationId) -> Result<InvitationView> {
    may_invite(cx).await?;
    let one = with_names().filter(own(cx)?).filter(invitation::Column::Id.eq(id));
    let line: Option<InvitationLine> = one.into_partial_model().one(cx.reader()).await?;
    let line = line.ok_or(Failure::Problem(Problem::NotFound))?;
    let came = invitation_use::Entity::find().inner_join(member::Entity).filter(invitation_use::Column::InvitationId.eq(id));
    let guests = came.order_by_asc(invitation_use::Column::UsedAt).limit(MOST_GUESTS).into_partial_model().all(cx.reader()).await?;
    Ok(InvitationView { line, guests })
}
