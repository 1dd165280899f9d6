//! The one way out to addresses that people type: only to public addresses, checked where the connection is made and not only where the
//! name is looked up, so that no name can lead into the network this server stands in.

use futures::future::BoxFuture;
use http::{HeaderMap, StatusCode, header};
use reqwest::{Client, Response, Url, redirect::Policy};
use std::{
    fmt, io,
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
    sync::Arc,
    time::Duration,
};

/// For all hops together.
const WHOLE: Duration = Duration::from_secs(5);
const LARGEST: usize = 1_000_000;
const REDIRECTS: usize = 3;

/// Why there is no answer. What was asked and answered is never part of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// Not an address of the web, or one that is not public.
    NotPublic,
    TooManyRedirects,
    TooLarge,
    TooSlow,
    /// No connection, or broken off.
    Away,
    Status(u16),
    /// Another kind of document than was asked for.
    Kind,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self:?}")
    }
}

impl std::error::Error for Refused {}

/// Looks names up.
pub trait Resolve: Send + Sync {
    fn resolve<'a>(&'a self, host: &'a str, port: u16) -> BoxFuture<'a, io::Result<Vec<SocketAddr>>>;
}

/// By the system.
struct System;

impl Resolve for System {
    fn resolve<'a>(&'a self, host: &'a str, port: u16) -> BoxFuture<'a, io::Result<Vec<SocketAddr>>> {
        Box::pin(async move { Ok(tokio::net::lookup_host((host, port)).await?.collect()) })
    }
}

#[derive(Clone)]
pub struct Egress {
    resolver: Arc<dyn Resolve>,
    exceptions: Vec<SocketAddr>,
}

impl Default for Egress {
    fn default() -> Self {
        Self { resolver: Arc::new(System), exceptions: Vec::new() }
    }
}

impl Egress {
    /// With other names; for tests.
    pub fn resolving(resolver: Arc<dyn Resolve>) -> Self {
        Self { resolver, ..Self::default() }
    }

    /// The same, which also asks this address although it is not public; for tests that are the other side.
    pub fn but_also(mut self, address: SocketAddr) -> Self {
        self.exceptions.push(address);
        self
    }

    /// The content at an address, if it is of one of these kinds (`text/xml`). Cookies, credentials and where we come from are never sent.
    pub async fn get(&self, address: &str, kinds: &[&str]) -> Result<Vec<u8>, Refused> {
        tokio::time::timeout(WHOLE, self.follow(address, kinds)).await.unwrap_or(Err(Refused::TooSlow))
    }

    async fn follow(&self, address: &str, kinds: &[&str]) -> Result<Vec<u8>, Refused> {
        let mut url = Url::parse(address).map_err(|_| Refused::NotPublic)?;
        for _ in 0..=REDIRECTS {
            let response = self.hop(&url, kinds).await?;
            if !response.status().is_redirection() {
                return read(response, kinds).await;
            }
            url = next(&url, response.headers())?;
        }
        Err(Refused::TooManyRedirects)
    }

    /// One request, to the very addresses that were looked at.
    async fn hop(&self, url: &Url, kinds: &[&str]) -> Result<Response, Refused> {
        let addresses = self.addresses(url).await?;
        let host = url.host_str().ok_or(Refused::NotPublic)?;
        // Fails if there is one already, which is as good.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = Client::builder()
            .redirect(Policy::none())
            .no_proxy()
            .referer(false)
            .timeout(WHOLE)
            .user_agent("BaTT Forum")
            .resolve_to_addrs(host, &addresses)
            .build()
            .map_err(|_| Refused::Away)?;
        let asked = client.get(url.clone()).header(header::ACCEPT, kinds.join(", "));
        asked.send().await.map_err(|error| if error.is_timeout() { Refused::TooSlow } else { Refused::Away })
    }

    /// Where to connect to; refused if only one of all addresses of the name is not public.
    async fn addresses(&self, url: &Url) -> Result<Vec<SocketAddr>, Refused> {
        let plain = ["http", "https"].contains(&url.scheme()) && url.username().is_empty() && url.password().is_none();
        let port = url.port_or_known_default().filter(|_| plain).ok_or(Refused::NotPublic)?;
        // The parser has read decimal, octal and hexadecimal numbers as browsers do.
        let addresses = match url.host() {
            Some(url::Host::Ipv4(ip)) => vec![SocketAddr::new(ip.into(), port)],
            Some(url::Host::Ipv6(ip)) => vec![SocketAddr::new(ip.into(), port)],
            Some(url::Host::Domain(name)) => self.resolver.resolve(name, port).await.map_err(|_| Refused::Away)?,
            None => return Err(Refused::NotPublic),
        };
        let fits = |address: &SocketAddr| self.exceptions.contains(address) || ([80, 443].contains(&port) && is_public(address.ip()));
        if addresses.is_empty() {
            Err(Refused::Away)
        } else if addresses.iter().all(fits) {
            Ok(addresses)
        } else {
            Err(Refused::NotPublic)
        }
    }
}

/// Where a redirect leads; it may not lead back from https to http.
fn next(url: &Url, headers: &HeaderMap) -> Result<Url, Refused> {
    let place = headers.get(header::LOCATION).and_then(|place| place.to_str().ok()).ok_or(Refused::Away)?;
    let next = url.join(place).map_err(|_| Refused::NotPublic)?;
    if url.scheme() == "https" && next.scheme() != "https" { Err(Refused::NotPublic) } else { Ok(next) }
}

async fn read(mut response: Response, kinds: &[&str]) -> Result<Vec<u8>, Refused> {
    if response.status() != StatusCode::OK {
        return Err(Refused::Status(response.status().as_u16()));
    }
    let kind = response.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    if !kinds.contains(&kind.as_str()) {
        return Err(Refused::Kind);
    }
    let mut body = Vec::new();
    while let Some(part) = response.chunk().await.map_err(|error| if error.is_timeout() { Refused::TooSlow } else { Refused::Away })? {
        if body.len() + part.len() > LARGEST {
            return Err(Refused::TooLarge);
        }
        body.extend_from_slice(&part);
    }
    Ok(body)
}

/// Whether an address is one of the public internet. Whatever stands for another address (mapped, translated, tunnelled) is not.
pub fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(ip) => is_public_v4(ip),
        IpAddr::V6(ip) => is_public_v6(ip),
    }
}

/// All but the special ranges of IANA's registry (RFC 6890 and its successors).
fn is_public_v4(ip: Ipv4Addr) -> bool {
    let [a, b, c, _] = ip.octets();
    let special = matches!(
        (a, b, c),
        (0 | 10 | 127, ..)
            | (100, 64..=127, _)
            | (169, 254, _)
            | (172, 16..=31, _)
            | (192, 0, 0 | 2)
            | (192, 31, 196)
            | (192, 52, 193)
            | (192, 88, 99)
            | (192, 168, _)
            | (192, 175, 48)
            | (198, 18..=19, _)
            | (198, 51, 100)
            | (203, 0, 113)
            | (224..=255, ..)
    );
    !special
}

/// Only what is given out to networks (2000::/3), without its special parts: 2001::/23 (Teredo, ORCHID and others), 2001:db8::/32,
/// 2002::/16 (6to4), 3fff::/20.
fn is_public_v6(ip: Ipv6Addr) -> bool {
    let [a, b, ..] = ip.segments();
    let given_out = (0x2000..=0x3fff).contains(&a);
    let special = matches!((a, b), (0x2001, 0..=0x01ff | 0x0db8) | (0x2002, _) | (0x3fff, 0..=0x0fff));
    given_out && !special
}

#[cfg(test)]
mod tests;
