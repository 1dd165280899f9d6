use super::news::ResourceAsked;
use crate::{
    cx::Cx,
    db::{Number, all, one, run},
    discussion::access::{self, ReplyRow},
    failure::{Failure, Result},
    materials,
    outbox::announce,
    policy::{self, Cleared, trust::may_make_of_post},
    text,
};
use model::{Field, Licence, Material, MaterialId, MaterialKind, MemberId, Problem, ReplyId, Subject, Wrong, limits, problem::Findings};
use sea_orm::{ConnectionTrait, FromQueryResult};

/// A post that could become a resource, as its page shows it.
pub struct Making {
    pub reply: ReplyId,
    pub author: String,
    pub title: String,
    pub language: String,
    pub excerpt: String,
    /// The asker wrote it.
    pub own: bool,
    /// The asker has asked its author.
    pub asked: bool,
    /// Who asks for it, for its author.
    pub askers: Vec<String>,
    /// The resource it has become, where the asker may know of it.
    pub made: Option<MaterialId>,
}

#[derive(FromQueryResult)]
struct Asker {
    member_id: i64,
    name: String,
    declined_at: Option<i64>,
}

async fn seen(conn: &impl ConnectionTrait, cx: &Cx, reply: ReplyId) -> Result<(Cleared<ReplyRow>, bool)> {
    let row = access::reply(conn, cx, reply, policy::Act::SeeReply).await?;
    let own = cx.actor.id() == Some(MemberId(row.author_id));
    Ok((row, own))
}

/// The post, and who wants a resource of it.
pub async fn read_making(cx: &Cx, reply: ReplyId) -> Result<Making> {
    let me = policy::writer(&cx.actor)?.id;
    let (row, own) = seen(cx.reader(), cx, reply).await?;
    let sql = "SELECT q.member_id, m.name, q.declined_at FROM material_requests q JOIN members m ON m.id = q.member_id WHERE q.reply_id = $1 \
               ORDER BY q.created_at, q.member_id LIMIT 100";
    let all: Vec<Asker> = all(cx.reader(), sql, vec![reply.0.into()]).await?;
    Ok(Making {
        reply,
        author: row.author_name.clone(),
        title: row.title.clone(),
        language: row.language.clone(),
        excerpt: text::own_excerpt(&row.body, 400),
        own,
        asked: all.iter().any(|one| one.member_id == me.0),
        askers: if own { all.into_iter().filter(|one| one.declined_at.is_none()).map(|one| one.name).collect() } else { Vec::new() },
        made: made(cx.reader(), cx, reply).await?,
    })
}

/// The resource of a post: a draft only for its authors.
async fn made(conn: &impl ConnectionTrait, cx: &Cx, reply: ReplyId) -> Result<Option<MaterialId>> {
    let row: Option<Number> = one(conn, "SELECT material_id AS n FROM post_materials WHERE reply_id = $1", vec![reply.0.into()]).await?;
    let Some(id) = row.map(|row| MaterialId(row.n)) else { return Ok(None) };
    match materials::access::material(conn, cx, id, policy::materials::Act::See).await {
        Ok(_) => Ok(Some(id)),
        Err(Failure::Problem(Problem::NotFound)) => Ok(None),
        Err(other) => Err(other),
    }
}

/// What the asker has made of it; refused where it is somebody else's.
async fn own_made(conn: &impl ConnectionTrait, cx: &Cx, reply: ReplyId) -> Result<Option<MaterialId>> {
    let (_, own) = seen(conn, cx, reply).await?;
    may_make_of_post(&cx.actor, own)?;
    made(conn, cx, reply).await
}

/// Makes a draft of one's own post, under the licence that its author chooses with this: that is the consent. A second time leads to
/// the draft that is there.
pub async fn make_from_reply(cx: &Cx, reply: ReplyId, title: &str, licence: &str) -> Result<MaterialId> {
    let me = cx.member()?.id;
    if let Some(made) = own_made(cx.reader(), cx, reply).await? {
        return Ok(made);
    }
    let title = text::clean_line(title);
    let mut found = Findings::default();
    found.length(Field::Title, &title, limits::TITLE);
    let licence = Licence::parse(licence).filter(|licence| licence.may_be_shared());
    if licence.is_none() {
        found.add(Field::Licence, Wrong::NoSuchChoice);
    }
    found.none_or(())?;
    let txn = cx.begin().await?;
    // Held, so that two presses of the button make one draft.
    run(&txn, "UPDATE replies SET id = id WHERE id = $1", vec![reply.0.into()]).await?;
    if let Some(made) = own_made(&txn, cx, reply).await? {
        return Ok(made);
    }
    let (row, _) = seen(&txn, cx, reply).await?;
    let material = Material {
        title,
        description: row.body.clone(),
        language: row.language.clone(),
        kind: MaterialKind::Handbook,
        licence: licence.map(Licence::as_str).unwrap_or_default().to_owned(),
        sources: format!("{}{}", cx.world.public_url, Subject::from(reply).path()),
        ..Material::default()
    };
    let id = materials::insert_draft(&txn, cx, me, &material, "").await?;
    run(&txn, "INSERT INTO post_materials (material_id, reply_id) VALUES ($1, $2)", vec![id.0.into(), reply.0.into()]).await?;
    txn.commit().await?;
    Ok(id)
}

/// Asks a post's author to make a resource of it. Asking twice is asking once.
pub async fn ask_author(cx: &Cx, reply: ReplyId) -> Result<()> {
    let me = policy::writer(&cx.actor)?.id;
    let txn = cx.begin().await?;
    let (_, own) = seen(&txn, cx, reply).await?;
    if own {
        return Err(Problem::Forbidden.into());
    }
    let sql = "INSERT INTO material_requests (reply_id, member_id, created_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
    if run(&txn, sql, vec![reply.0.into(), me.0.into(), cx.now.into()]).await? == 1 {
        announce(&txn, cx, ResourceAsked { reply, by: me }).await?;
    }
    txn.commit().await
}

/// Says no to those who ask; they are not told, and cannot ask again.
pub async fn decline(cx: &Cx, reply: ReplyId) -> Result<()> {
    cx.member()?;
    let txn = cx.begin().await?;
    let (_, own) = seen(&txn, cx, reply).await?;
    may_make_of_post(&cx.actor, own)?;
    let sql = "UPDATE material_requests SET declined_at = $2 WHERE reply_id = $1 AND declined_at IS NULL";
    run(&txn, sql, vec![reply.0.into(), cx.now.into()]).await?;
    txn.commit().await
}
