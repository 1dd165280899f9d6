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
        let href = match starts_with(url, "www.") {
            true => encoded(&format!("https://{url}")),
            false => encoded(url),
        };
        let allowed = ["https://", "http://", "mailto:", "tel:"].iter().any(|scheme| starts_with(&href, scheme));
        (allowed && Url::parse(&href).is_ok()).then_some(Self { href, foreign: true })
    }
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
