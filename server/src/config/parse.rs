//! How each value is read from text, and what is said to be allowed.

use std::net::SocketAddr;
use std::ops::RangeInclusive;
use std::path::PathBuf;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use http::Uri;

use super::values::{DatabaseUrl, LogFormat, PublicUrl, Secret, is_loopback_name};

pub(super) const PUBLIC_URL: &str = "an origin such as https://forum.example.org, without a path";
pub(super) const DATABASE_URL: &str = "a URL such as sqlite://data/batt.sqlite?mode=rwc or postgres://user:password@host/batt";
pub(super) const SMTP_URL: &str = "a URL such as smtps://user:password@mail.example.org";
pub(super) const MAIL_FROM: &str = "a mailbox such as BaTT Forum <forum@example.org>";
pub(super) const METRICS_LISTEN: &str = "an address:port such as 127.0.0.1:9090, or off";
pub(super) const PROXIES: &str = "a number of proxies from 0 to 8";
pub(super) const TIMEOUT: &str = "a number of seconds from 1 to 300";
pub(super) const REQUESTS: &str = "a whole number from 1 to 1000000";
pub(super) const SECRET_KEY: &str = "32 random bytes in base64, as `openssl rand -base64 32` prints them";

/// What an error may show of a refused value.
pub(super) fn shown_in_error(key: &str, text: &str) -> String {
    match key {
        "database_url" | "smtp_url" | "secret_key" | "providers" | "files_key" | "files_secret" => "…".to_owned(),
        _ => text.escape_debug().to_string(),
    }
}

pub(super) fn address(text: &str) -> Option<SocketAddr> {
    text.parse().ok()
}

pub(super) fn address_or_off(text: &str) -> Option<Option<SocketAddr>> {
    if text == "off" { Some(None) } else { address(text).map(Some) }
}

pub(super) fn folder(text: &str) -> Option<PathBuf> {
    (!text.is_empty() && !text.contains('\0')).then(|| PathBuf::from(text))
}

pub(super) fn number(range: RangeInclusive<u32>) -> impl Fn(&str) -> Option<u32> {
    move |text| text.parse().ok().filter(|number| range.contains(number))
}

pub(super) fn on_off(text: &str) -> Option<bool> {
    match text {
        "on" | "true" => Some(true),
        "off" | "false" => Some(false),
        _ => None,
    }
}

pub(super) fn required(text: &str) -> Option<bool> {
    match text {
        "required" => Some(true),
        "optional" => Some(false),
        _ => None,
    }
}

/// All alike would be no secret.
pub(super) fn secret_key(text: &str) -> Option<Option<Secret>> {
    let bytes = STANDARD.decode(text).ok().filter(|bytes| bytes.len() == 32)?;
    let first = bytes.first()?;
    bytes.iter().any(|byte| byte != first).then(|| Some(Secret::new(text)))
}

pub(super) fn log_filter(text: &str) -> Option<String> {
    let filter = tracing_subscriber::EnvFilter::try_new(text);
    filter.is_ok().then(|| text.to_owned())
}

pub(super) fn log_format(text: &str) -> Option<LogFormat> {
    match text {
        "auto" => Some(LogFormat::Auto),
        "pretty" => Some(LogFormat::Pretty),
        "json" => Some(LogFormat::Json),
        _ => None,
    }
}

pub(super) fn mail_from(text: &str) -> Option<String> {
    let address = match text.split_once('<') {
        Some((_, rest)) => rest.strip_suffix('>')?,
        None => text,
    };
    let (local, domain) = address.split_once('@')?;
    let plain = |part: &str| !part.is_empty() && !part.contains(['@', '<', '>', ' ']);
    let good = plain(local) && plain(domain) && !text.contains(char::is_control);
    good.then(|| text.to_owned())
}

pub(super) fn smtp_url(text: &str) -> Option<Option<Secret>> {
    let good = ["smtp://", "smtps://"].iter().any(|scheme| starts_and_goes_on(text, scheme));
    good.then(|| Some(Secret::new(text)))
}

pub(super) fn database_url(text: &str) -> Option<DatabaseUrl> {
    let schemes = ["sqlite:", "postgres://", "postgresql://"];
    let good = schemes.iter().any(|scheme| starts_and_goes_on(text, scheme));
    good.then(|| DatabaseUrl::new(&made_if_missing(text)))
}

/// SQLite makes a file only where the URL says so; without a word about it, it is wanted.
fn made_if_missing(url: &str) -> String {
    let says = |query: &str| query.split('&').any(|pair| pair.starts_with("mode=") || pair.starts_with("immutable="));
    match url.split_once('?') {
        _ if !url.starts_with("sqlite:") || url.contains(":memory:") => url.to_owned(),
        None => format!("{url}?mode=rwc"),
        Some((_, query)) if says(query) => url.to_owned(),
        Some((_, "")) => format!("{url}mode=rwc"),
        Some(_) => format!("{url}&mode=rwc"),
    }
}

/// Whether what this URL names is on another machine.
pub(super) fn is_remote(url: &str) -> bool {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let authority = rest.split(['/', '?']).next().unwrap_or_default();
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    let host = if host.starts_with('[') { host.split_inclusive(']').next().unwrap_or(host) } else { host.split(':').next().unwrap_or(host) };
    // PostgreSQL without a host is a socket of this machine.
    !host.is_empty() && !is_loopback_name(host)
}

fn starts_and_goes_on(text: &str, start: &str) -> bool {
    text.strip_prefix(start).is_some_and(|rest| !rest.is_empty())
}

pub(super) fn public_url(text: &str) -> Option<PublicUrl> {
    let uri: Uri = text.parse().ok()?;
    let authority = uri.authority()?;
    let scheme = uri.scheme_str()?;
    let default_port = match scheme {
        "https" => 443,
        "http" => 80,
        _ => return None,
    };
    if uri.path() != "/" || text.contains(['?', '#']) {
        return None;
    }
    // User information would stand before the host, so this refuses it as well.
    let port = match authority.as_str().strip_prefix(authority.host())? {
        "" => None,
        port => Some(port.strip_prefix(':')?.parse().ok()?),
    };
    let host = authority.host().to_ascii_lowercase();
    Some(PublicUrl::new(scheme, host, port.filter(|port| *port != default_port)))
}
