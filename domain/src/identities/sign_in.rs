use super::{Arrival, Attempt, Outcome, Proved, Refusal, joining, rows};
use crate::{
    accounts::{
        JoinBy,
        enter::enter,
        make::{NewMember, make_member},
        may_join,
        news::MemberJoined,
        throttle,
    },
    cx::Cx,
    failure::{Failure, Result},
    invitations,
    outbox::announce,
    text,
    texts::Locale,
};
use model::{Field, Problem, Role, Wrong, limits};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use tables::joining as joinings;

/// Lets in whom the account belongs to. Somebody new joins at once if the provider vouches for an address nobody has, and
/// by a mail if it does not. An address that a member has is never a way into that member's account.
pub(super) async fn sign_in(cx: &Cx, attempt: &Attempt, proved: Proved, arrival: &Arrival) -> Result<Outcome> {
    match come_in(cx, attempt, &proved, arrival).await? {
        Some(outcome) => Ok(outcome),
        None => join(cx, attempt, proved, arrival).await,
    }
}

/// Lets in whoever is linked; none for somebody new.
async fn come_in(cx: &Cx, attempt: &Attempt, proved: &Proved, arrival: &Arrival) -> Result<Option<Outcome>> {
    let txn = cx.begin().await?;
    let Some(known) = rows::find(&txn, proved).await? else { return Ok(None) };
    if known.erased_at.is_some() {
        return Ok(Some(Outcome::Refused(Refusal::Gone)));
    }
    rows::touch(&txn, cx, known.id, proved).await?;
    let entered = enter(&txn, cx, known.member_id, &arrival.user_agent, &attempt.next).await?;
    txn.commit().await?;
    Ok(Some(Outcome::Entered(entered)))
}

/// For people who have no account yet. Whether and how newcomers are let in is decided here, for all providers.
async fn join(cx: &Cx, attempt: &Attempt, proved: Proved, arrival: &Arrival) -> Result<Outcome> {
    if proved.email.is_empty() {
        return Ok(Outcome::Refused(Refusal::NoEmail));
    }
    let key = format!("sign-up:{}", cx.address);
    let reserved = throttle::reserve(cx, &key, &throttle::SIGN_UPS).await?;
    let outcome = join_by(cx, attempt, proved, arrival).await;
    if matches!(outcome, Err(_) | Ok(Outcome::Refused(Refusal::InvitationOnly))) {
        throttle::release(cx, &reserved).await?;
    }
    outcome
}

async fn join_by(cx: &Cx, attempt: &Attempt, proved: Proved, arrival: &Arrival) -> Result<Outcome> {
    let by = match may_join(cx.reader(), cx, &attempt.invitation).await {
        Ok(by) => by,
        Err(Failure::Problem(Problem::InvitationOnly)) => return Ok(Outcome::Refused(Refusal::InvitationOnly)),
        Err(failure) => return Err(failure),
    };
    // Whom staff has to let in waits as a joining, so that no account is there before.
    if proved.email_verified && by != JoinBy::Approval {
        match join_at_once(cx, attempt, by, &proved, arrival).await? {
            // They came twice at once, and the other request was faster.
            Outcome::Refused(Refusal::EmailTaken) => {
                let known = come_in(cx, attempt, &proved, arrival).await?;
                Ok(known.unwrap_or(Outcome::Refused(Refusal::EmailTaken)))
            }
            outcome => Ok(outcome),
        }
    } else {
        joining::wait(cx, &attempt.invitation, proved, arrival).await
    }
}

async fn join_at_once(cx: &Cx, attempt: &Attempt, by: JoinBy, proved: &Proved, arrival: &Arrival) -> Result<Outcome> {
    let new = NewMember {
        name: name(proved, &arrival.language),
        email: proved.email.to_lowercase(),
        password_hash: String::new(),
        role: Role::Member,
        language: arrival.language.clone(),
    };
    let txn = cx.begin().await?;
    let member = match make_member(&txn, cx, new).await {
        Ok(member) => member,
        Err(failure) if is_taken(&failure) => return Ok(Outcome::Refused(Refusal::EmailTaken)),
        Err(failure) => return Err(failure),
    };
    if rows::insert(&txn, cx, member, proved).await?.is_none() {
        return Err(Problem::Busy.into());
    }
    if by == JoinBy::Invitation {
        invitations::redeem(&txn, cx, &attempt.invitation, member).await?;
    }
    // Once an address is somebody's, nobody waits for it any more.
    joinings::Entity::delete_many().filter(joinings::Column::Email.eq(proved.email.to_lowercase())).exec(&txn).await?;
    announce(&txn, cx, MemberJoined { member }).await?;
    let entered = enter(&txn, cx, member, &arrival.user_agent, &attempt.next).await?;
    txn.commit().await?;
    Ok(Outcome::Joined(entered))
}

fn is_taken(failure: &Failure) -> bool {
    matches!(failure, Failure::Problem(problem) if problem.with(Field::Email) == Some(Wrong::Taken))
}

/// The name the provider gives, cut to what fits; it can be changed in the settings.
pub(super) fn name(proved: &Proved, language: &str) -> String {
    let given: String = text::clean_line(&proved.name).chars().take(*limits::NAME.end()).collect();
    let given = given.trim();
    if limits::NAME.contains(&given.chars().count()) {
        return given.to_owned();
    }
    Locale::parse(language).unwrap_or_default().text("identities-new-member")
}
