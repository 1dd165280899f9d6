//! The row of a new member.

use super::strength;
use crate::{
    audit,
    cx::Cx,
    db::Txn,
    failure::{Failure, Result, breaks_unique},
    people, text,
};
use model::{Field, MemberId, MemberKind, Problem, Role, SignUpDraft, Wrong};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, NotSet, QueryFilter, SelectExt};
use tables::member;

/// A member to be made; the address is confirmed.
#[derive(Clone, Debug)]
pub struct NewMember {
    pub name: String,
    pub email: String,
    /// Empty where a provider vouches for them.
    pub password_hash: String,
    pub role: Role,
    pub language: String,
}

/// The form with its texts cleaned and its password weighed.
pub(crate) fn check_sign_up(draft: SignUpDraft) -> Result<SignUpDraft> {
    let draft = SignUpDraft { name: text::clean_line(&draft.name), ..draft }.check()?;
    strength::check(&draft.password, &draft.name, &draft.email)?;
    Ok(draft)
}

/// Makes an administrator's account, for the command line and the first start.
pub async fn create_admin(cx: &Cx, draft: SignUpDraft) -> Result<MemberId> {
    let draft = check_sign_up(draft)?;
    let password_hash = cx.world.hasher.hash(&draft.password).await?;
    let txn = cx.begin().await?;
    let new = NewMember { name: draft.name, email: draft.email, password_hash, role: Role::Admin, language: String::new() };
    let id = make_member(&txn, cx, new).await?;
    txn.commit().await?;
    Ok(id)
}

/// Makes the row inside the caller's transaction, with a free handle made of the name.
pub(crate) async fn make_member(txn: &Txn, cx: &Cx, new: NewMember) -> Result<MemberId> {
    let row = member::ActiveModel {
        id: NotSet,
        handle: Set(free_handle(txn, &new.name).await?),
        name: Set(new.name),
        email: Set(new.email.to_lowercase()),
        password_hash: Set(new.password_hash),
        role: Set(new.role),
        kind: Set(MemberKind::Teacher),
        headline: Set(String::new()),
        country: Set(String::new()),
        language: Set(new.language),
        theme: Set(String::new()),
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
    let member = inserted.last_insert_id;
    audit::record(txn, cx, audit::Entry { act: "joined", member: Some(member), ..audit::Entry::default() }).await?;
    people::refresh(txn, member).await?;
    Ok(member)
}

/// The name as a handle, with the first free number behind it where it is taken.
async fn free_handle(conn: &impl ConnectionTrait, name: &str) -> Result<String> {
    let slug: String = text::ascii_slug(name).chars().take(24).collect();
    let slug = slug.trim_matches('-');
    let base = if slug.chars().count() < 3 { format!("member-{slug}").trim_matches('-').to_owned() } else { slug.to_owned() };
    for n in 1..1_000 {
        let candidate = if n == 1 { base.clone() } else { format!("{base}-{n}") };
        if !member::Entity::find().filter(member::Column::Handle.eq(candidate.as_str())).exists(conn).await? {
            return Ok(candidate);
        }
    }
    Err(Problem::Busy.into())
}
