use super::{reset::set_password, sessions, strength, throttle};
use crate::{
    cx::Cx,
    failure::{Failure, Result},
};
use model::{Field, Problem, Wrong, limits, problem::Findings};
use sea_orm::{DerivePartialModel, EntityTrait};
use tables::member;

#[derive(DerivePartialModel)]
#[sea_orm(entity = "member::Entity")]
struct Row {
    email: String,
    password_hash: String,
}

/// Changes the asker's password, or gives them their first. All their sessions end but the one of `token`.
pub async fn change_password(cx: &Cx, current: &str, password: &str, token: &str) -> Result<()> {
    let me = cx.confirmed()?;
    let row: Option<Row> = member::Entity::find_by_id(me.id).into_partial_model().one(cx.reader()).await?;
    let row = row.ok_or(Failure::Problem(Problem::NotFound))?;
    let mut found = Findings::default();
    found.length(Field::Password, password, limits::PASSWORD);
    found.none_or(())?;
    strength::check(password, &me.name, &row.email)?;
    if !row.password_hash.is_empty() {
        let key = format!("password:{}", me.id);
        throttle::reserve(cx, &key, &throttle::ACCOUNT).await?;
        if !cx.world.hasher.fits(current, Some(row.password_hash)).await? {
            return Err(Problem::field(Field::Current, Wrong::NotThatPassword).into());
        }
        throttle::forget(cx, &key).await?;
    }
    let hash = cx.world.hasher.hash(password).await?;
    let txn = cx.begin().await?;
    set_password(&txn, cx, me.id, hash, "password-changed").await?;
    sessions::end_all(&txn, me.id, Some(token)).await?;
    txn.commit().await
}
