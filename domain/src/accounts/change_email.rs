//! A new address: asked for by somebody who proved who they are, told to the old address, confirmed from the new one.

use super::{
    links::{self, Purpose},
    news::{EmailChangeAsked, EmailChanged},
};
use crate::{
    audit,
    cx::Cx,
    db::{Number, one, run},
    failure::{Failure, Result, breaks_unique},
    organisations,
    outbox::announce,
};
use model::{Field, Problem, Wrong, accounts, limits, problem::Findings};
use sea_orm::{ConnectionTrait, DbErr, FromQueryResult};

#[derive(FromQueryResult)]
struct Row {
    email: String,
}

/// Sends a link to the new address and a note to the old one. Whether the new one has an account already is not told here,
/// but by mail to its owner.
pub async fn change_email(cx: &Cx, email: &str) -> Result<()> {
    let me = cx.confirmed()?;
    let email = email.trim().to_lowercase();
    let row: Row =
        one(cx.reader(), "SELECT email FROM members WHERE id = $1", vec![me.id.0.into()]).await?.ok_or(Failure::Problem(Problem::NotFound))?;
    let mut found = Findings::default();
    found.length(Field::Email, &email, 1..=limits::EMAIL_MAX);
    if !email.is_empty() && !accounts::looks_like_an_address(&email) {
        found.add(Field::Email, Wrong::NotAnEmail);
    }
    if email == row.email {
        found.add(Field::Email, Wrong::SameAsNow);
    }
    found.none_or(())?;
    let send = super::throttle::may_mail(cx, &email).await?;
    let txn = cx.begin().await?;
    let taken: Option<Number> = one(&txn, "SELECT id AS n FROM members WHERE email = $1", vec![email.clone().into()]).await?;
    let link = links::make(&txn, cx, me.id, Purpose::Email, &email, &row.email).await?;
    audit::record(&txn, cx, audit::Entry { act: "email-change-asked", member: Some(me.id), ..audit::Entry::default() }).await?;
    if send && taken.is_none() {
        announce(&txn, cx, EmailChangeAsked { link }).await?;
    }
    txn.commit().await
}

/// Makes the new address count. Only for the member who asked, signed in.
pub async fn confirm_email(cx: &Cx, token: &str) -> Result<()> {
    let me = cx.member()?;
    let link = links::read_link(cx, Purpose::Email, token).await?;
    if link.member() != me.id {
        return Err(Problem::LinkOver.into());
    }
    let txn = cx.begin().await?;
    links::use_up(&txn, cx, &link).await?;
    let changed = update(&txn, me.id.0, &link.email).await;
    changed.map_err(|error| if breaks_unique(&error, "members", "email") { Problem::LinkOver.into() } else { Failure::from(error) })?;
    links::drop_unused(&txn, me.id, None).await?;
    organisations::address_changed(&txn, me.id).await?;
    run(&txn, "DELETE FROM joinings WHERE email = $1", vec![link.email.clone().into()]).await?;
    let detail = format!("{} → {}", link.old_email, link.email);
    audit::record(&txn, cx, audit::Entry { act: "email-changed", member: Some(me.id), detail, ..audit::Entry::default() }).await?;
    announce(&txn, cx, EmailChanged { link: link.id }).await?;
    txn.commit().await
}

async fn update(txn: &impl ConnectionTrait, member: i64, email: &str) -> Result<(), DbErr> {
    let sql = "UPDATE members SET email = $2 WHERE id = $1";
    let statement = sea_orm::Statement::from_sql_and_values(txn.get_database_backend(), sql, [member.into(), email.into()]);
    txn.execute_raw(statement).await.map(drop)
}
