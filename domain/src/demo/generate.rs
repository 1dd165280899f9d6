use super::{
    bulk::Rows,
    content, crowd,
    dice::Dice,
    shape::{Planned, plan_sizes, plan_thread},
    shelves, sql,
};
use crate::{
    cx::{Actor, Cx, World},
    db::{Number, Txn, all, one, run},
    discussion::path,
    failure::{Failure, Result},
    search, text,
};
use sea_orm::FromQueryResult;
use std::{collections::BTreeSet, sync::Arc};

/// How much to generate. The first thread has 500 replies where there are as many.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    pub threads: u64,
    pub replies: u64,
    pub members: u64,
    pub materials: u64,
    pub seed: u64,
}

const DAY_MS: i64 = 24 * 3_600_000;
/// Replies in one transaction.
const COMMIT_EVERY: u64 = 50_000;

/// Adds generated content; the same size and seed give the same. `progress` hears the number of replies so far.
pub async fn generate(world: &Arc<World>, size: Size, now: i64, mut progress: impl FnMut(u64)) -> Result<()> {
    let mut dice = Dice::new(size.seed);
    let boards = boards(world, now).await?;
    let members = members(world, size, now).await?;
    let pool = Pool::make()?;
    let sizes = plan_sizes(&mut dice, size.threads.max(1), size.replies);
    let mut work = Work { next_thread: next(world, "threads").await?, next_reply: next(world, "replies").await?, now, boards, members, pool };
    let (mut done, mut since_commit) = (0, 0);
    let mut txn = world.db.begin().await?;
    for (n, replies) in (1..).zip(sizes) {
        // Each thread has dice of its own: the first one is the same at every size, so that pages can be compared.
        work.thread(&txn, &mut Dice::new(size.seed.wrapping_add(n)), replies).await?;
        done += replies;
        since_commit += replies + 1;
        if since_commit > COMMIT_EVERY {
            txn.commit().await?;
            txn = world.db.begin().await?;
            since_commit = 0;
            progress(done);
        }
    }
    shelves::fill(&txn, world, size.materials, &work.members, &work.pool, now).await?;
    finish(&txn, world, &work).await?;
    txn.commit().await?;
    let cx = Cx::new(Arc::clone(world), Actor::Visitor, now);
    while search::index_some(&cx, 5_000).await? > 0 {}
    search::settle(&cx).await?;
    // Tells the planner what is there.
    run(world.db.writer(), "ANALYZE", Vec::new()).await?;
    progress(done);
    Ok(())
}

/// Paragraphs of the written content with their HTML.
pub(super) struct Pool(Vec<(String, String)>);

impl Pool {
    fn make() -> Result<Self> {
        let mut found = BTreeSet::new();
        for thread in content::threads()? {
            let bodies = std::iter::once(thread.body).chain(thread.reply.into_iter().map(|reply| reply.body));
            found.extend(
                bodies.flat_map(|body| body.split("\n\n").filter(|part| is_plain(part)).map(|part| part.trim().to_owned()).collect::<Vec<_>>()),
            );
        }
        let render = |text: String| {
            let html = text::render(&text, &BTreeSet::new(), "demo").map_err(|_| Failure::bug("a paragraph of the demo cannot be rendered"))?;
            Ok((text, html.html.into_string()))
        };
        Ok(Self(found.into_iter().map(render).collect::<Result<_>>()?))
    }

    /// One to four paragraphs and their HTML.
    pub(super) fn text(&self, dice: &mut Dice) -> (String, String) {
        let count = 1 + dice.below(4);
        let parts: Vec<&(String, String)> = (0..count).filter_map(|_| dice.of(&self.0)).collect();
        let body = parts.iter().map(|part| part.0.as_str()).collect::<Vec<_>>().join("\n\n");
        (body, parts.iter().map(|part| part.1.as_str()).collect())
    }

    pub(super) fn title(&self, dice: &mut Dice) -> String {
        let words = dice.of(&self.0).map(|part| text::excerpt(&part.0, 70)).unwrap_or_default();
        format!("{} ({})", words.trim_end_matches('…').trim_end(), dice.below(10_000))
    }
}

/// Prose only: what it becomes does not depend on its neighbours.
fn is_plain(part: &str) -> bool {
    let part = part.trim();
    part.chars().count() > 40 && part.starts_with(char::is_alphabetic) && !part.contains(['`', '|', '[', ']', '>', '<', '@', '#', '*', '_', '~'])
}

struct Work {
    next_thread: i64,
    next_reply: i64,
    now: i64,
    boards: Vec<i64>,
    members: Vec<i64>,
    pool: Pool,
}

const THREAD: &[&str] = &[
    "id",
    "board_id",
    "author_id",
    "opening_id",
    "kind",
    "title",
    "slug",
    "language",
    "excerpt",
    "answers_count",
    "replies_count",
    "last_number",
    "score",
    "created_at",
    "last_activity_at",
    "last_author_id",
];
const REPLY: &[&str] = &[
    "id",
    "thread_id",
    "number",
    "parent_id",
    "parent_number",
    "depth",
    "path",
    "author_id",
    "body",
    "html",
    "renderer",
    "version",
    "descendants",
    "answer_at",
    "created_at",
];

impl Work {
    async fn thread(&mut self, txn: &Txn, dice: &mut Dice, replies: u64) -> Result<()> {
        let thread = self.next_thread;
        self.next_thread += 1;
        let planned = plan_thread(dice, replies);
        let span = (300 * DAY_MS) / (i64::try_from(replies).unwrap_or(1) + 2);
        let start = self.now - 301 * DAY_MS + i64::try_from(dice.below(u64::try_from(DAY_MS).unwrap_or(1))).unwrap_or(0);
        let question = dice.below(2) == 0;
        let answered = question && replies > 0 && dice.below(2) == 0;
        let authors: Vec<i64> = (0..=replies).map(|_| dice.of(&self.members).copied().unwrap_or(1)).collect();
        let title = self.pool.title(dice);
        let opening = self.next_reply;
        self.next_reply += i64::try_from(replies).unwrap_or(0) + 1;
        let mut rows = Rows::new("replies", REPLY);
        let mut excerpt = String::new();
        for (post, author) in planned.iter().zip(&authors) {
            let (body, html) = self.pool.text(dice);
            if post.number == 0 {
                excerpt = text::excerpt(&body, 200);
            }
            let at = start + span * i64::from(post.number);
            let answer = (answered && post.number == 1).then_some(at);
            rows.push(reply_row(post, thread, opening, *author, body, html, answer, at));
        }
        let count = i32::try_from(replies).unwrap_or(i32::MAX);
        let mut head = Rows::new("threads", THREAD);
        head.push(vec![
            thread.into(),
            dice.of(&self.boards).copied().unwrap_or(1).into(),
            first(&authors).into(),
            opening.into(),
            if question { "question" } else { "discussion" }.into(),
            title.clone().into(),
            text::slug(&title).into(),
            "en".into(),
            excerpt.into(),
            i32::from(answered).into(),
            count.into(),
            count.into(),
            (count + 1).into(),
            start.into(),
            (start + span * i64::from(count)).into(),
            authors.last().copied().unwrap_or(1).into(),
        ]);
        head.write(txn).await?;
        rows.write(txn).await
    }
}

fn first(authors: &[i64]) -> i64 {
    authors.first().copied().unwrap_or(1)
}

fn reply_row(
    post: &Planned,
    thread: i64,
    opening: i64,
    author: i64,
    body: String,
    html: String,
    answer: Option<i64>,
    at: i64,
) -> Vec<sea_orm::Value> {
    let id = |number: i32| opening + i64::from(number);
    vec![
        id(post.number).into(),
        thread.into(),
        post.number.into(),
        post.parent.map(id).into(),
        post.parent.filter(|parent| *parent > 0).into(),
        post.depth.into(),
        post.path.clone().into(),
        author.into(),
        body.into(),
        html.into(),
        text::RENDERER.into(),
        1.into(),
        post.descendants.into(),
        answer.into(),
        at.into(),
    ]
}

pub(super) async fn next(world: &World, table: &str) -> Result<i64> {
    Ok(one::<Number>(world.db.reader(), &sql::next_id(table), Vec::new()).await?.map_or(1, |row| row.n))
}

#[derive(FromQueryResult)]
struct Id {
    id: i64,
}

/// The boards there are, without those for members only, or the demo's.
async fn boards(world: &Arc<World>, now: i64) -> Result<Vec<i64>> {
    if super::is_empty(world).await? {
        super::load::open_boards(world, now).await?;
    }
    let ids: Vec<Id> = all(world.db.reader(), sql::OPEN_BOARDS, Vec::new()).await?;
    Ok(ids.into_iter().map(|row| row.id).collect())
}

async fn members(world: &World, size: Size, now: i64) -> Result<Vec<i64>> {
    let txn = world.db.begin().await?;
    let ids = crowd::members(world, &txn, size.members.max(1), size.seed, now).await?;
    advance(&txn, world, "members").await?;
    txn.commit().await?;
    Ok(ids)
}

/// PostgreSQL gives out ids by a counter that does not see ids given by hand.
async fn advance(txn: &Txn, world: &World, table: &str) -> Result<()> {
    if !world.db.is_sqlite() {
        run(txn, &sql::advance(table), Vec::new()).await?;
    }
    Ok(())
}

async fn finish(txn: &Txn, world: &World, work: &Work) -> Result<()> {
    for table in ["threads", "replies", "materials"] {
        advance(txn, world, table).await?;
    }
    run(txn, sql::RECOUNT_MEMBERS, Vec::new()).await?;
    for board in &work.boards {
        crate::discussion::recount_board(txn, *board).await?;
    }
    search::look_again(txn).await
}

/// The path of a reply below its parent's.
pub(super) fn below(parent: &str, number: i32) -> String {
    path::child(parent, number)
}
