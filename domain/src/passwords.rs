//! Password hashes: argon2id with the parameters OWASP gives (19 MiB, 2 passes, 1 lane), off the async threads.

use crate::failure::{Failure, Result};
use argon2::{
    Argon2,
    password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString},
};
use base64::{Engine as _, engine::general_purpose::STANDARD_NO_PAD};
use model::Problem;
use std::sync::{Arc, LazyLock};
use tokio::sync::Semaphore;

/// Hashes on all cores but one, which stays for pages; who finds too long a queue is told that the site is busy.
#[derive(Clone)]
pub struct Hasher {
    lanes: Arc<Semaphore>,
    queue: Arc<Semaphore>,
}

const QUEUE: usize = 32;

impl Default for Hasher {
    fn default() -> Self {
        let cores = std::thread::available_parallelism().map_or(2, usize::from);
        Self { lanes: Arc::new(Semaphore::new(cores.saturating_sub(1).max(1))), queue: Arc::new(Semaphore::new(QUEUE)) }
    }
}

impl Hasher {
    /// The PHC string of a password.
    pub async fn hash(&self, password: &str) -> Result<String> {
        let password = password.to_owned();
        self.work(move || hash(&password)).await?
    }

    /// Whether the password fits. Without a stored hash the same work is done against a dummy, so that an unknown
    /// address takes as long as a known one.
    pub async fn fits(&self, password: &str, stored: Option<String>) -> Result<bool> {
        let password = password.to_owned();
        // Who only signs in with a provider has an empty hash, which would be refused faster than a wrong password.
        let stored = stored.filter(|hash| !hash.is_empty());
        self.work(move || {
            let known = stored.is_some();
            let stored = stored.unwrap_or_else(|| DUMMY.clone());
            let fits = PasswordHash::new(&stored).is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok());
            known && fits
        })
        .await
    }

    /// Whether a hash was made with other parameters than today's (ASVS 5.0, 11.4.2): it is made anew at the next sign-in.
    pub fn is_outdated(&self, stored: &str) -> bool {
        let Ok(hash) = PasswordHash::new(stored) else { return false };
        let now = argon2::Params::default();
        let of = |name: &str| hash.params.get_decimal(name);
        of("m") != Some(now.m_cost()) || of("t") != Some(now.t_cost()) || of("p") != Some(now.p_cost())
    }

    async fn work<T: Send + 'static>(&self, job: impl FnOnce() -> T + Send + 'static) -> Result<T> {
        let _place = self.queue.try_acquire().map_err(|_| Problem::Busy)?;
        let lane = Arc::clone(&self.lanes).acquire_owned().await.map_err(Failure::bug)?;
        let done = tokio::task::spawn_blocking(move || {
            let done = job();
            drop(lane);
            done
        });
        done.await.map_err(Failure::bug)
    }
}

static DUMMY: LazyLock<String> = LazyLock::new(|| hash("no such member").unwrap_or_default());

fn hash(password: &str) -> Result<String> {
    let mut bytes = [0_u8; 16];
    getrandom::fill(&mut bytes).map_err(|error| Failure::bug(error.to_string()))?;
    let salt = SaltString::from_b64(&STANDARD_NO_PAD.encode(bytes)).map_err(|error| Failure::bug(error.to_string()))?;
    let phc = Argon2::default().hash_password(password.as_bytes(), &salt).map_err(|error| Failure::bug(error.to_string()))?;
    Ok(phc.to_string())
}
