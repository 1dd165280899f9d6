//! Links in mails that change an account: single use, bound to member, purpose and address, kept as hashes.

use crate::{
    cx::Cx,
    failure::{Failure, Result},
    tokens,
};
use model::{MailLinkId, MemberId, Problem};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, DerivePartialModel, EntityTrait, QueryFilter, TryInsertResult, sea_query::OnConflict,
};
use tables::{mail_link, member};

/// What a link is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// A new password (holds for an hour; ASVS 5.0, 6.4.1).
    Reset,
    /// A new address (holds for a day).
    Email,
}

impl Purpose {
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Reset => "reset",
            Self::Email => "email",
        }
    }

    fn holds_ms(self) -> i64 {
        match self {
            Self::Reset => 3_600_000,
            Self::Email => 24 * 3_600_000,
        }
    }
}

/// A link that can be used now, with whose it is.
#[derive(Clone, Debug, DerivePartialModel)]
#[sea_orm(entity = "mail_link::Entity")]
pub struct Link {
    pub id: MailLinkId,
    pub member_id: MemberId,
    #[sea_orm(from_expr = "member::Column::Name")]
    pub name: String,
    /// The address it was sent to.
    pub email: String,
    pub old_email: String,
}

/// A link that is to be made.
pub(super) struct NewLink<'a> {
    pub member: MemberId,
    pub purpose: Purpose,
    pub email: &'a str,
    pub old_email: &'a str,
    /// What its token is made from; see [`tokens::random`].
    pub nonce: String,
}

/// Makes a link in the place of earlier ones for the same purpose; none if there was one of this nonce, which has been used. Its token is only
/// ever put together where its mail is.
pub(super) async fn make(txn: &impl ConnectionTrait, cx: &Cx, new: NewLink<'_>) -> Result<Option<MailLinkId>> {
    let NewLink { member, purpose, email, old_email, nonce } = new;
    drop_unused(txn, member, Some(purpose)).await?;
    let row = mail_link::ActiveModel {
        token_hash: Set(tokens::hash(&cx.world.keys.token(purpose.as_str(), &nonce))),
        member_id: Set(member),
        purpose: Set(purpose.as_str().to_owned()),
        email: Set(email.to_owned()),
        old_email: Set(old_email.to_owned()),
        nonce: Set(nonce),
        created_at: Set(cx.now),
        expires_at: Set(cx.now + purpose.holds_ms()),
        ..Default::default()
    };
    let once = OnConflict::column(mail_link::Column::TokenHash).do_nothing().to_owned();
    let made = mail_link::Entity::insert(row).on_conflict(once).try_insert().exec(txn).await?;
    Ok(if let TryInsertResult::Inserted(made) = made { Some(made.last_insert_id) } else { None })
}

/// The link behind a token. Looking at it changes nothing: mail scanners do.
pub async fn read_link(cx: &Cx, purpose: Purpose, token: &str) -> Result<Link> {
    let links = mail_link::Entity::find().inner_join(member::Entity).filter(mail_link::Column::TokenHash.eq(tokens::hash(token)));
    let good = links.filter(mail_link::Column::Purpose.eq(purpose.as_str())).filter(unused(cx.now)).filter(member::not_erased());
    good.into_partial_model().one(cx.reader()).await?.ok_or(Failure::Problem(Problem::LinkOver))
}

fn unused(now: i64) -> Condition {
    Condition::all().add(mail_link::Column::UsedAt.is_null()).add(mail_link::Column::ExpiresAt.gt(now))
}

/// Uses it up; of two at the same time one is refused.
pub(super) async fn use_up(txn: &impl ConnectionTrait, cx: &Cx, link: &Link) -> Result<()> {
    let used = mail_link::ActiveModel { used_at: Set(Some(cx.now)), ..Default::default() };
    let this = mail_link::Entity::update_many().set(used).filter(mail_link::Column::Id.eq(link.id)).filter(unused(cx.now));
    if this.exec(txn).await?.rows_affected == 0 { Err(Problem::LinkOver.into()) } else { Ok(()) }
}

/// Takes back what was not used: for one purpose, or for all.
pub(super) async fn drop_unused(txn: &impl ConnectionTrait, member: MemberId, purpose: Option<Purpose>) -> Result<()> {
    let of_purpose = Condition::all().add_option(purpose.map(|purpose| mail_link::Column::Purpose.eq(purpose.as_str())));
    let own = mail_link::Entity::delete_many().filter(mail_link::Column::MemberId.eq(member)).filter(of_purpose);
    own.filter(mail_link::Column::UsedAt.is_null()).exec(txn).await?;
    Ok(())
}
