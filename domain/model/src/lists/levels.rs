//! How demanding something is, and what field it belongs to.

/// Levels of the European Qualifications Framework. Texts: `eqf-<level>`, `eqf-hint-<level>`.
pub const EQF: [u8; 8] = [1, 2, 3, 4, 5, 6, 7, 8];

/// A level as a form sends it.
pub fn parse_eqf(text: &str) -> Option<u8> {
    EQF.into_iter().find(|level| level.to_string() == text)
}

/// Where the European Learning Model has the level.
pub fn eqf_uri(level: u8) -> Option<String> {
    EQF.contains(&level).then(|| format!("http://data.europa.eu/snb/eqf/{level}"))
}

/// Levels of the Common European Framework of Reference, for the language of a text: those of [`crate::people::LEVELS`] without "native".
/// Texts: `cefr-<level>`. They have no address of their own; metadata name the framework and the level.
pub const CEFR: [&str; 6] = ["a1", "a2", "b1", "b2", "c1", "c2"];

/// 1 to 6, so that levels can be compared and sorted; the number is that of [`crate::people::level_number`].
pub fn cefr_rank(level: &str) -> Option<i32> {
    CEFR.contains(&level).then(|| crate::people::level_number(level)).flatten()
}

/// Where ESCO has a field of ISCED-F 2013, of two to four digits.
pub fn isced_uri(code: &str) -> Option<String> {
    let fits = (2..=4).contains(&code.len()) && code.bytes().all(|b| b.is_ascii_digit());
    fits.then(|| format!("http://data.europa.eu/esco/isced-f/{code}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::people::{LEVELS, SUBJECTS, level_of};

    #[test]
    fn only_the_eight_levels_are_levels() {
        assert_eq!(eqf_uri(4).as_deref(), Some("http://data.europa.eu/snb/eqf/4"));
        assert_eq!((eqf_uri(0), eqf_uri(9)), (None, None));
        for level in EQF {
            assert_eq!(parse_eqf(&level.to_string()), Some(level));
        }
        for bad in ["", "0", "9", "04", " 4", "4.0", "-1", "256"] {
            assert_eq!(parse_eqf(bad), None, "{bad}");
        }
    }

    #[test]
    fn texts_have_the_levels_of_people_but_native() {
        assert_eq!(LEVELS.split_last(), Some((&"native", &CEFR[..])));
        for level in CEFR {
            assert_eq!(cefr_rank(level).and_then(level_of), Some(level));
        }
        assert_eq!((cefr_rank("native"), cefr_rank("B1"), cefr_rank("")), (None, None, None));
    }

    #[test]
    fn every_subject_has_an_address() {
        assert!(SUBJECTS.into_iter().all(|code| isced_uri(code).is_some()));
        assert_eq!(isced_uri("0713").as_deref(), Some("http://data.europa.eu/esco/isced-f/0713"));
        for bad in ["", "7", "07130", "071x", "07/3", "０７"] {
            assert_eq!(isced_uri(bad), None, "{bad}");
        }
    }
}
