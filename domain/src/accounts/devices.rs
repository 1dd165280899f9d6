//! Browsers that a member has signed in with: they are not slowed down by strangers' guesses, and a new one is told by mail.

use super::news::NewDevice;
use crate::{cx::Cx, failure::Result, outbox::announce, tokens};
use model::{DeviceId, MemberId};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect,
};
use tables::{device, member};

/// The hash of this browser's token, if the member with this address has signed in with it before.
pub(super) async fn knows(cx: &Cx, email: &str) -> Result<Option<String>> {
    let hash = cx.device.as_deref().map(tokens::hash).unwrap_or_default();
    let known = device::Entity::find().inner_join(member::Entity).filter(device::Column::TokenHash.eq(hash));
    let known = known.filter(member::Column::Email.eq(email)).select_only().column(device::Column::TokenHash);
    Ok(known.into_tuple().one(cx.reader()).await?)
}

/// Notes that the member signs in with this browser. Returns the token for its cookie. A browser that is not the member's
/// first is told by mail.
pub(super) async fn note(txn: &impl ConnectionTrait, cx: &Cx, member: MemberId, user_agent: &str) -> Result<String> {
    let token = match cx.device.as_deref() {
        Some(token) => token.to_owned(),
        None => tokens::random()?,
    };
    let hash = tokens::hash(&token);
    let seen = device::ActiveModel { seen_at: Set(cx.now), ..Default::default() };
    let seen = device::Entity::update_many().set(seen).filter(device::Column::TokenHash.eq(hash.as_str()));
    if seen.filter(device::Column::MemberId.eq(member)).exec(txn).await?.rows_affected > 0 {
        return Ok(token);
    }
    let others = device::Entity::find().filter(device::Column::MemberId.eq(member)).select_only().column(device::Column::Id);
    let others: Option<DeviceId> = others.into_tuple().one(txn).await?;
    let row = device::ActiveModel {
        id: NotSet,
        token_hash: Set(hash),
        member_id: Set(member),
        user_agent: Set(user_agent.to_owned()),
        address: Set(cx.address.to_string()),
        created_at: Set(cx.now),
        seen_at: Set(cx.now),
    };
    let device = device::Entity::insert(row).exec(txn).await?.last_insert_id.0;
    if others.is_some() {
        announce(txn, cx, NewDevice { device }).await?;
    }
    Ok(token)
}
