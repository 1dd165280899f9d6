use super::{Arrival, Attempt, Outcome, Proved, Refusal, begin_attempt::PATIENCE_MS, news::IdentityLinked, rows};
use crate::{accounts::sessions, audit, cx::Cx, db::Txn, failure::Result, outbox::announce, policy::identities::may_link, tokens};
use model::{IdentityId, MemberId};

/// Adds the account to those of the member who began, in the same session. Whoever it belongs to already keeps it.
pub(super) async fn link(cx: &Cx, attempt: &Attempt, proved: Proved, arrival: &Arrival) -> Result<Outcome> {
    let Some(me) = same_session(cx, attempt, arrival) else { return Ok(Outcome::Refused(Refusal::SomebodyElse)) };
    may_link(&cx.actor)?;
    let txn = cx.begin().await?;
    match rows::find(&txn, &proved).await? {
        Some(known) if known.member_id == me => rows::touch(&txn, cx, known.id, &proved).await?,
        Some(_) => return Ok(Outcome::Refused(Refusal::LinkedElsewhere)),
        None => match rows::insert(&txn, cx, me, &proved).await? {
            Some(identity) => tell(&txn, cx, me, identity, proved.label).await?,
            None => return Ok(Outcome::Refused(Refusal::LinkedElsewhere)),
        },
    }
    txn.commit().await?;
    Ok(Outcome::Linked)
}

async fn tell(txn: &Txn, cx: &Cx, me: MemberId, identity: IdentityId, label: String) -> Result<()> {
    let entry = audit::Entry { act: "identity-linked", member: Some(me), detail: label, ..Default::default() };
    audit::record(txn, cx, entry).await?;
    announce(txn, cx, IdentityLinked { member: me, identity }).await
}

/// Notes that the member of this session has proved again who they are.
pub(super) async fn confirm(cx: &Cx, attempt: &Attempt, proved: Proved, arrival: &Arrival) -> Result<Outcome> {
    let Some(me) = same_session(cx, attempt, arrival) else { return Ok(Outcome::Refused(Refusal::SomebodyElse)) };
    let stale = proved.authenticated_at.is_some_and(|at| cx.now - at > PATIENCE_MS);
    let txn = cx.begin().await?;
    let Some(known) = rows::find(&txn, &proved).await?.filter(|known| known.member_id == me && !stale) else {
        return Ok(Outcome::Refused(Refusal::SomebodyElse));
    };
    rows::touch(&txn, cx, known.id, &proved).await?;
    let token = sessions::renew(&txn, cx, &arrival.session, false).await?;
    txn.commit().await?;
    Ok(Outcome::Confirmed { token })
}

/// The member who began, if it is they who came back.
fn same_session(cx: &Cx, attempt: &Attempt, arrival: &Arrival) -> Option<MemberId> {
    let me = cx.actor.id()?;
    (attempt.member == Some(me) && attempt.session_hash == tokens::hash(&arrival.session)).then_some(me)
}
