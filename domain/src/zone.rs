//! Time zones in which times are shown and days are typed.

use jiff::{Timestamp, ZonedDateTime, civil::Date, tz::TimeZone};
use std::{
    collections::HashMap,
    sync::{LazyLock, PoisonError, RwLock},
};

/// A zone of the IANA database. There are some 600, so each that was ever asked for is kept for good and passed on as a number is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Zone(&'static Known);

#[derive(Debug, PartialEq, Eq)]
struct Known {
    name: String,
    zone: TimeZone,
}

static UTC: LazyLock<Known> = LazyLock::new(|| Known { name: "UTC".to_owned(), zone: TimeZone::UTC });
static KNOWN: LazyLock<RwLock<HashMap<String, &'static Known>>> = LazyLock::new(RwLock::default);

impl Zone {
    /// By its IANA name, `Europe/Helsinki`; none if there is no such zone.
    pub fn parse(name: &str) -> Option<Self> {
        if name.is_empty() || name.len() > 64 {
            return None;
        }
        if let Some(known) = KNOWN.read().unwrap_or_else(PoisonError::into_inner).get(name) {
            return Some(Self(known));
        }
        let zone = TimeZone::get(name).ok()?;
        // Names differ in case, zones do not: what is kept is bounded by the database.
        let name = zone.iana_name()?.to_owned();
        let mut all = KNOWN.write().unwrap_or_else(PoisonError::into_inner);
        let known = *all.entry(name.clone()).or_insert_with(|| Box::leak(Box::new(Known { name, zone })));
        Some(Self(known))
    }

    pub fn name(self) -> &'static str {
        &self.0.name
    }

    /// A moment, in milliseconds since the Unix epoch, as clocks show it there.
    pub fn at(self, moment: i64) -> Option<ZonedDateTime> {
        Timestamp::from_millisecond(moment).ok().map(|at| at.to_zoned_datetime(self.0.zone.clone()))
    }

    /// The day there at a moment, as `2026-12-01`; empty for a moment out of all calendars.
    pub fn day(self, moment: i64) -> String {
        self.at(moment).map_or_else(String::new, |at| at.date().to_string())
    }

    /// When a day begins there, in milliseconds since the Unix epoch: where clocks are put forward at midnight, an hour later.
    pub fn start_of(self, day: Date) -> Option<i64> {
        day.to_zoned_datetime(self.0.zone.clone()).ok().and_then(|at| at.start_of_day().ok()).map(|at| at.timestamp().as_millisecond())
    }

    /// The day that a moment at midnight in UTC stands for, as it begins there.
    pub fn start_of_utc_day(self, midnight: i64) -> i64 {
        let day = Timestamp::from_millisecond(midnight).ok().map(|at| at.to_zoned_datetime(TimeZone::UTC).date());
        day.and_then(|day| self.start_of(day)).unwrap_or(midnight)
    }
}

impl serde::Serialize for Zone {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

impl Default for Zone {
    fn default() -> Self {
        Self(&UTC)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const HOUR: i64 = 3_600_000;

    #[test]
    fn zones_are_known_by_their_names() {
        assert_eq!(Zone::parse("Europe/Helsinki"), Zone::parse("europe/helsinki"));
        assert_eq!(Zone::parse("Europe/Helsinki").map(Zone::name), Some("Europe/Helsinki"));
        for none in ["", "Europe/Nowhere", "../etc/passwd", "UTC+25", "Europe/Helsinki\0", &"x".repeat(10_000)] {
            assert_eq!(Zone::parse(none), None, "{none}");
        }
    }

    #[test]
    fn days_have_23_and_25_hours_when_clocks_change() {
        let zone = Zone::parse("Europe/Berlin").unwrap_or_default();
        let hours = |day: Date| zone.start_of(day.tomorrow().expect("a day")).expect("there") - zone.start_of(day).expect("there");
        assert_eq!(hours(date(2026, 3, 29)), 23 * HOUR);
        assert_eq!(hours(date(2026, 10, 25)), 25 * HOUR);
        assert_eq!(hours(date(2026, 11, 30)), 24 * HOUR);
        // 00:30 and 02:30 in summer, 02:30 and 23:30 in winter of that day.
        let begin = zone.start_of(date(2026, 10, 25)).expect("there");
        for (after, shown) in [(HOUR / 2, "00:30 CEST"), (5 * HOUR / 2, "02:30 CEST"), (7 * HOUR / 2, "02:30 CET"), (49 * HOUR / 2, "23:30 CET")] {
            let at = zone.at(begin + after).expect("a time");
            assert_eq!(format!("{}", at.strftime("%H:%M %Z")), shown);
            assert_eq!(zone.day(begin + after), "2026-10-25");
        }
    }

    #[test]
    fn a_day_that_begins_at_one() {
        // In Beirut clocks go from 0:00 to 1:00.
        let zone = Zone::parse("Asia/Beirut").unwrap_or_default();
        let begin = zone.start_of(date(2026, 3, 29)).expect("there");
        assert_eq!(zone.at(begin).map(|at| at.hour()), Some(1));
    }

    #[test]
    fn days_of_utc_begin_where_one_is() {
        let midnight = Zone::default().start_of(date(2026, 11, 25)).expect("there");
        assert_eq!(Zone::parse("Europe/Helsinki").unwrap_or_default().start_of_utc_day(midnight), midnight - 2 * HOUR);
        assert_eq!(Zone::default().start_of_utc_day(midnight), midnight);
    }
}
