//! Joining and coming in.

use crate::limits;
use crate::problem::{Field, Findings, Problem, Wrong};
use serde::{Deserialize, Serialize};

/// What a member may do to others' posts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Role {
    Member,
    Moderator,
    Admin,
}

impl Role {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Member => "member",
            Self::Moderator => "moderator",
            Self::Admin => "admin",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        [Self::Member, Self::Moderator, Self::Admin].into_iter().find(|role| role.as_str() == text)
    }

    pub fn is_staff(self) -> bool {
        self >= Self::Moderator
    }
}

/// Who someone is in the sector.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum MemberKind {
    Teacher,
    Expert,
    Coordinator,
    StudentTeacher,
    Researcher,
}

impl MemberKind {
    pub const ALL: [Self; 5] = [Self::Teacher, Self::Expert, Self::Coordinator, Self::StudentTeacher, Self::Researcher];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Teacher => "teacher",
            Self::Expert => "expert",
            Self::Coordinator => "coordinator",
            Self::StudentTeacher => "student-teacher",
            Self::Researcher => "researcher",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text)
    }
}

/// The sign-up form.
#[derive(Clone, Default, Serialize, Deserialize)]
pub struct SignUpDraft {
    pub name: String,
    pub email: String,
    pub password: String,
}

impl SignUpDraft {
    /// Checks all that can be checked without the database. Names and addresses come back trimmed; a password is never changed.
    pub fn check(mut self) -> Result<Self, Problem> {
        self.name = self.name.trim().to_owned();
        self.email = self.email.trim().to_owned();
        let mut found = Findings::default();
        found.length(Field::Name, &self.name, limits::NAME);
        check_email(&mut found, &self.email);
        found.length(Field::Password, &self.password, limits::PASSWORD);
        if found_nothing_on_password(&self) && too_easily_guessed(&self) {
            found.add(Field::Password, Wrong::TooCommon);
        }
        found.none_or(self)
    }
}

fn found_nothing_on_password(draft: &SignUpDraft) -> bool {
    limits::PASSWORD.contains(&draft.password.chars().count())
}

/// One character over and over, or little more than the person's own name or address (ASVS 5.0, 6.1.2).
fn too_easily_guessed(draft: &SignUpDraft) -> bool {
    let password = draft.password.to_lowercase();
    let first = password.chars().next();
    let repeated = password.chars().all(|c| Some(c) == first);
    let local_part = draft.email.split('@').next().unwrap_or_default().to_lowercase();
    let context = [local_part, draft.name.to_lowercase(), draft.name.to_lowercase().replace(' ', ""), "battforum".into(), "password".into()];
    repeated || context.iter().any(|word| word.chars().count() >= 4 && adds_little(&password, word))
}

fn adds_little(password: &str, word: &str) -> bool {
    let rest = password.replacen(word, "", 1);
    rest.len() < password.len() && rest.chars().filter(|c| c.is_alphabetic()).count() < 4
}

fn check_email(found: &mut Findings, email: &str) {
    found.length(Field::Email, email, 1..=limits::EMAIL_MAX);
    if !email.is_empty() && !looks_like_an_address(email) {
        found.add(Field::Email, Wrong::NotAnEmail);
    }
}

/// The useful part of RFC 5321's Mailbox: one `@`, a local part, a domain with a dot or `localhost`, no spaces or controls.
pub fn looks_like_an_address(email: &str) -> bool {
    let Some((local, domain)) = email.rsplit_once('@') else { return false };
    let plain = |c: char| !c.is_whitespace() && !c.is_control() && !"<>()[],;:\\\"@".contains(c);
    let domain_fits = domain.split('.').all(|label| !label.is_empty() && !label.starts_with('-') && !label.ends_with('-'));
    !local.is_empty()
        && local.len() <= 64
        && !local.starts_with('.')
        && !local.ends_with('.')
        && !local.contains("..")
        && local.chars().all(plain)
        && domain_fits
        && domain.chars().all(|c| c.is_alphanumeric() || c == '-' || c == '.')
        && (domain.contains('.') || domain == "localhost")
}

/// The sign-in form.
#[derive(Clone, Default, Serialize, Deserialize)]
pub struct SignInDraft {
    pub email: String,
    pub password: String,
}

impl SignInDraft {
    pub fn check(mut self) -> Result<Self, Problem> {
        self.email = self.email.trim().to_owned();
        let mut found = Findings::default();
        found.length(Field::Email, &self.email, 1..=limits::EMAIL_MAX);
        found.length(Field::Password, &self.password, 1..=*limits::PASSWORD.end());
        found.none_or(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(name: &str, email: &str, password: &str) -> Result<(String, String, String), Problem> {
        let draft = SignUpDraft { name: name.into(), email: email.into(), password: password.into() };
        draft.check().map(|draft| (draft.name, draft.email, draft.password))
    }

    #[test]
    fn a_good_draft_is_trimmed_but_for_the_password() {
        let (name, email, password) = draft(" Marta Silva ", " marta@example.org ", "  blue gearbox 12  ").expect("good");
        assert_eq!((name.as_str(), email.as_str()), ("Marta Silva", "marta@example.org"));
        assert_eq!(password, "  blue gearbox 12  ");
    }

    #[test]
    fn every_field_is_told_at_once() {
        let problem = draft("", "nobody", "short").expect_err("bad");
        assert_eq!(problem.with(Field::Name), Some(Wrong::Missing));
        assert_eq!(problem.with(Field::Email), Some(Wrong::NotAnEmail));
        assert_eq!(problem.with(Field::Password), Some(Wrong::TooShort { least: 10 }));
    }

    #[test]
    fn passwords_made_of_the_context_are_refused() {
        for password in ["aaaaaaaaaaaa", "marta.silva1234", "battforum2026", "password123456"] {
            let problem = draft("Marta Silva", "marta.silva@example.org", password).expect_err(password);
            assert_eq!(problem.with(Field::Password), Some(Wrong::TooCommon), "{password}");
        }
        assert!(draft("Marta Silva", "marta.silva@example.org", "😀🔋⚡️ unusual enough").is_ok());
        assert!(draft("Marta Silva", "marta.silva@example.org", &"ab".repeat(128)).is_ok());
        assert!(draft("Marta Silva", "marta.silva@example.org", &"ab".repeat(129)).is_err());
    }

    #[test]
    fn addresses() {
        for good in ["a@b.eu", "first.last+tag@sub.example.org", "x@localhost", "ä@exämple.fi"] {
            assert!(looks_like_an_address(good), "{good}");
        }
        for bad in ["", "a", "@b.eu", "a@", "a b@c.eu", "a@b", "a@b..eu", "a@-b.eu", "a\r\nBcc: x@y.eu", "<a@b.eu>", "a@b.eu\0", ".a@b.eu"] {
            assert!(!looks_like_an_address(bad), "{bad:?}");
        }
    }
}
