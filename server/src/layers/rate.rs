//! How much one address may ask for: a token bucket for all requests and one for those that change
//! something, in memory, of bounded size.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

use http::{Method, StatusCode};

use super::{ClientAddress, Refusal};

const SHARDS: usize = 64;
/// Together a little under 100,000 addresses, about 6 MB.
const SHARD_LIMIT: usize = 1_560;
/// Requests that change something: so many at once, and again in a minute.
const CHANGES_PER_MINUTE: f64 = 60.0;

/// The limits and what each address has used of them.
pub struct RateLimit {
    requests: Rule,
    changes: Rule,
    hasher: RandomState,
    shards: Vec<Mutex<HashMap<IpAddr, Account>>>,
}

#[derive(Clone, Copy)]
struct Rule {
    capacity: f64,
    per_second: f64,
}

struct Account {
    at: Instant,
    requests: f64,
    changes: f64,
}

impl RateLimit {
    /// So many requests in ten seconds, and 60 changes a minute.
    pub fn new(requests_per_ten_seconds: u32) -> Self {
        let capacity = f64::from(requests_per_ten_seconds);
        Self {
            requests: Rule { capacity, per_second: capacity / 10.0 },
            changes: Rule { capacity: CHANGES_PER_MINUTE, per_second: CHANGES_PER_MINUTE / 60.0 },
            hasher: RandomState::new(),
            shards: (0..SHARDS).map(|_| Mutex::default()).collect(),
        }
    }

    /// Counts one request at `now`, or says how long to wait.
    pub fn take(&self, client: ClientAddress, method: &Method, now: Instant) -> Result<(), Refusal> {
        let client = client.bucket();
        let changes = !matches!(*method, Method::GET | Method::HEAD | Method::OPTIONS);
        let index = self.hasher.hash_one(client) as usize % SHARDS;
        let Some(shard) = self.shards.get(index) else {
            return Ok(());
        };
        let mut accounts = shard.lock().unwrap_or_else(PoisonError::into_inner);
        if accounts.len() >= SHARD_LIMIT && !accounts.contains_key(&client) {
            self.make_room(&mut accounts, now);
        }
        let account = accounts.entry(client).or_insert(Account { at: now, requests: self.requests.capacity, changes: self.changes.capacity });
        self.refill(account, now);
        let wait = self.requests.wait(account.requests);
        let wait = wait.max(if changes { self.changes.wait(account.changes) } else { 0 });
        if wait > 0 {
            return Err(Refusal::for_now(StatusCode::TOO_MANY_REQUESTS, "rate limit", wait));
        }
        account.requests -= 1.0;
        account.changes -= f64::from(u8::from(changes));
        Ok(())
    }

    /// Addresses that are remembered.
    pub fn len(&self) -> usize {
        let count = |shard: &Mutex<HashMap<_, _>>| shard.lock().unwrap_or_else(PoisonError::into_inner).len();
        self.shards.iter().map(count).sum()
    }

    /// Nobody is remembered.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    fn refill(&self, account: &mut Account, now: Instant) {
        let seconds = now.saturating_duration_since(account.at).as_secs_f64();
        account.requests = self.requests.refilled(account.requests, seconds);
        account.changes = self.changes.refilled(account.changes, seconds);
        account.at = account.at.max(now);
    }

    /// Forgets whoever has everything back, else the address that was quiet the longest.
    fn make_room(&self, accounts: &mut HashMap<IpAddr, Account>, now: Instant) {
        accounts.retain(|_, account| {
            self.refill(account, now);
            account.requests < self.requests.capacity || account.changes < self.changes.capacity
        });
        if accounts.len() >= SHARD_LIMIT {
            let quiet = accounts.iter().min_by_key(|(_, account)| account.at);
            if let Some(address) = quiet.map(|(address, _)| *address) {
                accounts.remove(&address);
            }
        }
    }
}

impl Rule {
    fn refilled(self, tokens: f64, seconds: f64) -> f64 {
        (tokens + seconds * self.per_second).min(self.capacity)
    }

    /// Whole seconds until one token is there; 0 when it is.
    fn wait(self, tokens: f64) -> u64 {
        let missing = 1.0 - tokens;
        if missing <= 0.0 { 0 } else { (missing / self.per_second).ceil() as u64 }
    }
}
