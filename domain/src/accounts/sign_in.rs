use super::{
    devices,
    enter::{Entered, enter},
    joining,
    reset::store_hash,
    throttle::{self, Reserved},
};
use crate::{cx::Cx, failure::Result};
use model::{Field, MemberId, Problem, SignInDraft, Wrong};
use sea_orm::{ColumnTrait, DerivePartialModel, EntityTrait, QueryFilter};
use tables::member;

#[derive(DerivePartialModel)]
#[sea_orm(entity = "member::Entity")]
struct Row {
    id: MemberId,
    password_hash: String,
}

/// Checks address and password and lets in, or asks for the second factor. An unknown address and a wrong password are told
/// alike and take the same time. `next` is where the person wanted to go.
pub async fn sign_in(cx: &Cx, draft: SignInDraft, user_agent: &str, next: &str) -> Result<Entered> {
    let draft = draft.check()?;
    let email = draft.email.to_lowercase();
    let (account_key, address_key) = (account_key(cx, &email).await?, format!("sign-in:address:{}", cx.address));
    let reserved = reserve(cx, &address_key, &account_key).await?;
    let of = member::Entity::find().filter(member::Column::Email.eq(email.as_str())).filter(member::not_erased());
    let row: Option<Row> = of.into_partial_model().one(cx.reader()).await?;
    let waiting = joining::waiting(cx, &email).await?;
    // One comparison in every case: the time it takes tells nothing. The password of a joining opens no account: whoever
    // began it need not be the member who has the address by now.
    let (id, stored) = match row {
        Some(row) => (Some(row.id), Some(row.password_hash).filter(|hash| !hash.is_empty())),
        None => (None, waiting.as_ref().map(|joining| joining.password_hash.clone())),
    };
    let fits = match cx.world.hasher.fits(&draft.password, stored.clone()).await {
        Ok(fits) => fits,
        Err(failure) => {
            release(cx, &reserved).await?;
            return Err(failure);
        }
    };
    if !fits {
        tracing::info!(member = id.map(|id| id.0), "a sign-in was refused: the password does not fit");
        return Err(Problem::field(Field::Password, Wrong::WrongPassword).into());
    }
    throttle::forget(cx, &account_key).await?;
    throttle::release(cx, &reserved.0).await?;
    match (id, waiting) {
        (Some(id), _) => come_in(cx, id, &draft.password, stored, user_agent, next).await,
        (None, Some(joining)) => {
            joining::send_again(cx, &joining).await?;
            Err(Problem::field(Field::Email, Wrong::NotConfirmed).into())
        }
        (None, None) => Err(Problem::field(Field::Password, Wrong::WrongPassword).into()),
    }
}

/// A try of this address, and one of this account.
async fn reserve(cx: &Cx, address_key: &str, account_key: &str) -> Result<(Reserved, Reserved)> {
    let of_address = throttle::reserve(cx, address_key, &throttle::ADDRESS).await?;
    match throttle::reserve(cx, account_key, &throttle::ACCOUNT).await {
        Ok(of_account) => Ok((of_address, of_account)),
        Err(failure) => {
            throttle::release(cx, &of_address).await?;
            Err(failure)
        }
    }
}

async fn release(cx: &Cx, (of_address, of_account): &(Reserved, Reserved)) -> Result<()> {
    throttle::release(cx, of_address).await?;
    throttle::release(cx, of_account).await
}

/// Failures of strangers must not keep the owner out: a browser that the member signed in with before has a count of its own.
async fn account_key(cx: &Cx, email: &str) -> Result<String> {
    let known = devices::knows(cx, email).await?;
    Ok(known.map_or_else(|| format!("sign-in:account:{email}"), |device| format!("sign-in:device:{device}:{email}")))
}

async fn come_in(cx: &Cx, id: MemberId, password: &str, stored: Option<String>, user_agent: &str, next: &str) -> Result<Entered> {
    let renewed = match stored {
        Some(hash) if cx.world.hasher.is_outdated(&hash) => Some(cx.world.hasher.hash(password).await?),
        _ => None,
    };
    let txn = cx.begin().await?;
    if let Some(hash) = renewed {
        store_hash(&txn, id, hash).await?;
    }
    let entered = enter(&txn, cx, id, user_agent, next).await?;
    txn.commit().await?;
    tracing::info!(member = id.0, "the password fits");
    Ok(entered)
}
