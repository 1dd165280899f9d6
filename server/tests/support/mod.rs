//! The whole application on a database of its own, and browsers that visit it.
#![expect(dead_code, reason = "each file of tests uses its own part of this")]

pub mod browser;
pub mod content;
pub mod doors;
mod groups;
pub mod oracle;

pub use content::Who;

use axum::Router;
use browser::Browser;
use domain::{Actor, Cx, Me, World, db, tokens};
use model::{MemberId, Role};
use sea_orm::{ConnectionTrait, FromQueryResult, Value};
use server::{
    clock,
    config::{Config, Overrides},
    health::ShuttingDown,
    keeping, run, world,
};
use std::{path::PathBuf, sync::Arc};
use tempfile::TempDir;

/// Used in no file, so that the expectation above holds in all of them.
const NOWHERE: () = ();

/// Where the forum of the tests is, unless a test says otherwise.
pub const SITE: &str = "http://127.0.0.1:3000";

/// A forum with the content of [`content`].
pub struct Forum {
    pub router: Router,
    pub world: Arc<World>,
    pub config: Config,
    folder: TempDir,
}

#[derive(FromQueryResult)]
struct Text {
    t: Option<String>,
}

impl Forum {
    /// On SQLite; throttles are off.
    pub async fn new() -> Self {
        Self::with(&[("BATT_THROTTLES", "off")]).await
    }

    /// On SQLite, with other settings than the built-in ones.
    pub async fn with(env: &[(&str, &str)]) -> Self {
        let forum = Self::bare(env).await;
        content::make(&forum).await;
        forum
    }

    /// With a schema and nothing in it.
    pub async fn bare(env: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let forum = Self::open(folder, env).await;
        world::migrate(&forum.world).await.unwrap();
        keeping::prove(&forum.world).await.unwrap();
        forum
    }

    async fn open(folder: TempDir, env: &[(&str, &str)]) -> Self {
        // A copy of a forum must open what was sealed in it.
        let key = ("BATT_SECRET_KEY", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");
        // Whoever has a full disk can test, too.
        let disk = ("BATT_FREE_DISK_PERCENT", "0");
        let env = std::iter::once(&key).chain(std::iter::once(&disk)).chain(env).map(|(key, value)| ((*key).to_owned(), (*value).to_owned()));
        let flags = Overrides { data_dir: Some(folder.path().display().to_string()), ..Overrides::default() };
        let config = Config::from_sources(None, env, &flags).unwrap();
        let world = world::open(&config).await.unwrap();
        Self { router: run::application(&config, &world, ShuttingDown::default()).unwrap(), world, config, folder }
    }

    /// On a PostgreSQL database of its own; none where `TEST_DATABASE_URL` names no server.
    pub async fn postgres(env: &[(&str, &str)]) -> Option<Self> {
        let url = fresh_postgres().await?;
        let env: Vec<_> = env.iter().copied().chain([("BATT_DATABASE_URL", url.as_str()), ("BATT_PG_CONNECTIONS", "8")]).collect();
        Some(Self::with(&env).await)
    }

    /// Has it prove from now on that its writes are kept, as a server does all the time.
    pub fn keep_proving(&self) {
        tokio::spawn(keeping::run(Arc::clone(&self.world), std::future::pending()));
    }

    /// Ends it, so that forums with its content can be made as copies of its database, which takes a tenth of the time.
    pub async fn into_template(self) -> Template {
        let url = self.config.database_url.reveal().to_owned();
        let source = if self.world.db.is_sqlite() {
            let file = self.folder.path().join("template.sqlite");
            self.world.db.reader().execute_unprepared(&format!("VACUUM INTO '{}'", file.display())).await.unwrap();
            Source::File(file)
        } else {
            Source::Database(url)
        };
        self.close().await;
        Template { source, folder: self.folder }
    }

    async fn close(&self) {
        self.world.db.reader().clone().close().await.unwrap();
        self.world.db.writer().clone().close().await.unwrap();
    }

    /// Ends it and drops its database; one on SQLite goes with its folder.
    pub async fn discard(self) {
        self.close().await;
        if !self.world.db.is_sqlite() {
            let (_, name) = self.config.database_url.reveal().rsplit_once('/').unwrap();
            on_server(&format!("DROP DATABASE {name} WITH (FORCE)")).await;
        }
    }

    pub fn visitor(&self) -> Browser {
        Browser::new(self.router.clone(), self.config.public_url.origin())
    }

    /// A browser with a session of its own.
    pub async fn browser(&self, who: Who) -> Browser {
        let browser = self.visitor();
        if let Some(id) = who.id() {
            browser.keep(self.config.session_cookie(), &self.session(id).await);
        }
        browser
    }

    /// The token of a new session.
    pub async fn session(&self, member: i64) -> String {
        let (token, now) = (tokens::random().unwrap(), clock::now());
        let sql = "INSERT INTO sessions (token_hash, member_id, user_agent, created_at, seen_at, authenticated_at, expires_at, second_factor) \
                   VALUES ($1, $2, '', $3, $3, $3, $4, TRUE)";
        self.run(sql, vec![tokens::hash(&token).into(), member.into(), now.into(), (now + 3_600_000).into()]).await;
        token
    }

    /// Acts on all news, so that notices are made and mails lie in the spool folder.
    pub async fn deliver(&self) {
        let cx = world::job(&self.world);
        while domain::outbox::deliver_due(&cx).await.unwrap() > 0 {}
    }

    /// What verbs are called with.
    pub fn cx(&self, who: Who) -> Cx {
        let actor = who.id().map_or(Actor::Visitor, |id| {
            let (handle, name, role) = who.parts();
            let role = Role::parse(role).unwrap();
            let me = Me { id: MemberId(id), handle: handle.into(), name: name.into(), role, ..Me::default() };
            Actor::Member(Arc::new(me))
        });
        Cx::new(Arc::clone(&self.world), actor, clock::now())
    }

    /// Lets someone sign in with [`content::PASSWORD`].
    pub async fn give_password(&self, who: Who) {
        let hash = self.world.hasher.hash(content::PASSWORD).await.unwrap();
        self.run("UPDATE members SET password_hash = $2 WHERE id = $1", vec![who.id().unwrap().into(), hash.into()]).await;
    }

    /// Begins everything that has a second step: a joining, links in mails, a sign-in that waits for its code (Ben's, with the
    /// recovery code `abcd-efgh`), a second factor that waits for its first code (Mona's), a second session and a
    /// linked account (Ada's).
    pub async fn prepare(&self) {
        self.give_password(Who::Ada).await;
        let hash = self.text("SELECT password_hash AS t FROM members WHERE id = 1").await;
        let later = clock::now() + 600_000;
        let of = |token: &str| Value::from(tokens::hash(token));
        let sql = "INSERT INTO joinings (email, name, password_hash, nonce, token_hash, created_at, expires_at) VALUES ('new@example.org', 'New', $1, '', $2, 1, $3)";
        self.run(sql, vec![hash.into(), of("join token"), later.into()]).await;
        let sql = "INSERT INTO joinings (email, name, nonce, token_hash, created_at, expires_at, awaiting_at) VALUES ('wait@example.org', 'Wait', '', $1, 1, 1, 1)";
        self.run(sql, vec![of("waiting token")]).await;
        let sql =
            "INSERT INTO invitations (token_hash, created_by, kind, uses, uses_left, created_at, expires_at) VALUES ($1, 4, 'expert', 3, 3, 1, $2)";
        self.run(sql, vec![of("invitation token"), later.into()]).await;
        let sql = "INSERT INTO organisations (slug, name, sort_name, kind, country, state, created_by, created_at) \
                   VALUES ('waiting-school', 'Waiting School', 'waiting school', 'school', 'FI', 'waiting', 1, 1)";
        self.run(sql, Vec::new()).await;
        self.run("UPDATE outbox SET parked_at = 1, attempts = 10, fault = 'refused' WHERE id = 1", Vec::new()).await;
        for (purpose, token, email) in [("reset", "reset token", "ada@example.org"), ("email", "email token", "ada@new.example")] {
            let sql = "INSERT INTO mail_links (token_hash, member_id, purpose, email, old_email, created_at, expires_at) VALUES ($1, 1, $2, $3, 'ada@example.org', 1, $4)";
            self.run(sql, vec![of(token), purpose.into(), email.into(), later.into()]).await;
        }
        for (member, confirmed) in [(2_i64, Some(1_i64)), (3, None)] {
            let secret = self.world.keys.seal("totp", &format!("member:{member}"), &[7; 20]).unwrap();
            let sql = "INSERT INTO second_factors (member_id, secret, confirmed_at, last_step) VALUES ($1, $2, $3, 0)";
            self.run(sql, vec![member.into(), secret.into(), confirmed.into()]).await;
        }
        self.run("INSERT INTO recovery_codes (code_hash, member_id) VALUES ($1, 2)", vec![of("recovery:abcdefgh")]).await;
        let sql = "INSERT INTO half_sign_ins (token_hash, member_id, next, failures, expires_at) VALUES ($1, 2, '/tags', 0, $2)";
        self.run(sql, vec![of("half token"), later.into()]).await;
        let sql = "INSERT INTO sessions (token_hash, member_id, user_agent, created_at, seen_at, expires_at) VALUES ($1, 1, '', $2, $2, $3)";
        self.run(sql, vec![of("another session"), clock::now().into(), later.into()]).await;
        let sql = "INSERT INTO identities (member_id, issuer, subject, linked_at, used_at) VALUES (1, 'https://login.example.org', 'ada', 1, 1)";
        self.run(sql, Vec::new()).await;
    }

    /// What the app of a second factor made by [`Self::prepare`] shows.
    pub fn code_now(&self) -> String {
        let totp = totp_rs::Builder::new().with_secret(vec![7; 20]).with_account_name("a").build().unwrap();
        totp.generate(u64::try_from(clock::now() / 1000).unwrap()).to_string()
    }

    pub async fn run(&self, sql: &str, values: Vec<Value>) -> u64 {
        let txn = self.world.db.begin().await.unwrap();
        let rows = db::run(&txn, sql, values).await.unwrap();
        txn.commit().await.unwrap();
        rows
    }

    /// The number that a query called `n`.
    pub async fn number(&self, sql: &str) -> i64 {
        db::one::<db::Number>(self.world.db.reader(), sql, Vec::new()).await.unwrap().unwrap().n
    }

    /// The texts that a query called `t`.
    pub async fn texts(&self, sql: &str) -> Vec<String> {
        let rows: Vec<Text> = db::all(self.world.db.reader(), sql, Vec::new()).await.unwrap();
        rows.into_iter().map(|row| row.t.unwrap_or_default()).collect()
    }

    pub async fn text(&self, sql: &str) -> String {
        self.texts(sql).await.pop().unwrap()
    }

    /// Every row of every table, to see whether anything changed; on SQLite only.
    pub async fn state(&self) -> Vec<String> {
        let mut state = Vec::new();
        let tables = "SELECT name AS t FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name";
        for table in self.texts(tables).await {
            let columns = self.texts(&format!("SELECT 'quote(' || name || ')' AS t FROM pragma_table_info('{table}')")).await;
            let rows = self.texts(&format!("SELECT {} AS t FROM {table}", columns.join(" || ',' || "))).await;
            state.extend(rows.into_iter().map(|row| format!("{table}: {row}")));
        }
        state
    }

    /// What was changed in between, for messages.
    pub async fn changed_since(&self, before: &[String]) -> Vec<String> {
        self.state().await.into_iter().filter(|row| !before.contains(row)).collect()
    }
}

/// A forum that was ended, to make others like it.
pub struct Template {
    source: Source,
    folder: TempDir,
}

enum Source {
    File(PathBuf),
    Database(String),
}

impl Template {
    /// A forum with the same content; throttles are off.
    pub async fn copy(&self) -> Forum {
        let folder = tempfile::tempdir().unwrap();
        match &self.source {
            Source::File(file) => {
                std::fs::copy(file, folder.path().join("batt.sqlite")).unwrap();
                Forum::open(folder, &[("BATT_THROTTLES", "off")]).await
            }
            Source::Database(url) => {
                let (host, template) = url.rsplit_once('/').unwrap();
                let name = new_name("http");
                on_server(&format!("CREATE DATABASE {name} TEMPLATE {template}")).await;
                let url = format!("{host}/{name}");
                Forum::open(folder, &[("BATT_THROTTLES", "off"), ("BATT_DATABASE_URL", &url), ("BATT_PG_CONNECTIONS", "3")]).await
            }
        }
    }
}

/// A name for a database that is not there yet.
fn new_name(kind: &str) -> String {
    format!("batt_{kind}_{}", tokens::random().unwrap().replace(['-', '_'], "x").to_lowercase())
}

/// Runs a statement on the server of `TEST_DATABASE_URL`.
async fn on_server(sql: &str) {
    let conn = sea_orm::Database::connect(&server_url().unwrap()).await.unwrap();
    conn.execute_unprepared(sql).await.unwrap();
    conn.close().await.unwrap();
}

/// A new, empty database on the server of `TEST_DATABASE_URL`. It is left there: the server is thrown away.
pub async fn fresh_postgres() -> Option<String> {
    let server = server_url()?;
    let name = new_name("http");
    on_server(&format!("CREATE DATABASE {name}")).await;
    let (host, _) = server.rsplit_once('/').unwrap();
    Some(format!("{host}/{name}"))
}

/// A database whose tables lie below this folder, on a disk of its own.
pub async fn postgres_on(disk: &str) -> String {
    let server = server_url().unwrap();
    let name = new_name("disk");
    on_server(&format!("CREATE TABLESPACE {name} LOCATION '{disk}/tables'")).await;
    on_server(&format!("CREATE DATABASE {name} TABLESPACE {name}")).await;
    let (host, _) = server.rsplit_once('/').unwrap();
    format!("{host}/{name}")
}

#[expect(clippy::disallowed_methods, reason = "tests are told by the environment where PostgreSQL is")]
pub fn server_url() -> Option<String> {
    let url = std::env::var("TEST_DATABASE_URL").ok();
    if url.is_none() {
        eprintln!("skipped: TEST_DATABASE_URL is not set");
    }
    url
}
