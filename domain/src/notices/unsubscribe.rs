use super::preferences::{chosen, write};
use crate::{
    cx::Cx,
    failure::{Failure, Result},
    notices::tell::how,
};
use model::{HowTold, MemberId, NoticeKind, Problem};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, SelectExt};
use tables::{member as members, notice_preference};

/// What one can get no more of: mails of a kind, or the daily mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subscription {
    Kind(NoticeKind),
    Digest,
}

impl Subscription {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Kind(kind) => kind.as_str(),
            Self::Digest => "digest",
        }
    }

    fn parse(text: &str) -> Option<Self> {
        if text == "digest" { Some(Self::Digest) } else { NoticeKind::parse(text).filter(|kind| kind.is_chosen()).map(Self::Kind) }
    }
}

fn nonce(what: &str, member: MemberId) -> String {
    format!("{member}:{what}")
}

/// The address that a mail carries: it names the member and the kind, and proves that we wrote it.
pub(super) fn address(cx: &Cx, what: Subscription, member: MemberId) -> String {
    let token = cx.world.keys.token("unsubscribe", &nonce(what.as_str(), member));
    format!("{}/unsubscribe/{member}/{}/{token}", cx.world.public_url, what.as_str())
}

/// The parts of such an address that are ours; anything else is not there.
async fn opened(cx: &Cx, member: &str, what: &str, token: &str) -> Result<(MemberId, Subscription)> {
    let id = member.parse::<MemberId>().ok().filter(|_| cx.world.keys.is_token("unsubscribe", &format!("{member}:{what}"), token));
    let found = id.zip(Subscription::parse(what)).ok_or(Failure::Problem(Problem::NotFound))?;
    let there = members::Entity::find_by_id(found.0).filter(members::not_erased()).exists(cx.reader()).await?;
    if there { Ok(found) } else { Err(Problem::NotFound.into()) }
}

/// What an address is about, and whether such mails still come. Changes nothing and asks for no session.
pub async fn read_subscription(cx: &Cx, member: &str, what: &str, token: &str) -> Result<(Subscription, bool)> {
    let (member, what) = opened(cx, member, what, token).await?;
    let rows = chosen(cx.reader(), member).await?;
    let on = match what {
        Subscription::Digest => rows.iter().any(|row| row.how == HowTold::Digest.as_str()),
        Subscription::Kind(kind) => {
            let chosen = rows.iter().find(|row| row.kind == kind.as_str()).map(|row| row.how.as_str());
            how(kind, chosen) != HowTold::Off
        }
    };
    Ok((what, on))
}

/// Ends mails of a kind for whoever has the address of such a mail (RFC 8058), without a session.
pub async fn unsubscribe(cx: &Cx, member: &str, what: &str, token: &str) -> Result<()> {
    let (member, what) = opened(cx, member, what, token).await?;
    let txn = cx.begin().await?;
    match what {
        Subscription::Kind(kind) => write(&txn, member, kind, HowTold::Off).await?,
        Subscription::Digest => {
            let off = notice_preference::ActiveModel { how: Set(HowTold::Off), ..Default::default() };
            let own = notice_preference::Entity::update_many().set(off).filter(notice_preference::Column::MemberId.eq(member));
            own.filter(notice_preference::Column::How.eq(HowTold::Digest)).exec(&txn).await?;
        }
    }
    txn.commit().await
}
