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

/// What becomes of a column that leads to a member when the member is erased.
pub struct Step {
    /// `table.column`.
    pub column: &'static str,
    /// The statement for it; `$1` is the member. None: the row stays, under the pseudonym.
    pub sql: Option<&'static str>,
}

/// A part of the download of all that is a member's own: a file of JSON, and pages to read. Its title is the message `own-part-<name>`.
pub struct Part {
    pub name: &'static str,
    /// The columns, as `table.column`, by which its rows are somebody's.
    pub columns: &'static [&'static str],
    /// Rows of the member `$1` after `$2`, with `at` to go on from, in its order and without a limit.
    pub query: &'static str,
}

/// What one module registers, in its `feature.rs`.
pub struct Feature {
    /// News that it hears.
    pub heard: &'static [Heard],
    pub jobs: &'static [Job],
    /// The kinds of things it holds.
    pub kinds: &'static [&'static dyn Kind],
    /// What members can be told by it besides what follows from posts.
    pub stories: &'static [&'static dyn AnyStory],
    /// What becomes of its columns that lead to a member: each is here and in `parts` or `left_out`.
    pub steps: &'static [Step],
    pub parts: &'static [Part],
    /// Columns that are in no part, and why.
    pub left_out: &'static [(&'static str, &'static str)],
}

impl Feature {
    pub const NONE: Self = Self { heard: &[], jobs: &[], kinds: &[], stories: &[], steps: &[], parts: &[], left_out: &[] };
}

/// What all of them register, in their order; see `features.rs`.
pub struct Features {
    pub heard: Vec<&'static Heard>,
    pub jobs: Vec<&'static Job>,
    pub kinds: Kinds,
    pub stories: Stories,
    pub steps: Vec<&'static Step>,
    pub parts: Vec<&'static Part>,
    pub left_out: Vec<(&'static str, &'static str)>,
}

impl Features {
    pub fn new(all: &[&'static Feature]) -> Self {
        Self {
            heard: all.iter().flat_map(|one| one.heard).collect(),
            jobs: all.iter().flat_map(|one| one.jobs).collect(),
            kinds: Kinds(all.iter().flat_map(|one| one.kinds).copied().collect()),
            stories: Stories(all.iter().flat_map(|one| one.stories).copied().collect()),
            steps: all.iter().flat_map(|one| one.steps).collect(),
            parts: all.iter().flat_map(|one| one.parts).collect(),
            left_out: all.iter().flat_map(|one| one.left_out).copied().collect(),
        }
    }

    /// Who hears the news of this name, in the order of the modules.
    pub fn hearers(&self, name: &str) -> impl Iterator<Item = Hearer> {
        self.heard.iter().filter(move |heard| heard.name == name).map(|heard| heard.by)
    }
}
