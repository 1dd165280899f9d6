//! The built-in file, read once.

use super::{Concept, Kind};
use crate::text::fold;
use model::lists::ReuseLevel;
use std::collections::HashMap;
use std::sync::LazyLock;

const FILE: &str = include_str!("../../data/esco.tsv");

/// A concept and its words as they are looked for: folded, with a space before each.
pub(super) struct Entry {
    pub(super) concept: Concept,
    pub(super) label: String,
    pub(super) alternatives: String,
    pub(super) description: String,
}

/// All concepts, in the order of the file. A line that does not parse would be missing; a test shows that each does.
pub(super) static ENTRIES: LazyLock<Vec<Entry>> = LazyLock::new(|| rows().filter_map(concept).map(entry).collect());

static BY_URI: LazyLock<HashMap<&'static str, Concept>> = LazyLock::new(|| ENTRIES.iter().map(|one| (one.concept.uri, one.concept)).collect());

/// The concept at this address, if it is one of the built-in ones.
pub fn get(uri: &str) -> Option<Concept> {
    BY_URI.get(uri).copied()
}

fn rows() -> impl Iterator<Item = &'static str> {
    FILE.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn concept(line: &'static str) -> Option<Concept> {
    let mut columns = line.split('\t');
    let (uri, kind, reuse) = (columns.next()?, Kind::parse(columns.next()?)?, columns.next()?);
    let (label, alternatives, description) = (columns.next()?, columns.next()?, columns.next()?);
    let reuse = if reuse.is_empty() { None } else { Some(ReuseLevel::parse(reuse)?) };
    columns.next().is_none().then_some(Concept { uri, kind, reuse, label, alternatives, description })
}

fn entry(concept: Concept) -> Entry {
    let words = |text: &str| format!(" {}", fold(text));
    Entry { concept, label: words(concept.label), alternatives: words(concept.alternatives), description: words(concept.description) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_line_is_a_concept() {
        assert_eq!(ENTRIES.len(), rows().count());
        assert!((300..=1_500).contains(&ENTRIES.len()), "{}", ENTRIES.len());
        for Entry { concept, .. } in ENTRIES.iter() {
            let part = if concept.kind == Kind::Occupation { "occupation" } else { "skill" };
            let id = concept.uri.strip_prefix(&format!("http://data.europa.eu/esco/{part}/")).expect(concept.uri);
            assert!(id.len() == 36 && id.bytes().all(|b| b.is_ascii_hexdigit() || b == b'-'), "{id}");
            assert!(!concept.label.trim().is_empty() && !concept.description.is_empty(), "{}", concept.label);
            assert!(concept.description.chars().count() <= 200 && concept.alternatives.chars().count() <= 160, "{}", concept.label);
            assert!(concept.reuse.is_none() || concept.kind != Kind::Occupation, "{}", concept.label);
        }
    }

    #[test]
    fn each_is_there_once_and_found_by_its_address() {
        let uris: BTreeSet<&str> = ENTRIES.iter().map(|one| one.concept.uri).collect();
        assert_eq!(uris.len(), ENTRIES.len());
        for one in ENTRIES.iter() {
            assert_eq!(get(one.concept.uri), Some(one.concept));
        }
        assert_eq!(get("http://data.europa.eu/esco/skill/0"), None);
        assert_eq!(get(""), None);
    }

    #[test]
    fn the_battery_occupations_are_there() {
        let titles: BTreeSet<&str> = ENTRIES.iter().filter(|one| one.concept.kind == Kind::Occupation).map(|one| one.concept.label).collect();
        for title in [
            "battery assembler",
            "battery test technician",
            "automotive battery technician",
            "battery manufacturing technician",
            "battery system engineer",
        ] {
            assert!(titles.contains(title), "{title}");
        }
    }

    #[test]
    fn what_is_no_line_of_the_file_is_no_concept() {
        for bad in ["", "x", "u\tskill\t\tl\ta", "u\tart\t\tl\ta\td", "u\tskill\tnational\tl\ta\td", "u\tskill\t\tl\ta\td\tx"] {
            assert_eq!(concept(bad), None, "{bad}");
        }
        assert!(concept("u\tskill\tcross-sector\tl\ta\td").is_some());
    }
}
