//! What a verb is called with: who asks, when, and the world it works in.

mod features;
mod kept;

pub(crate) use features::job;
pub use features::{Feature, Features, Heard, Hearer, Job, Pace, Part, Step, Told};
pub use kept::{Keep, Kept};

pub use crate::actor::{Actor, Leaving, Me, Suspension};

use crate::{
    db::{Db, Reader, Txn},
    failure::Result,
    keys::Keys,
    mail::Post,
    media,
    passwords::Hasher,
    photos, text, tokens,
    zone::Zone,
};
use jiff::civil::Date;
use model::{Field, Problem, Wrong, limits, problem::Findings};
use std::{path::PathBuf, sync::Arc};

/// What lives as long as the process.
pub struct World {
    pub db: Db,
    /// What features do of their own accord.
    pub features: &'static Features,
    pub hasher: Hasher,
    pub post: Post,
    pub keys: Keys,
    pub photos: photos::Store,
    pub files: media::Store,
    /// What features keep for themselves; see [`World::of`].
    pub kept: Keep,
    /// `https://forum.example.org`, without a slash at the end: the only source of absolute links.
    pub public_url: String,
    /// Whether sign-in and posting throttles count (off in benchmarks).
    pub throttled: bool,
    /// The data folder.
    pub folder: PathBuf,
    /// Where the site is: for people who have not said where they are, and for jobs.
    pub zone: Zone,
    /// Whether moderators and admins come in as plain members until a second factor was asked for.
    pub staff_needs_second_factor: bool,
}

/// How long a proof of who somebody is lasts for dangerous acts (ASVS 5.0, 7.5.1; kanidm's figure).
const RECENT_MS: i64 = 10 * 60_000;

const FIVE_YEARS_MS: i64 = 5 * 366 * 24 * 3_600_000;

/// One request's, or one job's, context.
#[derive(Clone)]
pub struct Cx {
    pub world: Arc<World>,
    pub actor: Actor,
    /// Milliseconds since the Unix epoch, fixed for the whole request.
    pub now: i64,
    /// The client's network address; empty for jobs.
    pub address: Arc<str>,
    /// Why a member of staff does it, as those it is done to can read; empty where nobody asked.
    pub reason: Arc<str>,
    /// The token of the browser's own cookie, if it has signed somebody in before.
    pub device: Option<Arc<str>>,
    /// The hash of the session's token that came with the request, if any.
    pub session: Option<Arc<str>>,
    /// Times are shown, and days are typed, as they are there.
    pub zone: Zone,
    reader: Reader,
}

impl Cx {
    pub fn new(world: Arc<World>, actor: Actor, now: i64) -> Self {
        let reader = Reader::of_pool(world.db.reader().clone());
        let zone = actor.me().and_then(|me| me.zone).unwrap_or(world.zone);
        Self { world, actor, now, address: Arc::from(""), reason: Arc::from(""), device: None, session: None, zone, reader }
    }

    /// The same, asked from this address, by this browser.
    pub fn asked_from(self, address: &str, device: Option<&str>) -> Self {
        Self { address: Arc::from(address), device: device.map(Arc::from), ..self }
    }

    /// The same, in the session of this token, however little it opens.
    pub fn in_session(self, token: Option<&str>) -> Self {
        Self { session: token.map(|token| Arc::from(tokens::hash(token))), ..self }
    }

    /// The same, with the zone of the device, which counts when the profile names none.
    pub fn on_a_device_in(self, zone: Option<Zone>) -> Self {
        let said = self.actor.me().and_then(|me| me.zone);
        Self { zone: said.or(zone).unwrap_or(self.world.zone), ..self }
    }

    /// The same, asked by this one.
    pub fn asked_by(self, actor: Actor) -> Self {
        Self { actor, ..self }
    }

    /// The same, for this reason.
    pub fn because(self, reason: &str) -> Result<Self> {
        let reason = text::clean_line(reason);
        let mut found = Findings::default();
        found.length(Field::Reason, &reason, 0..=limits::REASON_MAX);
        found.none_or(())?;
        Ok(Self { reason: Arc::from(reason), ..self })
    }

    /// The member who asks, or "sign in first".
    pub fn member(&self) -> Result<&Me> {
        Ok(self.actor.me().ok_or(Problem::SignInFirst)?)
    }

    /// The member, who has proved within the last ten minutes that it is them; or "confirm that it is you".
    pub fn confirmed(&self) -> Result<&Me> {
        let me = self.member()?;
        // A proof from the future was made before the clock was set back; a minute is what nodes may differ by.
        let age = self.now - me.authenticated_at;
        if (-60_000..=RECENT_MS).contains(&age) { Ok(me) } else { Err(Problem::ConfirmFirst.into()) }
    }

    /// When a day begins that somebody typed as `2027-03-01`, where they are; none for an empty text.
    ///
    /// # Errors
    /// [`Wrong::NotADayAhead`] at [`Field::Due`] for what is no day, is past or more than five years away.
    pub fn day_ahead(&self, typed: &str) -> Result<Option<i64>> {
        if typed.trim().is_empty() {
            return Ok(None);
        }
        let date: Option<Date> = typed.trim().parse().ok();
        let ahead = self.now + 1..self.now + FIVE_YEARS_MS;
        let at = date.and_then(|date| self.zone.start_of(date)).filter(|at| ahead.contains(at));
        Ok(Some(at.ok_or_else(|| Problem::field(Field::Due, Wrong::NotADayAhead))?))
    }

    /// The same, for a page: all reads go over one connection, until the guard of [`Reader::until_dropped`] is dropped. Don't use it
    /// for an answer that waits for another server.
    pub fn on_one_connection(self) -> Self {
        Self { reader: self.reader.for_page(), ..self }
    }

    /// For queries that change nothing.
    pub fn reader(&self) -> &Reader {
        &self.reader
    }

    /// Starts a write; see [`Db::begin`].
    pub async fn begin(&self) -> Result<Txn> {
        self.reader.pause().await;
        self.world.db.begin().await
    }

    /// Starts a search; see [`Db::begin_search`].
    pub async fn begin_search(&self) -> Result<Txn> {
        self.reader.pause().await;
        self.world.db.begin_search().await
    }
}
