//! Everything that can be set from outside, read once at start.
//!
//! Sources in rising order: built-in defaults, `batt.toml`, the environment
//! (`BATT_*`), flags. All problems are reported together, each naming its key,
//! the value and what is allowed.

mod files;
mod flags;
mod parse;
mod providers;
mod raw;
mod values;

use std::collections::BTreeMap;
use std::fmt;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::Duration;

use domain::Zone;
use serde::Serialize;

pub use files::{Bucket, Files};
pub use flags::Overrides;
pub use providers::{Kind as ProviderKind, Provider};
use raw::Reader;
pub use raw::Source;
pub(crate) use values::is_loopback_name;
pub use values::{DatabaseUrl, LogFormat, PublicUrl, Secret};

/// Each key with its default as people read it. The order is that of `batt config check`.
const KEYS: [(&str, &str); 31] = [
    ("listen", "127.0.0.1:3000"),
    ("public_url", "http://{listen}"),
    ("data_dir", "./data"),
    ("database_url", "sqlite://{data_dir}/batt.sqlite?mode=rwc"),
    ("read_connections", "(one more than there are processors)"),
    ("pg_connections", "16"),
    ("smtp_url", "(none: mails go to the spool folder)"),
    ("mail_from", "BaTT Forum <no-reply@localhost>"),
    ("metrics_listen", "127.0.0.1:9090"),
    ("log", "info"),
    ("log_format", "auto"),
    ("trusted_proxies", "0"),
    ("request_timeout_seconds", "15"),
    ("throttles", "on"),
    ("time_zone", "UTC"),
    ("requests_per_ten_seconds", "200"),
    ("secret_key", "(the file secret.key in data_dir, made when missing)"),
    ("staff_second_factor", "required"),
    ("providers", "[]"),
    ("files", "(the folder files in data_dir)"),
    ("files_endpoint", "(that of AWS in the region)"),
    ("files_region", "us-east-1"),
    ("files_key", "(none)"),
    ("files_secret", "(none)"),
    ("files_links", "on"),
    ("clamd", "off"),
    ("clamd_required", "off"),
    ("file_megabytes", "50"),
    ("member_megabytes", "1024"),
    ("files_per_hour", "200"),
    ("free_disk_percent", "10"),
];

/// The effective configuration. Secrets never come out of `Debug`, `Display` or serde.
#[derive(Clone, Debug, Serialize)]
pub struct Config {
    /// Where the forum itself listens.
    pub listen: SocketAddr,
    /// The origin that visitors see; every absolute URL is built from it.
    pub public_url: PublicUrl,
    /// Files and the mail spool.
    pub data_dir: PathBuf,
    /// SQLite or PostgreSQL.
    pub database_url: DatabaseUrl,
    /// Readers on SQLite (there is one writer).
    pub read_connections: u32,
    /// Pool size on PostgreSQL.
    pub pg_connections: u32,
    /// Without it mails are written to the spool folder.
    pub smtp_url: Option<Secret>,
    /// The sender of every mail.
    pub mail_from: String,
    /// `None` when `off`.
    pub metrics_listen: Option<SocketAddr>,
    /// A tracing filter such as `info,sqlx=warn`.
    pub log: String,
    /// How log lines look.
    pub log_format: LogFormat,
    /// How many reverse proxies stand in front, each adding to X-Forwarded-For.
    pub trusted_proxies: usize,
    /// A page that takes longer answers 503.
    pub request_timeout: Duration,
    /// Off is for benchmarks and tests.
    pub throttles: bool,
    /// Of the site: for people whose own is not known.
    pub time_zone: Zone,
    /// Per client address, for everything but assets.
    pub requests_per_ten_seconds: u32,
    /// 32 bytes in base64, the same on every node; without it the file in the data folder.
    pub secret_key: Option<Secret>,
    /// Whether moderators and admins need a second factor to act as such; `optional` is for trying out.
    pub staff_needs_second_factor: bool,
    /// Accounts of others that people can sign in with.
    pub providers: Vec<Provider>,
    /// Where files of the library lie, how many may, and who scans them.
    pub files: Files,
    #[serde(skip)]
    sources: BTreeMap<&'static str, Source>,
}

/// Every problem found, one per line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfigErrors(pub Vec<String>);

impl fmt::Display for ConfigErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.join("\n"))
    }
}

impl std::error::Error for ConfigErrors {}

impl Config {
    /// Reads `--config` or `./batt.toml`, the environment and the flags.
    pub fn load(args: &Overrides) -> Result<Self, ConfigErrors> {
        let toml = raw::read_file(args.config.as_deref()).map_err(|e| ConfigErrors(vec![e]))?;
        let env = std::env::vars_os().map(|(key, value)| {
            let text = |os: std::ffi::OsString| os.to_string_lossy().into_owned();
            (text(key), text(value))
        });
        Self::from_sources(toml.as_deref(), env, args)
    }

    /// The same without touching the outside world.
    pub fn from_sources(toml: Option<&str>, env: impl Iterator<Item = (String, String)>, flags: &Overrides) -> Result<Self, ConfigErrors> {
        let mut reader = Reader::default();
        reader.defaults();
        reader.file(toml);
        reader.environment(env);
        reader.flags(flags);
        let config = read(&mut reader);
        match config {
            Some(config) if reader.problems.is_empty() => Ok(config),
            _ => Err(ConfigErrors(reader.problems)),
        }
    }

    /// Effective values and where each came from, for `batt config check`.
    pub fn describe(&self) -> String {
        KEYS.iter().map(|(key, _)| self.line(key)).collect()
    }

    /// What is allowed but deserves a word at start.
    pub fn warnings(&self) -> Vec<String> {
        let mut warnings = Vec::new();
        if !self.throttles {
            warnings.push("throttles are off: nothing limits how often anyone may try".to_owned());
        }
        if !self.staff_needs_second_factor {
            warnings.push("staff_second_factor is optional: a stolen password is enough to moderate and administer".to_owned());
        }
        if !self.public_url.is_https() && !self.public_url.is_loopback() {
            let text = "public_url is plain http: passwords and cookies travel unprotected";
            warnings.push(text.to_owned());
        }
        if self.public_url.is_https() && self.trusted_proxies == 0 {
            let text = "public_url is https but trusted_proxies is 0: behind a proxy all visitors \
                        share one address and one request limit";
            warnings.push(text.to_owned());
        }
        if let Some(url) = self.smtp_url.as_ref().map(Secret::reveal)
            && parse::is_remote(url)
            && !url.starts_with("smtps://")
            && !url.contains("tls=required")
        {
            let text = "smtp_url asks for no encryption: mails with links travel in the clear; use smtps:// or ?tls=required";
            warnings.push(text.to_owned());
        }
        if self.database_url.is_postgres() && parse::is_remote(self.database_url.reveal()) && !self.database_url.reveal().contains("sslmode=verify") {
            let text = "database_url does not ask who answers: add sslmode=verify-full (and sslrootcert) unless the network between is your own";
            warnings.push(text.to_owned());
        }
        if self.database_url.is_postgres() && self.secret_key.is_none() {
            let text = "secret_key is not set: several nodes must share it, or links in mails and second factors work on one of them only";
            warnings.push(text.to_owned());
        }
        warnings.extend(self.files.warnings());
        warnings
    }

    /// `__Host-sid` on https, `sid` on plain http (development).
    pub fn session_cookie(&self) -> &'static str {
        if self.public_url.is_https() { "__Host-sid" } else { "sid" }
    }

    fn line(&self, key: &str) -> String {
        let source = self.sources.get(key).copied().unwrap_or(Source::Default);
        format!("{key} = {}    ({source})\n", self.shown(key))
    }

    fn shown(&self, key: &str) -> String {
        match key {
            "listen" => self.listen.to_string(),
            "public_url" => self.public_url.to_string(),
            "data_dir" => self.data_dir.display().to_string(),
            "database_url" => self.database_url.to_string(),
            "read_connections" => self.read_connections.to_string(),
            "pg_connections" => self.pg_connections.to_string(),
            "smtp_url" => self.smtp_url.as_ref().map_or("none".into(), Secret::to_string),
            "mail_from" => self.mail_from.clone(),
            "metrics_listen" => self.metrics_listen.map_or("off".into(), |a| a.to_string()),
            "log" => self.log.clone(),
            "log_format" => self.log_format.to_string(),
            "trusted_proxies" => self.trusted_proxies.to_string(),
            "request_timeout_seconds" => self.request_timeout.as_secs().to_string(),
            "time_zone" => self.time_zone.name().to_owned(),
            "throttles" => if self.throttles { "on" } else { "off" }.to_owned(),
            "secret_key" => self.secret_key.as_ref().map_or("in a file".into(), Secret::to_string),
            "staff_second_factor" => if self.staff_needs_second_factor { "required" } else { "optional" }.to_owned(),
            "providers" if self.providers.is_empty() => "none".to_owned(),
            "providers" => self.providers.iter().map(Provider::to_string).collect::<Vec<_>>().join(", "),
            "requests_per_ten_seconds" => self.requests_per_ten_seconds.to_string(),
            key => self.files.shown(key),
        }
    }
}

/// Readers of SQLite beyond those that a processor works for are memory without use.
fn readers() -> Option<u32> {
    let processors = std::thread::available_parallelism().map_or(1, usize::from);
    u32::try_from(processors.clamp(1, 31) + 1).ok()
}

/// `None` only together with a problem in the reader.
fn read(from: &mut Reader) -> Option<Config> {
    use parse as v;
    let connections = "a whole number from 1 to 256";
    let listen = from.take("listen", "an address:port such as 127.0.0.1:3000", v::address);
    let data_dir = from.take("data_dir", "a folder such as ./data", v::folder);
    let public_url = from.take_or("public_url", v::PUBLIC_URL, v::public_url, || listen.map(PublicUrl::for_listener));
    let database_url = from.take_or("database_url", v::DATABASE_URL, v::database_url, || data_dir.as_deref().map(DatabaseUrl::inside));
    let read_connections = from.take_or("read_connections", connections, v::number(1..=256), readers);
    let pg_connections = from.take("pg_connections", connections, v::number(1..=256));
    let smtp_url = from.take_or("smtp_url", v::SMTP_URL, v::smtp_url, || Some(None));
    let mail_from = from.take("mail_from", v::MAIL_FROM, v::mail_from);
    let metrics_listen = from.take("metrics_listen", v::METRICS_LISTEN, v::address_or_off);
    let log = from.take("log", "a filter such as info or info,sqlx=warn", v::log_filter);
    let log_format = from.take("log_format", "pretty, json or auto", v::log_format);
    let trusted_proxies = from.take("trusted_proxies", v::PROXIES, v::number(0..=8));
    let timeout = from.take("request_timeout_seconds", v::TIMEOUT, v::number(1..=300));
    let throttles = from.take("throttles", "on or off", v::on_off);
    let time_zone = from.take("time_zone", "a zone such as Europe/Helsinki", Zone::parse);
    let requests = from.take("requests_per_ten_seconds", v::REQUESTS, v::number(1..=1_000_000));
    let secret_key = from.take_or("secret_key", v::SECRET_KEY, v::secret_key, || Some(None));
    let staff_second_factor = from.take("staff_second_factor", "required or optional", v::required);
    let providers = from.providers();
    let files = files::read(from);
    Some(Config {
        listen: listen?,
        public_url: public_url?,
        data_dir: data_dir?,
        database_url: database_url?,
        read_connections: read_connections?,
        pg_connections: pg_connections?,
        smtp_url: smtp_url?,
        mail_from: mail_from?,
        metrics_listen: metrics_listen?,
        log: log?,
        log_format: log_format?,
        trusted_proxies: trusted_proxies? as usize,
        request_timeout: Duration::from_secs(timeout?.into()),
        throttles: throttles?,
        time_zone: time_zone?,
        requests_per_ten_seconds: requests?,
        secret_key: secret_key?,
        staff_needs_second_factor: staff_second_factor?,
        providers: providers?,
        files: files?,
        sources: from.sources(),
    })
}
