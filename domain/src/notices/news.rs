//! News of notices and their mails.

use crate::outbox::News;
use model::{MemberId, NoticeId};
use serde::{Deserialize, Serialize};

/// A notice whose mail is to go out at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoticeMade {
    pub notice: NoticeId,
}

impl News for NoticeMade {
    const NAME: &'static str = "notice-made";
}

/// It is time for a member's daily mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DigestDue {
    pub member: MemberId,
    pub due: i64,
}

impl News for DigestDue {
    const NAME: &'static str = "digest-due";
}
