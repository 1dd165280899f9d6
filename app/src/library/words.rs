//! Words of the library in the reader's language.

use crate::kit::Choice;
pub use crate::kit::size;
use domain::{Locale, args, attribution::licence_name, files::FileRow};
use model::{Licence, MaterialKind, lists::AccessibilityFeature};

pub fn kinds(locale: Locale) -> Vec<Choice> {
    MaterialKind::ALL.iter().map(|kind| (kind.as_str().to_owned(), kind_of(locale, kind.as_str()))).collect()
}

pub fn kind_of(locale: Locale, kind: &str) -> String {
    locale.text(&format!("material-kind-{}", MaterialKind::parse(kind).unwrap_or_default().as_str()))
}

/// "CC BY-SA 4.0", or what has no such name in words.
pub fn licence(locale: Locale, code: &str) -> String {
    Licence::parse(code).map(|licence| licence_name(locale, licence)).unwrap_or_default()
}

pub fn accessibility(locale: Locale) -> Vec<Choice> {
    let name = |feature: &AccessibilityFeature| locale.text(&format!("accessibility-{}", feature.as_str()));
    AccessibilityFeature::ALL.iter().map(|feature| (feature.as_str().to_owned(), name(feature))).collect()
}

/// The licences to choose from, each with what it says.
pub fn licences(locale: Locale, allowed: &[Licence]) -> Vec<Choice> {
    let title = |licence: &Licence| locale.text(&format!("licence-title-{}", licence.as_str()));
    let name = |licence: &Licence| licence.short().map_or_else(|| title(licence), |short| format!("{short} – {}", title(licence)));
    allowed.iter().map(|licence| (licence.as_str().to_owned(), name(licence))).collect()
}

/// What a licence lets others do.
pub fn licence_hint(locale: Locale, licence: Licence) -> String {
    locale.text(&format!("licence-hint-{}", licence.as_str()))
}

/// "90 minutes".
pub fn minutes(locale: Locale, minutes: u32) -> String {
    locale.with("material-minutes", &args!(n = minutes))
}

/// What kind of file it is, for people.
pub fn format(locale: Locale, mime: &str) -> String {
    locale.text(&format!("format-{}", domain::materials::format_of(mime)))
}

/// Whether the scanner has looked at a file.
pub fn scanned(locale: Locale, file: &FileRow) -> String {
    locale.text(if file.scanned.is_empty() { "file-not-scanned" } else { "file-scanned" })
}
