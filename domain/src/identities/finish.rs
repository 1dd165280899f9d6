use super::{Attempt, Proved, Purpose, Refusal, joining, link, sign_in};
use crate::{accounts::Entered, cx::Cx, failure::Result};

/// The request that brings an attempt back.
#[derive(Clone, Debug, Default)]
pub struct Arrival {
    /// The session's token, if any.
    pub session: String,
    pub user_agent: String,
    /// The interface language, for a new member.
    pub language: String,
}

/// What came of an attempt.
pub enum Outcome {
    Entered(Entered),
    /// For the first time.
    Joined(Entered),
    Linked,
    /// It is them; the session has a new token.
    Confirmed {
        token: String,
    },
    /// The address has to be confirmed by a mail first.
    MailSent,
    Refused(Refusal),
}

/// Does what the attempt was for, now that the provider has said who is there.
pub async fn finish(cx: &Cx, attempt: Attempt, proved: Proved, arrival: Arrival) -> Result<Outcome> {
    match attempt.purpose {
        Purpose::SignIn => sign_in::sign_in(cx, &attempt, proved, &arrival).await,
        Purpose::Link => link::link(cx, &attempt, proved, &arrival).await,
        Purpose::Reauthenticate => link::confirm(cx, &attempt, proved, &arrival).await,
        Purpose::ConfirmJoining => joining::confirm(cx, &attempt, proved, &arrival).await,
    }
}
