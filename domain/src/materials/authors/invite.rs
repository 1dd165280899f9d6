use super::{places, tell};
use crate::{
    cx::Cx,
    db::run,
    failure::{Failure, Result},
    limited::throttle,
    materials::{access, sql, stories},
    policy::materials::Act,
    subjects::member_called,
};
use model::{Field, MaterialId, Problem, Wrong};

/// Authors and invited ones of one resource.
const MOST: usize = 12;

/// Invites a member, by handle, to be an author: they can change it once they accept.
pub async fn invite_author(cx: &Cx, id: MaterialId, handle: &str) -> Result<()> {
    let me = cx.member()?.id;
    access::material(cx.reader(), cx, id, Act::Edit).await?;
    throttle::reserve(cx, &format!("author:{me}"), &throttle::AUTHORS).await?;
    let txn = cx.begin().await?;
    let row = access::held(&txn, cx, id, Act::Edit).await?;
    let wrong = |wrong| Failure::Problem(Problem::field(Field::Handle, wrong));
    let to = member_called(&txn, handle).await?.ok_or_else(|| wrong(Wrong::NoSuchMember))?;
    let there = places(&txn, id).await?;
    if there.iter().any(|place| place.member_id == to) {
        return Err(wrong(Wrong::AuthorAlready));
    }
    if there.len() >= MOST {
        return Err(wrong(Wrong::TooManyOf { most: 12 }));
    }
    run(&txn, sql::INVITE, vec![id.into(), to.into(), cx.now.into(), me.into()]).await?;
    let story = stories::AUTHOR_INVITED.of(&stories::Invited { resource: Some(id), title: row.title })?;
    tell(&txn, cx, to, story).await?;
    txn.commit().await
}
