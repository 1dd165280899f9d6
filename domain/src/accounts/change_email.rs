//! A new address: asked for by somebody who proved who they are, told to the old address, confirmed from the new one.

use super::{
    links::{self, NewLink, Purpose},
    news::{EmailChangeAsked, EmailChanged},
};
use crate::{
    audit,
    cx::Cx,
    failure::{Failure, Result, breaks_unique},
    organisations,
    outbox::announce,
    tokens,
};
use model::{Field, MemberId, Problem, Wrong, accounts, limits, problem::Findings};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QuerySelect, SelectExt};
use tables::{joining, member};

/// Sends a link to the new address and a note to the old one. Whether the new one has an account already is not told here,
/// but by mail to its owner.
pub async fn change_email(cx: &Cx, email: &str) -> Result<()> {
    let me = cx.confirmed()?;
    let email = email.trim().to_lowercase();
    let old = member::Entity::find_by_id(me.id).select_only().column(member::Column::Email);
    let old: String = old.into_tuple().one(cx.reader()).await?.ok_or(Failure::Problem(Problem::NotFound))?;
    let mut found = Findings::default();
    found.length(Field::Email, &email, 1..=limits::EMAIL_MAX);
    if !email.is_empty() && !accounts::looks_like_an_address(&email) {
        found.add(Field::Email, Wrong::NotAnEmail);
    }
    if email == old {
        found.add(Field::Email, Wrong::SameAsNow);
    }
    found.none_or(())?;
    let send = super::throttle::may_mail(cx, &email).await?;
    let txn = cx.begin().await?;
    let taken = member::Entity::find().filter(member::Column::Email.eq(email.as_str())).exists(&txn).await?;
    let new = NewLink { member: me.id, purpose: Purpose::Email, email: &email, old_email: &old, nonce: tokens::random()? };
    let link = links::make(&txn, cx, new).await?.ok_or_else(|| Failure::bug("a fresh nonce was there"))?.0;
    audit::record(&txn, cx, audit::Entry { act: "email-change-asked", member: Some(me.id), ..audit::Entry::default() }).await?;
    if send && !taken {
        announce(&txn, cx, EmailChangeAsked { link }).await?;
    }
    txn.commit().await
}

/// Makes the new address count. Only for the member who asked, signed in.
pub async fn confirm_email(cx: &Cx, token: &str) -> Result<()> {
    let me = cx.member()?;
    let link = links::read_link(cx, Purpose::Email, token).await?;
    if link.member_id != me.id {
        return Err(Problem::LinkOver.into());
    }
    let txn = cx.begin().await?;
    links::use_up(&txn, cx, &link).await?;
    let changed = update(&txn, me.id, &link.email).await;
    changed.map_err(|error| if breaks_unique(&error, "members", "email") { Problem::LinkOver.into() } else { Failure::from(error) })?;
    links::drop_unused(&txn, me.id, None).await?;
    organisations::address_changed(&txn, me.id).await?;
    joining::Entity::delete_many().filter(joining::Column::Email.eq(link.email.as_str())).exec(&txn).await?;
    let detail = format!("{} → {}", link.old_email, link.email);
    audit::record(&txn, cx, audit::Entry { act: "email-changed", member: Some(me.id), detail, ..audit::Entry::default() }).await?;
    announce(&txn, cx, EmailChanged { link: link.id.0 }).await?;
    txn.commit().await
}

async fn update(txn: &impl ConnectionTrait, member: MemberId, email: &str) -> Result<(), DbErr> {
    let new = member::ActiveModel { email: Set(email.to_owned()), ..Default::default() };
    member::Entity::update_many().set(new).filter(member::Column::Id.eq(member)).exec(txn).await.map(drop)
}
