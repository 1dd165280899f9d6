//! News of threads and posts.

use crate::outbox::News;
use model::{MemberId, ReplyId, ThreadId};
use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ThreadStarted {
    pub thread: ThreadId,
}

impl News for ThreadStarted {
    const NAME: &'static str = "thread-started";
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReplyPosted {
    pub thread: ThreadId,
    pub reply: ReplyId,
}

impl News for ReplyPosted {
    const NAME: &'static str = "reply-posted";
}

/// A post was changed and names somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PostEdited {
    pub reply: ReplyId,
    pub by: MemberId,
}

impl News for PostEdited {
    const NAME: &'static str = "post-edited";
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerMarked {
    pub reply: ReplyId,
    pub by: MemberId,
}

impl News for AnswerMarked {
    const NAME: &'static str = "answer-marked";
}
