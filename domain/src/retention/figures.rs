//! The figures, and nothing else. What each is about and why it is as long as it is are the messages `retention-<name>` and
//! `retention-<name>-why`.

const HOUR_MS: i64 = 3_600_000;
const DAY_MS: i64 = 24 * HOUR_MS;

/// For how long something is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    Hours(i64),
    Days(i64),
    /// Of 30.4375 days each.
    Months(i64),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figure {
    pub name: &'static str,
    pub kept: Kept,
}

impl Figure {
    pub const fn ms(self) -> i64 {
        match self.kept {
            Kept::Hours(n) => n * HOUR_MS,
            Kept::Days(n) => n * DAY_MS,
            Kept::Months(n) => n * 2_629_800_000,
        }
    }
}

const fn figure(name: &'static str, kept: Kept) -> Figure {
    Figure { name, kept }
}

/// Network addresses: in the log and with browsers that are known.
pub const ADDRESSES: Figure = figure("addresses", Kept::Days(90));
/// Who signed in when and with what.
pub const SIGN_INS: Figure = figure("sign-ins", Kept::Days(180));
/// Sessions that nobody uses.
pub const SESSIONS: Figure = figure("sessions", Kept::Days(14));
/// Browsers that a member has not signed in with again.
pub const DEVICES: Figure = figure("devices", Kept::Months(12));
/// Sign-ups whose address was not confirmed.
pub const JOININGS: Figure = figure("joinings", Kept::Days(7));
/// Links of mails, addresses of people who were invited and did not come, news that were acted on.
pub const LINKS: Figure = figure("links", Kept::Days(7));
/// Counts of failed sign-ins, keys of forms.
pub const COUNTS: Figure = figure("counts", Kept::Hours(24));
/// What was taken back or taken out: it can be put back until then.
pub const DELETED: Figure = figure("deleted", Kept::Days(30));
/// Notices that were read; unread ones four times as long.
pub const NOTICES: Figure = figure("notices", Kept::Days(90));
/// Downloads of one's own data.
pub const EXPORTS: Figure = figure("exports", Kept::Hours(48));
/// How long one can come back who asked to leave.
pub const LEAVING: Figure = figure("leaving", Kept::Days(14));
/// How long before the end of [`INACTIVE`] somebody who is away is told by mail.
pub const INACTIVE_NOTICE: Figure = figure("inactive-notice", Kept::Days(30));
/// Accounts that nobody has used.
pub const INACTIVE: Figure = figure("inactive", Kept::Months(24));

/// As the privacy page lists them. How long the log of what staff did is kept is a setting of the site.
pub const FIGURES: [Figure; 13] =
    [ADDRESSES, SIGN_INS, SESSIONS, DEVICES, JOININGS, LINKS, COUNTS, DELETED, NOTICES, EXPORTS, LEAVING, INACTIVE_NOTICE, INACTIVE];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::texts::{LOCALES, Locale};

    #[test]
    fn every_figure_is_told_with_its_reason() {
        for locale in LOCALES.into_iter().filter_map(Locale::parse) {
            for Figure { name, .. } in FIGURES {
                assert!(locale.find(&format!("retention-{name}")).is_some(), "{}: {name}", locale.code());
                assert!(locale.find(&format!("retention-{name}-why")).is_some(), "{}: why {name}", locale.code());
            }
        }
        assert_eq!((EXPORTS.ms(), ADDRESSES.ms(), INACTIVE.ms() / DAY_MS), (172_800_000, 7_776_000_000, 730));
    }
}
