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
    db::Txn,
    failure::{Failure, Result},
    invitations,
    outbox::announce,
    tokens,
};
use model::{Field, JoiningId, MemberId, Problem, Role, SignUpDraft, Wrong};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, DerivePartialModel, EntityTrait, QueryFilter, QuerySelect, SelectExt};
use tables::{joining, member};

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
#[derive(Clone, Debug, DerivePartialModel)]
#[sea_orm(entity = "joining::Entity")]
pub struct Joining {
    pub id: JoiningId,
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
    let of = member::Entity::find().filter(member::Column::Email.eq(email)).select_only().column(member::Column::Id);
    Ok(of.into_tuple().one(conn).await?)
}

/// Keeps a joining for a day, in the place of an earlier one for the address, and has its mail sent if `send` says so.
pub(crate) async fn begin_joining(txn: &Txn, cx: &Cx, new: NewJoining, send: bool) -> Result<()> {
    let of_address = joining::Column::Email.eq(new.email.as_str());
    if joining::Entity::find().filter(of_address.clone()).filter(joining::awaiting()).exists(txn).await? {
        return Ok(());
    }
    joining::Entity::delete_many().filter(of_address).filter(joining::Column::AwaitingAt.is_null()).exec(txn).await?;
    let nonce = tokens::random()?;
    let token_hash = tokens::hash(&cx.world.keys.token("join", &nonce));
    let row = joining::ActiveModel {
        email: Set(new.email),
        name: Set(new.name),
        password_hash: Set(new.password_hash),
        language: Set(new.language),
        issuer: Set(new.issuer),
        subject: Set(new.subject),
        invitation: Set(new.invitation),
        nonce: Set(nonce),
        token_hash: Set(token_hash),
        created_at: Set(cx.now),
        expires_at: Set(cx.now + HOLDS_MS),
        ..Default::default()
    };
    let id = joining::Entity::insert(row).exec(txn).await?.last_insert_id.0;
    if send { announce(txn, cx, JoiningBegun { joining: id }).await } else { Ok(()) }
}

/// The joining a mail's link leads to. Looking at it changes nothing: mail scanners do.
pub async fn read_joining(cx: &Cx, token: &str) -> Result<Joining> {
    let of = joining::Entity::find().filter(joining::unconfirmed(cx.now)).filter(joining::Column::TokenHash.eq(tokens::hash(token)));
    of.into_partial_model().one(cx.reader()).await?.ok_or(Failure::Problem(Problem::LinkOver))
}

/// One that came with a provider, by its id.
pub(crate) async fn joining_with_provider(cx: &Cx, id: JoiningId) -> Result<Option<Joining>> {
    let of = joining::Entity::find_by_id(id).filter(joining::unconfirmed(cx.now)).filter(joining::Column::Issuer.ne(""));
    Ok(of.into_partial_model().one(cx.reader()).await?)
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
    let since = joining::ActiveModel { awaiting_at: Set(Some(cx.now)), ..Default::default() };
    let this = joining::Entity::update_many().set(since).filter(joining::Column::Id.eq(joining.id));
    let noted = this.filter(joining::Column::AwaitingAt.is_null()).exec(txn).await?.rows_affected;
    if noted == 0 || owner(txn, &joining.email).await?.is_some() {
        return Err(Problem::LinkOver.into());
    }
    Ok(None)
}

/// Makes the member, once nothing more is asked.
pub(crate) async fn make(txn: &Txn, cx: &Cx, joining: Joining, by: JoinBy) -> Result<MemberId> {
    if joining::Entity::delete_by_id(joining.id).exec(txn).await?.rows_affected == 0 || owner(txn, &joining.email).await?.is_some() {
        return Err(Problem::LinkOver.into());
    }
    // Once an address is somebody's, nobody waits for it any more.
    joining::Entity::delete_many().filter(joining::Column::Email.eq(joining.email.as_str())).exec(txn).await?;
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
    let of = joining::Entity::find().filter(joining::unconfirmed(cx.now)).filter(joining::Column::Email.eq(email));
    Ok(of.filter(joining::Column::Issuer.eq("")).into_partial_model().one(cx.reader()).await?)
}

/// Sends the mail again, for people who try to sign in before they have opened it.
pub(super) async fn send_again(cx: &Cx, joining: &Joining) -> Result<()> {
    if !throttle::may_mail(cx, &joining.email).await? {
        return Ok(());
    }
    let txn = cx.begin().await?;
    announce(&txn, cx, JoiningBegun { joining: joining.id.0 }).await?;
    txn.commit().await
}
