//! Making the domain's world from the configuration.

use crate::{
    care, clock,
    config::{Bucket, Config},
    sql,
};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use domain::{Actor, Cx, Db, Pools, World, db, files, keys::Keys, mail::Post, passwords::Hasher, photos};
use migrations::{Migrator, MigratorTrait};
use object_store::{
    ClientOptions, RetryConfig,
    aws::{AmazonS3, AmazonS3Builder},
};
use sea_orm::DbErr;
use std::{
    error::Error,
    fmt,
    fs::OpenOptions,
    io::{ErrorKind, Write},
    os::unix::fs::OpenOptionsExt,
    path::Path,
    sync::Arc,
    time::Duration,
};

pub type Fault = Box<dyn Error + Send + Sync>;

/// Opens the database and the post.
pub async fn open(config: &Config) -> Result<Arc<World>, Fault> {
    make_folder(&config.data_dir)?;
    if let Some(missing) = config.database_url.missing() {
        return Err(missing.into());
    }
    let pools = Pools { sqlite_readers: config.read_connections, postgres: config.pg_connections };
    let db = Db::open(config.database_url.reveal(), pools).await?;
    let world = World {
        db,
        features: &domain::features::ALL,
        hasher: Hasher::default(),
        post: post(config)?,
        keys: keys(config)?,
        photos: photos::Store::new(config.data_dir.join("photos")),
        files: files(config)?,
        kept: domain::cx::Keep::default(),
        public_url: config.public_url.origin().to_owned(),
        throttled: config.throttles,
        folder: config.data_dir.clone(),
        zone: config.time_zone,
        staff_needs_second_factor: config.staff_needs_second_factor,
    };
    Ok(Arc::new(world))
}

/// The file in the data folder with the site's own key.
pub const KEY_FILE: &str = "secret.key";

/// The configured key, or the one in `secret.key`, which only its owner can read.
pub fn keys(config: &Config) -> Result<Keys, Fault> {
    let text = match &config.secret_key {
        Some(key) => key.reveal().to_owned(),
        None => key_file(&config.data_dir.join(KEY_FILE))?,
    };
    let bytes = STANDARD.decode(text.trim()).ok().and_then(|bytes| bytes.try_into().ok());
    Ok(Keys::new(bytes.ok_or("secret_key: 32 bytes in base64 are expected in secret.key")?))
}

fn key_file(path: &Path) -> Result<String, Fault> {
    let mut bytes = [0_u8; 32];
    getrandom::fill(&mut bytes).map_err(|error| error.to_string())?;
    let options = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path);
    let told = |error: std::io::Error| format!("secret key {}: {error}", path.display());
    match options {
        Ok(mut file) => {
            let text = STANDARD.encode(bytes);
            file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).map_err(told)?;
            Ok(text)
        }
        // Another process may be writing it just now.
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            for _ in 0..20 {
                let text = std::fs::read_to_string(path).map_err(told)?;
                if text.len() >= 44 {
                    return Ok(text);
                }
                std::thread::sleep(Duration::from_millis(50));
            }
            Err(format!("secret key {}: the file is incomplete", path.display()).into())
        }
        Err(error) => Err(told(error).into()),
    }
}

fn make_folder(folder: &Path) -> Result<(), Fault> {
    // What lies there, mails with links among it, is nobody else's on this machine.
    let mut builder = std::fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.recursive(true).create(folder).map_err(|error| format!("data_dir {}: {error}", folder.display()).into())
}

/// Where files lie: in a bucket, or in a folder below the data folder.
fn files(config: &Config) -> Result<files::Store, Fault> {
    let store = match &config.files.bucket {
        Some(bucket) => files::Store::on_s3(s3(bucket)?, bucket.links),
        None => {
            let folder = config.data_dir.join("files");
            make_folder(&folder)?;
            files::Store::in_folder(folder)?
        }
    };
    let scanner = config.files.clamd.clone().map(|at| files::Scanner::new(at, config.files.clamd_required));
    Ok(store.limited(config.files.limits()).scanned_by(scanner))
}

/// Few and short tries: somebody waits for the answer.
fn s3(bucket: &Bucket) -> Result<AmazonS3, Fault> {
    // Fails if there is one already, which is as good.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let client = ClientOptions::new()
        .with_timeout_disabled()
        .with_connect_timeout(Duration::from_secs(3))
        .with_read_timeout(Duration::from_secs(10))
        .with_allow_http(true);
    let retry = RetryConfig { max_retries: 2, retry_timeout: Duration::from_secs(10), ..RetryConfig::default() };
    let builder = AmazonS3Builder::new()
        .with_bucket_name(&bucket.name)
        .with_region(&bucket.region)
        .with_access_key_id(bucket.key.reveal())
        .with_secret_access_key(bucket.secret.reveal())
        .with_client_options(client)
        .with_retry(retry);
    let builder = match &bucket.endpoint {
        Some(endpoint) => builder.with_endpoint(endpoint),
        None => builder,
    };
    Ok(builder.build()?)
}

fn post(config: &Config) -> Result<Post, Fault> {
    let host = config.public_url.host();
    Ok(match &config.smtp_url {
        Some(url) => Post::smtp(url.reveal(), &config.mail_from, host)?,
        None => Post::spool(&config.data_dir.join("spool"), &config.mail_from, host)?,
    })
}

/// What a migration will do.
pub struct Plan {
    /// Names of the steps, in order.
    pub steps: Vec<String>,
    /// Whether there is something to lose.
    pub has_content: bool,
    /// Members, threads and replies.
    rows: i64,
    /// How long it took with a copy of this database.
    pub rehearsed: Option<Duration>,
}

impl fmt::Display for Plan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} steps for a site with {} members, threads and replies:", self.steps.len(), self.rows)?;
        for step in &self.steps {
            let what = if migrations::goes_through_rows(step) { "goes through rows that are there" } else { "makes tables, columns or indexes" };
            writeln!(f, "  {step}    {what}")?;
        }
        match self.rehearsed {
            Some(took) => write!(f, "rehearsed on a copy of the database: {:.1} s, in which the site should be stopped", took.as_secs_f64()),
            None => write!(f, "stop the site meanwhile"),
        }
    }
}

/// What is to be done, before it is done.
pub async fn plan(world: &World) -> Result<Plan, Fault> {
    let steps: Vec<String> = Migrator::get_pending_migrations(world.db.reader()).await?.iter().map(|step| step.name().to_owned()).collect();
    // Counting takes seconds at a million replies: only where something is to be done with what is there.
    let new = steps.is_empty() || Migrator::get_applied_migrations(world.db.reader()).await?.is_empty();
    let rows = if new { 0 } else { care::rows(world).await? };
    Ok(Plan { steps, has_content: rows > 0, rows, rehearsed: None })
}

/// Brings the schema up to date. On PostgreSQL an advisory lock lets two nodes start together.
pub async fn migrate(world: &World) -> Result<(), Fault> {
    if world.db.is_sqlite() {
        return Ok(Migrator::up(world.db.writer(), None).await?);
    }
    let lock = world.db.begin().await?;
    db::run(&lock, sql::MIGRATE_ALONE, Vec::new()).await?;
    db::run(&lock, "SET LOCAL idle_in_transaction_session_timeout = 0", Vec::new()).await?;
    let done = Migrator::up(world.db.writer(), None).await;
    lock.commit().await?;
    Ok(done?)
}

/// Steps that are not applied yet.
pub async fn pending(world: &World) -> Result<usize, DbErr> {
    Ok(Migrator::get_pending_migrations(world.db.reader()).await?.len())
}

/// A context for jobs, which act for nobody.
pub fn job(world: &Arc<World>) -> Cx {
    Cx::new(Arc::clone(world), Actor::Visitor, clock::now())
}
