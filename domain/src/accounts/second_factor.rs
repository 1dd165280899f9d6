//! Time-based codes (RFC 6238: SHA-1, 6 digits, 30 s, one step of tolerance, each used once) and recovery codes.

use super::{
    news::SecondFactorChanged,
    sessions::{self, SignedIn},
    sql::BEGIN_FACTOR,
    throttle,
};
use crate::{
    audit,
    cx::{Cx, Me},
    db::{Txn, run},
    failure::{Failure, Result},
    outbox::announce,
    tokens,
};
use model::{Field, MemberId, Problem, Wrong};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter,
    sea_query::{Expr, ExprTrait},
};
use tables::{half_sign_in, recovery_code, second_factor, session};
use totp_rs::{Builder, Totp};

const SECRET_BYTES: usize = 20;
const RECOVERY_CODES: usize = 10;
/// 120 bits each (ASVS 5.0, 6.5.2).
const RECOVERY_BYTES: usize = 15;
/// Wrong codes before a half sign-in has to begin anew.
const GUESSES: i32 = 5;

/// What a member has of it.
#[derive(Clone, Debug, Default)]
pub struct FactorState {
    pub confirmed_at: Option<i64>,
    pub codes_left: u64,
    /// A set-up that was begun and not confirmed.
    pub setup: Option<Setup>,
}

/// What goes into an authenticator app.
#[derive(Clone, Debug)]
pub struct Setup {
    /// In base32, in groups of four, to be typed.
    pub secret: String,
    /// An `otpauth:` address.
    pub url: String,
    /// The same as a QR code, in SVG.
    pub qr: String,
}

/// The asker's second factor.
pub async fn read_factor(cx: &Cx) -> Result<FactorState> {
    let me = cx.member()?;
    let Some(row) = row(cx.reader(), me.id).await? else { return Ok(FactorState::default()) };
    let codes = recovery_code::Entity::find().filter(recovery_code::Column::MemberId.eq(me.id));
    let codes_left = codes.filter(recovery_code::Column::UsedAt.is_null()).count(cx.reader()).await?;
    // A secret that counts is never shown again.
    let setup = if row.confirmed_at.is_none() { Some(setup(cx, me, &row)?) } else { None };
    Ok(FactorState { confirmed_at: row.confirmed_at, codes_left, setup })
}

async fn row(conn: &impl ConnectionTrait, member: MemberId) -> Result<Option<second_factor::Model>> {
    Ok(second_factor::Entity::find_by_id(member).one(conn).await?)
}

fn totp(cx: &Cx, member: MemberId, row: &second_factor::Model, account: &str) -> Result<Totp> {
    let secret = cx.world.keys.unseal("totp", &format!("member:{member}"), &row.secret)?;
    let host = cx.world.public_url.split("://").nth(1).unwrap_or_default().replace(':', " ");
    let builder =
        Builder::new().with_secret(secret).with_skew(1).with_account_name(account.replace(':', " ")).with_issuer(Some(format!("BaTT Forum {host}")));
    builder.build().map_err(|error| Failure::bug(error.to_string()))
}

fn setup(cx: &Cx, me: &Me, row: &second_factor::Model) -> Result<Setup> {
    let totp = totp(cx, me.id, row, &me.handle)?;
    let url = totp.to_url().map_err(|error| Failure::bug(error.to_string()))?;
    let code = qrcode::QrCode::new(url.as_bytes()).map_err(Failure::bug)?;
    let qr = code.render::<qrcode::render::svg::Color<'_>>().min_dimensions(200, 200).quiet_zone(true).build();
    let base32 = totp.secret().to_base32();
    let letters: Vec<char> = base32.chars().collect();
    let secret = letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ");
    Ok(Setup { secret, url, qr })
}

/// Begins a set-up with a fresh secret; it counts only once a code of it was typed in.
pub async fn begin_factor(cx: &Cx) -> Result<()> {
    let me = cx.confirmed()?;
    let mut secret = [0_u8; SECRET_BYTES];
    getrandom::fill(&mut secret).map_err(|error| Failure::bug(error.to_string()))?;
    let sealed = cx.world.keys.seal("totp", &format!("member:{}", me.id), &secret)?;
    let txn = cx.begin().await?;
    if run(&txn, BEGIN_FACTOR, vec![me.id.into(), sealed.into()]).await? == 0 {
        return Err(Problem::Forbidden.into());
    }
    txn.commit().await
}

/// Ends a set-up: the code shows that the app has the secret. Returns the session's new token and the recovery codes, which
/// are never shown again.
pub async fn confirm_factor(cx: &Cx, code: &str, token: &str) -> Result<(String, Vec<String>)> {
    let me = cx.confirmed()?;
    let txn = cx.begin().await?;
    let row = row(&txn, me.id).await?.filter(|row| row.confirmed_at.is_none()).ok_or(Failure::Problem(Problem::NotFound))?;
    let Some(step) = fresh_step(cx, me.id, &row, code)? else { return Err(wrong_code()) };
    let counts = second_factor::ActiveModel { confirmed_at: Set(Some(cx.now)), last_step: Set(step), ..Default::default() };
    second_factor::Entity::update_many().set(counts).filter(second_factor::Column::MemberId.eq(me.id)).exec(&txn).await?;
    let codes = give_codes(&txn, me.id).await?;
    let fresh = sessions::renew(&txn, cx, token, true).await?;
    note(&txn, cx, me.id, "second-factor-added").await?;
    txn.commit().await?;
    Ok((fresh, codes))
}

/// New recovery codes in the place of the old ones.
pub async fn new_codes(cx: &Cx) -> Result<Vec<String>> {
    let me = cx.confirmed()?;
    let txn = cx.begin().await?;
    if row(&txn, me.id).await?.is_none_or(|row| row.confirmed_at.is_none()) {
        return Err(Problem::NotFound.into());
    }
    let codes = give_codes(&txn, me.id).await?;
    note(&txn, cx, me.id, "recovery-codes-made").await?;
    txn.commit().await?;
    Ok(codes)
}

/// Takes the second factor away.
pub async fn drop_factor(cx: &Cx) -> Result<()> {
    let me = cx.confirmed()?;
    let txn = cx.begin().await?;
    if !forget_factor(&txn, me.id).await? {
        return Err(Problem::NotFound.into());
    }
    let without = session::ActiveModel { second_factor: Set(false), ..Default::default() };
    session::Entity::update_many().set(without).filter(session::Column::MemberId.eq(me.id)).exec(&txn).await?;
    note(&txn, cx, me.id, "second-factor-removed").await?;
    txn.commit().await
}

/// Takes a member's factor and its codes away; false where there was none.
pub(crate) async fn forget_factor(txn: &impl ConnectionTrait, member: MemberId) -> Result<bool> {
    forget_codes(txn, member).await?;
    Ok(second_factor::Entity::delete_by_id(member).exec(txn).await?.rows_affected > 0)
}

async fn forget_codes(txn: &impl ConnectionTrait, member: MemberId) -> Result<()> {
    recovery_code::Entity::delete_many().filter(recovery_code::Column::MemberId.eq(member)).exec(txn).await?;
    Ok(())
}

async fn note(txn: &Txn, cx: &Cx, member: MemberId, act: &'static str) -> Result<()> {
    audit::record(txn, cx, audit::Entry { act, member: Some(member), ..audit::Entry::default() }).await?;
    announce(txn, cx, SecondFactorChanged { member }).await
}

async fn give_codes(txn: &impl ConnectionTrait, member: MemberId) -> Result<Vec<String>> {
    forget_codes(txn, member).await?;
    let mut codes = Vec::with_capacity(RECOVERY_CODES);
    for _ in 0..RECOVERY_CODES {
        let code = recovery_code()?;
        let row = recovery_code::ActiveModel { code_hash: Set(code_hash(&code)), member_id: Set(member), used_at: Set(None) };
        recovery_code::Entity::insert(row).exec_without_returning(txn).await?;
        codes.push(code);
    }
    Ok(codes)
}

/// `abcd-efgh-…`: letters and digits that cannot be taken for each other.
fn recovery_code() -> Result<String> {
    let mut bytes = [0_u8; RECOVERY_BYTES];
    getrandom::fill(&mut bytes).map_err(|error| Failure::bug(error.to_string()))?;
    let text = totp_rs::Secret::new(Box::new(bytes)).to_base32().to_lowercase();
    let letters: Vec<char> = text.chars().collect();
    Ok(letters.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-"))
}

fn code_hash(code: &str) -> String {
    let plain: String = code.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect();
    tokens::hash(&format!("recovery:{plain}"))
}

/// The step of a code that fits and was not used yet.
fn fresh_step(cx: &Cx, member: MemberId, row: &second_factor::Model, code: &str) -> Result<Option<i64>> {
    let digits: String = code.chars().filter(|c| !c.is_whitespace()).collect();
    if digits.len() != 6 || !digits.chars().all(|c| c.is_ascii_digit()) {
        return Ok(None);
    }
    let seconds = u64::try_from(cx.now / 1000).unwrap_or(0);
    let step = totp(cx, member, row, "member")?.check(&digits, seconds).and_then(|step| i64::try_from(step).ok());
    Ok(step.filter(|step| *step > row.last_step))
}

fn wrong_code() -> Failure {
    Problem::field(Field::Code, Wrong::WrongCode).into()
}

/// Whether a code of the app or a recovery code fits; uses it up inside the caller's transaction.
async fn takes(txn: &Txn, cx: &Cx, member: MemberId, code: &str) -> Result<bool> {
    let Some(row) = row(txn, member).await?.filter(|row| row.confirmed_at.is_some()) else { return Ok(false) };
    if let Some(step) = fresh_step(cx, member, &row, code)? {
        let taken = second_factor::ActiveModel { last_step: Set(step), ..Default::default() };
        let taken = second_factor::Entity::update_many().set(taken).filter(second_factor::Column::MemberId.eq(member));
        return Ok(taken.filter(second_factor::Column::LastStep.lt(step)).exec(txn).await?.rows_affected > 0);
    }
    let used = recovery_code::ActiveModel { used_at: Set(Some(cx.now)), ..Default::default() };
    let used = recovery_code::Entity::update_many().set(used).filter(recovery_code::Column::CodeHash.eq(code_hash(code)));
    let used = used.filter(recovery_code::Column::MemberId.eq(member)).filter(recovery_code::Column::UsedAt.is_null());
    let used = used.exec(txn).await?.rows_affected > 0;
    if used {
        note(txn, cx, member, "recovery-code-used").await?;
    }
    Ok(used)
}

async fn half(conn: &impl ConnectionTrait, cx: &Cx, token: &str) -> Result<half_sign_in::Model> {
    let of = half_sign_in::Entity::find_by_id(tokens::hash(token)).filter(half_sign_in::Column::ExpiresAt.gt(cx.now));
    of.one(conn).await?.filter(|half| half.failures < GUESSES).ok_or(Failure::Problem(Problem::LinkOver))
}

/// Counts a guess before it is looked at: of those that come at once, no more get through than are allowed.
async fn guess(txn: &Txn, cx: &Cx, token: &str) -> Result<half_sign_in::Model> {
    let of = half_sign_in::Entity::update_many().filter(half_sign_in::Column::TokenHash.eq(tokens::hash(token)));
    let of = of.filter(half_sign_in::Column::ExpiresAt.gt(cx.now)).filter(half_sign_in::Column::Failures.lt(GUESSES));
    let counted = of.col_expr(half_sign_in::Column::Failures, Expr::col(half_sign_in::Column::Failures).add(1)).exec_with_returning(txn).await?;
    counted.into_iter().next().ok_or(Failure::Problem(Problem::LinkOver))
}

/// Whether a sign-in waits for its code.
pub async fn is_half_in(cx: &Cx, token: &str) -> Result<()> {
    half(cx.reader(), cx, token).await.map(drop)
}

/// The second step of a sign-in. Returns the session and where the person wanted to go.
pub async fn enter_code(cx: &Cx, token: &str, code: &str, user_agent: &str) -> Result<(SignedIn, String)> {
    let member = half(cx.reader(), cx, token).await?.member_id;
    let key = format!("code:{member}");
    throttle::reserve(cx, &key, &throttle::CODES).await?;
    let txn = cx.begin().await?;
    let found = guess(&txn, cx, token).await?;
    if !takes(&txn, cx, member, code).await? {
        txn.commit().await?;
        tracing::info!(member = member.0, "a sign-in was refused: the code does not fit");
        return Err(wrong_code());
    }
    tracing::info!(member = member.0, "the code fits");
    half_sign_in::Entity::delete_by_id(tokens::hash(token)).exec(&txn).await?;
    let signed_in = sessions::open(&txn, cx, member, user_agent, true).await?;
    txn.commit().await?;
    throttle::forget(cx, &key).await?;
    Ok((signed_in, found.next))
}

/// Keeps recovery codes for the one page that shows them, in a cookie that only this site can read.
pub fn seal_codes(cx: &Cx, codes: &[String]) -> Result<String> {
    cx.world.keys.seal("codes", &cx.member()?.id.to_string(), codes.join(" ").as_bytes())
}

/// The codes of [`seal_codes`].
pub fn unseal_codes(cx: &Cx, sealed: &str) -> Result<Vec<String>> {
    let plain = cx.world.keys.unseal("codes", &cx.member()?.id.to_string(), sealed).map_err(|_| Failure::Problem(Problem::LinkOver))?;
    Ok(String::from_utf8_lossy(&plain).split(' ').map(str::to_owned).collect())
}

/// A code given by somebody who is signed in, as proof of who they are.
pub(super) async fn takes_code(cx: &Cx, code: &str) -> Result<bool> {
    let me = cx.member()?;
    let txn = cx.begin().await?;
    let fits = takes(&txn, cx, me.id, code).await?;
    txn.commit().await?;
    Ok(fits)
}
