use super::access;
use crate::{
    cx::Cx,
    db::{Number, all, one, run},
    discussion::{self, NewReply},
    failure::Result,
    limited::{self, Limited},
    materials,
    policy::{self, boards_seen_by, trust::Act},
    text,
};
use model::{BoardId, Field, Material, MaterialId, Problem, ReplyDraft, Subject, ThreadDraft, ThreadId, Wrong, limits};
use sea_orm::{ConnectionTrait, FromQueryResult};

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
    let sql = "INSERT INTO material_threads (material_id, thread_id) VALUES ($1, $2) ON CONFLICT (material_id) DO UPDATE SET thread_id = $2";
    run(&txn, sql, vec![id.0.into(), thread.0.into()]).await?;
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
    let sql = "SELECT t.id AS n FROM material_threads l JOIN threads o ON o.id = l.thread_id JOIN threads t ON t.id = COALESCE(o.merged_into, o.id) \
               WHERE l.material_id = $1 AND t.deleted_at IS NULL";
    let row: Option<Number> = one(conn, sql, vec![id.0.into()]).await?;
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
    let tagged = if material.tags.is_empty() {
        "(SELECT 0)".to_owned()
    } else {
        let places = crate::db::places(2, material.tags.len());
        format!(
            "(SELECT COUNT(*) FROM tags g JOIN thread_tags x ON x.tag_id = g.id JOIN threads t ON t.id = x.thread_id \
             WHERE g.name IN ({places}) AND t.board_id = b.id AND t.deleted_at IS NULL)"
        )
    };
    let seen = boards_seen_by(&cx.actor, &mut values);
    let staff = if cx.actor.is_staff() { "1 = 1" } else { "NOT b.news" };
    // A resource has one thread, for all who see the resource; a group's boards are not the place for it.
    let sql = format!(
        "SELECT b.id, b.name FROM boards b WHERE b.archived_at IS NULL AND b.group_id IS NULL AND {staff} AND {seen} \
         ORDER BY CASE WHEN b.audience = 'public' AND NOT b.news THEN 0 ELSE 1 END, \
         CASE WHEN b.language = $1 THEN 0 ELSE 1 END, {tagged} DESC, b.position, b.id LIMIT 100"
    );
    let boards = all(cx.reader(), &sql, values).await?;
    Ok((material, boards))
}

#[derive(FromQueryResult)]
struct About {
    id: i64,
    slug: String,
    title: String,
    language: String,
}

/// The resource a thread is about: its id, the end of its address, its title and that one's language.
pub async fn about_thread(cx: &Cx, thread: ThreadId) -> Result<Option<(MaterialId, String, String, String)>> {
    let sql = "SELECT m.id, m.slug, m.title, m.language FROM material_threads l JOIN materials m ON m.id = l.material_id \
               WHERE l.thread_id = $1 AND m.state <> 'draft'";
    let row: Option<About> = one(cx.reader(), sql, vec![thread.0.into()]).await?;
    Ok(row.map(|row| (MaterialId(row.id), row.slug, row.title, row.language)))
}

impl From<BoardChoice> for (String, String) {
    fn from(board: BoardChoice) -> Self {
        (board.id.to_string(), board.name)
    }
}
