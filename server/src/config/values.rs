//! The types of single values, and how they show.

use std::fmt;
use std::net::{IpAddr, SocketAddr};
use std::path::Path;

use serde::{Serialize, Serializer};

/// Text that must not be printed. It shows as `…`.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// Keeps `text` out of logs from now on.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// The text itself, for the one place that needs it.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("…")
    }
}

/// Where the data is. Shows without its password.
#[derive(Clone, PartialEq, Eq)]
pub struct DatabaseUrl(Secret);

impl DatabaseUrl {
    pub(super) fn new(url: &str) -> Self {
        Self(Secret::new(url))
    }

    /// The default: a SQLite file in the data folder.
    pub fn inside(data_dir: &Path) -> Self {
        Self::of_file(&data_dir.join("batt.sqlite"))
    }

    /// A SQLite file.
    pub fn of_file(file: &Path) -> Self {
        let path = file.to_string_lossy().replace('%', "%25").replace('?', "%3F").replace('#', "%23");
        Self(Secret::new(format!("sqlite://{path}?mode=rwc")))
    }

    /// The URL with its password, for the connection pool.
    pub fn reveal(&self) -> &str {
        self.0.reveal()
    }

    /// Why SQLite will not open this file, with what to do; it says only "unable to open database file" itself.
    pub fn missing(&self) -> Option<String> {
        let (path, query) = self.reveal().split_once('?').unwrap_or((self.reveal(), ""));
        let path = path.strip_prefix("sqlite://").or_else(|| path.strip_prefix("sqlite:"))?;
        let file = Path::new(path);
        if path.contains([':', '%']) || file.exists() {
            return None;
        }
        let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        if !folder.is_dir() {
            return Some(format!("database_url: there is no folder {}: make it, or name another one", folder.display()));
        }
        let made = query.split('&').any(|pair| pair == "mode=rwc" || pair == "mode=memory");
        (!made).then(|| format!("database_url: there is no file {path}: write mode=rwc at the end of the URL to have it made"))
    }

    /// PostgreSQL rather than SQLite.
    pub fn is_postgres(&self) -> bool {
        self.reveal().starts_with("postgres")
    }
}

impl fmt::Display for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&redacted(self.reveal()))
    }
}

/// Scheme and host stay; user information and, outside SQLite, the query go.
fn redacted(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://") else {
        return "…".to_owned();
    };
    if scheme == "sqlite" {
        return url.to_owned();
    }
    let (rest, query) = rest.split_once('?').map_or((rest, ""), |(rest, _)| (rest, "?…"));
    match rest.rsplit_once('@') {
        Some((_, host)) => format!("{scheme}://…@{host}{query}"),
        None => format!("{scheme}://{rest}{query}"),
    }
}

/// The origin that visitors see, in its normal form: lower case, no default port, no path.
#[derive(Clone, PartialEq, Eq)]
pub struct PublicUrl {
    origin: String,
    host: String,
}

impl PublicUrl {
    pub(super) fn new(scheme: &str, host: String, port: Option<u16>) -> Self {
        let port = port.map(|port| format!(":{port}")).unwrap_or_default();
        Self { origin: format!("{scheme}://{host}{port}"), host }
    }

    /// `https://forum.example.org`, as a browser writes it in `Origin`.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// `forum.example.org`, without a port.
    pub fn host(&self) -> &str {
        &self.host
    }

    /// Decides `__Host-` cookies and HSTS.
    pub fn is_https(&self) -> bool {
        self.origin.starts_with("https:")
    }

    /// A forum on somebody's own machine.
    pub fn is_loopback(&self) -> bool {
        is_loopback_name(&self.host)
    }

    pub(super) fn for_listener(listen: SocketAddr) -> Self {
        let ip = listen.ip();
        let host = match ip {
            ip if ip.is_unspecified() => "localhost".to_owned(),
            IpAddr::V4(ip) => ip.to_string(),
            IpAddr::V6(ip) => format!("[{ip}]"),
        };
        Self::new("http", host, Some(listen.port()).filter(|port| *port != 80))
    }
}

/// `localhost`, `127.0.0.1` or `[::1]`, lower case and without a port.
pub(crate) fn is_loopback_name(host: &str) -> bool {
    matches!(host, "localhost" | "127.0.0.1" | "[::1]")
}

impl fmt::Display for PublicUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.origin)
    }
}

/// How log lines look; `Auto` is pretty on a terminal, else JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogFormat {
    /// Decided when logging starts.
    Auto,
    /// For people.
    Pretty,
    /// One object per line.
    Json,
}

impl fmt::Display for LogFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Auto => "auto",
            Self::Pretty => "pretty",
            Self::Json => "json",
        })
    }
}

/// Debug and serde show what Display shows.
macro_rules! shows_as_display {
    ($($type:ty),*) => {$(
        impl fmt::Debug for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(self, f)
            }
        }
        impl Serialize for $type {
            fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.collect_str(self)
            }
        }
    )*};
}
shows_as_display!(Secret, DatabaseUrl, PublicUrl);

impl Serialize for LogFormat {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}
