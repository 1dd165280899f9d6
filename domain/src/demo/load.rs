use super::{
    content::{self, Board, Member, Reaction, Reply, Thread},
    library, profiles, sql,
};
use crate::{
    cx::{Actor, Cx, Me, World},
    db::{Number, one, run},
    discussion::{self, NewReply, NewThread},
    failure::{Failure, Result},
    people,
};
use model::{BoardId, MemberId, Problem, ReactionKind, ReactionNote, ReplyDraft, ReplyId, Role, ThreadDraft, ThreadId};
use std::{collections::HashMap, sync::Arc};

/// What was loaded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Loaded {
    pub members: usize,
    pub boards: usize,
    pub threads: usize,
    pub replies: usize,
    pub materials: usize,
}

/// The password of the two accounts to try the demo with.
pub const PASSWORD: &str = "battery-demo-2026";

const HOUR_MS: f64 = 3_600_000.0;
const YEAR_MS: i64 = 365 * 24 * 3_600_000;

/// Whether there is nothing in the database yet.
pub async fn is_empty(world: &World) -> Result<bool> {
    let boards: Option<Number> = one(world.db.reader(), sql::ANY_BOARD, Vec::new()).await?;
    Ok(boards.is_none())
}

/// Fills an empty database by the same verbs that people use, each at its author's time. Ends with an empty outbox:
/// nobody is to get mail about it.
pub async fn load(world: &Arc<World>, now: i64) -> Result<Loaded> {
    if !is_empty(world).await? {
        return Err(Problem::Forbidden.into());
    }
    let mut stage = Stage { world: Arc::clone(world), now, members: HashMap::new(), boards: HashMap::new() };
    let (members, boards, threads) = (content::members()?, content::boards()?, content::threads()?);
    for member in &members {
        stage.enrol(member).await?;
    }
    stage.enrol_testers().await?;
    stage.introduce(&members).await?;
    for (position, board) in (0..).zip(&boards) {
        stage.open_board(board, position).await?;
    }
    let mut loaded = Loaded { members: members.len() + 2, boards: boards.len(), threads: threads.len(), replies: 0, materials: 0 };
    for thread in &threads {
        loaded.replies += stage.play(thread).await?;
    }
    loaded.materials = library::fill(&stage).await?;
    stage.finish().await?;
    Ok(loaded)
}

/// The demo's boards without anything in them.
pub(super) async fn open_boards(world: &Arc<World>, now: i64) -> Result<()> {
    let mut stage = Stage { world: Arc::clone(world), now, members: HashMap::new(), boards: HashMap::new() };
    for (position, board) in (0..).zip(&content::boards()?) {
        stage.open_board(board, position).await?;
    }
    Ok(())
}

pub(super) struct Stage {
    world: Arc<World>,
    now: i64,
    members: HashMap<String, Me>,
    boards: HashMap<String, BoardId>,
}

impl Stage {
    /// The context of a member, or of the first moderator, at a time.
    pub(super) fn cx(&self, handle: &str, at: i64) -> Result<Cx> {
        let me = self.members.get(handle).ok_or_else(|| Failure::bug(format!("the demo has no member {handle}")))?;
        Ok(Cx::new(Arc::clone(&self.world), Actor::Member(Arc::new(me.clone())), at.min(self.now)))
    }

    pub(super) fn now(&self) -> i64 {
        self.now
    }

    async fn insert_member(&mut self, member: &Member, email: &str, hash: &str) -> Result<()> {
        let txn = self.world.db.begin().await?;
        let text = [&member.handle, &member.name, email, hash, &member.role, &member.kind, &member.headline, &member.country];
        let values = text.into_iter().map(|text| text.into()).chain([(self.now - YEAR_MS).into()]).collect();
        let id = one::<Number>(&txn, sql::MEMBER, values).await?.ok_or_else(|| Failure::bug("an insert returned no id"))?.n;
        txn.commit().await?;
        let role = Role::parse(&member.role).unwrap_or(Role::Member);
        let me = Me { id: MemberId(id), handle: member.handle.clone(), name: member.name.clone(), role, ..Me::default() };
        self.members.insert(member.handle.clone(), me);
        Ok(())
    }

    /// A person of the story; nobody can sign in as them.
    async fn enrol(&mut self, member: &Member) -> Result<()> {
        self.insert_member(member, &format!("{}@example.org", member.handle), "").await
    }

    /// Two accounts for newcomers to try things with.
    async fn enrol_testers(&mut self) -> Result<()> {
        let hash = self.world.hasher.hash(PASSWORD).await?;
        let tester = |handle: &str, name: &str, role: &str, headline: &str| Member {
            handle: handle.into(),
            name: name.into(),
            kind: "teacher".into(),
            role: role.into(),
            country: "FI".into(),
            headline: headline.into(),
            ..Member::default()
        };
        self.insert_member(&tester("demo-teacher", "Demo Teacher", "member", "Trying things out"), "teacher@example.org", &hash).await?;
        self.insert_member(&tester("demo-moderator", "Demo Moderator", "moderator", "Keeping the place calm"), "moderator@example.org", &hash).await
    }

    /// Profiles, and the organisations that stand behind some of them.
    async fn introduce(&self, members: &[Member]) -> Result<()> {
        let moderator = self.cx("demo-moderator", self.now - YEAR_MS / 4)?;
        let houses = profiles::open_houses(&moderator).await?;
        for member in members {
            let cx = self.cx(&member.handle, self.now - YEAR_MS / 4)?;
            profiles::fill_in(&cx, member).await?;
            profiles::belong(&cx, &moderator, member, &houses).await?;
        }
        for tester in ["demo-teacher", "demo-moderator"] {
            let cx = self.cx(tester, self.now)?;
            let mut draft = people::own_profile(&cx).await?.draft;
            (draft.spoken, draft.levels) = (vec!["fi".into(), "en".into()], vec!["native".into(), "b1".into()]);
            people::change_profile(&cx, draft).await?;
        }
        Ok(())
    }

    async fn open_board(&mut self, board: &Board, position: i32) -> Result<()> {
        let txn = self.world.db.begin().await?;
        let text = [&board.slug, &board.name, &board.description, &board.language, &board.country, &board.colour, &board.icon, &board.audience];
        let values =
            text.into_iter().map(|text| text.clone().into()).chain([board.news.into(), position.into(), (self.now - YEAR_MS).into()]).collect();
        let id = one::<Number>(&txn, sql::BOARD, values).await?.ok_or_else(|| Failure::bug("an insert returned no id"))?.n;
        txn.commit().await?;
        self.boards.insert(board.slug.clone(), BoardId(id));
        Ok(())
    }

    /// Opens a thread and plays its replies; returns how many there are.
    async fn play(&self, thread: &Thread) -> Result<usize> {
        let opened = self.now - hours(thread.days_ago * 24.0);
        let board = *self.boards.get(&thread.board).ok_or_else(|| Failure::bug(format!("the demo has no board {}", thread.board)))?;
        let draft = ThreadDraft {
            kind: thread.kind.clone(),
            title: thread.title.clone(),
            language: thread.language.clone(),
            tags: thread.tags.join(","),
            body: thread.body.clone(),
        };
        let cx = self.cx(&thread.author, opened)?;
        let id = discussion::start_thread(&cx, NewThread { board, draft, key: String::new() }).await?;
        let opening: Option<Number> = one(cx.reader(), sql::OPENING, vec![id.into()]).await?;
        let opening = ReplyId(opening.ok_or_else(|| Failure::bug("a thread has no opening post"))?.n);
        self.react(opening, &thread.reactions, opened).await?;
        let mut posted = vec![opening];
        for reply in &thread.reply {
            posted.push(self.answer(id, reply, &posted, opened, thread).await?);
        }
        self.mark(id, thread).await?;
        Ok(thread.reply.len())
    }

    async fn answer(&self, id: ThreadId, reply: &Reply, posted: &[ReplyId], opened: i64, thread: &Thread) -> Result<ReplyId> {
        let at = opened + hours(reply.hours_after);
        let parent = posted.get(reply.to).copied();
        let new = NewReply { thread: id, parent, draft: ReplyDraft { body: reply.body.clone() }, key: String::new() };
        let posted = discussion::post_reply(&self.cx(&reply.author, at)?, new).await?;
        self.react(posted, &reply.reactions, at).await?;
        if reply.answer {
            discussion::mark_answer(&self.cx(&thread.author, at + hours(1.0))?, posted, true).await?;
        }
        Ok(posted)
    }

    async fn react(&self, post: ReplyId, reactions: &[Reaction], at: i64) -> Result<()> {
        for reaction in reactions {
            let kind = ReactionKind::parse(&reaction.kind).ok_or(Problem::Malformed)?;
            let note = ReactionNote { level: reaction.level.clone(), country: reaction.country.clone(), note: reaction.note.clone() };
            discussion::react(&self.cx(&reaction.member, at + hours(2.0))?, post, kind, note).await?;
        }
        Ok(())
    }

    async fn mark(&self, id: ThreadId, thread: &Thread) -> Result<()> {
        let moderator = self.cx("demo-moderator", self.now)?;
        if thread.pinned {
            discussion::pin_thread(&moderator, id, true).await?;
        }
        if thread.locked {
            discussion::lock_thread(&moderator, id, true).await?;
        }
        // The tester has read the beginning of some threads, so that there is something new to find.
        if id.0 % 3 == 0 {
            discussion::mark_read(&self.cx("demo-teacher", self.now)?, id, &[0, 1, 2]).await?;
        }
        Ok(())
    }

    async fn finish(&self) -> Result<()> {
        let txn = self.world.db.begin().await?;
        run(&txn, sql::FORGET_NEWS, Vec::new()).await?;
        txn.commit().await
    }
}

#[expect(clippy::cast_possible_truncation, reason = "hours of a few months fit")]
fn hours(hours: f64) -> i64 {
    (hours * HOUR_MS) as i64
}
