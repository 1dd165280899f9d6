//! The forum answers only under its own names, so that nobody can make it speak for another host
//! (cache poisoning, DNS rebinding).

use http::header::HOST;
use http::request::Parts;
use http::{HeaderValue, StatusCode};

use super::Refusal;
use crate::config::{PublicUrl, is_loopback_name};

/// The host of the public URL; on a loopback URL all names of this machine.
#[derive(Clone, Debug)]
pub struct HostRule {
    host: String,
    loopback: bool,
}

impl HostRule {
    /// The rule for a forum at `public_url`.
    pub fn new(public_url: &PublicUrl) -> Self {
        Self { host: public_url.host().to_owned(), loopback: public_url.is_loopback() }
    }

    /// Exactly one `Host`, and one of ours; the same for the host in an absolute address.
    pub fn check(&self, request: &Parts) -> Result<(), Refusal> {
        let mut hosts = request.headers.get_all(HOST).iter();
        let host = match (hosts.next().map(HeaderValue::to_str), hosts.next()) {
            (Some(Ok(host)), None) => host,
            _ => return Err(wrong("no clear Host")),
        };
        let absolute = request.uri.authority().map(|authority| authority.as_str());
        if self.is_ours(host) && absolute.is_none_or(|absolute| self.is_ours(absolute)) { Ok(()) } else { Err(wrong("foreign Host")) }
    }

    fn is_ours(&self, authority: &str) -> bool {
        let Some(name) = without_port(authority) else {
            return false;
        };
        name.eq_ignore_ascii_case(&self.host) || (self.loopback && is_loopback_name(&name.to_ascii_lowercase()))
    }
}

/// The name before the port; `None` when what stands in the port's place is none.
fn without_port(authority: &str) -> Option<&str> {
    match authority.rsplit_once(':') {
        Some((name, port)) if !port.ends_with(']') => {
            let good = port.len() <= 5 && port.bytes().all(|byte| byte.is_ascii_digit());
            good.then_some(name)
        }
        _ => Some(authority),
    }
}

fn wrong(why: &'static str) -> Refusal {
    Refusal::new(StatusCode::MISDIRECTED_REQUEST, why)
}
