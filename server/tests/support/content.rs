//! What every forum of the tests holds. Ids are given out in this order, so they can be written down.

use super::Forum;
use domain::{
    discussion::{self, NewReply, NewThread},
    files, imports, materials, reporting,
};
use model::{
    BoardId, MaterialDraft, MaterialId, OrganisationId, ReactionKind, ReactionNote, ReplyDraft, ReplyId, Subject, ThreadDraft, ThreadId,
    staff::ReportDraft,
};
use std::{fs, path::Path};

pub const PASSWORD: &str = "blue gearbox 77";

/// Who visits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    Visitor,
    /// Asked the question.
    Ada,
    /// Answers.
    Ben,
    /// Moderates.
    Mona,
    /// Administers.
    Ari,
    /// Is suspended.
    Sue,
}

impl Who {
    pub const MEMBERS: [Self; 5] = [Self::Ada, Self::Ben, Self::Mona, Self::Ari, Self::Sue];

    pub fn id(self) -> Option<i64> {
        Self::MEMBERS.iter().position(|who| *who == self).map(|at| i64::try_from(at).unwrap() + 1)
    }

    /// Handle, name, role.
    pub fn parts(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Visitor => ("", "", ""),
            Self::Ada => ("ada", "Ada Asker", "member"),
            Self::Ben => ("ben", "Ben Answerer", "member"),
            Self::Mona => ("mona", "Mona Moderator", "moderator"),
            Self::Ari => ("ari", "Ari Admin", "admin"),
            Self::Sue => ("sue", "Sue Suspended", "member"),
        }
    }
}

/// Boards: `classroom`, `safety` open; `staffroom` for members; `news` where staff starts threads.
pub const BOARDS: [(&str, &str); 4] = [("classroom", "open"), ("safety", "open"), ("staffroom", "members"), ("news", "news")];

/// Ada's question in `classroom`.
pub const QUESTION: &str = "/threads/1/how-do-you-test-a-cell";
/// Ben's talk in `safety`.
pub const TALK: &str = "/threads/2/gloves-and-goggles";
/// Ada's thread in `staffroom`.
pub const HIDDEN: &str = "/threads/3/for-members-only";
/// Ben's, locked.
pub const LOCKED: &str = "/threads/4/a-locked-thread";
/// Ben's, deleted.
pub const GONE: &str = "/threads/5/a-deleted-thread";
/// Ada's, merged into the talk.
pub const MERGED: &str = "/threads/6/a-merged-thread";

pub async fn make(forum: &Forum) {
    for who in Who::MEMBERS {
        let (handle, name, role) = who.parts();
        let sql = "INSERT INTO members (handle, name, email, password_hash, role, kind, headline, country, language, created_at) \
                   VALUES ($1, $2, $3, '', $4, 'teacher', '', '', '', 1)";
        forum.run(sql, vec![handle.into(), name.into(), format!("{handle}@example.org").into(), role.into()]).await;
    }
    for (position, (slug, access)) in (1..).zip(BOARDS) {
        let sql = "INSERT INTO boards (slug, name, description, language, country, colour, icon, audience, news, position, last_activity_at) \
                   VALUES ($1, $1, 'A place.', 'en', '', 'green', 'battery', $2, $3, $4, 1)";
        forum
            .run(sql, vec![slug.into(), if access == "members" { "members" } else { "public" }.into(), (access == "news").into(), position.into()])
            .await;
    }
    question(forum).await;
    talk(forum).await;
    hidden(forum).await;
    closed(forum).await;
    forum.run("UPDATE members SET suspended_at = 1, suspended_reason = 'Too loud' WHERE handle = 'sue'", Vec::new()).await;
    let draft = ReportDraft { kind: "spam".into(), note: String::new() };
    reporting::report(&forum.cx(Who::Ada), Subject::Post(ReplyId(4)), draft).await.unwrap();
    house(forum).await;
    library(forum).await;
    trust(forum).await;
    super::groups::make(forum).await;
    of_features(forum).await;
}

/// `example-school`, listed; Ben says that he belongs to it.
async fn house(forum: &Forum) {
    let sql = "INSERT INTO organisations (slug, name, sort_name, kind, country, state, created_at) \
               VALUES ('example-school', 'Example School', 'example school', 'school', 'FI', 'listed', 1)";
    forum.run(sql, vec![]).await;
    domain::organisations::claim_affiliation(&forum.cx(Who::Ben), OrganisationId(1)).await.unwrap();
}

/// Ada's: 1 is published, with Sue as its second author and Ben invited, 2 a draft that lacks nothing with the file 1, 3 taken out of the lists.
async fn library(forum: &Forum) {
    let ada = forum.cx(Who::Ada);
    for title in ["Measuring a cell", "A draft of mine", "An old worksheet"] {
        let draft = MaterialDraft {
            title: title.into(),
            summary: "What it is and for whom it is made.".into(),
            description: "Do *this*.".into(),
            language: "en".into(),
            kind: "worksheet".into(),
            licence: "by-sa".into(),
            steps: vec!["testing".into()],
            minutes: "45".into(),
            ..MaterialDraft::default()
        };
        materials::start(&ada, draft).await.unwrap();
    }
    materials::publish(&ada, MaterialId(1), "").await.unwrap();
    materials::publish(&ada, MaterialId(3), "").await.unwrap();
    materials::retire(&ada, MaterialId(3), "There is a better one").await.unwrap();
    let sql = "INSERT INTO material_authors (material_id, member_id, position, accepted_at, invited_at, invited_by) \
               VALUES (1, 5, 1, 1, 1, 1), (1, 2, 2, NULL, 1, 1)";
    forum.run(sql, vec![]).await;
    let parts = futures::stream::iter([Ok::<_, std::convert::Infallible>(bytes::Bytes::from_static(b"a,b\n1,2\n"))]);
    let incoming = forum.world.files.receive(parts, 1_000).await.unwrap();
    files::attach(&ada, MaterialId(2), "figures.csv", incoming).await.unwrap();
    // And what she read from a table, of which nothing is made yet.
    imports::propose_table(&ada, "links.csv".into(), imports::template().into_bytes()).await.unwrap();
}

/// What features add, each in a file of its own in `tests/content`.
async fn of_features(forum: &Forum) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/content");
    for file in fs::read_dir(folder).into_iter().flatten() {
        for sql in fs::read_to_string(file.unwrap().path()).unwrap().split(";\n").filter(|sql| !sql.trim().is_empty()) {
            forum.run(sql, Vec::new()).await;
        }
    }
}

/// Of resource 1: Ben's report from class, review and word that it is outdated; Ada's collection with it, which Mona edits, too; and
/// Ben's own collection. As rows, so that nobody has a notice of it.
async fn trust(forum: &Forum) {
    for sql in [
        "INSERT INTO uses (material_id, member_id, version, level, minutes, again, created_at, changed_at) VALUES (1, 2, 1, 4, 45, 'yes', 1, 1)",
        "INSERT INTO reviews (material_id, member_id, version, marks, note, created_at, changed_at) \
         VALUES (1, 2, 1, '{\"quality\":{\"value\":2}}', 'It works with sixteen learners.', 1, 1)",
        "INSERT INTO outdated_reports (material_id, member_id, version, reason, created_at) VALUES (1, 2, 1, 'The standard is new.', 1)",
        "UPDATE materials SET used = 1, reviewers = 1, outdated = 1 WHERE id = 1",
        "INSERT INTO collections (slug, \"key\", title, language, access, created_by, created_at, changed_at, entries) \
         VALUES ('first-lab-day', 'k1', 'First lab day', 'en', 'public', 1, 1, 1, 1), ('my-own', 'k2', 'My own', 'en', 'private', 2, 1, 1, 0)",
        "INSERT INTO collection_editors (collection_id, member_id, added_at) VALUES (1, 1, 1), (1, 3, 2), (2, 2, 1)",
        "INSERT INTO collection_entries (collection_id, material_id, position, added_by, added_at) VALUES (1, 1, 1, 1, 1)",
    ] {
        forum.run(sql, Vec::new()).await;
    }
}

async fn question(forum: &Forum) {
    start(forum, Who::Ada, 1, "question", "How do you test a cell?", 1).await;
    let bens = reply(forum, Who::Ben, 1, None, 2).await;
    reply(forum, Who::Ada, 1, Some(bens), 3).await;
    let second = reply(forum, Who::Ben, 1, None, 4).await;
    let note = ReactionNote { level: "EQF 4".into(), country: "FI".into(), note: "With sixteen learners".into() };
    discussion::react(&forum.cx(Who::Ada), second, ReactionKind::Tried, note).await.unwrap();
}

async fn talk(forum: &Forum) {
    start(forum, Who::Ben, 2, "discussion", "Gloves and goggles", 2).await;
    reply(forum, Who::Ada, 2, None, 6).await;
    let taken_back = reply(forum, Who::Ada, 2, None, 7).await;
    discussion::delete_reply(&forum.cx(Who::Ada), taken_back).await.unwrap();
}

async fn hidden(forum: &Forum) {
    start(forum, Who::Ada, 3, "discussion", "For members only", 3).await;
    reply(forum, Who::Ben, 3, None, 9).await;
}

async fn closed(forum: &Forum) {
    let locked = start(forum, Who::Ben, 1, "discussion", "A locked thread", 4).await;
    discussion::lock_thread(&forum.cx(Who::Mona), locked, true).await.unwrap();
    start(forum, Who::Ben, 1, "discussion", "A deleted thread", 5).await;
    discussion::delete_reply(&forum.cx(Who::Ben), ReplyId(11)).await.unwrap();
    let merged = start(forum, Who::Ada, 1, "discussion", "A merged thread", 6).await;
    discussion::merge_threads(&forum.cx(Who::Mona), merged, ThreadId(2)).await.unwrap();
}

async fn start(forum: &Forum, who: Who, board: i64, kind: &str, title: &str, id: i64) -> ThreadId {
    let draft = ThreadDraft {
        kind: kind.into(),
        title: title.into(),
        language: "en".into(),
        tags: "cells, first steps".into(),
        body: format!("The text of *{title}*."),
    };
    let new = NewThread { board: BoardId(board), draft, key: String::new() };
    let started = discussion::start_thread(&forum.cx(who), new).await.unwrap();
    assert_eq!(started, ThreadId(id));
    started
}

async fn reply(forum: &Forum, who: Who, thread: i64, parent: Option<ReplyId>, id: i64) -> ReplyId {
    let draft = ReplyDraft { body: format!("Reply with id {id}.") };
    let new = NewReply { thread: ThreadId(thread), parent, draft, key: String::new() };
    let posted = discussion::post_reply(&forum.cx(who), new).await.unwrap();
    assert_eq!(posted, ReplyId(id));
    posted
}
