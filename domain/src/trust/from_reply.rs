use super::{news::ResourceAsked, sql};
use crate::{
    cx::Cx,
    db::all,
    discussion::access::{self, ReplyRow},
    failure::{Failure, Result},
    materials,
    outbox::announce,
    policy::{self, Cleared, trust::may_make_of_post},
    text,
};
use model::{Field, Licence, Material, MaterialId, MaterialKind, MemberId, Problem, ReplyId, Subject, Wrong, limits, problem::Findings};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QuerySelect,
    sea_query::{Expr, OnConflict},
};
use tables::{material_request, post_material, reply};

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
    member_id: MemberId,
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
    let all: Vec<Asker> = all(cx.reader(), sql::ASKERS, vec![reply.into()]).await?;
    Ok(Making {
        reply,
        author: row.author_name.clone(),
        title: row.title.clone(),
        language: row.language.clone(),
        excerpt: text::own_excerpt(&row.body, 400),
        own,
        asked: all.iter().any(|one| one.member_id == me),
        askers: if own { all.into_iter().filter(|one| one.declined_at.is_none()).map(|one| one.name).collect() } else { Vec::new() },
        made: made(cx.reader(), cx, reply).await?,
    })
}

/// The resource of a post: a draft only for its authors.
async fn made(conn: &impl ConnectionTrait, cx: &Cx, reply: ReplyId) -> Result<Option<MaterialId>> {
    let of = post_material::Entity::find().filter(post_material::Column::ReplyId.eq(reply)).select_only();
    let Some(id): Option<MaterialId> = of.column(post_material::Column::MaterialId).into_tuple().one(conn).await? else { return Ok(None) };
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
    let same = reply::Entity::update_many().col_expr(reply::Column::Id, Expr::col(reply::Column::Id));
    same.filter(reply::Column::Id.eq(reply)).exec(&txn).await?;
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
    let origin = post_material::ActiveModel { material_id: Set(id), reply_id: Set(reply) };
    post_material::Entity::insert(origin).exec_without_returning(&txn).await?;
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
    let request = material_request::ActiveModel { reply_id: Set(reply), member_id: Set(me), created_at: Set(cx.now), declined_at: Set(None) };
    let request = material_request::Entity::insert(request).on_conflict(OnConflict::new().do_nothing().to_owned());
    if request.exec_without_returning(&txn).await? == 1 {
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
    let declined = material_request::ActiveModel { declined_at: Set(Some(cx.now)), ..Default::default() };
    let declined = material_request::Entity::update_many().set(declined).filter(material_request::Column::ReplyId.eq(reply));
    declined.filter(material_request::Column::DeclinedAt.is_null()).exec(&txn).await?;
    txn.commit().await
}
