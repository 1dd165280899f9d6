//! The first admin: whoever can read the log of a new site makes their account by a link that stands in it.

use super::{
    SignedIn,
    make::{NewMember, check_sign_up, make_member},
    sessions,
};
use crate::{
    audit::{self, Entry},
    cx::Cx,
    failure::Result,
    tokens,
};
use model::{MemberId, Problem, Role, SignUpDraft};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect, sea_query::OnConflict};
use tables::{member, site_setting};

async fn has_admin(conn: &impl ConnectionTrait) -> Result<bool> {
    let admin = member::Entity::find().filter(member::Column::Role.eq(Role::Admin)).filter(member::not_erased());
    Ok(admin.select_only().column(member::Column::Id).into_tuple::<MemberId>().one(conn).await?.is_some())
}

/// The same on each node and after each start, made of the secret key: nothing has to be stored.
fn token(cx: &Cx) -> String {
    cx.world.keys.token("set-up", "first-admin")
}

/// The link for the log; none once there is an admin.
pub async fn set_up_link(cx: &Cx) -> Result<Option<String>> {
    Ok(if has_admin(cx.reader()).await? { None } else { Some(format!("{}/setup/{}", cx.world.public_url, token(cx))) })
}

/// Whether the link leads anywhere; "not found" if it is not ours or there is an admin.
pub async fn is_set_up(cx: &Cx, given: &str) -> Result<()> {
    // Hashes are compared, so that time tells nothing of the token.
    let ours = tokens::hash(given) == tokens::hash(&token(cx));
    if ours && !has_admin(cx.reader()).await? { Ok(()) } else { Err(Problem::NotFound.into()) }
}

/// Makes the first admin and signs them in. They can act as admin once they have a second factor, where that is asked for.
pub async fn set_up(cx: &Cx, given: &str, draft: SignUpDraft, language: &str, user_agent: &str) -> Result<SignedIn> {
    is_set_up(cx, given).await?;
    let draft = check_sign_up(draft)?;
    let password_hash = cx.world.hasher.hash(&draft.password).await?;
    let txn = cx.begin().await?;
    // One row, so that of two people who send the form at once only one becomes the admin.
    let made = site_setting::ActiveModel {
        key: Set("first_admin".to_owned()),
        value: Set("made".to_owned()),
        changed_at: Set(cx.now),
        changed_by: Set(None),
    };
    let made = site_setting::Entity::insert(made).on_conflict(OnConflict::new().do_nothing().to_owned());
    if made.exec_without_returning(&txn).await? == 0 || has_admin(&txn).await? {
        return Err(Problem::NotFound.into());
    }
    let new = NewMember { name: draft.name, email: draft.email, password_hash, role: Role::Admin, language: language.to_owned() };
    let id = make_member(&txn, cx, new).await?;
    audit::record(&txn, cx, Entry { act: "site-set-up", member: Some(id), ..Entry::default() }).await?;
    let signed_in = sessions::open(&txn, cx, id, user_agent, false).await?;
    txn.commit().await?;
    Ok(signed_in)
}
