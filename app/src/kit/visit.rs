//! One request, as pages and server functions see it. The server puts it into the request before Leptos runs.

use super::{Clock, Kept};
use axum::http::request::Parts;
use domain::{Cx, Locale};
use leptos::prelude::use_context;
use model::Problem;
use std::sync::Arc;

/// What is the same for every request.
#[derive(Debug, Default)]
pub struct Site {
    /// Without a slash at the end.
    pub public_url: String,
    pub session_cookie: &'static str,
    /// Whether cookies are marked `Secure`.
    pub secure: bool,
    /// Paths of the built files.
    pub css: String,
    pub js: String,
    pub wasm: String,
    pub boot: String,
    /// The accounts of others that one can sign in with, in the order of the configuration.
    pub providers: Vec<ProviderLink>,
}

/// A provider, as much as links to it need.
#[derive(Clone, Debug, Default)]
pub struct ProviderLink {
    /// Its part of `/auth/{name}/start`.
    pub name: String,
    pub label: String,
    /// `{tenantid}` in it stands for any tenant.
    pub issuer: String,
}

impl ProviderLink {
    /// Whether people of this issuer come from here.
    pub fn is_of(&self, issuer: &str) -> bool {
        match self.issuer.split_once("{tenantid}") {
            None => self.issuer == issuer,
            Some((before, after)) => issuer.starts_with(before) && issuer.ends_with(after),
        }
    }
}

/// One request.
#[derive(Clone)]
pub struct Visit {
    pub cx: Cx,
    pub site: Arc<Site>,
    pub locale: Locale,
    /// `light`, `dark` or empty for the system's.
    pub theme: String,
    /// The client's network address, for throttles.
    pub address: String,
    pub user_agent: String,
    /// The session token of the cookie.
    pub token: Option<String>,
    /// The `Cookie` header, for [`Visit::cookie`].
    pub cookies: String,
    /// Path and query of the page.
    pub here: String,
    /// Why nothing can be done for whoever sent this form: their session could not be looked up.
    pub fault: Option<Problem>,
    /// The refused form this page is shown for again.
    pub kept: Option<Arc<Kept>>,
}

impl Visit {
    /// The value of a query parameter; empty is as good as absent.
    pub fn query(&self, name: &str) -> Option<String> {
        Query::of(&self.here).get(name)
    }

    pub fn number<T: std::str::FromStr>(&self, name: &str) -> Option<T> {
        self.query(name).and_then(|value| value.parse().ok())
    }

    /// The value of a cookie of ours (RFC 6265, 4.2); with `__Host-` before its name where the site is on https.
    pub fn cookie(&self, name: &str) -> Option<&str> {
        let prefix = if self.site.secure { "__Host-" } else { "" };
        let pairs = self.cookies.split(';').filter_map(|pair| pair.trim().split_once('='));
        pairs.into_iter().find(|(key, value)| key.strip_prefix(prefix) == Some(name) && !value.is_empty()).map(|(_, value)| value)
    }

    /// What was typed into this form, if it is shown again.
    pub fn kept_for(&self, form: &str) -> Kept {
        self.kept.as_ref().filter(|kept| kept.form == form).map(|kept| Kept::clone(kept)).unwrap_or_default()
    }

    /// The time and zone that this page is shown in.
    pub fn clock(&self) -> Clock {
        Clock { now: self.cx.now, zone: self.cx.zone }
    }

    /// Path only.
    pub fn path(&self) -> &str {
        self.here.split('?').next().unwrap_or("/")
    }
}

/// The request being answered. Outside of one (when routes are listed) there is none.
pub fn visit() -> Option<Visit> {
    use_context::<Parts>().and_then(|parts| parts.extensions.get::<Visit>().cloned())
}

/// The query of a URL, and new ones made from it.
#[derive(Clone, Debug, Default)]
pub struct Query {
    path: String,
    pairs: Vec<(String, String)>,
}

impl Query {
    pub fn of(url: &str) -> Self {
        let (path, query) = url.split_once('?').unwrap_or((url, ""));
        let pairs = query.split('&').filter(|part| !part.is_empty()).map(|part| {
            let (name, value) = part.split_once('=').unwrap_or((part, ""));
            (decode(name), decode(value))
        });
        Self { path: path.to_owned(), pairs: pairs.collect() }
    }

    pub fn get(&self, name: &str) -> Option<String> {
        self.pairs.iter().find(|(key, value)| key == name && !value.is_empty()).map(|(_, value)| value.clone())
    }

    /// The same with one parameter set, or without it where the value is empty.
    pub fn with(mut self, name: &str, value: &str) -> Self {
        self.pairs.retain(|(key, _)| key != name);
        if !value.is_empty() {
            self.pairs.push((name.to_owned(), value.to_owned()));
        }
        self
    }

    pub fn url(&self) -> String {
        let query: Vec<String> = self.pairs.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value))).collect();
        if query.is_empty() { self.path.clone() } else { format!("{}?{}", self.path, query.join("&")) }
    }
}

pub(crate) fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        match byte {
            b'+' => bytes.push(b' '),
            b'%' => {
                let mut ahead = rest.clone();
                let hex = |c: Option<u8>| c.and_then(|c| char::from(c).to_digit(16));
                if let (Some(high), Some(low)) = (hex(ahead.next()), hex(ahead.next())) {
                    bytes.push(u8::try_from(high * 16 + low).unwrap_or(b'?'));
                    rest = ahead;
                } else {
                    bytes.push(b'%');
                }
            }
            other => bytes.push(other),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Percent-encodes all but unreserved characters (RFC 3986, 2.3).
pub(crate) fn encode(text: &str) -> String {
    text.bytes().fold(String::with_capacity(text.len()), |mut out, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~/:".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn queries_are_read_changed_and_written() {
        let query = Query::of("/threads?q=l%C3%A4mp%C3%B6+tila&kind=&x=%zz");
        assert_eq!(query.get("q").as_deref(), Some("lämpö tila"));
        assert_eq!(query.get("kind"), None);
        assert_eq!(query.get("x").as_deref(), Some("%zz"));
        assert_eq!(query.with("kind", "news").with("x", "").with("q", "a&b").url(), "/threads?kind=news&q=a%26b");
        assert_eq!(Query::of("/").url(), "/");
    }
}
