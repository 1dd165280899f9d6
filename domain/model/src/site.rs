//! What admins set: boards, invitations, the site's own settings.

use crate::accounts::{MemberKind, Role, looks_like_an_address};
use crate::audience::Audience;
use crate::limits;
use crate::problem::{Field, Findings, Problem, Wrong};
use crate::words::is_language;
use serde::{Deserialize, Deserializer, Serialize};
use std::ops::RangeInclusive;

/// Who can get an account.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum SignUpMode {
    #[default]
    Open,
    /// Staff lets each newcomer in, unless they were invited.
    ByApproval,
    InvitationOnly,
}

impl SignUpMode {
    pub const ALL: [Self; 3] = [Self::Open, Self::ByApproval, Self::InvitationOnly];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::ByApproval => "by-approval",
            Self::InvitationOnly => "invitation-only",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mode| mode.as_str() == text)
    }
}

/// The settings form, as typed.
#[derive(Clone, Debug, Default)]
pub struct SettingsOfSiteDraft {
    pub sign_up: String,
    pub support: String,
    pub audit_days: String,
    pub privacy: PrivacyNotice,
}

/// What the privacy page says of who runs the site.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PrivacyNotice {
    /// Name and address of who is responsible (GDPR, Art. 13(1)(a)).
    pub controller: String,
    /// Where to ask about one's data.
    pub contact: String,
    /// The data protection officer, where there has to be one.
    pub officer: String,
    /// Who handles data for the site, one a line.
    pub processors: String,
}

impl PrivacyNotice {
    /// It says what the law asks every site to say.
    pub fn is_complete(&self) -> bool {
        !self.controller.is_empty() && !self.contact.is_empty()
    }

    fn check(self, found: &mut Findings) -> Self {
        let trimmed = |text: String| text.trim().replace('\r', "");
        let (controller, officer, processors) = (trimmed(self.controller), trimmed(self.officer), trimmed(self.processors));
        let contact = self.contact.trim().to_owned();
        found.length(Field::Controller, &controller, 0..=500);
        found.length(Field::Officer, &officer, 0..=500);
        found.length(Field::Processors, &processors, 0..=2_000);
        if !contact.is_empty() && (contact.len() > limits::EMAIL_MAX || !looks_like_an_address(&contact)) {
            found.add(Field::PrivacyContact, Wrong::NotAnEmail);
        }
        Self { controller, contact, officer, processors }
    }
}

/// What admins have set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteSettings {
    pub sign_up: SignUpMode,
    /// Where members write to; empty for nowhere.
    pub support: String,
    /// For how long lines of the audit log are kept.
    pub audit_days: u32,
    pub privacy: PrivacyNotice,
}

impl Default for SiteSettings {
    fn default() -> Self {
        Self { sign_up: SignUpMode::Open, support: String::new(), audit_days: 730, privacy: PrivacyNotice::default() }
    }
}

/// Below a month nobody could look into anything; ten years are more than anybody needs.
const AUDIT_DAYS: RangeInclusive<u32> = 30..=3_650;

impl SettingsOfSiteDraft {
    pub fn check(self) -> Result<SiteSettings, Problem> {
        let mut found = Findings::default();
        let sign_up = SignUpMode::parse(&self.sign_up);
        if sign_up.is_none() {
            found.add(Field::SignUp, Wrong::NoSuchChoice);
        }
        let support = self.support.trim().to_owned();
        if !support.is_empty() && (support.len() > limits::EMAIL_MAX || !looks_like_an_address(&support)) {
            found.add(Field::Support, Wrong::NotAnEmail);
        }
        let audit_days = number(&mut found, Field::Days, &self.audit_days, AUDIT_DAYS);
        let privacy = self.privacy.check(&mut found);
        found.none_or(SiteSettings { sign_up: sign_up.unwrap_or_default(), support, audit_days, privacy })
    }
}

fn number(found: &mut Findings, field: Field, text: &str, range: RangeInclusive<u32>) -> u32 {
    let number = text.trim().parse().ok().filter(|n| range.contains(n));
    if number.is_none() {
        found.add(field, Wrong::OutOfRange { least: *range.start(), most: *range.end() });
    }
    number.unwrap_or(*range.start())
}

/// A role that admins give.
pub fn check_role(role: &str) -> Result<Role, Problem> {
    Role::parse(role).ok_or_else(|| Problem::field(Field::Role, Wrong::NoSuchChoice))
}

/// Colours and icons that boards can have.
pub const BOARD_COLOURS: [&str; 9] = ["teal", "blue", "violet", "rose", "amber", "lime", "slate", "cyan", "green"];
pub const BOARD_ICONS: [&str; 13] =
    ["chat", "battery", "bolt", "flask", "wrench", "recycle", "shield", "globe", "book", "users", "megaphone", "calendar", "flag"];

/// A box of a form: whatever it sends, it was ticked.
fn ticked<'de, D: Deserializer<'de>>(from: D) -> Result<bool, D::Error> {
    String::deserialize(from).map(|sent| !sent.is_empty())
}

/// The form of a board.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct BoardDraft {
    pub name: String,
    pub slug: String,
    pub description: String,
    pub language: String,
    pub country: String,
    pub colour: String,
    pub icon: String,
    /// One of [`Audience::OPEN_TO_MANY`]; a group's boards are made by the group.
    pub audience: String,
    /// Only staff starts threads.
    #[serde(deserialize_with = "ticked")]
    pub news: bool,
}

impl BoardDraft {
    /// Texts are expected without control characters.
    pub fn check(self) -> Result<Self, Problem> {
        let mut found = Findings::default();
        found.length(Field::Name, &self.name, limits::NAME);
        found.length(Field::Description, &self.description, 0..=300);
        let slug_fits = (2..=40).contains(&self.slug.len())
            && self.slug.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
            && !self.slug.starts_with('-')
            && !self.slug.ends_with('-');
        let country_fits = self.country.is_empty() || (self.country.len() == 2 && self.country.chars().all(|c| c.is_ascii_uppercase()));
        for (fits, field, wrong) in [
            (slug_fits, Field::Slug, Wrong::BadSlug),
            (is_language(&self.language), Field::Language, Wrong::NoSuchChoice),
            (country_fits, Field::Country, Wrong::NoSuchChoice),
            (BOARD_COLOURS.contains(&self.colour.as_str()), Field::Colour, Wrong::NoSuchChoice),
            (BOARD_ICONS.contains(&self.icon.as_str()), Field::Icon, Wrong::NoSuchChoice),
            (Audience::OPEN_TO_MANY.iter().any(|one| one.as_str() == self.audience), Field::Audience, Wrong::NoSuchChoice),
        ] {
            if !fits {
                found.add(field, wrong);
            }
        }
        found.none_or(self)
    }
}

/// The form of an invitation, as typed.
#[derive(Clone, Debug, Default)]
pub struct InvitationDraft {
    pub kind: String,
    /// A board's number, or empty.
    pub board: String,
    /// The name of a listed organisation, or empty.
    pub organisation: String,
    pub uses: String,
    pub days: String,
    pub note: String,
    /// Whom to write to, between commas, spaces or lines; empty for a link to hand on.
    pub addresses: String,
}

/// An invitation that passed its checks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvitationTerms {
    pub kind: MemberKind,
    pub board: Option<i64>,
    pub organisation: String,
    /// How often the link can be used; each address gets one that can be used once.
    pub uses: u32,
    pub days: u32,
    pub note: String,
    pub addresses: Vec<String>,
}

/// So many people are invited by mail at a time.
const ADDRESSES_MAX: u32 = 20;

/// Lower case, none twice.
fn addresses(found: &mut Findings, text: &str) -> Vec<String> {
    let mut all: Vec<String> = text.split([',', ';', ' ', '\n', '\r', '\t']).filter(|part| !part.is_empty()).map(str::to_lowercase).collect();
    all.sort();
    all.dedup();
    if all.len() > ADDRESSES_MAX as usize {
        found.add(Field::Addresses, Wrong::TooManyOf { most: ADDRESSES_MAX });
    } else if !all.iter().all(|address| address.len() <= limits::EMAIL_MAX && looks_like_an_address(address)) {
        found.add(Field::Addresses, Wrong::NotAnEmail);
    }
    all
}

impl InvitationDraft {
    pub fn check(self) -> Result<InvitationTerms, Problem> {
        let mut found = Findings::default();
        let kind = MemberKind::parse(&self.kind);
        if kind.is_none() {
            found.add(Field::Kind, Wrong::NoSuchChoice);
        }
        let board = self.board.parse().ok();
        if board.is_none() && !self.board.is_empty() {
            found.add(Field::Board, Wrong::NoSuchChoice);
        }
        let addresses = addresses(&mut found, &self.addresses);
        // Whoever writes to addresses need not say how many people it is for.
        let uses = if addresses.is_empty() { number(&mut found, Field::Uses, &self.uses, 1..=200) } else { 1 };
        let days = number(&mut found, Field::Days, &self.days, 1..=90);
        found.length(Field::Note, &self.note, 0..=limits::NOTE_MAX);
        let (kind, organisation, note) = (kind.unwrap_or(MemberKind::Teacher), self.organisation, self.note);
        found.none_or(InvitationTerms { kind, board, organisation, uses, days, note, addresses })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_are_checked_together() {
        let draft = |sign_up: &str, support: &str, days: &str| {
            SettingsOfSiteDraft { sign_up: sign_up.into(), support: support.into(), audit_days: days.into(), ..Default::default() }.check()
        };
        assert_eq!(draft("open", " help@school.eu ", "30").expect("good").support, "help@school.eu");
        let problem = draft("closed", "nobody", "29").expect_err("bad");
        assert_eq!(problem.with(Field::SignUp), Some(Wrong::NoSuchChoice));
        assert_eq!(problem.with(Field::Support), Some(Wrong::NotAnEmail));
        assert_eq!(problem.with(Field::Days), Some(Wrong::OutOfRange { least: 30, most: 3_650 }));
        assert!(draft("open", "", "-1").is_err() && draft("open", "", "99999999999").is_err());
    }

    #[test]
    fn the_privacy_notice_is_checked() {
        let privacy = PrivacyNotice { controller: " Example School\r\nTurku ".into(), contact: " data@school.eu ".into(), ..Default::default() };
        let draft = |privacy| SettingsOfSiteDraft { sign_up: "open".into(), audit_days: "30".into(), privacy, ..Default::default() }.check();
        let set = draft(privacy).expect("good").privacy;
        assert_eq!((set.controller.as_str(), set.contact.as_str(), set.is_complete()), ("Example School\nTurku", "data@school.eu", true));
        let bad = PrivacyNotice { contact: "at school".into(), processors: "x".repeat(2_001), ..Default::default() };
        let problem = draft(bad).expect_err("bad");
        assert_eq!(problem.with(Field::PrivacyContact), Some(Wrong::NotAnEmail));
        assert_eq!(problem.with(Field::Processors), Some(Wrong::TooLong { most: 2_000, by: 1 }));
        assert!(!draft(PrivacyNotice::default()).expect("may be empty").privacy.is_complete());
    }

    #[test]
    fn a_board_is_checked_field_by_field() {
        let good = BoardDraft {
            name: "Cell production".into(),
            slug: "cell-production".into(),
            language: "en".into(),
            colour: "teal".into(),
            icon: "bolt".into(),
            audience: "public".into(),
            ..BoardDraft::default()
        };
        assert!(good.clone().check().is_ok());
        for slug in ["", "x", "-ab", "ab-", "Ab", "a b", "a/b", "ä1", &"a".repeat(41)] {
            assert_eq!(BoardDraft { slug: slug.into(), ..good.clone() }.check().expect_err(slug).with(Field::Slug), Some(Wrong::BadSlug));
        }
        let bad = BoardDraft { colour: "plaid".into(), icon: "../x".into(), audience: "group".into(), country: "finland".into(), ..good };
        assert!(matches!(bad.check(), Err(Problem::Invalid(all)) if all.len() == 4));
    }

    #[test]
    fn an_invitation_has_uses_and_an_end() {
        let draft = |uses: &str, days: &str| {
            InvitationDraft { kind: "expert".into(), uses: uses.into(), days: days.into(), ..InvitationDraft::default() }.check()
        };
        assert_eq!(draft("7", "90").expect("good").uses, 7);
        for (uses, days) in [("0", "1"), ("201", "1"), ("1", "0"), ("1", "91"), ("", ""), ("1.5", "1")] {
            assert!(draft(uses, days).is_err(), "{uses} {days}");
        }
    }

    #[test]
    fn addresses_are_read_as_people_write_them() {
        let draft = |addresses: &str| {
            InvitationDraft { kind: "expert".into(), days: "7".into(), addresses: addresses.into(), ..InvitationDraft::default() }.check()
        };
        let good = draft("Ada@school.example, ben@school.example;\r\nada@school.example").expect("good");
        assert_eq!((good.addresses, good.uses), (vec!["ada@school.example".to_owned(), "ben@school.example".to_owned()], 1));
        assert_eq!(draft("ada@school.example nobody").expect_err("bad").with(Field::Addresses), Some(Wrong::NotAnEmail));
        let many: Vec<String> = (0..21).map(|n| format!("a{n}@school.example")).collect();
        assert_eq!(draft(&many.join(" ")).expect_err("bad").with(Field::Addresses), Some(Wrong::TooManyOf { most: 20 }));
        assert_eq!(draft("").expect_err("then it is a link").with(Field::Uses), Some(Wrong::OutOfRange { least: 1, most: 200 }));
    }
}
