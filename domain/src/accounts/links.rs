//! Links in mails that change an account: single use, bound to member, purpose and address, kept as hashes.

use crate::{
    cx::Cx,
    db::{Number, one, run},
    failure::{Failure, Result},
    tokens,
};
use model::{MemberId, Problem};
use sea_orm::{ConnectionTrait, FromQueryResult};

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
#[derive(Clone, Debug, FromQueryResult)]
pub struct Link {
    pub id: i64,
    pub member_id: i64,
    pub name: String,
    /// The address it was sent to.
    pub email: String,
    pub old_email: String,
}

impl Link {
    pub fn member(&self) -> MemberId {
        MemberId(self.member_id)
    }
}

/// Makes a link in the place of earlier ones for the same purpose. Its token is only ever put together where its mail is.
/// For a member that does not exist the same is asked of the database, and there is no link: 0.
pub(super) async fn make(txn: &impl ConnectionTrait, cx: &Cx, member: MemberId, purpose: Purpose, email: &str, old_email: &str) -> Result<i64> {
    drop_unused(txn, member, Some(purpose)).await?;
    let nonce = tokens::random()?;
    let hash = tokens::hash(&cx.world.keys.token(purpose.as_str(), &nonce));
    let sql = "INSERT INTO mail_links (token_hash, member_id, purpose, email, old_email, nonce, created_at, expires_at) \
               SELECT $1, id, $3, $4, $5, $6, $7, $8 FROM members WHERE id = $2 RETURNING id AS n";
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
    Ok(one::<Number>(txn, sql, values).await?.map_or(0, |row| row.n))
}

/// The link behind a token. Looking at it changes nothing: mail scanners do.
pub async fn read_link(cx: &Cx, purpose: Purpose, token: &str) -> Result<Link> {
    let sql = "SELECT l.id, l.member_id, m.name, l.email, l.old_email FROM mail_links l JOIN members m ON m.id = l.member_id \
               WHERE l.token_hash = $1 AND l.purpose = $2 AND l.used_at IS NULL AND l.expires_at > $3 AND m.erased_at IS NULL";
    let found = one(cx.reader(), sql, vec![tokens::hash(token).into(), purpose.as_str().into(), cx.now.into()]).await?;
    found.ok_or(Failure::Problem(Problem::LinkOver))
}

/// Uses it up; of two at the same time one is refused.
pub(super) async fn use_up(txn: &impl ConnectionTrait, cx: &Cx, link: &Link) -> Result<()> {
    let sql = "UPDATE mail_links SET used_at = $2 WHERE id = $1 AND used_at IS NULL AND expires_at > $2";
    if run(txn, sql, vec![link.id.into(), cx.now.into()]).await? == 0 { Err(Problem::LinkOver.into()) } else { Ok(()) }
}

/// Takes back what was not used: for one purpose, or for all.
pub(super) async fn drop_unused(txn: &impl ConnectionTrait, member: MemberId, purpose: Option<Purpose>) -> Result<()> {
    let purpose = purpose.map_or("%", Purpose::as_str);
    run(txn, "DELETE FROM mail_links WHERE member_id = $1 AND used_at IS NULL AND purpose LIKE $2", vec![member.0.into(), purpose.into()]).await?;
    Ok(())
}
