//! Signing in with an account that somebody has elsewhere: LinkedIn, Google, Microsoft and all who speak OpenID Connect.
//! A person there is (issuer, subject), never an e-mail address: addresses change hands.

mod begin_attempt;
pub(crate) mod feature;
mod finish;
pub mod heard;
pub(crate) mod joining;
mod link;
mod list;
pub mod news;
mod refusal;
mod rows;
mod sign_in;
pub mod stories;
mod sweep;
mod take_attempt;
mod unlink;

pub use begin_attempt::{Begun, Start, begin_attempt, link_key};
pub use finish::{Arrival, Outcome, finish};
pub use list::{Identities, Identity, linked_providers, list_identities};
pub use refusal::Refusal;
pub use sweep::sweep;
pub use take_attempt::{Attempt, take_attempt};
pub use unlink::unlink;

/// What an attempt is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Purpose {
    /// Come in, or join.
    #[default]
    SignIn,
    /// Add the account to one's own.
    Link,
    /// Prove again that it is oneself, for dangerous acts.
    Reauthenticate,
    /// Finish joining after the mail: the same person of the same provider must be there again.
    ConfirmJoining,
}

impl Purpose {
    const ALL: [Self; 4] = [Self::SignIn, Self::Link, Self::Reauthenticate, Self::ConfirmJoining];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::SignIn => "sign-in",
            Self::Link => "link",
            Self::Reauthenticate => "re-authenticate",
            Self::ConfirmJoining => "confirm-joining",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|purpose| purpose.as_str() == text)
    }
}

/// Who a provider says is there, after all checks of its word.
#[derive(Clone, Debug, Default)]
pub struct Proved {
    /// The provider's name in paths, and as people know it.
    pub provider: String,
    pub label: String,
    pub issuer: String,
    pub subject: String,
    /// Empty if the provider gave none, or one that is none.
    pub email: String,
    /// The provider says, by a boolean, that the address is this person's.
    pub email_verified: bool,
    pub name: String,
    /// When the provider last saw a password or the like, if it says so.
    pub authenticated_at: Option<i64>,
}
