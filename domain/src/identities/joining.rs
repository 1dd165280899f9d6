//! Joining with a provider that does not vouch for the address: first the mail shows whose the address is, then the provider has
//! to say once more who is there. So a stranger who opened an account there with somebody else's address gets nothing by it.

use super::{Arrival, Attempt, Outcome, Proved, Refusal, rows, sign_in};
use crate::{
    accounts::{
        enter::{Entered, enter},
        joining::{Joining, NewJoining, begin_or_warn, complete_joining, joining_with_provider, read_joining},
        throttle,
    },
    cx::Cx,
    failure::Result,
};
use model::{JoiningId, MemberId, Problem};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, DerivePartialModel, EntityTrait, QueryFilter};
use tables::joining;

/// Whoever joins with a provider under this token of a mail, or "the link is over".
pub(super) async fn waiting(cx: &Cx, token: &str) -> Result<Joining> {
    let joining = read_joining(cx, token).await?;
    if joining.issuer.is_empty() { Err(Problem::LinkOver.into()) } else { Ok(joining) }
}

/// Keeps who came until the mail's link is opened. The answer is the same whether or not somebody has the address.
pub(super) async fn wait(cx: &Cx, invitation: &str, proved: Proved, arrival: &Arrival) -> Result<Outcome> {
    let email = proved.email.to_lowercase();
    let send = throttle::may_mail(cx, &email).await?;
    let joining = NewJoining {
        name: sign_in::name(&proved, &arrival.language),
        email,
        language: arrival.language.clone(),
        issuer: proved.issuer,
        subject: proved.subject,
        invitation: invitation.to_owned(),
        ..NewJoining::default()
    };
    let txn = cx.begin().await?;
    begin_or_warn(&txn, cx, joining, send).await?;
    txn.commit().await?;
    Ok(Outcome::MailSent)
}

/// Makes the member if the person who began to join is there again.
pub(super) async fn confirm(cx: &Cx, attempt: &Attempt, proved: Proved, arrival: &Arrival) -> Result<Outcome> {
    let Some(id) = attempt.joining else { return Ok(Outcome::Refused(Refusal::Attempt)) };
    let Some(joining) = joining_with_provider(cx, id).await? else { return Ok(Outcome::Refused(Refusal::Attempt)) };
    if (&joining.issuer, &joining.subject) != (&proved.issuer, &proved.subject) {
        return Ok(Outcome::Refused(Refusal::SomebodyElse));
    }
    let txn = cx.begin().await?;
    let Some(member) = complete_joining(&txn, cx, joining).await? else {
        let by = joining::ActiveModel { provider: Set(proved.provider), label: Set(proved.label), ..Default::default() };
        joining::Entity::update_many().set(by).filter(joining::Column::Id.eq(id)).exec(&txn).await?;
        txn.commit().await?;
        return Ok(Outcome::Entered(Entered::Waits));
    };
    if rows::insert(&txn, cx, member, &proved).await?.is_none() {
        return Ok(Outcome::Refused(Refusal::LinkedElsewhere));
    }
    let entered = enter(&txn, cx, member, &arrival.user_agent, &attempt.next).await?;
    txn.commit().await?;
    Ok(Outcome::Joined(entered))
}

/// What a joining knows of the person at the provider, to be linked once there is a member.
#[derive(DerivePartialModel)]
#[sea_orm(entity = "joining::Entity")]
pub(crate) struct Vouched {
    issuer: String,
    subject: String,
    provider: String,
    label: String,
    email: String,
}

/// Who vouches for a joining that waits for staff; none where it has a password.
pub(crate) async fn vouched(txn: &impl ConnectionTrait, joining: JoiningId) -> Result<Option<Vouched>> {
    let of = joining::Entity::find_by_id(joining).filter(joining::Column::Issuer.ne(""));
    Ok(of.into_partial_model().one(txn).await?)
}

/// Links the provider's account to the member that staff let in.
pub(crate) async fn adopt(txn: &impl ConnectionTrait, cx: &Cx, member: MemberId, of: Vouched) -> Result<()> {
    let Vouched { issuer, subject, provider, label, email } = of;
    let proved = Proved { provider, label, issuer, subject, email, ..Proved::default() };
    if rows::insert(txn, cx, member, &proved).await?.is_none() {
        return Err(Problem::LinkOver.into());
    }
    Ok(())
}
