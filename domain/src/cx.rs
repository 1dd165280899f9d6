//! What a verb is called with: who asks, when, and the world it works in.

use crate::{accounts::passwords::Hasher, db::Db, failure::Result, mail::Post};
use model::{MemberId, Problem, Role};
use sea_orm::{DatabaseConnection, DatabaseTransaction};
use std::sync::Arc;

/// What lives as long as the process.
pub struct World {
    pub db: Db,
    pub hasher: Hasher,
    pub post: Post,
    /// `https://forum.example.org`, without a slash at the end: the only source of absolute links.
    pub public_url: String,
    /// Whether sign-in and posting throttles count (off in benchmarks).
    pub throttled: bool,
}

/// A signed-in member, as much as every page needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Me {
    pub id: MemberId,
    pub handle: String,
    pub name: String,
    pub role: Role,
    pub language: String,
    pub theme: String,
}

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
}

impl Cx {
    pub fn new(world: Arc<World>, actor: Actor, now: i64) -> Self {
        Self { world, actor, now }
    }

    /// The member who asks, or "sign in first".
    pub fn member(&self) -> Result<&Me> {
        Ok(self.actor.me().ok_or(Problem::SignInFirst)?)
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
