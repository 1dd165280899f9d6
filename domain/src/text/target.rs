//! Where links and images may point. The formatter asks here, and the sanitiser asks again.

use ammonia::Url;
use comrak::html::escape_href;

/// The target of a link that may be followed.
#[derive(Debug, PartialEq)]
pub(super) struct Target {
    /// Percent-encoded, not yet escaped for HTML.
    pub href: String,
    /// It leaves this site, so it gets `rel`.
    pub foreign: bool,
}

impl Target {
    /// Own pages (`/…`, `#…`) and http, https, mailto, tel. Nothing else: `//host` and `x/y` mean something else on every page.
    pub fn of(url: &str) -> Option<Self> {
        if is_own(url) {
            return Some(Self { href: encoded(url), foreign: false });
        }
        let href = match plainly(url) {
            Some(scheme) => encoded(&format!("{scheme}{url}")),
            None => encoded(url),
        };
        let allowed = ["https://", "http://", "mailto:", "tel:"].iter().any(|scheme| starts_with(&href, scheme));
        (allowed && Url::parse(&href).is_ok()).then_some(Self { href, foreign: true })
    }
}

/// The scheme of an address without one that is plainly of the web, or a mailbox.
fn plainly(url: &str) -> Option<&'static str> {
    let host = url.split(['/', '?', '#']).next().unwrap_or_default();
    let labels = |host: &str| {
        host.split('.').count() > 1 && host.split('.').all(|label| !label.is_empty() && label.chars().all(|c| c.is_alphanumeric() || c == '-'))
    };
    let ends_in_letters = |host: &str| host.rsplit('.').next().is_some_and(|last| last.chars().count() > 1 && last.chars().all(char::is_alphabetic));
    if starts_with(url, "www.") {
        return Some("https://");
    }
    if let Some((mailbox, domain)) = url.split_once('@') {
        let plain = !mailbox.is_empty() && mailbox.chars().all(|c| c.is_alphanumeric() || "._+-".contains(c));
        return (plain && labels(domain) && ends_in_letters(domain)).then_some("mailto:");
    }
    // `read.me` is a file as often as a site: a path makes it plain.
    (url.contains('/') && labels(host) && ends_in_letters(host)).then_some("https://")
}

fn is_own(url: &str) -> bool {
    url.starts_with('#') || (url.starts_with('/') && !url.starts_with("//") && !url.starts_with("/\\"))
}

fn starts_with(url: &str, prefix: &str) -> bool {
    url.get(..prefix.len()).is_some_and(|head| head.eq_ignore_ascii_case(prefix)) && url.len() > prefix.len()
}

/// Comrak percent-encodes and escapes in one step; this takes the escaping back.
fn encoded(url: &str) -> String {
    let mut href = String::new();
    let written = escape_href(&mut href, url, false);
    debug_assert!(written.is_ok(), "writing to a string cannot fail");
    href.replace("&#x27;", "'").replace("&amp;", "&")
}

/// A file of ours: the only kind of image that is loaded.
pub(super) fn is_file(url: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || "/._-%".contains(c);
    url.strip_prefix("/files/").is_some_and(|rest| !rest.is_empty() && rest.chars().all(plain))
        && !url.contains("..")
        && !url.to_ascii_lowercase().contains("%2e")
}
