/// Languages a text can be marked with (BCP 47): the official languages of the EU, its neighbours' in the programme, and a few
/// that are spoken in the plants.
pub const LANGUAGES: &[&str] = &[
    "en", "bg", "cs", "da", "de", "el", "es", "et", "fi", "fr", "ga", "hr", "hu", "is", "it", "lt", "lv", "mk", "mt", "nb", "nl", "pl", "pt", "ro",
    "sk", "sl", "sr", "sv", "tr", "uk",
];

/// Whether a text can be marked with this language.
pub fn is_language(code: &str) -> bool {
    LANGUAGES.contains(&code)
}
