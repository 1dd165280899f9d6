//! What follows from news about accounts: mails that let in, warn and confirm.

use super::{
    links::{self, NewLink, Purpose},
    news::{
        AddressTaken, EmailChangeAsked, EmailChanged, JoiningBegun, JoiningRejected, MemberJoined, NewDevice, PasswordChanged, ResetAsked,
        SecondFactorChanged,
    },
    sql::ASKED_AGAIN,
    stories::{self, Security},
};
use crate::{
    FluentArgs, args,
    cx::Cx,
    db::{Number, one},
    failure::Result,
    mail::Addressee,
    notices::{self, Story},
    outbox::Told,
};
use jiff::Timestamp;
use model::{DeviceId, JoiningId, MailLinkId, MemberId};
use sea_orm::{ColumnTrait, DerivePartialModel, EntityTrait, QueryFilter, QuerySelect};
use tables::{device, joining, mail_link, member};

/// Whoever has no account yet.
const NOBODY: MemberId = MemberId(0);

// Each handles one news; `id` is the outbox row's, for Message-IDs that stay the same on a second try.

pub async fn joining_begun(cx: &Cx, id: i64, news: JoiningBegun) -> Result<Told> {
    ask_to_confirm(cx, id, news.joining).await
}

pub async fn joining_rejected(cx: &Cx, id: i64, news: JoiningRejected) -> Result<Told> {
    regret(cx, id, news.joining).await
}

pub async fn address_taken(cx: &Cx, id: i64, news: AddressTaken) -> Result<Told> {
    tell(cx, id, news.member, "address-taken", &[("reset", "/reset")]).await
}

pub async fn member_joined(cx: &Cx, id: i64, news: MemberJoined) -> Result<Told> {
    tell(cx, id, news.member, "welcome", &[]).await
}

pub async fn reset_asked(cx: &Cx, id: i64, news: ResetAsked) -> Result<Told> {
    let Some(member) = news.member else { return Ok(Told::Nobody) };
    let begin = format!("{{\"what\":\"reset-asked\",\"member\":{member},%");
    let again: Option<Number> = one(cx.reader(), ASKED_AGAIN, vec![id.into(), begin.into()]).await?;
    let reader = reader(cx, member).await?;
    // The newest link is the only one that counts, so only its mail goes out.
    let Some(to) = reader.filter(|_| again.is_none_or(|again| again.n == 0)) else { return Ok(Told::Nobody) };
    let url = link(cx, Purpose::Reset, &news.nonce);
    let txn = cx.begin().await?;
    let new = NewLink { member, purpose: Purpose::Reset, email: &to.email, old_email: "", nonce: news.nonce };
    let made = links::make(&txn, cx, new).await?;
    txn.commit().await?;
    if made.is_none() {
        return Ok(Told::Nobody);
    }
    send(cx, format!("news-{id}-{member}"), &to, "reset", args!(link = url)).await
}

pub async fn password_changed(cx: &Cx, id: i64, news: PasswordChanged) -> Result<Told> {
    note(cx, id, Some(news.member), &stories::PASSWORD_CHANGED).await?;
    tell(cx, id, news.member, "password-changed", &[("reset", "/reset")]).await
}

pub async fn email_change_asked(cx: &Cx, id: i64, news: EmailChangeAsked) -> Result<Told> {
    let Some(row) = link_row(cx, news.link).await? else { return Ok(Told::Nobody) };
    let security = format!("{}/settings/security", cx.world.public_url);
    let more = args!(email = row.email.clone(), security = security);
    send(cx, format!("news-{id}-{}-old", row.member_id), &row.to(&row.old_email), "email-old", more).await?;
    let url = link(cx, Purpose::Email, &row.nonce);
    send(cx, format!("news-{id}-{}", row.member_id), &row.to(&row.email), "email-new", args!(link = url)).await
}

pub async fn email_changed(cx: &Cx, id: i64, news: EmailChanged) -> Result<Told> {
    let owner = mail_link::Entity::find_by_id(MailLinkId(news.link)).select_only().column(mail_link::Column::MemberId);
    let owner = owner.into_tuple().one(cx.reader()).await?;
    note(cx, id, owner, &stories::EMAIL_CHANGED).await?;
    tell_both(cx, id, news.link).await
}

pub async fn second_factor_changed(cx: &Cx, id: i64, news: SecondFactorChanged) -> Result<Told> {
    note(cx, id, Some(news.member), &stories::SECOND_FACTOR).await?;
    tell(cx, id, news.member, "second-factor", &[("security", "/settings/security")]).await
}

pub async fn new_device(cx: &Cx, id: i64, news: NewDevice) -> Result<Told> {
    let owner = device::Entity::find_by_id(DeviceId(news.device)).select_only().column(device::Column::MemberId);
    let owner = owner.into_tuple().one(cx.reader()).await?;
    note(cx, id, owner, &stories::NEW_DEVICE).await?;
    describe_device(cx, id, news.device).await
}

/// What stands under the bell, too.
async fn note(cx: &Cx, id: i64, member: Option<MemberId>, story: &Story<Security>) -> Result<()> {
    match member {
        Some(member) => notices::tell_of_account(cx, id, member, story.of(&Security {})?).await,
        None => Ok(()),
    }
}

#[derive(DerivePartialModel)]
#[sea_orm(entity = "member::Entity")]
struct Reader {
    id: MemberId,
    name: String,
    email: String,
    language: String,
}

/// A mail of the pair `mail-<text>-subject` and `mail-<text>-body`.
async fn send(cx: &Cx, id: String, to: &Reader, text: &str, more: FluentArgs<'_>) -> Result<Told> {
    let to = Addressee { name: to.name.clone(), email: to.email.clone(), language: to.language.clone() };
    cx.world.post.send(&to.letter(&cx.world.public_url, id, &format!("mail-{text}"), more)).await?;
    Ok(Told::Somebody)
}

async fn reader(cx: &Cx, member: MemberId) -> Result<Option<Reader>> {
    Ok(member::Entity::find_by_id(member).filter(member::not_erased()).into_partial_model().one(cx.reader()).await?)
}

/// To a member, with links to places of the site.
async fn tell(cx: &Cx, id: i64, member: MemberId, text: &str, places: &[(&str, &str)]) -> Result<Told> {
    let Some(reader) = reader(cx, member).await? else { return Ok(Told::Nobody) };
    let mut args = FluentArgs::new();
    for (name, path) in places {
        args.set((*name).to_owned(), format!("{}{path}", cx.world.public_url));
    }
    send(cx, format!("news-{id}-{member}"), &reader, text, args).await
}

#[derive(DerivePartialModel)]
#[sea_orm(entity = "joining::Entity")]
struct Waiting {
    email: String,
    language: String,
    issuer: String,
    nonce: String,
}

/// Without the name that was typed in: nobody shall be able to send their words to a stranger's address.
async fn ask_to_confirm(cx: &Cx, id: i64, joining: i64) -> Result<Told> {
    let of = joining::Entity::find_by_id(JoiningId(joining)).filter(joining::Column::ExpiresAt.gt(cx.now));
    let Some(row) = of.into_partial_model::<Waiting>().one(cx.reader()).await? else { return Ok(Told::Nobody) };
    let link = format!("{}/join/confirm?token={}", cx.world.public_url, cx.world.keys.token("join", &row.nonce));
    let to = Reader { id: NOBODY, name: String::new(), email: row.email, language: row.language };
    // With a provider there is no password to ask for.
    let text = if row.issuer.is_empty() { "join" } else { "join-provider" };
    send(cx, format!("news-{id}-join"), &to, text, args!(link = link)).await
}

#[derive(DerivePartialModel)]
#[sea_orm(entity = "mail_link::Entity")]
struct LinkRow {
    member_id: MemberId,
    #[sea_orm(from_expr = "member::Column::Name")]
    name: String,
    #[sea_orm(from_expr = "member::Column::Language")]
    language: String,
    email: String,
    old_email: String,
    nonce: String,
}

impl LinkRow {
    fn to(&self, email: &str) -> Reader {
        Reader { id: self.member_id, name: self.name.clone(), email: email.to_owned(), language: self.language.clone() }
    }
}

async fn link_row(cx: &Cx, link: i64) -> Result<Option<LinkRow>> {
    let of = mail_link::Entity::find_by_id(MailLinkId(link)).inner_join(member::Entity).filter(member::not_erased());
    Ok(of.into_partial_model().one(cx.reader()).await?)
}

/// The address of a link.
fn link(cx: &Cx, purpose: Purpose, nonce: &str) -> String {
    let path = if purpose == Purpose::Reset { "/reset/new" } else { "/email/confirm" };
    format!("{}{path}?token={}", cx.world.public_url, cx.world.keys.token(purpose.as_str(), nonce))
}

async fn tell_both(cx: &Cx, id: i64, link: i64) -> Result<Told> {
    let Some(row) = link_row(cx, link).await? else { return Ok(Told::Nobody) };
    for (which, email) in [("old", &row.old_email), ("new", &row.email)] {
        send(cx, format!("news-{id}-{}-{which}", row.member_id), &row.to(email), "email-changed", args!(email = row.email.clone())).await?;
    }
    Ok(Told::Somebody)
}

#[derive(DerivePartialModel)]
#[sea_orm(entity = "device::Entity")]
struct Device {
    member_id: MemberId,
    user_agent: String,
    address: String,
    created_at: i64,
}

async fn describe_device(cx: &Cx, id: i64, device: i64) -> Result<Told> {
    let of = device::Entity::find_by_id(DeviceId(device)).into_partial_model::<Device>();
    let Some(row) = of.one(cx.reader()).await? else { return Ok(Told::Nobody) };
    let Some(reader) = reader(cx, row.member_id).await? else { return Ok(Told::Nobody) };
    let when = Timestamp::from_millisecond(row.created_at).map(|at| at.strftime("%Y-%m-%d %H:%M UTC").to_string()).unwrap_or_default();
    let security = format!("{}/settings/security", cx.world.public_url);
    let args = args!(agent = row.user_agent, address = row.address, when = when, security = security);
    send(cx, format!("news-{id}-{}", reader.id), &reader, "new-device", args).await
}

#[derive(DerivePartialModel)]
#[sea_orm(entity = "joining::Entity")]
struct Rejected {
    name: String,
    email: String,
    language: String,
    rejected_reason: String,
}

async fn regret(cx: &Cx, id: i64, joining: i64) -> Result<Told> {
    let row: Option<Rejected> = joining::Entity::find_by_id(JoiningId(joining)).into_partial_model().one(cx.reader()).await?;
    let Some(row) = row else { return Ok(Told::Nobody) };
    let reader = Reader { id: NOBODY, name: row.name, email: row.email, language: row.language };
    send(cx, format!("news-{id}-0"), &reader, "joining-rejected", args!(reason = row.rejected_reason)).await
}
