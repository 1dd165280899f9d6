//! Coming in by an invitation.

use super::list_invitations::with_names;
use crate::{
    cx::Cx,
    failure::{Failure, Result},
    organisations, tokens,
};
use model::{MemberId, MemberKind, Problem};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, DerivePartialModel, EntityTrait, QueryFilter, SelectExt,
    sea_query::{Expr, ExprTrait},
};
use tables::{board, invitation, invitation_use, member, organisation};

/// How the database knows an invitation: by its hash alone. Empty for none.
pub(crate) fn hash(token: &str) -> String {
    if token.is_empty() { String::new() } else { tokens::hash(token) }
}

/// What an invitation says to who opens it.
#[derive(Clone, Debug, DerivePartialModel)]
#[sea_orm(entity = "invitation::Entity")]
pub struct Opened {
    #[sea_orm(from_expr = "member::Column::Name")]
    pub inviter: String,
    pub kind: MemberKind,
    pub note: String,
    #[sea_orm(from_expr = "board::Column::Name")]
    pub board: Option<String>,
    #[sea_orm(from_expr = "organisation::Column::Name")]
    pub organisation: Option<String>,
    pub email: String,
    pub expires_at: i64,
}

/// The invitation of a link. Looking at it uses nothing up.
pub async fn read_opened(cx: &Cx, token: &str) -> Result<Opened> {
    let open = with_names().filter(invitation::Column::TokenHash.eq(tokens::hash(token))).filter(invitation::open(cx.now));
    open.into_partial_model().one(cx.reader()).await?.ok_or(Failure::Problem(Problem::LinkOver))
}

/// Whether somebody can still come in by it.
pub(crate) async fn is_open(conn: &impl ConnectionTrait, cx: &Cx, token_hash: &str) -> Result<bool> {
    let open = invitation::Entity::find().filter(invitation::Column::TokenHash.eq(token_hash)).filter(invitation::open(cx.now));
    Ok(open.exists(conn).await?)
}

/// Uses an invitation up by one for a member who was just made, and makes them what it says. Nobody gets in when it is
/// used up meanwhile: the condition and the subtraction are one statement.
pub(crate) async fn redeem(txn: &impl ConnectionTrait, cx: &Cx, token_hash: &str, member: MemberId) -> Result<()> {
    let open = invitation::Entity::update_many().filter(invitation::Column::TokenHash.eq(token_hash)).filter(invitation::open(cx.now));
    let used = open.col_expr(invitation::Column::UsesLeft, Expr::col(invitation::Column::UsesLeft).sub(1)).exec_with_returning(txn).await?;
    let used = used.into_iter().next().ok_or(Failure::Problem(Problem::LinkOver))?;
    let came = invitation_use::ActiveModel { invitation_id: Set(used.id), member_id: Set(member), used_at: Set(cx.now) };
    invitation_use::Entity::insert(came).exec_without_returning(txn).await?;
    let kind = member::ActiveModel { kind: Set(used.kind), ..Default::default() };
    member::Entity::update_many().set(kind).filter(member::Column::Id.eq(member)).exec(txn).await?;
    match used.organisation_id {
        Some(organisation) => organisations::bring(txn, cx, member, organisation, used.created_by).await,
        None => Ok(()),
    }
}
