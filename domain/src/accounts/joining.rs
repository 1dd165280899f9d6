//! Joining: nothing is an account before its address is confirmed, by the link in a mail together with the password.
//! Who asks for an address that has an account is told the same; the owner of the address hears of it by mail.

use super::{
    enter::{Entered, enter},
    make::{NewMember, check_sign_up, make_member},
    may_join::{JoinBy, may_join},
    news::{AddressTaken, JoiningBegun, MemberJoined},
    throttle,
};
use crate::{
    cx::Cx,
    db::{Number, Txn, one, run},
    failure::{Failure, Result},
    invitations,
    outbox::announce,
    tokens,
};
use model::{Field, MemberId, Problem, Role, SignUpDraft, Wrong};
use sea_orm::{ConnectionTrait, FromQueryResult};

/// ASVS 5.0, 6.4.1: a link to confirm an address holds for a day.
const HOLDS_MS: i64 = 24 * 3_600_000;

/// What is known of somebody who has not confirmed their address yet.
#[derive(Clone, Debug, Default)]
pub struct NewJoining {
    pub name: String,
    pub email: String,
    /// Empty where a provider vouches for them.
    pub password_hash: String,
    pub language: String,
    /// The provider and their number there, or empty.
    pub issuer: String,
    pub subject: String,
    /// The hash of the invitation they came with, or empty.
    pub invitation: String,
}

/// A joining that waits for its confirmation.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Joining {
    pub id: i64,
    pub name: String,
    pub email: String,
    pub password_hash: String,
    pub language: String,
    pub issuer: String,
    pub subject: String,
    pub invitation: String,
}

/// The sign-up form. `language` is the interface language it was read in.
pub async fn sign_up(cx: &Cx, draft: SignUpDraft, language: &str, invitation: &str) -> Result<()> {
    let draft = check_sign_up(draft)?;
    let invitation = invitations::hash(invitation);
    may_join(cx.reader(), cx, &invitation).await?;
    let key = format!("sign-up:{}", cx.address);
    throttle::counted(cx, &key, &throttle::SIGN_UPS, begin(cx, draft, language, invitation)).await
}

async fn begin(cx: &Cx, draft: SignUpDraft, language: &str, invitation: String) -> Result<()> {
    let password_hash = cx.world.hasher.hash(&draft.password).await?;
    let email = draft.email.to_lowercase();
    let send = throttle::may_mail(cx, &email).await?;
    let txn = cx.begin().await?;
    let joining = NewJoining { name: draft.name, email, password_hash, language: language.to_owned(), invitation, ..NewJoining::default() };
    begin_or_warn(&txn, cx, joining, send).await?;
    txn.commit().await
}

/// Begins a joining; an address that has an account gets a mail that says so instead.
pub(crate) async fn begin_or_warn(txn: &Txn, cx: &Cx, joining: NewJoining, send: bool) -> Result<()> {
    match owner(txn, &joining.email).await? {
        Some(member) if send => announce(txn, cx, AddressTaken { member }).await,
        None => begin_joining(txn, cx, joining, send).await,
        Some(_) => Ok(()),
    }
}

async fn owner(conn: &impl ConnectionTrait, email: &str) -> Result<Option<MemberId>> {
    let found: Option<Number> = one(conn, "SELECT id AS n FROM members WHERE email = $1", vec![email.into()]).await?;
    Ok(found.map(|row| MemberId(row.n)))
}

/// Keeps a joining for a day, in the place of an earlier one for the address, and has its mail sent if `send` says so.
pub(crate) async fn begin_joining(txn: &Txn, cx: &Cx, new: NewJoining, send: bool) -> Result<()> {
    let awaits = "SELECT id AS n FROM joinings WHERE email = $1 AND awaiting_at IS NOT NULL AND rejected_at IS NULL";
    if one::<Number>(txn, awaits, vec![new.email.clone().into()]).await?.is_some() {
        return Ok(());
    }
    run(txn, "DELETE FROM joinings WHERE email = $1 AND awaiting_at IS NULL", vec![new.email.clone().into()]).await?;
    let nonce = tokens::random()?;
    let token_hash = tokens::hash(&cx.world.keys.token("join", &nonce));
    let sql = "INSERT INTO joinings (email, name, password_hash, language, issuer, subject, invitation, nonce, token_hash, created_at, expires_at) \
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING id AS n";
    let values = vec![
        new.email.into(),
        new.name.into(),
        new.password_hash.into(),
        new.language.into(),
        new.issuer.into(),
        new.subject.into(),
        new.invitation.into(),
        nonce.into(),
        token_hash.into(),
        cx.now.into(),
        (cx.now + HOLDS_MS).into(),
    ];
    let id = one::<Number>(txn, sql, values).await?.map_or(0, |row| row.n);
    if send { announce(txn, cx, JoiningBegun { joining: id }).await } else { Ok(()) }
}

const WAITING: &str =
    "SELECT id, name, email, password_hash, language, issuer, subject, invitation FROM joinings WHERE awaiting_at IS NULL AND expires_at > $1";

/// The joining a mail's link leads to. Looking at it changes nothing: mail scanners do.
pub async fn read_joining(cx: &Cx, token: &str) -> Result<Joining> {
    let sql = format!("{WAITING} AND token_hash = $2");
    one(cx.reader(), &sql, vec![cx.now.into(), tokens::hash(token).into()]).await?.ok_or(Failure::Problem(Problem::LinkOver))
}

/// One that came with a provider, by its id.
pub(crate) async fn joining_with_provider(cx: &Cx, id: i64) -> Result<Option<Joining>> {
    let sql = format!("{WAITING} AND id = $2 AND issuer <> ''");
    one(cx.reader(), &sql, vec![cx.now.into(), id.into()]).await
}

/// Makes the account and comes in. The password shows that whoever opened the mail also filled in the form: an account that
/// somebody else prepared for this address is of no use to them.
pub async fn confirm_joining(cx: &Cx, token: &str, password: &str, user_agent: &str) -> Result<Entered> {
    let joining = read_joining(cx, token).await?;
    if !joining.issuer.is_empty() {
        return Err(Problem::Forbidden.into());
    }
    let key = format!("join:{}", joining.id);
    throttle::reserve(cx, &key, &throttle::ACCOUNT).await?;
    if !cx.world.hasher.fits(password, Some(joining.password_hash.clone())).await? {
        return Err(Problem::field(Field::Password, Wrong::NotThatPassword).into());
    }
    throttle::forget(cx, &key).await?;
    let txn = cx.begin().await?;
    let entered = match complete_joining(&txn, cx, joining).await? {
        Some(member) => enter(&txn, cx, member, user_agent, "").await?,
        None => Entered::Waits,
    };
    txn.commit().await?;
    Ok(entered)
}

/// Makes the member of a joining whose address and person are proved; none where staff has to let them in first.
pub(crate) async fn complete_joining(txn: &Txn, cx: &Cx, joining: Joining) -> Result<Option<MemberId>> {
    let by = may_join(txn, cx, &joining.invitation).await?;
    if by != JoinBy::Approval {
        return make(txn, cx, joining, by).await.map(Some);
    }
    let sql = "UPDATE joinings SET awaiting_at = $2 WHERE id = $1 AND awaiting_at IS NULL";
    if run(txn, sql, vec![joining.id.into(), cx.now.into()]).await? == 0 || owner(txn, &joining.email).await?.is_some() {
        return Err(Problem::LinkOver.into());
    }
    Ok(None)
}

/// Makes the member, once nothing more is asked.
pub(crate) async fn make(txn: &Txn, cx: &Cx, joining: Joining, by: JoinBy) -> Result<MemberId> {
    if run(txn, "DELETE FROM joinings WHERE id = $1", vec![joining.id.into()]).await? == 0 || owner(txn, &joining.email).await?.is_some() {
        return Err(Problem::LinkOver.into());
    }
    // Once an address is somebody's, nobody waits for it any more.
    run(txn, "DELETE FROM joinings WHERE email = $1", vec![joining.email.clone().into()]).await?;
    let new =
        NewMember { name: joining.name, email: joining.email, password_hash: joining.password_hash, role: Role::Member, language: joining.language };
    let member = make_member(txn, cx, new).await?;
    if by == JoinBy::Invitation {
        invitations::redeem(txn, cx, &joining.invitation, member).await?;
    }
    announce(txn, cx, MemberJoined { member }).await?;
    Ok(member)
}

/// The joining with a password that waits for this address.
pub(super) async fn waiting(cx: &Cx, email: &str) -> Result<Option<Joining>> {
    let sql = format!("{WAITING} AND email = $2 AND issuer = ''");
    one(cx.reader(), &sql, vec![cx.now.into(), email.into()]).await
}

/// Sends the mail again, for people who try to sign in before they have opened it.
pub(super) async fn send_again(cx: &Cx, joining: &Joining) -> Result<()> {
    if !throttle::may_mail(cx, &joining.email).await? {
        return Ok(());
    }
    let txn = cx.begin().await?;
    announce(&txn, cx, JoiningBegun { joining: joining.id }).await?;
    txn.commit().await
}
