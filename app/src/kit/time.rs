//! Moments as people read them.

use domain::{Locale, args};
use jiff::{Timestamp, tz::TimeZone};
use leptos::prelude::*;

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// "3 h ago", with the full moment for machines and on hover.
#[component]
pub fn When(at: i64, now: i64, locale: Locale) -> impl IntoView {
    view! { <time datetime=iso(at) title=full(at, locale)>{ago(at, now, locale)}</time> }
}

fn ago(at: i64, now: i64, locale: Locale) -> String {
    let passed = (now - at).max(0);
    match passed {
        0..MINUTE => locale.text("time-now"),
        MINUTE..HOUR => locale.with("time-minutes", &args!(n = passed / MINUTE)),
        HOUR..DAY => locale.with("time-hours", &args!(n = passed / HOUR)),
        _ if passed < 30 * DAY => locale.with("time-days", &args!(n = passed / DAY)),
        _ => date(at, locale),
    }
}

fn zoned(at: i64) -> Option<jiff::ZonedDateTime> {
    Timestamp::from_millisecond(at).ok().map(|at| at.to_zoned_datetime(TimeZone::UTC))
}

/// "12 November 2026".
pub fn date(at: i64, locale: Locale) -> String {
    let Some(zoned) = zoned(at) else { return String::new() };
    let month = locale.text(&format!("month-{}", zoned.month()));
    locale.with("time-date", &args!(day = i64::from(zoned.day()), month = month, year = zoned.year().to_string()))
}

fn full(at: i64, locale: Locale) -> String {
    zoned(at).map_or_else(String::new, |zoned| format!("{} {:02}:{:02} UTC", date(at, locale), zoned.hour(), zoned.minute()))
}

fn iso(at: i64) -> String {
    Timestamp::from_millisecond(at).map_or_else(|_| String::new(), |at| at.to_string())
}
