//! The database fails at any step of a write: what was acknowledged is there, nothing else is, and the next write goes through.

use crate::support::{
    Forum, Kind,
    make::{Opened, body, say},
    on_each_database, run,
};
use domain::{Db, Pools, discussion::NewReply, discussion::post_reply, pulse};
use model::Problem;
use sea_orm::{EntityTrait, sqlx};
use std::{
    collections::BTreeSet,
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicI64, AtomicUsize, Ordering},
    },
};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};

/// The one connection that writes.
async fn writer(forum: &Forum) -> sqlx::pool::PoolConnection<sqlx::Sqlite> {
    forum.world.db.writer().get_sqlite_connection_pool().acquire().await.expect("the writer")
}

/// No page more can be added to the file: what a full disk is to SQLite (SQLITE_FULL), which rolls back by itself.
async fn fill(forum: &Forum) {
    let mut writer = writer(forum).await;
    let (pages,): (i64,) = sqlx::query_as("PRAGMA page_count").fetch_one(&mut *writer).await.expect("counted");
    sqlx::query(sqlx::AssertSqlSafe(format!("PRAGMA max_page_count = {pages}"))).execute(&mut *writer).await.expect("limited");
}

/// The texts of a thread, read over connections of their own.
async fn texts(forum: &Forum, thread: Opened) -> BTreeSet<String> {
    let db = Db::open(&forum.url, Pools { sqlite_readers: 1, postgres: 1 }).await.expect("opened");
    let rows = tables::reply::Entity::find().all(db.reader()).await.expect("read");
    db.reader().clone().close().await.expect("closed");
    rows.into_iter().filter(|row| row.thread_id == thread.id && row.number > 0).map(|row| row.body).collect()
}

/// Notes what was acknowledged, and compares.
struct Ledger {
    thread: Opened,
    kept: BTreeSet<String>,
}

impl Ledger {
    async fn of(forum: &Forum) -> Self {
        Self { thread: forum.thread(&forum.ada()).await, kept: BTreeSet::new() }
    }

    /// Posts this text; whether that was acknowledged.
    async fn post(&mut self, forum: &Forum, text: &str) -> Result<(), Problem> {
        say(&forum.of(&forum.ben()), self.thread, None, text).await.map_err(|failure| failure.problem())?;
        self.kept.insert(text.to_owned());
        forum.pass(30_000);
        Ok(())
    }

    async fn check(&self, forum: &Forum) {
        assert_eq!(texts(forum, self.thread).await, self.kept, "what was acknowledged, and nothing else");
        forum.check_counters().await;
    }
}

fn on_sqlite<F: Future<Output = ()> + Send + 'static>(test: impl FnOnce(Forum) -> F + Send + 'static) {
    run(Kind::Sqlite, |forum| Box::pin(test(forum)));
}

#[test]
fn a_full_sqlite_says_so_and_keeps_what_it_acknowledges_afterwards() {
    on_sqlite(|forum| async move {
        let mut ledger = Ledger::of(&forum).await;
        let long = "A long text that needs pages of its own. ".repeat(600);
        for round in 0..4 {
            fill(&forum).await;
            let told = ledger.post(&forum, &format!("{long}{round}")).await;
            assert_eq!(told, Err(Problem::Full), "507, not a success");
            // A verb that is refused by our own rules rolls back, too; with a connection in doubt this kept the transaction open.
            let elsewhere = NewReply { thread: model::ThreadId(999), parent: None, draft: body("x"), key: String::new() };
            assert!(post_reply(&forum.of(&forum.ben()), elsewhere).await.is_err());
            ledger.post(&forum, &format!("There is room again {round}")).await.expect("room");
            ledger.check(&forum).await;
        }
    });
}

#[test]
fn sqlite_may_be_interrupted_after_any_step() {
    on_sqlite(|forum| async move {
        let mut ledger = Ledger::of(&forum).await;
        ledger.post(&forum, "Before").await.expect("posted");
        let (mut steps, mut refused) = (1_i64, 0);
        loop {
            let left = Arc::new(AtomicI64::new(steps));
            let (seen, mut writer) = (Arc::clone(&left), writer(&forum).await);
            // Called for every instruction of SQLite's machine; the first ones are those of BEGIN.
            writer.lock_handle().await.expect("locked").set_progress_handler(1, move || seen.fetch_sub(1, Ordering::Relaxed) > 0);
            drop(writer);
            let told = ledger.post(&forum, &format!("Interrupted after {steps}")).await;
            ledger.check(&forum).await;
            match told {
                Ok(()) if left.load(Ordering::Relaxed) > 0 => break,
                Ok(()) => {}
                Err(problem) => {
                    assert_eq!(problem, Problem::Busy);
                    refused += 1;
                    ledger.post(&forum, &format!("After the one of {steps}")).await.expect("the next one goes through");
                }
            }
            steps += 1 + steps / 6;
        }
        assert!(refused > 10, "only {refused} were interrupted");
        ledger.check(&forum).await;
    });
}

#[test]
fn a_commit_that_sqlite_refuses_is_not_acknowledged() {
    on_sqlite(|forum| async move {
        let mut ledger = Ledger::of(&forum).await;
        for round in 0..3 {
            let mut writer = writer(&forum).await;
            writer.lock_handle().await.expect("locked").set_commit_hook(|| false);
            drop(writer);
            assert!(ledger.post(&forum, &format!("Vetoed {round}")).await.is_err());
            ledger.check(&forum).await;
            // The connection was thrown away, and the veto with it.
            ledger.post(&forum, &format!("After the veto {round}")).await.expect("posted");
            ledger.check(&forum).await;
        }
    });
}

#[test]
fn a_commit_that_sqlite_does_not_tell_of_is_not_acknowledged() {
    on_sqlite(|forum| async move {
        let mut ledger = Ledger::of(&forum).await;
        let mut writer = writer(&forum).await;
        // The connection has lost its witness: nobody can say that it keeps anything.
        writer.lock_handle().await.expect("locked").remove_commit_hook();
        drop(writer);
        assert!(ledger.post(&forum, "Who knows").await.is_err());
    });
}

on_each_database! {
    async fn a_statement_that_failed_ends_its_transaction(forum: Forum) {
        let txn = forum.guest().begin().await.expect("begun");
        domain::db::run(&txn, "INSERT INTO tags (id, name, threads_count) VALUES (901, 'kept-1', 0)", Vec::new()).await.expect("inserted");
        assert!(domain::db::run(&txn, "INSERT INTO no_such_table VALUES (1)", Vec::new()).await.is_err());
        let late = domain::db::run(&txn, "INSERT INTO tags (id, name, threads_count) VALUES (902, 'kept-2', 0)", Vec::new()).await;
        assert!(late.is_err(), "nothing is sent after a failure");
        assert!(txn.commit().await.is_err(), "and nothing is committed");
        let tags = tables::tag::Entity::find().all(forum.world.db.reader()).await.expect("read");
        assert!(tags.iter().all(|tag| !tag.name.starts_with("kept-")), "{tags:?}");
    }

    async fn the_pulse_is_a_write_that_was_read_back(forum: Forum) {
        assert_eq!(pulse::health(&forum.world), pulse::Health::Silent, "nothing was proved yet");
        assert!(!pulse::ended_badly(&forum.guest()).await.expect("asked"), "a new database was never left");
        pulse::beat(&forum.guest()).await.expect("kept");
        assert!(matches!(pulse::health(&forum.world), pulse::Health::Keeps(0..=2)));
        assert!(pulse::ended_badly(&forum.guest()).await.expect("asked"), "as after a kill");
        pulse::examine(&forum.guest(), true).await.expect("sound");
        pulse::stop(&forum.guest()).await.expect("noted");
        assert!(!pulse::ended_badly(&forum.guest()).await.expect("asked"), "it ended in order");
    }
}

#[test]
fn the_pulse_tells_a_full_and_a_read_only_database() {
    on_sqlite(|forum| async move {
        pulse::beat(&forum.guest()).await.expect("kept");
        let mut writer = writer(&forum).await;
        sqlx::query("PRAGMA query_only = ON").execute(&mut *writer).await.expect("set");
        drop(writer);
        forum.pass(3_000);
        assert_eq!(pulse::beat(&forum.guest()).await.map_err(|failure| failure.problem()), Err(Problem::Busy));
        assert_eq!(pulse::health(&forum.world), pulse::Health::Silent);
    });
}

/// A way to PostgreSQL that breaks at a given packet, before or after it went through.
struct Line {
    address: SocketAddr,
    /// Packets of clients that still pass.
    left: Arc<AtomicUsize>,
}

const UNBROKEN: usize = usize::MAX / 2;

impl Line {
    async fn to(server: SocketAddr, after: bool) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let line = Self { address: listener.local_addr().expect("an address"), left: Arc::new(AtomicUsize::new(UNBROKEN)) };
        let left = Arc::clone(&line.left);
        tokio::spawn(async move {
            while let Ok((near, _)) = listener.accept().await {
                let Ok(far) = TcpStream::connect(server).await else { continue };
                tokio::spawn(carry(near, far, Arc::clone(&left), after));
            }
        });
        line
    }
}

async fn carry(mut near: TcpStream, mut far: TcpStream, left: Arc<AtomicUsize>, after: bool) {
    let (mut near_in, mut near_out) = near.split();
    let (mut far_in, mut far_out) = far.split();
    let back = async { drop(tokio::io::copy(&mut far_in, &mut near_out).await) };
    let forth = async {
        let mut packet = vec![0; 64 * 1024];
        while let Ok(size @ 1..) = near_in.read(&mut packet).await {
            let breaks = left.fetch_sub(1, Ordering::SeqCst) == 1;
            if (!breaks || after) && far_out.write_all(&packet[..size]).await.is_err() {
                return;
            }
            if breaks {
                // PostgreSQL carries out what it got; its answer does not arrive.
                tokio::time::sleep(std::time::Duration::from_millis(5)).await;
                return;
            }
        }
    };
    tokio::select! {
        () = back => {}
        () = forth => {}
    }
}

/// Breaks the line at every packet of a reply in turn; each is then sent again with its key, as a browser does.
async fn break_everywhere(forum: Forum, after: bool) {
    let (start, rest) = forum.url.split_once('@').expect("a host");
    let (address, name) = rest.split_once('/').expect("a name");
    let line = Line::to(address.parse().expect("an address"), after).await;
    let db = Db::open(&format!("{start}@{}/{name}", line.address), Pools { sqlite_readers: 1, postgres: 1 }).await.expect("opened");
    let broken = forum.with_db(db);
    let thread = forum.thread(&forum.ada()).await;
    let mut kept = BTreeSet::new();
    let mut cut = 0;
    for packets in 1.. {
        let text = format!("Broken at {packets}");
        let post = || post_reply_once(&broken, thread, &text, packets);
        // Connects, and prepares what it needs.
        post_reply_once(&broken, thread, &format!("Warm {packets}"), 1_000_000 + packets).await.expect("posted");
        kept.insert(format!("Warm {packets}"));
        line.left.store(packets, Ordering::SeqCst);
        let told = post().await;
        let whole = line.left.load(Ordering::SeqCst) < UNBROKEN && line.left.load(Ordering::SeqCst) > 0;
        line.left.store(UNBROKEN, Ordering::SeqCst);
        if told.is_err() {
            cut += 1;
            assert_eq!(told, Err(Problem::Busy), "packet {packets}");
            if !after {
                assert!(!texts(&forum, thread).await.contains(&text), "what never reached the database is not there");
            }
            post().await.expect("the next try goes through");
        }
        kept.insert(text);
        if whole {
            break;
        }
    }
    assert!(cut > 5, "only {cut} were cut");
    assert_eq!(texts(&forum, thread).await, kept);
    assert_eq!(forum.rows(thread.id).await.len(), kept.len() + 1, "each once");
    forum.check_counters().await;
}

async fn post_reply_once(forum: &Forum, thread: Opened, text: &str, key: usize) -> Result<(), Problem> {
    let new = NewReply { thread: thread.id, parent: None, draft: body(text), key: format!("key-{key}") };
    forum.pass(60_000);
    post_reply(&forum.of(&forum.ben()), new).await.map(drop).map_err(|failure| failure.problem())
}

#[test]
fn a_line_to_postgres_may_break_before_any_packet() {
    run(Kind::Postgres, |forum| Box::pin(break_everywhere(forum, false)));
}

#[test]
fn a_line_to_postgres_may_break_after_any_packet() {
    run(Kind::Postgres, |forum| Box::pin(break_everywhere(forum, true)));
}
