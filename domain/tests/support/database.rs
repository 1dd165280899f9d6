//! Databases for tests: one template with schema, boards and members is made once; every test gets a copy.

use super::{BOARDS, Forum, START, name_of, people};
use domain::{Db, Pools};
use migrations::{Migrator, MigratorTrait};
use model::MemberKind;
use sea_orm::{ActiveValue::Set, ConnectOptions, ConnectionTrait, Database, DatabaseConnection, EntityTrait, NotSet};
use std::{
    fs,
    future::Future,
    hash::{DefaultHasher, Hash, Hasher},
    panic::resume_unwind,
    path::{Path, PathBuf},
    pin::Pin,
    time::{SystemTime, UNIX_EPOCH},
};
use tables::{board, member};
use tempfile::TempDir;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Sqlite,
    Postgres,
}

const POOLS: Pools = Pools { sqlite_readers: 4, postgres: 8 };

/// Runs a test in a forum of its own and clears up, whatever comes of it.
pub fn run(kind: Kind, test: impl FnOnce(Forum) -> Pin<Box<dyn Future<Output = ()> + Send>>) {
    let server = std::env::var("TEST_DATABASE_URL").ok();
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().expect("runtime");
    runtime.block_on(async {
        let folder = tempfile::tempdir().expect("folder");
        let copy = match (kind, &server) {
            (Kind::Sqlite, _) => sqlite(&folder).await,
            (Kind::Postgres, Some(server)) => postgres(server).await,
            (Kind::Postgres, None) => return eprintln!("skipped: TEST_DATABASE_URL is not set"),
        };
        let db = Db::open(&copy, POOLS).await.expect("database");
        let forum = Forum::new(kind, copy.clone(), db.clone(), folder.path().join("spool"));
        let outcome = tokio::spawn(test(forum)).await;
        let (reader, writer) = (db.reader().clone(), db.writer().clone());
        reader.close().await.expect("closed");
        writer.close().await.expect("closed");
        if let (Kind::Postgres, Some(server)) = (kind, &server) {
            drop_copy(server, &copy).await;
        }
        if let Err(error) = outcome {
            resume_unwind(error.into_panic());
        }
    });
}

async fn sqlite(folder: &TempDir) -> String {
    let template = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("forum-{:016x}.sqlite", fingerprint()));
    if !template.exists() {
        let (fresh, copy) = (folder.path().join("fresh.sqlite"), folder.path().join("template.sqlite"));
        let conn = connect(&format!("sqlite://{}?mode=rwc", fresh.display())).await;
        furnish(&conn).await;
        conn.execute_unprepared(&format!("VACUUM INTO '{}'", copy.display())).await.expect("copied");
        conn.close().await.expect("closed");
        // In two steps, since the folders can be on different disks: a half-written template is never seen.
        let near = template.with_extension(format!("{}", std::process::id()));
        fs::copy(copy, &near).expect("copied");
        fs::rename(near, &template).expect("in place");
    }
    let file = folder.path().join("forum.sqlite");
    fs::copy(template, &file).expect("copied");
    format!("sqlite://{}?mode=rwc", file.display())
}

async fn postgres(server: &str) -> String {
    let template = format!("batt_template_{:016x}", fingerprint());
    let conn = connect(server).await;
    if !is_there(&conn, &template).await {
        // One connection only, so the lock and what it guards are of one session.
        conn.execute_unprepared("SELECT pg_advisory_lock(20261124)").await.expect("lock");
        if !is_there(&conn, &template).await {
            let raw = format!("{template}_raw");
            conn.execute_unprepared(&format!("DROP DATABASE IF EXISTS {raw}")).await.expect("dropped");
            conn.execute_unprepared(&format!("CREATE DATABASE {raw}")).await.expect("created");
            let inside = connect(&beside(server, &raw)).await;
            furnish(&inside).await;
            inside.close().await.expect("closed");
            conn.execute_unprepared(&format!("ALTER DATABASE {raw} RENAME TO {template}")).await.expect("renamed");
        }
        conn.execute_unprepared("SELECT pg_advisory_unlock(20261124)").await.expect("unlock");
    }
    let nanos = SystemTime::now().duration_since(UNIX_EPOCH).expect("time").as_nanos();
    let name = format!("batt_test_{}_{nanos}", std::process::id());
    conn.execute_unprepared(&format!("CREATE DATABASE {name} TEMPLATE {template}")).await.expect("created");
    conn.close().await.expect("closed");
    beside(server, &name)
}

async fn is_there(conn: &DatabaseConnection, name: &str) -> bool {
    let sql = format!("SELECT 1 FROM pg_database WHERE datname = '{name}'");
    let found = conn.query_one_raw(sea_orm::Statement::from_string(conn.get_database_backend(), sql)).await;
    found.expect("asked").is_some()
}

async fn drop_copy(server: &str, copy: &str) {
    let name = copy.split('?').next().and_then(|url| url.rsplit('/').next()).expect("name");
    let conn = connect(server).await;
    conn.execute_unprepared(&format!("DROP DATABASE {name} WITH (FORCE)")).await.expect("dropped");
    conn.close().await.expect("closed");
}

/// The URL of another database on the same server.
fn beside(server: &str, name: &str) -> String {
    let (path, query) = server.split_once('?').map_or((server, String::new()), |(path, query)| (path, format!("?{query}")));
    let (host, _) = path.rsplit_once('/').expect("TEST_DATABASE_URL ends in a database's name");
    format!("{host}/{name}{query}")
}

async fn connect(url: &str) -> DatabaseConnection {
    let mut options = ConnectOptions::new(url.to_owned());
    options.max_connections(1).sqlx_logging(false);
    Database::connect(options).await.expect("connection")
}

/// Changes whenever the template would: it is made of the schema and of this folder.
fn fingerprint() -> u64 {
    let mut hasher = DefaultHasher::new();
    for folder in ["../migrations/src", "tests/support"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        let mut files: Vec<PathBuf> = fs::read_dir(folder).expect("folder").map(|entry| entry.expect("entry").path()).collect();
        files.sort();
        for file in files {
            fs::read(file).expect("source").hash(&mut hasher);
        }
    }
    hasher.finish()
}

/// Schema, boards and members, in the order of their ids.
async fn furnish(conn: &DatabaseConnection) {
    Migrator::up(conn, None).await.expect("migrated");
    let boards = (1..).zip(BOARDS).map(|(position, (slug, access))| board::ActiveModel {
        id: NotSet,
        slug: Set(slug.to_owned()),
        name: Set(name_of(slug)),
        description: Set(format!("The {slug}.")),
        language: Set("en".to_owned()),
        country: Set(String::new()),
        colour: Set("green".to_owned()),
        icon: Set("battery".to_owned()),
        audience: Set(if access == "members" { "members" } else { "public" }.to_owned()),
        news: Set(access == "news"),
        position: Set(position),
        threads_count: Set(0),
        replies_count: Set(0),
        last_thread_id: Set(None),
        last_activity_at: Set(START),
        ..Default::default()
    });
    board::Entity::insert_many(boards).exec(conn).await.expect("boards");
    let members = people().into_iter().map(|(handle, role)| member::ActiveModel {
        id: NotSet,
        name: Set(name_of(&handle)),
        email: Set(format!("{handle}@example.org")),
        handle: Set(handle),
        password_hash: Set("none".to_owned()),
        role: Set(role),
        kind: Set(MemberKind::Teacher),
        headline: Set(String::new()),
        country: Set("FI".to_owned()),
        language: Set("en".to_owned()),
        theme: Set(String::new()),
        replies_count: Set(0),
        created_at: Set(START),
        ..Default::default()
    });
    member::Entity::insert_many(members).exec(conn).await.expect("members");
}
