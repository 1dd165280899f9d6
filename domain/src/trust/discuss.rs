use super::{access, sql};
use crate::{
    cx::Cx,
    db::{Number, all, one},
    discussion::{self, NewReply},
    failure::Result,
    limited::{self, Limited},
    materials,
    policy::{self, boards_seen_by, trust::Act},
    text,
};
use model::{BoardId, Field, Material, MaterialId, Problem, ReplyDraft, Subject, ThreadDraft, ThreadId, Wrong, limits};
use sea_orm::{ActiveValue::Set, ColumnTrait, ConnectionTrait, DerivePartialModel, EntityTrait, FromQueryResult, QueryFilter, sea_query::OnConflict};
use tables::{material, material_thread};

/// Begins the one thread about a resource with these words. Where there is one by now, they become a reply in it: nothing that was
/// typed is lost, and no second thread comes up. Gives the address that leads to the words.
pub async fn discuss(cx: &Cx, id: MaterialId, board: BoardId, body: &str) -> Result<String> {
    let author = cx.member()?;
    let row = access::material(cx.reader(), cx, id, Act::Discuss).await?;
    if let Some(thread) = linked(cx.reader(), id).await? {
        return reply(cx, thread, body).await;
    }
    let words = ReplyDraft { body: text::clean_text(body) }.check()?;
    let (material, _) = materials::read_version(cx, id, row.version).await?;
    let draft = opening(&material, &format!("{words}\n\n{}{}", cx.world.public_url, Subject::from(id).page(&row.slug))).check()?;
    let prepared = discussion::prepare_text(cx, draft.body.clone()).await?;
    let txn = cx.begin().await?;
    limited::hold(&txn, Limited::Posts, author.id).await?;
    access::held(&txn, cx, id, Act::Discuss).await?;
    if let Some(thread) = linked(&txn, id).await? {
        txn.rollback().await?;
        return reply(cx, thread, body).await;
    }
    if discussion::access::board_by_id(&txn, cx, board, policy::Act::SeeBoard).await?.audience().group().is_some() {
        return Err(Problem::field(Field::Board, Wrong::NoSuchChoice).into());
    }
    let (thread, opening) = discussion::open_thread(&txn, cx, author, board, &draft, &prepared).await?;
    // A thread that was deleted makes way for a new one.
    let link = material_thread::ActiveModel { material_id: Set(id), thread_id: Set(thread) };
    let again = OnConflict::column(material_thread::Column::MaterialId).update_column(material_thread::Column::ThreadId).to_owned();
    material_thread::Entity::insert(link).on_conflict(again).exec_without_returning(&txn).await?;
    txn.commit().await?;
    Ok(Subject::from(opening).path())
}

async fn reply(cx: &Cx, thread: ThreadId, body: &str) -> Result<String> {
    let new = NewReply { thread, parent: None, draft: ReplyDraft { body: body.to_owned() }, key: String::new() };
    let id = discussion::post_reply(cx, new).await?;
    Ok(Subject::from(id).path())
}

fn opening(material: &Material, body: &str) -> ThreadDraft {
    let tags: Vec<String> = material.tags.iter().take(limits::TAGS_MAX).cloned().collect();
    ThreadDraft {
        kind: "discussion".to_owned(),
        title: material.title.clone(),
        language: material.language.clone(),
        tags: tags.join(", "),
        body: body.to_owned(),
    }
}

/// The thread, or the one it went into.
async fn linked(conn: &impl ConnectionTrait, id: MaterialId) -> Result<Option<ThreadId>> {
    let row: Option<Number> = one(conn, sql::LINKED, vec![id.into()]).await?;
    Ok(row.map(|row| ThreadId(row.n)))
}

/// A board to talk in.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct BoardChoice {
    pub id: i64,
    pub name: String,
}

/// Where the asker can begin a thread about a resource, the fitting one first: in its language, else where its tags are at home.
/// The resource with its title comes along.
pub async fn boards_for(cx: &Cx, id: MaterialId) -> Result<(Material, Vec<BoardChoice>)> {
    let row = access::material(cx.reader(), cx, id, Act::Discuss).await?;
    let (material, _) = materials::read_version(cx, id, row.version).await?;
    let mut values = vec![material.language.clone().into()];
    values.extend(material.tags.iter().map(|tag| tag.clone().into()));
    let seen = boards_seen_by(&cx.actor, &mut values);
    let boards = all(cx.reader(), &sql::boards(material.tags.len(), cx.actor.is_staff(), &seen), values).await?;
    Ok((material, boards))
}

#[derive(DerivePartialModel)]
#[sea_orm(entity = "material::Entity")]
struct About {
    id: MaterialId,
    slug: String,
    title: String,
    language: String,
}

/// The resource a thread is about: its id, the end of its address, its title and that one's language.
pub async fn about_thread(cx: &Cx, thread: ThreadId) -> Result<Option<(MaterialId, String, String, String)>> {
    let about = material_thread::Entity::find().inner_join(material::Entity).filter(material_thread::Column::ThreadId.eq(thread));
    let row: Option<About> = about.filter(material::not_draft()).into_partial_model().one(cx.reader()).await?;
    Ok(row.map(|row| (row.id, row.slug, row.title, row.language)))
}

impl From<BoardChoice> for (String, String) {
    fn from(board: BoardChoice) -> Self {
        (board.id.to_string(), board.name)
    }
}
