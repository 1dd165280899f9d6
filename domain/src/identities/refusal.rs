/// Why nobody came in with a provider, as a word for the address of the page that explains it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Too late, used already, begun in another browser, or never begun.
    Attempt,
    /// The person said no at the provider.
    Cancelled,
    /// The provider does not answer, or answers nonsense.
    Unreachable,
    /// The provider's word did not pass a check.
    Untrusted,
    /// The address belongs to a member, who has to sign in and link.
    EmailTaken,
    /// The provider gave no e-mail address.
    NoEmail,
    /// The account is linked to another member.
    LinkedElsewhere,
    /// Another person of the provider was expected, or another session.
    SomebodyElse,
    /// The member does not exist any more.
    Gone,
    /// The suspended change nothing about their account.
    Suspended,
    /// The site takes nobody in who was not invited.
    InvitationOnly,
}

impl Refusal {
    pub const ALL: [Self; 11] = [
        Self::Attempt,
        Self::Cancelled,
        Self::Unreachable,
        Self::Untrusted,
        Self::EmailTaken,
        Self::NoEmail,
        Self::LinkedElsewhere,
        Self::SomebodyElse,
        Self::Gone,
        Self::Suspended,
        Self::InvitationOnly,
    ];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Attempt => "attempt",
            Self::Cancelled => "cancelled",
            Self::Unreachable => "unreachable",
            Self::Untrusted => "untrusted",
            Self::EmailTaken => "email-taken",
            Self::NoEmail => "no-email",
            Self::LinkedElsewhere => "linked-elsewhere",
            Self::SomebodyElse => "somebody-else",
            Self::Gone => "gone",
            Self::Suspended => "suspended",
            Self::InvitationOnly => "invitation-only",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|refusal| refusal.as_str() == text)
    }

    /// The HTTP status of the page.
    pub fn status(self) -> u16 {
        match self {
            Self::Attempt | Self::Cancelled => 400,
            Self::Unreachable => 503,
            Self::EmailTaken | Self::LinkedElsewhere => 409,
            Self::NoEmail => 422,
            Self::Untrusted | Self::SomebodyElse | Self::Gone | Self::Suspended | Self::InvitationOnly => 403,
        }
    }
}
