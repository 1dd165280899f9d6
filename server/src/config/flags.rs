use std::path::PathBuf;

/// The flags that every subcommand takes; each overrides the key of the same name.
///
/// They are plain text here, so that flags, environment and file are checked by
/// the same rules and reported in the same words.
#[derive(Clone, Debug, Default, clap::Args)]
pub struct Overrides {
    /// Configuration file [default: ./batt.toml when it exists]
    #[arg(long, global = true, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Address and port to listen on [default: 127.0.0.1:3000]
    #[arg(long, global = true, value_name = "ADDRESS:PORT")]
    pub listen: Option<String>,
    /// The origin visitors see, such as https://forum.example.org
    #[arg(long, global = true, value_name = "URL")]
    pub public_url: Option<String>,
    /// Folder for files and the mail spool [default: ./data]
    #[arg(long, global = true, value_name = "FOLDER")]
    pub data_dir: Option<String>,
    /// sqlite://… or postgres://… (others on this machine can read flags: keep passwords in the environment)
    #[arg(long, global = true, value_name = "URL")]
    pub database_url: Option<String>,
    /// Connections that read, on SQLite [default: 8]
    #[arg(long, global = true, value_name = "N")]
    pub read_connections: Option<String>,
    /// Connections on PostgreSQL [default: 16]
    #[arg(long, global = true, value_name = "N")]
    pub pg_connections: Option<String>,
    /// smtp://… or smtps://… (others on this machine can read flags: keep passwords in the environment)
    #[arg(long, global = true, value_name = "URL")]
    pub smtp_url: Option<String>,
    /// Sender of mails [default: BaTT Forum <no-reply@localhost>]
    #[arg(long, global = true, value_name = "MAILBOX")]
    pub mail_from: Option<String>,
    /// Address for Prometheus, or "off" [default: 127.0.0.1:9090]
    #[arg(long, global = true, value_name = "ADDRESS:PORT")]
    pub metrics_listen: Option<String>,
    /// Log filter such as info or info,sqlx=warn [default: info]
    #[arg(long, global = true, value_name = "FILTER")]
    pub log: Option<String>,
    /// pretty, json or auto: pretty on a terminal, else json [default: auto]
    #[arg(long, global = true, value_name = "FORMAT")]
    pub log_format: Option<String>,
    /// Number of reverse proxies in front [default: 0]
    #[arg(long, global = true, value_name = "N")]
    pub trusted_proxies: Option<String>,
    /// A page that takes longer answers 503 [default: 15]
    #[arg(long, global = true, value_name = "N")]
    pub request_timeout_seconds: Option<String>,
    /// on, or off for benchmarks and tests [default: on]
    #[arg(long, global = true, value_name = "on|off")]
    pub throttles: Option<String>,
    /// Time zone of the site (IANA, such as Europe/Helsinki), for people whose own is not known [default: UTC]
    #[arg(long, global = true, value_name = "ZONE")]
    pub time_zone: Option<String>,
    /// Requests per client address in ten seconds [default: 200]
    #[arg(long, global = true, value_name = "N")]
    pub requests_per_ten_seconds: Option<String>,
    /// required, or optional for trying out [default: required]
    #[arg(long, global = true, value_name = "required|optional")]
    pub staff_second_factor: Option<String>,
}

impl Overrides {
    pub(super) fn given(&self) -> impl Iterator<Item = (&'static str, &str)> {
        [
            ("listen", &self.listen),
            ("public_url", &self.public_url),
            ("data_dir", &self.data_dir),
            ("database_url", &self.database_url),
            ("read_connections", &self.read_connections),
            ("pg_connections", &self.pg_connections),
            ("smtp_url", &self.smtp_url),
            ("mail_from", &self.mail_from),
            ("metrics_listen", &self.metrics_listen),
            ("log", &self.log),
            ("log_format", &self.log_format),
            ("trusted_proxies", &self.trusted_proxies),
            ("request_timeout_seconds", &self.request_timeout_seconds),
            ("throttles", &self.throttles),
            ("time_zone", &self.time_zone),
            ("requests_per_ten_seconds", &self.requests_per_ten_seconds),
            ("staff_second_factor", &self.staff_second_factor),
        ]
        .into_iter()
        .filter_map(|(key, value)| Some((key, value.as_deref()?)))
    }
}
