//! What features do of their own accord, as lists that the roof hands down: the ground runs it and knows none of them.

use super::Cx;
use crate::{
    failure::Result,
    kinds::{Kind, Kinds},
    stories::{AnyStory, Stories},
};
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

/// Who hears one kind of news. When one of several fails, those behind it wait for the next try.
pub struct Heard {
    /// What the table calls it.
    pub name: &'static str,
    pub by: Hearer,
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

macro_rules! job {
    ($name:literal, $pace:expr, $work:path $(, $argument:expr)*) => {
        Job { name: $name, pace: $pace, work: |cx| Box::pin(async move { $work(&cx $(, $argument)*).await }) }
    };
}
pub(crate) use job;

/// What one module registers, in its `feature.rs`.
pub struct Feature {
    /// News that it hears.
    pub heard: &'static [Heard],
    pub jobs: &'static [Job],
    /// The kinds of things it holds.
    pub kinds: &'static [&'static dyn Kind],
    /// What members can be told by it besides what follows from posts.
    pub stories: &'static [&'static dyn AnyStory],
}

impl Feature {
    pub const NONE: Self = Self { heard: &[], jobs: &[], kinds: &[], stories: &[] };
}

/// What all of them register, in their order; see `features.rs`.
pub struct Features {
    pub heard: Vec<&'static Heard>,
    pub jobs: Vec<&'static Job>,
    pub kinds: Kinds,
    pub stories: Stories,
}

impl Features {
    pub fn new(all: &[&'static Feature]) -> Self {
        Self {
            heard: all.iter().flat_map(|one| one.heard).collect(),
            jobs: all.iter().flat_map(|one| one.jobs).collect(),
            kinds: Kinds(all.iter().flat_map(|one| one.kinds).copied().collect()),
            stories: Stories(all.iter().flat_map(|one| one.stories).copied().collect()),
        }
    }

    /// Who hears the news of this name, in the order of the modules.
    pub fn hearers(&self, name: &str) -> impl Iterator<Item = Hearer> {
        self.heard.iter().filter(move |heard| heard.name == name).map(|heard| heard.by)
    }
}
