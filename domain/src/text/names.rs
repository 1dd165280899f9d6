//! Names as they are searched for and sorted.

use super::slug;

/// Words of a name as they are searched for: lower case, without accents.
pub(crate) fn name_words(name: &str) -> Vec<String> {
    if !name.chars().any(char::is_alphanumeric) {
        return Vec::new();
    }
    let mut words: Vec<String> = Vec::new();
    for word in slug(name).split('-').filter(|word| !word.is_empty()) {
        if !words.iter().any(|one| one == word) {
            words.push(word.to_owned());
        }
    }
    words
}

/// What lists are sorted by; names without letters come last.
pub(crate) fn sort_name(name: &str) -> String {
    let words = name_words(name).join(" ");
    if words.is_empty() { "~".to_owned() } else { words }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_folded_into_words() {
        assert_eq!(name_words("Aino Mäkelä-Østergård"), ["aino", "makela", "ostergard"]);
        assert_eq!((name_words("🔋 🔋").len(), sort_name("🔋").as_str()), (0, "~"));
        assert_eq!(sort_name("Ana Ana García"), "ana garcia");
    }
}
