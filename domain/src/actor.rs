//! Who asks.

use crate::zone::Zone;
use model::{MemberId, Role};
use std::sync::Arc;

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
    /// Where they say they are.
    pub zone: Option<Zone>,
    /// When a password, provider or code last proved who this is, in this session.
    pub authenticated_at: i64,
    /// Staff who have to set up, or use, a second factor before they can act as such.
    pub lacks_second_factor: bool,
    pub suspended: Option<Suspension>,
    /// The account is erased then, unless its owner keeps it.
    pub leaving: Option<Leaving>,
}

/// That an account is on its way out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Leaving {
    pub due_at: i64,
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
            zone: None,
            authenticated_at: 0,
            lacks_second_factor: false,
            suspended: None,
            leaving: None,
        }
    }
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
