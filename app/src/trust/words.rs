//! Words of trust in the reader's language.

use crate::kit::Choice;
use domain::Locale;
use model::{Again, Criterion, materials::EQF};

pub fn again(locale: Locale, again: &str) -> String {
    locale.text(&format!("again-{}", Again::parse(again).unwrap_or_default().as_str()))
}

pub fn levels(locale: Locale) -> Vec<Choice> {
    let mut all = vec![(String::new(), locale.text("use-level-choose"))];
    all.extend(EQF.iter().map(|level| ((*level).to_owned(), locale.text(&format!("eqf-{level}")))));
    all
}

pub fn criterion(locale: Locale, criterion: Criterion) -> String {
    locale.text(&format!("criterion-{}", criterion.as_str()))
}

/// What a reviewer asks themselves about a criterion.
pub fn question(locale: Locale, criterion: Criterion) -> String {
    locale.text(&format!("criterion-hint-{}", criterion.as_str()))
}

/// "2 – strong", or "not applicable".
pub fn mark(locale: Locale, value: Option<u8>) -> String {
    match value {
        Some(value) => locale.text(&format!("mark-{}", value.min(3))),
        None => locale.text("mark-none"),
    }
}

/// The name of a criterion's comment in the form.
pub fn comment_name(criterion: Criterion) -> &'static str {
    match criterion {
        Criterion::Accessibility => "comments[accessibility]",
        Criterion::Quality => "comments[quality]",
        Criterion::Didactics => "comments[didactics]",
        Criterion::Language => "comments[language]",
        Criterion::Format => "comments[format]",
        Criterion::Time => "comments[time]",
        Criterion::Granularity => "comments[granularity]",
        Criterion::Adaptability => "comments[adaptability]",
        Criterion::Analytics => "comments[analytics]",
        Criterion::Blending => "comments[blending]",
    }
}
