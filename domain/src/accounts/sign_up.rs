use super::{sessions, sessions::SignedIn, throttle};
use crate::{
    cx::Cx,
    db::one,
    failure::{Failure, Result, breaks_unique},
    outbox::{News, announce},
    text,
};
use model::{Field, MemberId, Problem, Role, SignUpDraft, Wrong};
use sea_orm::{ActiveValue::Set, ConnectionTrait, DatabaseTransaction, EntityTrait, FromQueryResult, NotSet};
use tables::member;

/// Makes an account and opens its first session. `language` is the interface language the form was read in.
pub async fn sign_up(cx: &Cx, draft: SignUpDraft, language: &str, address: &str, user_agent: &str) -> Result<SignedIn> {
    let draft = SignUpDraft { name: text::clean_line(&draft.name), ..draft }.check()?;
    let key = format!("sign-up:{address}");
    throttle::pass(cx, &key, &throttle::SIGN_UPS).await?;
    let hash = cx.world.hasher.hash(&draft.password).await?;
    let txn = cx.begin().await?;
    let id = insert(&txn, cx, &draft, hash, Role::Member, language).await?;
    announce(&txn, cx, News::MemberJoined { member: id }).await?;
    let signed_in = sessions::open(&txn, cx, id, user_agent, false).await?;
    txn.commit().await?;
    throttle::count(cx, &key, &throttle::SIGN_UPS).await?;
    Ok(signed_in)
}

/// Makes an administrator's account, for the command line.
pub async fn create_admin(cx: &Cx, draft: SignUpDraft) -> Result<MemberId> {
    let draft = SignUpDraft { name: text::clean_line(&draft.name), ..draft }.check()?;
    let hash = cx.world.hasher.hash(&draft.password).await?;
    let txn = cx.begin().await?;
    let id = insert(&txn, cx, &draft, hash, Role::Admin, "").await?;
    txn.commit().await?;
    Ok(id)
}

async fn insert(txn: &DatabaseTransaction, cx: &Cx, draft: &SignUpDraft, hash: String, role: Role, language: &str) -> Result<MemberId> {
    let row = member::ActiveModel {
        id: NotSet,
        handle: Set(free_handle(txn, &draft.name).await?),
        name: Set(draft.name.clone()),
        email: Set(draft.email.to_lowercase()),
        password_hash: Set(hash),
        role: Set(role.as_str().to_owned()),
        kind: Set("teacher".to_owned()),
        headline: Set(String::new()),
        country: Set(String::new()),
        language: Set(language.to_owned()),
        theme: Set(String::new()),
        mail_on_reply: Set(true),
        replies_count: Set(0),
        created_at: Set(cx.now),
        ..Default::default()
    };
    let inserted = member::Entity::insert(row).exec(txn).await.map_err(|error| {
        if breaks_unique(&error, "members", "email") {
            Failure::from(Problem::field(Field::Email, Wrong::Taken))
        } else if breaks_unique(&error, "members", "handle") {
            Failure::from(Problem::Busy)
        } else {
            Failure::from(error)
        }
    })?;
    Ok(MemberId(inserted.last_insert_id))
}

#[derive(FromQueryResult)]
struct Taken {
    handle: String,
}

/// The name as a handle, with the first free number behind it where it is taken.
async fn free_handle(conn: &impl ConnectionTrait, name: &str) -> Result<String> {
    let slug: String = text::slug(name).chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').take(24).collect();
    let slug = slug.trim_matches('-');
    let base = if slug.chars().count() < 3 { format!("member-{slug}").trim_matches('-').to_owned() } else { slug.to_owned() };
    for n in 1..1_000 {
        let candidate = if n == 1 { base.clone() } else { format!("{base}-{n}") };
        let taken: Option<Taken> = one(conn, "SELECT handle FROM members WHERE handle = $1", vec![candidate.clone().into()]).await?;
        if taken.is_none_or(|row| row.handle != candidate) {
            return Ok(candidate);
        }
    }
    Err(Problem::Busy.into())
}
