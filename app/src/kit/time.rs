//! Moments as people read them.

use domain::{Locale, Zone, args};
use jiff::Timestamp;
use leptos::prelude::*;

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

/// The time and zone that a page is shown in.
#[derive(Clone, Copy, Debug)]
pub struct Clock {
    pub now: i64,
    pub zone: Zone,
}

/// "3 h ago", with the full moment for machines and on hover.
#[component]
pub fn When(at: i64, clock: Clock, locale: Locale) -> impl IntoView {
    view! { <time datetime=iso(at) title=full(at, clock.zone, locale)>{ago(at, clock, locale)}</time> }
}

fn ago(at: i64, clock: Clock, locale: Locale) -> String {
    let passed = (clock.now - at).max(0);
    match passed {
        0..MINUTE => locale.text("time-now"),
        MINUTE..HOUR => locale.with("time-minutes", &args!(n = passed / MINUTE)),
        HOUR..DAY => locale.with("time-hours", &args!(n = passed / HOUR)),
        _ if passed < 30 * DAY => locale.with("time-days", &args!(n = passed / DAY)),
        _ => date(at, clock.zone, locale),
    }
}

/// "12 November 2026".
pub fn date(at: i64, zone: Zone, locale: Locale) -> String {
    let Some(zoned) = zone.at(at) else { return String::new() };
    let month = locale.text(&format!("month-{}", zoned.month()));
    locale.with("time-date", &args!(day = i64::from(zoned.day()), month = month, year = zoned.year().to_string()))
}

fn full(at: i64, zone: Zone, locale: Locale) -> String {
    zone.at(at).map_or_else(String::new, |zoned| format!("{} {}", date(at, zone, locale), zoned.strftime("%H:%M %Z")))
}

fn iso(at: i64) -> String {
    Timestamp::from_millisecond(at).map_or_else(|_| String::new(), |at| at.to_string())
}
