//! How many statements a page costs, whatever its length, and that each finds its rows by an index.

use crate::support::{Forum, Kind, OPEN, Watch, make::draft, on_each_database};
use domain::{
    Actor, Cx,
    discussion::{self, FeedOf, ReadQuery, Sort, ThreadsQuery},
    features::ALL,
    following,
    materials::{self, Facet, MaterialsQuery},
    notices, organisations, outbox, people, search,
};
use model::{MaterialDraft, SearchQuery};
use sea_orm::{ConnectionTrait, FromQueryResult, Statement};
use std::future::Future;

async fn shelve(cx: &Cx, count: usize) {
    for n in 0..count {
        let draft = MaterialDraft {
            title: format!("Worksheet {n}"),
            summary: "Two lessons in the laboratory.".into(),
            description: "With four wires.".into(),
            language: "en".into(),
            kind: "worksheet".into(),
            licence: "by-sa".into(),
            steps: vec!["testing".into()],
            minutes: "90".into(),
            tags: "cells".into(),
            ..MaterialDraft::default()
        };
        let id = materials::start(cx, draft).await.expect("begun");
        materials::publish(cx, id, "").await.expect("published");
    }
}

/// Threads with tags, many replies, reactions and answers; more of everything where `many`.
async fn fill(forum: &Forum, many: bool) -> crate::support::make::Opened {
    let mut question = draft("The question", "question");
    question.tags = "cells, modules, packs".into();
    let opened = forum.start(&forum.ada(), OPEN, question).await;
    shelve(&forum.of(&forum.ada()), if many { 30 } else { 1 }).await;
    for n in 0..if many { 25 } else { 2 } {
        let mut other = draft(&format!("Another {n}"), "discussion");
        other.tags = format!("cells, tag-{n}");
        forum.start(&forum.writer(n), OPEN, other).await;
        let reply = forum.reply(&forum.writer(n), opened).await;
        let below = forum.below(&forum.writer(n + 1), opened, reply).await;
        discussion::react(&forum.of(&forum.ben()), below, model::ReactionKind::Thanks, model::ReactionNote::default()).await.expect("thanked");
        discussion::mark_answer(&forum.of(&forum.ada()), reply, n < 3).await.expect("marked");
    }
    discussion::mark_read(&forum.of(&forum.cleo()), opened.id, &[0, 1, 3]).await.expect("read");
    for kind in [model::SubjectKind::Board, model::SubjectKind::Member] {
        following::follow(&forum.of(&forum.cleo()), kind.of(1)).await.expect("followed");
    }
    while outbox::deliver_due(&forum.guest()).await.expect("delivered") > 0 {}
    opened
}

#[derive(FromQueryResult)]
struct Plan {
    detail: String,
}

/// What SQLite would read from end to end. Boards are few and always shown whole; a walk along the primary key that a
/// `LIMIT` ends is none.
async fn scans(conn: &impl ConnectionTrait, statement: &Statement) -> Vec<String> {
    let explain = Statement { sql: format!("EXPLAIN QUERY PLAN {}", statement.sql), ..statement.clone() };
    let plan = Plan::find_by_statement(explain).all(conn).await.unwrap_or_default();
    let sorted = plan.iter().any(|step| step.detail.starts_with("USE TEMP B-TREE FOR ORDER BY"));
    if !sorted && statement.sql.contains("LIMIT") {
        return Vec::new();
    }
    let whole = |detail: &&str| {
        detail.starts_with("SCAN ")
            && !detail.contains(" USING ")
            // `f` is what the search index has found.
            && *detail != "SCAN f"
            && !(detail.starts_with("SCAN search_") && detail.contains(" VIRTUAL TABLE "))
            && !["SCAN b", "SCAN boards", "SCAN (", "SCAN CONSTANT"].iter().any(|few| detail.starts_with(few))
    };
    plan.iter().map(|step| step.detail.as_str()).filter(whole).map(|detail| format!("{detail}: {}", statement.sql)).collect()
}

struct Page<'a> {
    name: &'static str,
    most: usize,
    watch: &'a Watch,
    kind: Kind,
}

impl Page<'_> {
    async fn costs<T>(&self, cx: &Cx, work: impl Future<Output = domain::Result<T>>) {
        self.watch.take();
        work.await.unwrap_or_else(|failure| panic!("{}: {failure}", self.name));
        let statements = self.watch.take();
        let list: Vec<&str> = statements.iter().map(|statement| statement.sql.as_str()).collect();
        assert!(
            !list.is_empty() && list.len() <= self.most,
            "{} cost {} statements instead of {}:\n{}",
            self.name,
            list.len(),
            self.most,
            list.join("\n")
        );
        if self.kind == Kind::Sqlite {
            for statement in &statements {
                let found = scans(cx.reader(), statement).await;
                assert!(found.is_empty(), "{}: {found:#?}", self.name);
            }
        }
    }
}

/// The directory and the organisations: whatever is asked for, the same number of statements.
async fn directory<'a>(cx: &Cx, page: &impl Fn(&'static str, usize) -> Page<'a>) {
    let any = people::PeopleQuery::default;
    for query in [
        any(),
        people::PeopleQuery { name: "wri".into(), ..any() },
        people::PeopleQuery { country: "FI".into(), kind: "teacher".into(), ..any() },
        people::PeopleQuery { language: "en".into(), level: 3, subject: "0713".into(), step: "bms".into(), offer: "lab-time".into(), ..any() },
        people::PeopleQuery { seek: "go-abroad".into(), after: "a~1".into(), ..any() },
    ] {
        page("the directory", 3).costs(cx, people::list_people(cx, &query)).await;
    }
    let named = organisations::OrganisationsQuery { name: "exa".into(), kind: "school".into(), ..organisations::OrganisationsQuery::default() };
    page("organisations", 1).costs(cx, organisations::list_organisations(cx, &named)).await;
}

/// Each kind costs one statement, and where few have all words up to three for those that have some; names one more for
/// similar words, tags one more each time for what the library has of them; one for each operator that must be looked up. PostgreSQL
/// is told its limits, and asked for the newest of the texts and, where names are looked for, which of them match at all.
async fn searching<'a>(cx: &Cx, page: &impl Fn(&'static str, usize) -> Page<'a>) {
    materials::fill_shelf(cx).await.expect("filled");
    let limits = if cx.world.db.is_sqlite() { 0 } else { 2 };
    for (typed, most, names) in [
        ("cells", 6 + 6 + 3 + 2, true),
        ("another", 6 + 6 + 3, true),
        ("another cell kind:reply", 3, false),
        ("another cell module kind:reply", 4, false),
        ("author:ada tag:cells board:classroom", 3 + 2, false),
        ("cells kind:tag", 2 + 2, true),
    ] {
        // PostgreSQL knows already that none of what features have put into the index matches; SQLite is asked for each kind of it, and for its beginnings.
        let others = if names && cx.world.db.is_sqlite() && !typed.contains("kind:") { 2 * ALL.kinds.indexed().count() } else { 0 };
        let names = usize::from(names && !cx.world.db.is_sqlite());
        page("a search", most + limits + names + others).costs(cx, search::search(cx, &SearchQuery::parse(typed), None)).await;
    }
    page("suggestions", 5 + limits).costs(cx, search::suggest(cx, "another nu")).await;
}

/// The library's lists come from memory; what is shown of them is one statement.
async fn library<'a>(cx: &Cx, page: &impl Fn(&'static str, usize) -> Page<'a>) {
    materials::fill_shelf(cx).await.expect("filled");
    for facets in [vec![], vec![(Facet::Language, "en".to_owned()), (Facet::Step, "testing".to_owned()), (Facet::Tag, "cells".to_owned())]] {
        let query = MaterialsQuery { facets, ..MaterialsQuery::default() };
        page("the library", 2).costs(cx, materials::list_materials(cx, &query)).await;
    }
}

async fn measure(forum: &Forum, actor: Actor, thread: crate::support::make::Opened) {
    let member = usize::from(actor.id().is_some());
    let (cx, watch) = forum.watched(actor).await;
    let page = |name, most| Page { name, most, watch: &watch, kind: forum.kind };
    let all = ThreadsQuery::default;
    let listed = [
        ("latest threads", all()),
        ("top threads", ThreadsQuery { sort: Sort::Top, ..all() }),
        ("newest threads", ThreadsQuery { sort: Sort::Newest, ..all() }),
        ("unanswered questions", ThreadsQuery { unanswered: true, ..all() }),
        ("a board", ThreadsQuery { board: Some(OPEN), ..all() }),
        ("a tag", ThreadsQuery { tag: Some("cells".into()), ..all() }),
        ("a kind", ThreadsQuery { kind: Some(model::ThreadKind::Question), ..all() }),
        ("a language", ThreadsQuery { language: Some("en".into()), ..all() }),
    ];
    for (name, query) in listed {
        page(name, 2 + member).costs(&cx, discussion::list_threads(&cx, &query)).await;
    }
    page("pinned threads", 2 + member).costs(&cx, discussion::list_pinned(&cx, OPEN)).await;
    page("boards", 1 + member).costs(&cx, discussion::list_boards(&cx)).await;
    page("one board", 1).costs(&cx, discussion::read_board(&cx, "classroom")).await;
    page("tags", 1).costs(&cx, discussion::list_tags(&cx, 100)).await;
    page("a thread", 4 + 4 * member).costs(&cx, discussion::read_thread(&cx, thread.id, ReadQuery::default())).await;
    let flat = ReadQuery { view: discussion::View::Flat, ..ReadQuery::default() };
    page("a flat thread", 4 + 4 * member).costs(&cx, discussion::read_thread(&cx, thread.id, flat)).await;
    page("a permalink", 3).costs(&cx, discussion::find_place(&cx, thread.opening)).await;
    page("a history", 2).costs(&cx, discussion::read_history(&cx, thread.opening)).await;
    page("a board's feed", 3).costs(&cx, discussion::read_feed(&cx, FeedOf::Board("classroom".into()))).await;
    if member == 1 {
        page("the bell", 1).costs(&cx, notices::count_unread(&cx)).await;
        page("notices", 2).costs(&cx, notices::read_notices(&cx, domain::Locale::default(), None)).await;
        page("later notices", 2).costs(&cx, notices::read_notices(&cx, domain::Locale::default(), Some("u9"))).await;
        page("choices", 1).costs(&cx, notices::read_preferences(&cx)).await;
        page("whether one follows", 1).costs(&cx, following::read_level(&cx, model::SubjectKind::Thread.of(thread.id.0))).await;
        for kind in ALL.kinds.followed() {
            page("what one follows", 1).costs(&cx, following::list_followed(&cx, kind, None)).await;
        }
    }
    page("a member", 7).costs(&cx, people::read_member(&cx, "ada")).await;
    directory(&cx, &page).await;
    searching(&cx, &page).await;
    library(&cx, &page).await;
}

on_each_database! {
    async fn pages_cost_a_fixed_number_of_statements(forum: Forum) {
        while people::index_some(&forum.guest(), 50).await.expect("indexed") > 0 {}
        for many in [false, true] {
            let thread = fill(&forum, many).await;
            measure(&forum, Actor::Visitor, thread).await;
            measure(&forum, forum.of(&forum.cleo()).actor, thread).await;
            measure(&forum, forum.of(&forum.mona()).actor, thread).await;
        }
    }
}
