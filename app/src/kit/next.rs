//! Where a form leads that was carried out, and what it says on the way.

use super::{ApiError, Done, Kept, Rerender, Visit, encode, set_short_cookie, submit::request};
use model::limits::UNDO_MS;
use std::sync::Arc;

/// The page to go to. A `String` is one, too.
#[derive(Clone, Debug, Default)]
pub struct Next {
    pub to: String,
    /// What the page offers to take back.
    pub offer: Option<Offer>,
    /// What is asked instead, before anything is done.
    pub question: Option<Question>,
}

/// What the page that follows says and offers for a while. The browser keeps a name and a number, never words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Offer {
    pub name: &'static str,
    pub id: i64,
    pub seconds: i64,
}

/// Where the browser keeps an [`Offer`].
pub const OFFER: &str = "undo";

/// What is asked before a form is carried out that cannot be taken back, or that others mind. The form is sent again with `sure`.
#[derive(Clone, Debug)]
pub struct Question {
    /// The server function, as `discussion/delete_reply`.
    pub verb: &'static str,
    /// What is lost.
    pub text: String,
    /// The message of the button that does it.
    pub button: &'static str,
    /// The page to go back to.
    pub back: String,
}

/// Where questions are asked; no page has this path.
const ASKED: &str = "/sure";

impl From<String> for Next {
    fn from(to: String) -> Self {
        Self { to, ..Self::default() }
    }
}

impl Next {
    /// To a page that offers for five minutes to take this back.
    pub fn undoable(to: String, name: &'static str, id: i64) -> Self {
        Self { to, offer: Some(Offer { name, id, seconds: UNDO_MS / 1_000 }), question: None }
    }

    /// To a page that says once that something is there again.
    pub fn came_back(to: String) -> Self {
        Self { to, offer: Some(Offer { name: "back", id: 0, seconds: 20 }), question: None }
    }

    pub fn ask(question: Question) -> Self {
        Self { to: question.back.clone(), offer: None, question: Some(question) }
    }
}

impl Offer {
    /// Has the browser keep it, for the page of this address and those below it.
    pub(super) fn keep(self, visit: &Visit, to: &str) {
        let path = to.split(['?', '#']).next().unwrap_or("/");
        let until = visit.cx.now + self.seconds * 1_000;
        set_short_cookie(visit, OFFER, &format!("{}.{}.{until}.{}", self.name, self.id, encode(path)), self.seconds);
    }
}

/// Whether a member's form is to be asked about before it is carried out. Scripts ask by themselves, and visitors have to sign in first.
pub fn is_unsure(sure: &str) -> bool {
    sure != "yes" && request().is_ok_and(|(visit, _, html)| html && visit.cx.actor.id().is_some())
}

/// Asks before the form is carried out; `fields` are those that it is sent again with.
pub fn ask_first(form: &'static str, fields: Vec<(&'static str, String)>, question: Question) -> Result<Done, ApiError> {
    let (_, outcome, _) = request()?;
    let to = question.back.clone();
    if let Some(outcome) = outcome {
        let kept = Kept { form, fields, question: Some(question), ..Kept::default() };
        outcome.set(Rerender { page: ASKED.to_owned(), kept: Arc::new(kept) });
    }
    Ok(Done { to })
}
