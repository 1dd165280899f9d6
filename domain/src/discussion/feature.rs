//! What is registered of discussions.

use super::{empty_posts, empty_threads, heard, news, rerender_some, stories, subject, sweep};
use crate::{
    cx::{Feature, Job, Pace, job},
    outbox::heard,
};

heard! {
    news::ThreadStarted => heard::thread_started;
    news::ReplyPosted => heard::reply_posted;
    news::PostEdited => heard::post_edited;
    news::AnswerMarked => heard::answer_marked;
}

const JOBS: &[Job] = &[
    job!("forms-sweep", Pace::Hourly, sweep),
    job!("render-anew", Pace::HourlyInParts, rerender_some, 100),
    job!("deleted-posts-end", Pace::HourlyInParts, empty_posts),
    job!("deleted-threads-end", Pace::HourlyInParts, empty_threads),
];

pub(crate) const FEATURE: Feature = Feature {
    heard: HEARD,
    jobs: JOBS,
    kinds: &[&subject::Threads, &subject::Boards, &subject::Posts, &subject::Tags],
    stories: stories::STORIES,
    ..Feature::NONE
};
