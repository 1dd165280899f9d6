//! The domain's words in the reader's language.

use domain::{Locale, args};
use model::{LANGUAGES, MemberKind, Role};

/// ISO 3166-1 codes of the programme's countries and their neighbours.
const COUNTRIES: [&str; 42] = [
    "AL", "AT", "BA", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB", "GR", "HR", "HU", "IE", "IS", "IT", "LI", "LT", "LU",
    "LV", "MD", "ME", "MK", "MT", "NL", "NO", "PL", "PT", "RO", "RS", "SE", "SI", "SK", "TR", "UA", "XK", "GE",
];

/// Countries to choose from, sorted by their names, none first.
pub fn countries(locale: Locale) -> Vec<(String, String)> {
    let mut named: Vec<(String, String)> = COUNTRIES.iter().map(|code| ((*code).to_owned(), country(locale, code))).collect();
    named.sort_by(|a, b| a.1.cmp(&b.1));
    named.insert(0, (String::new(), locale.text("country-none")));
    named
}

/// A country by its name.
pub fn country(locale: Locale, code: &str) -> String {
    if COUNTRIES.contains(&code) { locale.text(&format!("country-{}", code.to_lowercase())) } else { code.to_owned() }
}

/// Who sees a board, where not everyone does.
pub fn board_audience(locale: Locale, audience: &str) -> Option<String> {
    let key = match audience {
        "public" => return None,
        "members" => "board-members-only",
        "group" => "board-group-only",
        _ => "board-staff-only",
    };
    Some(locale.text(key))
}

/// " · Portugal", or nothing.
pub fn from_country(locale: Locale, code: &str) -> String {
    if code.is_empty() { String::new() } else { format!(" · {}", country(locale, code)) }
}

/// Text languages to choose from, by their own names.
pub fn languages() -> Vec<(String, String)> {
    LANGUAGES.iter().map(|code| ((*code).to_owned(), language(code).to_owned())).collect()
}

/// A language by its own name.
pub fn language(code: &str) -> &'static str {
    match code {
        "en" => "English",
        "bg" => "български",
        "cs" => "čeština",
        "da" => "dansk",
        "de" => "Deutsch",
        "el" => "ελληνικά",
        "es" => "español",
        "et" => "eesti",
        "fi" => "suomi",
        "fr" => "français",
        "ga" => "Gaeilge",
        "hr" => "hrvatski",
        "hu" => "magyar",
        "is" => "íslenska",
        "it" => "italiano",
        "lt" => "lietuvių",
        "lv" => "latviešu",
        "mk" => "македонски",
        "mt" => "Malti",
        "nb" => "norsk",
        "nl" => "Nederlands",
        "pl" => "polski",
        "pt" => "português",
        "ro" => "română",
        "sk" => "slovenčina",
        "sl" => "slovenščina",
        "sr" => "српски",
        "sv" => "svenska",
        "tr" => "Türkçe",
        "uk" => "українська",
        _ => "?",
    }
}

/// What a member is: staff by their role, others by their kind.
pub fn role(locale: Locale, role: &str, kind: &str) -> String {
    match Role::parse(role) {
        Some(Role::Moderator) => locale.text("role-moderator"),
        Some(Role::Admin) => locale.text("role-admin"),
        _ => locale.text(&format!("member-kind-{}", MemberKind::parse(kind).unwrap_or(MemberKind::Teacher).as_str())),
    }
}

/// "3 replies".
pub fn replies(locale: Locale, n: i32) -> String {
    locale.with("count-replies", &args!(n = n))
}

/// First letters of the first and last name, for the avatar.
pub fn initials(name: &str) -> String {
    let mut words = name.split_whitespace().filter_map(|word| word.chars().next());
    let first = words.next();
    first.into_iter().chain(words.next_back()).flat_map(char::to_uppercase).collect()
}
