//! How often somebody can search, and what else only reads: in memory, since it protects this process only.

use crate::{
    cx::{Cx, Kept, World},
    failure::Result,
};
use model::{Problem, limits};
use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

/// What is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Paced {
    /// A page of results.
    Search,
    /// Suggestions while one types.
    Suggestion,
    /// How a text would look.
    Preview,
}

impl Paced {
    /// In a minute.
    fn most(self) -> i64 {
        match self {
            Self::Search => limits::SEARCHES.most,
            Self::Suggestion => limits::SUGGESTIONS.most,
            Self::Preview => limits::PREVIEWS.most,
        }
    }
}

const MINUTE_MS: i64 = 60_000;
/// Askers that are remembered.
const ROOM: usize = 20_000;

/// Who asked how often within this minute.
#[derive(Default)]
pub struct Pace(Mutex<HashMap<(Paced, String), (i64, i64)>>);

impl Kept for Pace {
    fn make(_: &World) -> Self {
        Self::default()
    }
}

impl Pace {
    fn take(&self, what: Paced, asker: String, minute: i64) -> bool {
        let mut counts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if counts.len() >= ROOM {
            counts.retain(|_, (since, _)| *since == minute);
        }
        if counts.len() >= ROOM {
            counts.clear();
        }
        let count = counts.entry((what, asker)).or_insert((minute, 0));
        if count.0 != minute {
            *count = (minute, 0);
        }
        count.1 += 1;
        count.1 <= what.most()
    }
}

/// Refuses whoever asks too often. A job asks as often as it needs to.
pub fn keep_pace(cx: &Cx, what: Paced) -> Result<()> {
    let asker = cx.actor.id().map_or_else(|| cx.address.to_string(), |id| format!("member {id}"));
    if asker.is_empty() || !cx.world.throttled || cx.world.of::<Pace>().take(what, asker, cx.now / MINUTE_MS) {
        return Ok(());
    }
    let left = MINUTE_MS - cx.now.rem_euclid(MINUTE_MS);
    Err(Problem::TooMany { retry_after: u32::try_from(left / 1000 + 1).unwrap_or(60) }.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn so_many_in_a_minute() {
        let pace = Pace::default();
        let take = |who: &str, minute| pace.take(Paced::Search, who.to_owned(), minute);
        assert!((0..60).all(|_| take("a", 1)) && !take("a", 1));
        assert!(take("b", 1) && take("a", 2));
        assert!(pace.take(Paced::Suggestion, "a".to_owned(), 1));
    }
}
