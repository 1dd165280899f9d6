//! A forum of its own for every test: boards, members, a clock, a spool folder; on SQLite always, on PostgreSQL where
//! `TEST_DATABASE_URL` names a server on which databases can be made.
#![expect(dead_code, reason = "each file of tests uses its own part of this")]

mod database;
mod mails;
pub mod make;
mod recount;
pub mod schema;

pub use database::{Kind, run};
pub use mails::{decoded, header, text_of};

use domain::{Actor, Cx, Db, Failure, Me, World, keys::Keys, mail::Post, passwords::Hasher, photos::Store};
use model::{BoardId, MemberId, Problem, Role};
use std::{
    ops::Deref,
    path::PathBuf,
    sync::{
        Arc, Mutex,
        atomic::{AtomicI64, AtomicUsize, Ordering},
    },
};

/// Used in no file, so that the expectation above holds in all of them.
const NOWHERE: () = ();

/// Jobs that only delete rows.
const SWEEPS: [&str; 9] = [
    "outbox-sweep",
    "counts-sweep",
    "accounts-sweep",
    "identities-sweep",
    "invitations-sweep",
    "forms-sweep",
    "farewells-sweep",
    "search-sweep",
    "notices-sweep",
];

/// Makes of every function two tests, `name::sqlite` and `name::postgres`.
macro_rules! on_each_database {
    ($($(#[$meta:meta])* async fn $name:ident($forum:ident: Forum) $body:block)+) => {$(
        #[cfg(test)]
        mod $name {
            use super::*;
            $(#[$meta])*
            async fn body($forum: Forum) $body
            #[test]
            fn sqlite() {
                $crate::support::run($crate::support::Kind::Sqlite, |forum| Box::pin(body(forum)));
            }
            #[test]
            fn postgres() {
                $crate::support::run($crate::support::Kind::Postgres, |forum| Box::pin(body(forum)));
            }
        }
    )+};
}
pub(crate) use on_each_database;

pub const MINUTE: i64 = 60_000;
pub const HOUR: i64 = 60 * MINUTE;
pub const DAY: i64 = 24 * HOUR;
/// When every test begins: 24 November 2026, noon, UTC.
pub const START: i64 = 1_795_521_600_000;

/// The boards every forum has, by id.
pub const OPEN: BoardId = BoardId(1);
pub const SECOND: BoardId = BoardId(2);
pub const MEMBERS: BoardId = BoardId(3);
pub const NEWS: BoardId = BoardId(4);
pub const BOARDS: [(&str, &str); 4] = [("classroom", "open"), ("safety", "open"), ("staffroom", "members"), ("news", "news")];

/// The members every forum has; ids count from 1.
const PEOPLE: [(&str, Role); 5] =
    [("ada", Role::Member), ("ben", Role::Member), ("cleo", Role::Member), ("mona", Role::Moderator), ("ari", Role::Admin)];
/// Members for crowds: `writer-0` and so on.
const WRITERS: usize = 16;

fn people() -> Vec<(String, Role)> {
    let named = PEOPLE.iter().map(|(handle, role)| ((*handle).to_owned(), *role));
    named.chain((0..WRITERS).map(|n| (format!("writer-{n}"), Role::Member))).collect()
}

/// A member of the test forum.
#[derive(Clone)]
pub struct Person(Arc<Me>);

impl Person {
    pub fn id(&self) -> MemberId {
        self.0.id
    }

    pub fn handle(&self) -> &str {
        &self.0.handle
    }
}

#[derive(Clone)]
pub struct Forum(Arc<Inner>);

pub struct Inner {
    pub world: Arc<World>,
    pub kind: Kind,
    pub url: String,
    spool: PathBuf,
    clock: AtomicI64,
    made: AtomicUsize,
}

impl Deref for Forum {
    type Target = Inner;
    fn deref(&self) -> &Inner {
        &self.0
    }
}

impl Forum {
    fn new(kind: Kind, url: String, db: Db, spool: PathBuf) -> Self {
        let post = Post::spool(&spool, "BaTT Forum <no-reply@forum.example.org>", "forum.example.org").expect("spool");
        let photos = Store::new(spool.with_file_name("photos"));
        let files = file_store(&spool.with_file_name("files"));
        let world = Arc::new(world(db, post, photos, files, spool.parent().expect("a folder")));
        Self(Arc::new(Inner { world, kind, url, spool, clock: AtomicI64::new(START), made: AtomicUsize::new(0) }))
    }

    pub fn now(&self) -> i64 {
        self.clock.load(Ordering::Relaxed)
    }

    /// Lets time go by.
    pub fn pass(&self, ms: i64) {
        self.clock.fetch_add(ms, Ordering::Relaxed);
    }

    pub fn guest(&self) -> Cx {
        self.cx(Actor::Visitor)
    }

    pub fn of(&self, person: &Person) -> Cx {
        self.cx(Actor::Member(Arc::clone(&person.0)))
    }

    pub fn cx(&self, actor: Actor) -> Cx {
        Cx::new(Arc::clone(&self.world), actor, self.now())
    }

    /// A context on connections of their own, whose statements are written down.
    pub async fn watched(&self, actor: Actor) -> (Cx, Watch) {
        let watch = Watch::default();
        let mut conn = sea_orm::Database::connect(&self.url).await.expect("connection");
        let seen = watch.clone();
        conn.set_metric_callback(move |info| seen.0.lock().expect("not poisoned").push(info.statement.clone()));
        let world = Arc::new(world(
            Db::from_parts(conn.clone(), conn),
            self.world.post.clone(),
            self.world.photos.clone(),
            self.world.files.clone(),
            &self.folder(),
        ));
        (Cx::new(world, actor, self.now()), watch)
    }

    /// A guest's context in a world that differs in where mails go.
    pub fn posting_to(&self, post: Post) -> Cx {
        Cx::new(
            Arc::new(world(self.world.db.clone(), post, self.world.photos.clone(), self.world.files.clone(), &self.folder())),
            Actor::Visitor,
            self.now(),
        )
    }

    /// A world of its own on the same database, which nobody has asked for anything yet.
    pub fn bare_world(&self) -> World {
        world(self.world.db.clone(), self.world.post.clone(), self.world.photos.clone(), self.world.files.clone(), &self.folder())
    }

    /// The same forum over other connections.
    pub fn with_db(&self, db: Db) -> Self {
        let world = Arc::new(world(db, self.world.post.clone(), self.world.photos.clone(), self.world.files.clone(), &self.folder()));
        let clock = AtomicI64::new(self.now());
        Self(Arc::new(Inner { world, kind: self.kind, url: self.url.clone(), spool: self.spool.clone(), clock, made: AtomicUsize::new(0) }))
    }

    /// The same forum with its files elsewhere.
    pub fn with_files(&self, files: domain::files::Store) -> Self {
        let world = Arc::new(world(self.world.db.clone(), self.world.post.clone(), self.world.photos.clone(), files, &self.folder()));
        let clock = AtomicI64::new(self.now());
        Self(Arc::new(Inner { world, kind: self.kind, url: self.url.clone(), spool: self.spool.clone(), clock, made: AtomicUsize::new(0) }))
    }

    /// The data folder.
    pub fn folder(&self) -> PathBuf {
        self.spool.parent().expect("a folder").to_path_buf()
    }

    /// Where its files lie, if in a folder.
    pub fn files_folder(&self) -> PathBuf {
        self.spool.with_file_name("files")
    }

    /// Asks the questions.
    pub fn ada(&self) -> Person {
        person(0)
    }

    pub fn ben(&self) -> Person {
        person(1)
    }

    pub fn cleo(&self) -> Person {
        person(2)
    }

    /// The moderator.
    pub fn mona(&self) -> Person {
        person(3)
    }

    /// The administrator.
    pub fn ari(&self) -> Person {
        person(4)
    }

    pub fn writer(&self, n: usize) -> Person {
        person(PEOPLE.len() + n % WRITERS)
    }

    /// The mails in the spool folder, as they would go over the wire.
    pub fn mails(&self) -> Vec<String> {
        let files = std::fs::read_dir(&self.spool).expect("spool folder").map(|entry| entry.expect("entry").path());
        let mut mails: Vec<String> = files
            .filter(|path| path.extension().is_some_and(|ending| ending == "eml"))
            .map(|path| std::fs::read_to_string(path).expect("mail"))
            .collect();
        mails.sort();
        mails
    }

    /// A number not given before.
    pub fn fresh(&self) -> usize {
        self.made.fetch_add(1, Ordering::Relaxed)
    }
}

/// Statements as they were sent.
#[derive(Clone, Default)]
pub struct Watch(Arc<Mutex<Vec<sea_orm::Statement>>>);

impl Watch {
    /// What was sent since the last time.
    pub fn take(&self) -> Vec<sea_orm::Statement> {
        std::mem::take(&mut *self.0.lock().expect("not poisoned"))
    }
}

fn file_store(folder: &std::path::Path) -> domain::files::Store {
    std::fs::create_dir_all(folder).expect("a folder");
    domain::files::Store::in_folder(folder.to_path_buf()).expect("a store")
}

fn world(db: Db, post: Post, photos: Store, files: domain::files::Store, folder: &std::path::Path) -> World {
    World {
        db,
        features: &domain::features::ALL,
        hasher: Hasher::default(),
        post,
        keys: Keys::new([7; 32]),
        photos,
        files,
        kept: domain::cx::Keep::default(),
        public_url: "https://forum.example.org".to_owned(),
        throttled: true,
        folder: folder.to_path_buf(),
        zone: domain::Zone::default(),
        staff_needs_second_factor: true,
    }
}

fn person(index: usize) -> Person {
    let (handle, role) = people().swap_remove(index);
    let id = MemberId(i64::try_from(index).expect("small") + 1);
    Person(Arc::new(Me { id, name: name_of(&handle), handle, role, language: "en".to_owned(), authenticated_at: START, ..Me::default() }))
}

fn name_of(handle: &str) -> String {
    let (first, rest) = handle.split_at(1);
    format!("{}{rest}", first.to_uppercase())
}

/// Why it did not work; fails the test if it did.
#[track_caller]
pub fn refused<T>(result: Result<T, Failure>) -> Problem {
    match result {
        Ok(_) => panic!("this was expected to be refused"),
        Err(Failure::Problem(problem)) => problem,
        Err(Failure::Bug(bug)) => panic!("a bug instead of a problem: {bug:?}"),
    }
}

impl Forum {
    /// Delivers all news that are due.
    pub async fn deliver(&self) {
        while domain::outbox::deliver_due(&self.guest()).await.expect("delivered") > 0 {}
    }

    /// Has the features forget in the database what is over.
    pub async fn sweep(&self) {
        let sweeps = self.world.features.jobs.iter().filter(|job| SWEEPS.contains(&job.name));
        for job in sweeps {
            job.run(&self.guest()).await.expect(job.name);
        }
    }

    /// The texts of the mails to an address, in the order of their news.
    pub fn mails_to(&self, address: &str) -> Vec<String> {
        let mine = self.mails().into_iter().filter(|mail| header(mail, "To").contains(address));
        let number = |mail: &String| header(mail, "Message-ID").split('-').nth(1).and_then(|id| id.parse::<i64>().ok()).unwrap_or(0);
        let mut mine: Vec<String> = mine.collect();
        mine.sort_by_key(number);
        mine.iter().map(|mail| text_of(mail)).collect()
    }

    /// The token of the last link in the last mail to an address that has one.
    pub fn token_for(&self, address: &str) -> String {
        let mails = self.mails_to(address);
        let link = mails.iter().rev().find_map(|mail| mail.split("token=").nth(1)).expect("a mail with a link");
        link.chars().take_while(|c| c.is_ascii_alphanumeric() || "-_".contains(*c)).collect()
    }
}
