//! Groups: their drafts, roles, and ways of joining.

use crate::limits;
use crate::problem::{Field, Findings, Problem, Wrong};
use crate::words::is_language;
use serde::{Deserialize, Serialize};

/// A group has at most so many boards that are not archived.
pub const BOARDS_MAX: u64 = 5;
/// A member belongs to at most so many groups: each of them costs something in every list.
pub const GROUPS_MAX: u64 = 100;
/// A member starts so many groups a day.
pub const STARTED_A_DAY: u64 = 3;
/// A group has at most so many requests and invitations that wait for an answer.
pub const WAITING_MAX: u64 = 200;

/// What a member is in a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum GroupRole {
    /// Looks after it: lets people in, changes it, makes its boards, closes it.
    Keeper,
    Member,
}

impl GroupRole {
    pub const ALL: [Self; 2] = [Self::Keeper, Self::Member];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Keeper => "keeper",
            Self::Member => "member",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == text)
    }
}

/// How one becomes a member of a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Joining {
    /// By one's own click.
    Open,
    /// Keepers answer each request.
    Request,
    /// Keepers invite.
    Invitation,
}

impl Joining {
    pub const ALL: [Self; 3] = [Self::Open, Self::Request, Self::Invitation];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Request => "request",
            Self::Invitation => "invitation",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.as_str() == text)
    }
}

/// The form of a group, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupDraft {
    pub name: String,
    pub description: String,
    pub language: String,
    pub joining: String,
    /// Only its members and those they invite know of it.
    #[serde(default)]
    pub hidden: bool,
    /// The name of the organisation it is of, or empty; said when it is started.
    #[serde(default)]
    pub organisation: String,
}

/// A group's draft that passed its checks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupText {
    pub name: String,
    pub description: String,
    pub language: String,
    pub joining: Joining,
    pub hidden: bool,
}

impl GroupDraft {
    /// Texts are expected without control characters.
    pub fn check(self) -> Result<GroupText, Problem> {
        let mut found = Findings::default();
        found.length(Field::Name, self.name.trim(), limits::NAME);
        found.length(Field::Description, self.description.trim(), 0..=limits::REASON_MAX);
        if !is_language(&self.language) {
            found.add(Field::Language, Wrong::NoSuchChoice);
        }
        // Nobody can find a hidden group, so nobody could join one by themselves.
        let joining = Joining::parse(&self.joining).filter(|way| !self.hidden || *way == Joining::Invitation);
        if joining.is_none() {
            found.add(Field::Joining, if self.hidden { Wrong::HiddenNeedsInvitation } else { Wrong::NoSuchChoice });
        }
        found.none_or(GroupText {
            name: self.name.trim().to_owned(),
            description: self.description.trim().to_owned(),
            language: self.language,
            joining: joining.unwrap_or(Joining::Invitation),
            hidden: self.hidden,
        })
    }
}

/// The form of one more board of a group.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupBoardDraft {
    pub name: String,
    pub description: String,
}

impl GroupBoardDraft {
    /// Texts are expected without control characters.
    pub fn check(self) -> Result<Self, Problem> {
        let draft = Self { name: self.name.trim().to_owned(), description: self.description.trim().to_owned() };
        let mut found = Findings::default();
        found.length(Field::Name, &draft.name, limits::NAME);
        found.length(Field::Description, &draft.description, 0..=300);
        found.none_or(draft)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft() -> GroupDraft {
        GroupDraft { name: "Cell lab".into(), description: String::new(), language: "en".into(), joining: "request".into(), ..GroupDraft::default() }
    }

    #[test]
    fn a_good_draft_passes() {
        assert_eq!(draft().check().map(|text| text.joining), Ok(Joining::Request));
        let hidden = GroupDraft { hidden: true, joining: "invitation".into(), ..draft() };
        assert!(hidden.check().is_ok_and(|text| text.hidden));
    }

    #[test]
    fn what_is_wrong_is_told_field_by_field() {
        let bad = GroupDraft { name: String::new(), language: "xx".into(), joining: "by-luck".into(), description: "x".repeat(501), ..draft() };
        let problem = bad.check().expect_err("bad");
        assert_eq!(problem.with(Field::Name), Some(Wrong::Missing));
        assert_eq!(problem.with(Field::Language), Some(Wrong::NoSuchChoice));
        assert_eq!(problem.with(Field::Joining), Some(Wrong::NoSuchChoice));
        assert_eq!(problem.with(Field::Description), Some(Wrong::TooLong { most: 500, by: 1 }));
    }

    #[test]
    fn a_hidden_group_is_joined_by_invitation_only() {
        for way in ["open", "request", "nothing"] {
            let problem = GroupDraft { hidden: true, joining: way.into(), ..draft() }.check().expect_err("bad");
            assert_eq!(problem.with(Field::Joining), Some(Wrong::HiddenNeedsInvitation), "{way}");
        }
    }
}
