//! Addresses that people give and others click on.

use serde::{Deserialize, Serialize};

/// A web address that may be put into a link: http or https, a plain host, nobody's password in it, nothing hidden.
/// The only way a person's address gets into `href`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct SafeUrl(String);

/// Longest address, in characters.
pub const URL_MAX: usize = 300;

impl SafeUrl {
    /// An address without a scheme is taken as https.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (scheme, rest) = split_scheme(text)?;
        let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
        let (authority, path) = rest.split_at_checked(end)?;
        let fits = text.chars().count() <= URL_MAX && is_authority(authority) && path.chars().all(is_plain);
        fits.then(|| Self(format!("{scheme}://{}{path}", authority.to_lowercase())))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What a person reads instead of the whole address: the host and the path, without a slash at the end.
    pub fn short(&self) -> &str {
        let rest = self.0.split_once("://").map_or("", |(_, rest)| rest);
        rest.strip_prefix("www.").unwrap_or(rest).trim_end_matches('/')
    }
}

impl TryFrom<String> for SafeUrl {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).ok_or("not a web address")
    }
}

impl From<SafeUrl> for String {
    fn from(url: SafeUrl) -> Self {
        url.0
    }
}

fn split_scheme(text: &str) -> Option<(&'static str, &str)> {
    let Some((scheme, rest)) = text.split_once("://") else {
        // `javascript:…`, `data:…` and the like have a colon before any slash; so has a port, which wants its scheme.
        let head = text.split(['/', '?', '#']).next().unwrap_or_default();
        return (!head.contains(':')).then_some(("https", text));
    };
    ["https", "http"].into_iter().find(|known| scheme.eq_ignore_ascii_case(known)).map(|known| (known, rest))
}

/// A host with a dot, maybe a port; no user, no brackets, no percent signs.
fn is_authority(text: &str) -> bool {
    let (host, port) = text.split_once(':').unwrap_or((text, "443"));
    let port_fits = (1..=5).contains(&port.len()) && port.bytes().all(|b| b.is_ascii_digit());
    port_fits && host.contains('.') && host.split('.').all(is_label)
}

/// One part of a host name (RFC 1123; letters of other scripts as in RFC 5890).
pub(crate) fn is_label(label: &str) -> bool {
    let ends = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    label.chars().count() <= 63
        && ends(label.chars().next())
        && ends(label.chars().next_back())
        && label.chars().all(|c| c.is_alphanumeric() || c == '-')
}

pub(crate) fn is_plain(c: char) -> bool {
    let hidden = matches!(c, '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{00AD}' | '\u{061C}');
    !c.is_control() && !c.is_whitespace() && !hidden && !"<>\"'`\\{}|^".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn good_addresses() {
        for (typed, stored) in [
            ("https://example.org", "https://example.org"),
            (" HTTP://Example.ORG/A?b=c#d ", "http://example.org/A?b=c#d"),
            ("example.org/x", "https://example.org/x"),
            ("https://example.org:8443/", "https://example.org:8443/"),
            ("https://äö.fi/ä", "https://äö.fi/ä"),
            ("https://example.org/@marta", "https://example.org/@marta"),
            ("example.org/a:b", "https://example.org/a:b"),
        ] {
            assert_eq!(SafeUrl::parse(typed).as_ref().map(SafeUrl::as_str), Some(stored), "{typed}");
        }
        assert_eq!(SafeUrl::parse("https://www.example.org/a/").expect("good").short(), "example.org/a");
    }

    #[test]
    fn what_is_no_web_address_is_refused() {
        let long = format!("https://example.org/{}", "x".repeat(300));
        for bad in [
            "",
            "javascript:alert(1)",
            "javascript://example.org/%0aalert(1)",
            "JaVaScRiPt:alert(1)",
            "data:text/html,x",
            "vbscript:x",
            "mailto:a@b.eu",
            "ftp://example.org",
            "//example.org",
            "/own/path",
            "https://user:secret@example.org",
            "https://user@example.org",
            "https://example.org\\@evil.org",
            "https://exa mple.org",
            "https://example.org/a b",
            "https://example.org/\u{202e}gpj.exe",
            "https://exa\u{200b}mple.org",
            "https://example.org/\nX",
            "java\nscript:alert(1)",
            "https://localhost",
            "https://-a.org",
            "https://a..org",
            "https://[::1]/",
            "https://%65xample.org",
            "https://example.org:port",
            "https://example.org/\"><script>",
            "https:example.org",
            "localhost:3000/x",
            &long,
        ] {
            assert_eq!(SafeUrl::parse(bad), None, "{bad}");
        }
        assert!(serde_json::from_str::<SafeUrl>("\"javascript:alert(1)\"").is_err());
    }
}
