//! What features do of their own accord, as a list that the roof hands down: the ground runs it and knows none of them.

use super::Cx;
use crate::failure::Result;
use futures::future::BoxFuture;

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

/// The whole list; see `features.rs`.
pub struct Features {
    pub heard: &'static [Heard],
}

impl Features {
    /// Who hears the news of this name.
    pub fn hearers(&self, name: &str) -> Option<&'static [Hearer]> {
        self.heard.iter().find(|heard| heard.name == name).map(|heard| heard.by)
    }
}
