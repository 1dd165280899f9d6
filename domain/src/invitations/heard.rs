//! What follows from news about invitations.

use super::{invite::PURPOSE, news::Invited, sql::INVITED, stories};
use crate::{
    args,
    cx::Cx,
    db::one,
    failure::Result,
    mail::Addressee,
    notices::{self, Telling},
    outbox::Told,
};
use model::{BoardId, MemberId, OrganisationId};
use sea_orm::FromQueryResult;

#[derive(FromQueryResult)]
struct Row {
    created_by: MemberId,
    inviter: String,
    note: String,
    email: String,
    nonce: String,
    language: String,
    board_id: Option<BoardId>,
    organisation_id: Option<OrganisationId>,
    /// Whose address it is, if somebody is here already.
    member: Option<MemberId>,
}

/// Handles one news; `id` is the outbox row's.
pub async fn invited(cx: &Cx, id: i64, news: Invited) -> Result<Told> {
    let row: Option<Row> = one(cx.reader(), INVITED, vec![news.invitation.into(), cx.now.into()]).await?;
    match row {
        None => Ok(Told::Nobody),
        Some(row) => match row.member {
            None => write(cx, id, row).await,
            Some(member) => point(cx, id, member, row).await,
        },
    }
}

/// To somebody who is not here yet: the link that lets them join.
async fn write(cx: &Cx, id: i64, row: Row) -> Result<Told> {
    let link = format!("{}/join/{}", cx.world.public_url, cx.world.keys.token(PURPOSE, &row.nonce));
    let words = if row.note.is_empty() { String::new() } else { format!("> {}\n\n", row.note) };
    let to = Addressee { name: String::new(), email: row.email, language: row.language };
    let mail =
        to.letter(&cx.world.public_url, format!("news-{id}-invited"), "mail-invited", args!(inviter = row.inviter, words = words, link = link));
    cx.world.post.send(&mail).await?;
    Ok(Told::Somebody)
}

/// To a member: where the inviter would like to see them. Whoever invited does not learn that they are one.
async fn point(cx: &Cx, id: i64, to: MemberId, row: Row) -> Result<Told> {
    let place = row.board_id.map(Into::into).or_else(|| row.organisation_id.map(Into::into));
    let story = stories::INVITATION.of(&stories::Pointed { to: place, note: row.note })?;
    let telling = Telling { to, actor: Some(row.created_by), reply: None, story };
    let txn = cx.begin().await?;
    notices::tell(&txn, cx, Some(id), telling).await?;
    txn.commit().await?;
    Ok(Told::Nobody)
}
