//! Limits hold however many requests come at once: on SQLite and PostgreSQL.

use crate::support::{Forum, HOUR, MINUTE, OPEN, make::draft, make::say, on_each_database};
use bytes::Bytes;
use domain::{
    Cx, Failure,
    accounts::{self, Entered},
    collections, db,
    discussion::{self, DraftText, NewThread},
    files::{self, Limits, Store},
    identities::{Arrival, Outcome, Proved, Purpose, Start, begin_attempt, finish, take_attempt},
    imports, invitations, materials, organisations, reporting,
};
use futures::stream;
use model::{
    CollectionDraft, CollectionId, MaterialDraft, MaterialId, OrganisationDraft, OrganisationId, Problem, ReactionKind, ReactionNote, SignInDraft,
    SignUpDraft, Subject,
    limits::{COLLECTIONS, DRAFTS, POSTS, PREVIEWS, REACTIONS, RESOURCES},
    site::InvitationDraft,
    staff::ReportDraft,
};
use std::io;
use tokio::task::JoinHandle;

/// What became of so many that come at once.
async fn at_once<T: Send + 'static>(tasks: Vec<JoinHandle<Result<T, Failure>>>) -> Vec<Result<(), Problem>> {
    let mut told = Vec::new();
    for task in tasks {
        told.push(task.await.expect("no panic").map(drop).map_err(|failure| failure.problem()));
    }
    told
}

/// How many pass where so many come at once. All others are told that there are too many, and nothing else.
fn passed<T, F>(times: usize, doing: impl Fn(usize) -> F) -> impl Future<Output = usize> + Send
where
    T: Send + 'static,
    F: Future<Output = Result<T, Failure>> + Send + 'static,
{
    let told = at_once((0..times).map(|n| tokio::spawn(doing(n))).collect());
    async {
        let told = told.await;
        let refused = |one: &Result<(), Problem>| matches!(one, Ok(()) | Err(Problem::TooMany { .. } | Problem::Invalid(_)));
        assert!(told.iter().all(refused), "{told:?}");
        told.iter().filter(|one| one.is_ok()).count()
    }
}

/// How many of so many wrong passwords at once are looked at.
fn guessed(times: usize, cx: impl Fn(usize) -> Cx, email: impl Fn(usize) -> String) -> impl Future<Output = usize> + Send {
    let guess = |n| {
        let (cx, draft) = (cx(n), SignInDraft { email: email(n), password: "not this one".into() });
        tokio::spawn(async move { accounts::sign_in(&cx, draft, "test", "").await })
    };
    let told = at_once((0..times).map(guess).collect());
    async {
        let told = told.await;
        assert!(told.iter().all(|one| matches!(one, Err(Problem::TooMany { .. } | Problem::Invalid(_)))), "{told:?}");
        told.iter().filter(|one| matches!(one, Err(Problem::Invalid(_)))).count()
    }
}

async fn number(forum: &Forum, sql: &str) -> i64 {
    db::one::<db::Number>(forum.world.db.reader(), sql, Vec::new()).await.expect("asked").expect("a row").n
}

async fn change(forum: &Forum, sql: &str) {
    db::run(forum.world.db.writer(), sql, Vec::new()).await.expect("changed");
}

/// A figure as a number of requests.
fn figure(most: i64) -> usize {
    usize::try_from(most).expect("small")
}

fn resource() -> MaterialDraft {
    MaterialDraft { title: "Measuring cells".into(), language: "en".into(), kind: "slides".into(), ..MaterialDraft::default() }
}

async fn send(cx: &Cx, material: MaterialId, size: usize) -> Result<(), Failure> {
    let incoming = cx.world.files.receive(stream::iter([Ok::<_, io::Error>(Bytes::from(vec![7; size]))]), 50_000_000).await?;
    let name = format!("{}.bin", domain::tokens::random()?);
    files::attach(cx, material, &name, incoming).await.map(drop)
}

/// The same forum with other limits of files.
fn limited(forum: &Forum, limits: Limits) -> Forum {
    let files = Store::in_folder(forum.files_folder()).expect("a store");
    forum.with_files(files.limited(limits))
}

fn collection() -> CollectionDraft {
    CollectionDraft { title: "First lab day".into(), summary: "In this order.".into(), language: "en".into(), access: "private".into() }
}

fn school(n: usize) -> OrganisationDraft {
    OrganisationDraft { name: format!("School number {n}"), kind: "school".into(), country: "FI".into(), ..OrganisationDraft::default() }
}

fn proved() -> Proved {
    let (provider, label, issuer, subject) = ("one".into(), "One".into(), "https://one.example".into(), "marta".into());
    Proved {
        provider,
        label,
        issuer,
        subject,
        email: "marta@school.example".into(),
        email_verified: true,
        name: "Marta".into(),
        authenticated_at: None,
    }
}

fn attempt() -> Start {
    Start { provider: "one".into(), purpose: Purpose::SignIn, next: "/".into(), browser: "browser".into(), ..Start::default() }
}

async fn come_in(cx: &Cx) -> Result<Outcome, Failure> {
    let begun = begin_attempt(cx, attempt()).await?;
    let attempt = take_attempt(cx, "one", &begun.state, "browser").await?.expect("taken");
    finish(cx, attempt, proved(), Arrival { session: String::new(), user_agent: "test".into(), language: "en".into() }).await
}

/// From an address of its own.
fn from(forum: &Forum, n: usize) -> Cx {
    forum.guest().asked_from(&format!("192.0.2.{n}"), None)
}

on_each_database! {
    async fn posts_keep_their_pace(forum: Forum) {
        let mut threads = Vec::new();
        for n in 0..8 {
            threads.push(forum.thread(&forum.writer(n)).await);
        }
        let most = figure(POSTS[0].most);
        let ada = forum.of(&forum.ada());
        let said = passed(most + 15, |n| {
            let (cx, thread) = (ada.clone(), threads[n % 8]);
            async move { say(&cx, thread, None, "At once").await }
        });
        assert_eq!(said.await, most);
        let ben = forum.of(&forum.ben());
        let begun = passed(most + 15, |n| {
            let cx = ben.clone();
            async move { discussion::start_thread(&cx, NewThread { board: OPEN, draft: draft(&format!("Thread {n} of many"), "discussion"), key: String::new() }).await }
        });
        assert_eq!(begun.await, most);
        forum.pass(MINUTE + 1);
        say(&forum.of(&forum.ada()), threads[0], None, "A minute later").await.expect("said");
    }

    async fn reactions_previews_and_drafts_keep_theirs(forum: Forum) {
        let mut replies = Vec::new();
        for n in 0..4 {
            let thread = forum.thread(&forum.writer(n)).await;
            for _ in 0..4 {
                replies.push(forum.reply(&forum.writer(n), thread).await);
            }
        }
        let ada = forum.of(&forum.ada());
        let reacted = passed(figure(REACTIONS.most) + 10, |n| {
            let (cx, reply) = (ada.clone(), replies[n % 16]);
            let kind = [ReactionKind::Thanks, ReactionKind::Tried, ReactionKind::Adapted][n % 3];
            async move { discussion::react(&cx, reply, kind, ReactionNote::default()).await }
        });
        assert_eq!(reacted.await, figure(REACTIONS.most));
        assert!(discussion::unreact(&ada, replies[0], ReactionKind::Thanks).await.is_err(), "taking back counts, too");
        let shown = passed(figure(PREVIEWS.most) + 10, |_| {
            let cx = ada.clone();
            async move { discussion::preview(&cx, "A *text*").await }
        });
        assert_eq!(shown.await, figure(PREVIEWS.most));
        let kept = passed(figure(DRAFTS.most) + 10, |n| {
            let cx = ada.clone();
            async move { discussion::save_draft(&cx, &format!("thread:{}", n + 1), DraftText { body: "Not sent yet".into(), ..DraftText::default() }).await }
        });
        assert_eq!(kept.await, figure(DRAFTS.most));
        assert_eq!(number(&forum, "SELECT COUNT(*) AS n FROM drafts").await, 50, "the oldest went");
        forum.pass(MINUTE + 1);
        discussion::unreact(&forum.of(&forum.ada()), replies[0], ReactionKind::Thanks).await.expect("a minute later");
    }

    async fn organisations_and_who_belongs_to_them(forum: Forum) {
        let (ada, ben, ari) = (forum.of(&forum.ada()), forum.of(&forum.ben()), forum.of(&forum.ari()));
        let added = passed(20, |n| {
            let cx = ada.clone();
            async move { organisations::add_organisation(&cx, school(n)).await }
        });
        assert_eq!((added.await, number(&forum, "SELECT COUNT(*) AS n FROM organisations").await), (5, 5));
        for n in 20..40 {
            organisations::add_organisation(&ari, school(n)).await.expect("listed at once");
        }
        let claimed = passed(20, |n| {
            let (cx, id) = (ben.clone(), OrganisationId(6 + i64::try_from(n).expect("small")));
            async move { organisations::claim_affiliation(&cx, id).await }
        });
        assert_eq!((claimed.await, number(&forum, "SELECT COUNT(*) AS n FROM affiliations").await), (5, 5));
    }

    async fn collections_resources_and_imports(forum: Forum) {
        let (ada, ben) = (forum.of(&forum.ada()), forum.of(&forum.ben()));
        let begin = |cx: &Cx| {
            let cx = cx.clone();
            async move { collections::start(&cx, collection()).await }
        };
        assert_eq!(passed(figure(COLLECTIONS.most) + 10, |_| begin(&ada)).await, figure(COLLECTIONS.most));
        // Ben edits all but five of those that somebody may edit.
        change(&forum, "DELETE FROM collection_editors").await;
        let sql = "INSERT INTO collections (slug, \"key\", title, summary, language, access, created_by, created_at, changed_at) \
                   SELECT 'a', 'a', 'A', '', 'en', 'private', 2, 0, 0 FROM collections a, collections b LIMIT 95";
        change(&forum, sql).await;
        change(&forum, "INSERT INTO collection_editors (collection_id, member_id, added_at) SELECT id, 2, 0 FROM collections WHERE created_by = 2").await;
        assert_eq!(passed(20, |_| begin(&ben)).await, 5);
        change(&forum, "INSERT INTO collection_editors (collection_id, member_id, added_at) VALUES (1, 1, 0)").await;
        let editors = passed(20, |n| {
            let (cx, handle) = (ada.clone(), if n < 4 { ["ben", "cleo", "mona", "ari"][n].to_owned() } else { format!("writer-{}", n - 4) });
            async move { collections::add_editor(&cx, CollectionId(1), &handle).await }
        });
        assert_eq!(editors.await, 19, "with its owner twenty");
        let resources = passed(figure(RESOURCES.most) + 10, |_| {
            let cx = ben.clone();
            async move { materials::start(&cx, resource()).await }
        });
        assert_eq!(resources.await, figure(RESOURCES.most));
        let kept = passed(30, |_| {
            let cx = ada.clone();
            let table = b"title,link\nA good link,https://a.example/1\n".to_vec();
            async move { imports::propose_table(&cx, "links.csv".into(), table).await }
        });
        assert_eq!((kept.await, number(&forum, "SELECT COUNT(*) AS n FROM imports").await), (30, 20), "the oldest went");
    }

    async fn files_of_a_draft_of_a_member_and_of_an_hour(forum: Forum) {
        let ada = forum.of(&forum.ada());
        let mut drafts = Vec::new();
        for _ in 0..10 {
            drafts.push(materials::start(&ada, resource()).await.expect("begun"));
        }
        let sent = async |forum: &Forum, times: usize, among: usize| {
            let (cx, drafts) = (forum.of(&forum.ada()), drafts.clone());
            passed(times, |n| {
                let (cx, material) = (cx.clone(), drafts[n % among]);
                async move { send(&cx, material, 1_000).await }
            })
            .await
        };
        assert_eq!(sent(&limited(&forum, Limits { files_per_hour: 5, ..Limits::default() }), 20, 10).await, 5);
        assert_eq!(sent(&limited(&forum, Limits { member_bytes: 12_000, ..Limits::default() }), 20, 10).await, 7, "with the five before");
        change(&forum, "DELETE FROM draft_files").await;
        assert_eq!(sent(&forum, 40, 1).await, 30);
        let uploads = passed(60, |n| {
            let (cx, material) = (ada.clone(), drafts[1 + n % 9]);
            async move { files::begin(&cx, material, "a.bin", 1_000).await }
        });
        assert_eq!(uploads.await, 40);
    }

    async fn invitations_and_reports_of_a_day(forum: Forum) {
        let (ada, ari) = (forum.of(&forum.ada()), forum.of(&forum.ari()));
        let invited = passed(20, |n| {
            let addresses = (0..10).map(|m| format!("new-{n}-{m}@example.org")).collect::<Vec<_>>().join(" ");
            let (cx, draft) = (ari.clone(), InvitationDraft { kind: "teacher".into(), days: "7".into(), addresses, ..InvitationDraft::default() });
            async move { invitations::invite(&cx, draft, "en").await }
        });
        assert_eq!((invited.await, number(&forum, "SELECT COUNT(*) AS n FROM invitations").await), (10, 100));
        let mut replies = Vec::new();
        for n in 0..3 {
            let thread = forum.thread(&forum.writer(n)).await;
            for _ in 0..10 {
                replies.push(forum.reply(&forum.writer(n), thread).await);
            }
        }
        let reported = passed(30, |n| {
            let (cx, of) = (ada.clone(), Subject::Post(replies[n]));
            async move { reporting::report(&cx, of, ReportDraft { kind: "other".into(), note: "What they wrote".into() }).await }
        });
        assert_eq!(reported.await, 20);
    }

    async fn sessions_and_attempts_at_providers(forum: Forum) {
        come_in(&from(&forum, 1)).await.expect("joined");
        let inside = passed(60, |_| {
            let cx = from(&forum, 1);
            async move { come_in(&cx).await }
        });
        assert_eq!((inside.await, number(&forum, "SELECT COUNT(*) AS n FROM sessions").await), (60, 50), "the longest unused went");
        let begun = passed(310, |_| {
            let cx = from(&forum, 2);
            async move { begin_attempt(&cx, attempt()).await.map(drop) }
        });
        assert_eq!(begun.await, 300);
    }

    async fn guesses_are_counted_before_they_are_looked_at(forum: Forum) {
        assert_eq!(guessed(20, |n| from(&forum, n), |_| "ada@example.org".to_owned()).await, 5, "of one account");
        assert_eq!(guessed(40, |_| from(&forum, 100), |n| format!("nobody-{n}@example.org")).await, 30, "from one address");
    }

    async fn a_right_password_is_no_failure(forum: Forum) {
        let password = "blue gearbox 77 lamp";
        accounts::sign_up(&from(&forum, 1), SignUpDraft { name: "Marta".into(), email: "marta@example.org".into(), password: password.into() }, "en", "").await.expect("asked");
        forum.deliver().await;
        accounts::confirm_joining(&from(&forum, 1), &forum.token_for("marta@example.org"), password, "test").await.expect("joined");
        for _ in 0..35 {
            let draft = SignInDraft { email: "marta@example.org".into(), password: password.into() };
            let entered = accounts::sign_in(&from(&forum, 2), draft, "test", "").await.expect("in");
            assert!(matches!(entered, Entered::In(_)));
        }
        assert_eq!(number(&forum, "SELECT CAST(COALESCE(SUM(failures), 0) AS bigint) AS n FROM throttles WHERE key = 'sign-in:address:192.0.2.2'").await, 0);
    }

    async fn mails_to_an_address_and_sign_ups_from_one(forum: Forum) {
        let asked = passed(20, |n| {
            let cx = from(&forum, n);
            async move { accounts::ask_reset(&cx, "ada@example.org").await }
        });
        assert_eq!(asked.await, 20, "nobody is told");
        // Only the newest link counts, so fewer mails go out than were asked for. News of nobody, which are written so that the answer takes
        // as long, lead to no mail.
        let news = "SELECT COUNT(*) AS n FROM outbox WHERE news LIKE '%reset-asked%'";
        assert_eq!(number(&forum, news).await, 20);
        assert_eq!(number(&forum, &format!("{news} AND news NOT LIKE '%\"member\":null%'")).await, 5);
        let signed_up = passed(20, |n| {
            let draft = SignUpDraft { name: "Marta".into(), email: format!("marta-{n}@example.org"), password: "blue gearbox 77 lamp".into() };
            let cx = from(&forum, 200);
            async move { accounts::sign_up(&cx, draft, "en", "").await }
        });
        assert_eq!((signed_up.await, number(&forum, "SELECT COUNT(*) AS n FROM joinings").await), (10, 10));
        forum.pass(2 * HOUR);
        let draft = SignUpDraft { name: "Marta".into(), email: "later@example.org".into(), password: "blue gearbox 77 lamp".into() };
        accounts::sign_up(&from(&forum, 200), draft, "en", "").await.expect("two hours later");
    }
}
