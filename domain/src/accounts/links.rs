//! Links in mails that change an account: single use, bound to member, purpose and address, kept as hashes.

use super::sql::MAKE_LINK;
use crate::{
    cx::Cx,
    db::{Number, one},
    failure::{Failure, Result},
    tokens,
};
use model::{MailLinkId, MemberId, Problem};
use sea_orm::{ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, DerivePartialModel, EntityTrait, QueryFilter};
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

/// Makes a link in the place of earlier ones for the same purpose. Its token is only ever put together where its mail is.
/// For a member that does not exist the same is asked of the database, and there is no link: 0.
pub(super) async fn make(
    txn: &impl ConnectionTrait,
    cx: &Cx,
    member: MemberId,
    purpose: Purpose,
    email: &str,
    old_email: &str,
) -> Result<MailLinkId> {
    drop_unused(txn, member, Some(purpose)).await?;
    let nonce = tokens::random()?;
    let hash = tokens::hash(&cx.world.keys.token(purpose.as_str(), &nonce));
    let values = vec![
        hash.into(),
        member.0.into(),
        purpose.as_str().into(),
        email.into(),
        old_email.into(),
        nonce.into(),
        cx.now.into(),
        (cx.now + purpose.holds_ms()).into(),
    ];
    Ok(MailLinkId(one::<Number>(txn, MAKE_LINK, values).await?.map_or(0, |row| row.n)))
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
