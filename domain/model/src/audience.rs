//! Who may see what is kept in something: a board, and what else gets an audience later.

use crate::GroupId;
use serde::{Deserialize, Serialize};

/// Stored as two columns: `audience` and, for a group, `group_id`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Audience {
    Public,
    Members,
    Group(GroupId),
    Staff,
}

impl Audience {
    /// Those that need no group.
    pub const OPEN_TO_MANY: [Self; 3] = [Self::Public, Self::Members, Self::Staff];

    /// What the column `audience` holds.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Members => "members",
            Self::Group(_) => "group",
            Self::Staff => "staff",
        }
    }

    /// What the column `group_id` holds.
    pub fn group(self) -> Option<GroupId> {
        match self {
            Self::Group(group) => Some(group),
            Self::Public | Self::Members | Self::Staff => None,
        }
    }

    /// From the two columns. What is unknown comes from a newer schema: the strictest audience is the safe one.
    pub fn stored(audience: &str, group: Option<i64>) -> Self {
        match (audience, group) {
            ("public", None) => Self::Public,
            ("members", None) => Self::Members,
            ("group", Some(group)) => Self::Group(GroupId(group)),
            _ => Self::Staff,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stored_form_goes_there_and_back() {
        for one in [Audience::Public, Audience::Members, Audience::Group(GroupId(7)), Audience::Staff] {
            assert_eq!(Audience::stored(one.as_str(), one.group().map(|id| id.0)), one);
        }
    }

    #[test]
    fn what_does_not_fit_is_for_staff() {
        for (text, group) in [("", None), ("everybody", None), ("group", None), ("public", Some(7)), ("members", Some(7))] {
            assert_eq!(Audience::stored(text, group), Audience::Staff, "{text} {group:?}");
        }
    }
}
