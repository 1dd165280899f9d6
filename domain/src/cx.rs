//! What a verb is called with: who asks, when, and the world it works in.

use crate::{accounts::passwords::Hasher, db::Db, failure::Result, files, keys::Keys, mail::Post, materials, photos, search, text, tokens};
use model::{Field, MemberId, Problem, Role, limits, problem::Findings};
use sea_orm::{DatabaseConnection, DatabaseTransaction};
use std::sync::Arc;

/// What lives as long as the process.
pub struct World {
    pub db: Db,
    pub hasher: Hasher,
    pub post: Post,
    pub keys: Keys,
    pub photos: photos::Store,
    pub files: files::Store,
    /// What the lists of the library are narrowed and counted by.
    pub shelf: materials::Shelf,
    /// `https://forum.example.org`, without a slash at the end: the only source of absolute links.
    pub public_url: String,
    /// Whether sign-in and posting throttles count (off in benchmarks).
    pub throttled: bool,
    /// Who searched how often within this minute.
    pub search_pace: search::Pace,
    /// Whether moderators and admins come in as plain members until a second factor was asked for.
    pub staff_needs_second_factor: bool,
}

/// A signed-in member, as much as every page needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Me {
    pub id: MemberId,
    pub handle: String,
    pub name: String,
    /// What this session may do: staff without a second factor come in as members.
    pub role: Role,
    pub language: String,
    pub theme: String,
    /// When a password, provider or code last proved who this is, in this session.
    pub authenticated_at: i64,
    /// Staff who have to set up, or use, a second factor before they can act as such.
    pub lacks_second_factor: bool,
    pub suspended: Option<Suspension>,
}

/// Why a member can read but not write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suspension {
    pub reason: String,
    /// Until lifted, if there is no end.
    pub until: Option<i64>,
}

impl Default for Me {
    fn default() -> Self {
        Self {
            id: MemberId(0),
            handle: String::new(),
            name: String::new(),
            role: Role::Member,
            language: String::new(),
            theme: String::new(),
            authenticated_at: 0,
            lacks_second_factor: false,
            suspended: None,
        }
    }
}

/// How long a proof of who somebody is lasts for dangerous acts (ASVS 5.0, 7.5.1; kanidm's figure).
const RECENT_MS: i64 = 10 * 60_000;

/// Who asks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Actor {
    #[default]
    Visitor,
    Member(Arc<Me>),
}

impl Actor {
    pub fn me(&self) -> Option<&Me> {
        match self {
            Self::Visitor => None,
            Self::Member(me) => Some(me),
        }
    }

    pub fn id(&self) -> Option<MemberId> {
        self.me().map(|me| me.id)
    }

    pub fn is_staff(&self) -> bool {
        self.me().is_some_and(|me| me.role.is_staff())
    }
}

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
}

impl Cx {
    pub fn new(world: Arc<World>, actor: Actor, now: i64) -> Self {
        Self { world, actor, now, address: Arc::from(""), reason: Arc::from(""), device: None, session: None }
    }

    /// The same, asked from this address, by this browser.
    pub fn asked_from(self, address: &str, device: Option<&str>) -> Self {
        Self { address: Arc::from(address), device: device.map(Arc::from), ..self }
    }

    /// The same, in the session of this token, however little it opens.
    pub fn in_session(self, token: Option<&str>) -> Self {
        Self { session: token.map(|token| Arc::from(tokens::hash(token))), ..self }
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

    /// For queries that change nothing.
    pub fn reader(&self) -> &DatabaseConnection {
        self.world.db.reader()
    }

    /// Starts a write; see [`Db::begin`].
    pub async fn begin(&self) -> Result<DatabaseTransaction> {
        self.world.db.begin().await
    }
}
