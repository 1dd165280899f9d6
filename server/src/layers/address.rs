//! Who is asking, as an address that limits can be counted by.

use std::net::{IpAddr, Ipv6Addr, SocketAddr};

use http::HeaderMap;

const FORWARDED: &str = "x-forwarded-for";

/// The visitor's address (request extension). An IPv6 address is cut to its /64, because one
/// household or attacker owns all the rest of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ClientAddress(pub IpAddr);

impl ClientAddress {
    /// What limits count by: an IPv4 address, or the /64 of an IPv6 address.
    pub fn bucket(self) -> IpAddr {
        grouped(self.0)
    }

    /// The peer, or with `proxies` trusted hops the entry that the outermost of them appended to
    /// X-Forwarded-For. Entries further left are the visitor's own claims and are not looked at.
    pub fn find(peer: IpAddr, headers: &HeaderMap, proxies: usize) -> Self {
        let forwarded = proxies.checked_sub(1).and_then(|hop| entry_from_right(headers, hop));
        Self(grouped(forwarded.unwrap_or(peer)))
    }
}

/// When there are fewer entries than trusted hops, the leftmost: a trusted hop wrote that too.
fn entry_from_right(headers: &HeaderMap, hop: usize) -> Option<IpAddr> {
    let lines = headers.get_all(FORWARDED).iter().rev();
    let mut entries = lines.flat_map(|line| line.to_str().unwrap_or("?").rsplit(',')).take(hop + 1);
    let mut last = entries.next()?;
    for entry in entries {
        last = entry;
    }
    parsed(last.trim())
}

/// Some proxies add the port.
fn parsed(text: &str) -> Option<IpAddr> {
    let bracketed = || text.strip_prefix('[')?.strip_suffix(']')?.parse().ok();
    let with_port = || text.parse::<SocketAddr>().ok().map(|address| address.ip());
    text.parse().ok().or_else(bracketed).or_else(with_port)
}

fn grouped(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => {
            let network = u128::from(address) >> 64 << 64;
            IpAddr::V6(Ipv6Addr::from(network))
        }
        v4 => v4,
    }
}
