//! What features do of their own accord, as a list that the roof hands down: the ground runs it and knows none of them.

use super::Cx;
use crate::{failure::Result, kinds::Kinds, stories::Stories};
use futures::future::BoxFuture;
use std::time::Duration;

/// Whether acting on news reached somebody outside, which cannot be undone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    Nobody,
    Somebody,
}

impl Told {
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        if self == Self::Somebody { self } else { other }
    }
}

/// Acts on one news: the outbox row's id and the stored text. The id stays the same on a second try.
pub type Hearer = fn(Cx, i64, String) -> BoxFuture<'static, Result<Told>>;

/// Who hears one kind of news.
pub struct Heard {
    /// What the table calls it.
    pub name: &'static str,
    /// In this order. When one fails, those behind it wait for the next try.
    pub by: &'static [Hearer],
}

/// When a job runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pace {
    /// Once at the start of a process that is alone with its database, as on SQLite: takes back what a killed one had in hand.
    StartAlone,
    /// Every hour, one job after the other in the order of the list.
    Hourly,
    /// The same, part by part until it says 0.
    HourlyInParts,
    /// Beside all others: again at once while there is something to do, otherwise after this rest.
    Beside(Duration),
}

/// Something the courier does without being asked. Doing it twice changes nothing.
pub struct Job {
    /// What admins see; its last end is kept under this name.
    pub name: &'static str,
    pub pace: Pace,
    /// Says how much it did.
    pub work: fn(Cx) -> BoxFuture<'static, Result<usize>>,
}

impl Job {
    /// Does it, all parts of it. Returns how much was done.
    pub async fn run(&self, cx: &Cx) -> Result<usize> {
        let mut all = 0;
        loop {
            let part = (self.work)(cx.clone()).await?;
            all += part;
            if part == 0 || self.pace != Pace::HourlyInParts {
                return Ok(all);
            }
        }
    }
}

/// The whole list; see `features.rs`.
pub struct Features {
    pub heard: &'static [Heard],
    pub jobs: &'static [Job],
    /// The kinds of things there are.
    pub kinds: Kinds,
    /// What members can be told besides what follows from posts.
    pub stories: Stories,
}

impl Features {
    /// Who hears the news of this name.
    pub fn hearers(&self, name: &str) -> Option<&'static [Hearer]> {
        self.heard.iter().find(|heard| heard.name == name).map(|heard| heard.by)
    }
}
