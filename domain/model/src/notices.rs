//! Following, and being told.

use serde::{Deserialize, Serialize};

/// Why somebody is told. Of several reasons for the same news the first in this order counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum NoticeKind {
    Mention,
    Reply,
    Quote,
    AnswerMarked,
    FollowedThread,
    FollowedMember,
    FollowedBoard,
    FollowedCollection,
    Invitation,
    /// Something was made from one's material.
    Remix,
    /// Somebody used, reviewed or answered about material.
    Feedback,
    Moderation,
    Account,
}

impl NoticeKind {
    pub const ALL: [Self; 13] = [
        Self::Mention,
        Self::Reply,
        Self::Quote,
        Self::AnswerMarked,
        Self::FollowedThread,
        Self::FollowedMember,
        Self::FollowedBoard,
        Self::FollowedCollection,
        Self::Invitation,
        Self::Remix,
        Self::Feedback,
        Self::Moderation,
        Self::Account,
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Mention => "mention",
            Self::Reply => "reply",
            Self::Quote => "quote",
            Self::AnswerMarked => "answer-marked",
            Self::FollowedThread => "followed-thread",
            Self::FollowedMember => "followed-member",
            Self::FollowedBoard => "followed-board",
            Self::FollowedCollection => "followed-collection",
            Self::Invitation => "invitation",
            Self::Remix => "remix",
            Self::Feedback => "feedback",
            Self::Moderation => "moderation",
            Self::Account => "account",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }

    /// Whether a member decides how they hear of it by mail. Matters of the account and acts of staff always come at once.
    pub fn is_chosen(self) -> bool {
        !matches!(self, Self::Account | Self::Moderation)
    }

    /// How a member hears of it who has chosen nothing. Mails about what one follows have to be asked for.
    pub fn usually(self) -> HowTold {
        match self {
            Self::FollowedThread | Self::FollowedMember | Self::FollowedBoard | Self::FollowedCollection => HowTold::Off,
            _ => HowTold::Instant,
        }
    }
}

/// How somebody hears of something besides the list of notices.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum HowTold {
    /// A mail at once.
    Instant,
    /// In one mail a day.
    Digest,
    /// No mail.
    Off,
}

impl HowTold {
    pub const ALL: [Self; 3] = [Self::Instant, Self::Digest, Self::Off];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Instant => "instant",
            Self::Digest => "digest",
            Self::Off => "off",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|how| how.as_str() == text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lead_back() {
        assert!(NoticeKind::ALL.iter().all(|kind| NoticeKind::parse(kind.as_str()) == Some(*kind)));
        assert!(HowTold::ALL.iter().all(|how| HowTold::parse(how.as_str()) == Some(*how)));
        assert_eq!(NoticeKind::parse("everything"), None);
    }

    #[test]
    fn the_more_specific_reason_comes_first() {
        assert!(NoticeKind::ALL.is_sorted());
        assert!(NoticeKind::Mention < NoticeKind::Reply && NoticeKind::Quote < NoticeKind::FollowedThread);
    }
}
