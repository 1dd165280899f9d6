use super::{Line, table::language};
use model::{Field, FieldProblem, Licence, MaterialDraft, MaterialKind, SafeUrl, Wrong, is_language};

/// A record of another library, as it came: names of elements of Dublin Core with their texts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Harvested {
    pub identifier: String,
    pub deleted: bool,
    pub elements: Vec<(String, String)>,
}

const TITLE_MOST: usize = 150;
const SUMMARY_MOST: usize = 300;
const NOTE_MOST: usize = 1_500;

/// What drafts can be made of; what the other library has deleted is left out.
pub fn lines_of(records: &[Harvested]) -> Vec<Line> {
    let there = (1..).zip(records.iter().filter(|record| !record.deleted));
    there.map(|(number, record)| line(number, record)).collect()
}

fn line(number: u64, record: &Harvested) -> Line {
    let mut line = Line::checked(number, draft(record));
    line.identifier = record.identifier.clone();
    if record.identifier.trim().is_empty() {
        line.problems.push(FieldProblem { field: Field::Sources, wrong: Wrong::Missing });
    }
    line
}

/// Only ever a link. Where the licence is none that we know, all rights are taken to be reserved, and what was told stands in the notes.
fn draft(record: &Harvested) -> MaterialDraft {
    let texts = |name: &'static str| record.elements.iter().filter(move |(one, _)| one == name).map(|(_, text)| crate::text::clean_line(text));
    let first = |name: &'static str| texts(name).find(|text| !text.is_empty()).unwrap_or_default();
    let link = texts("identifier").chain(texts("relation")).find(|text| SafeUrl::parse(text).is_some() && text.starts_with("http"));
    let licence = texts("rights").find_map(|text| recognised(&text));
    let spoken = language(&first("language"));
    MaterialDraft {
        title: cut(&first("title"), TITLE_MOST),
        summary: cut(&first("description"), SUMMARY_MOST),
        link: link.unwrap_or_default(),
        language: if is_language(&spoken) { spoken } else { "en".to_owned() },
        kind: kind(texts("type")).as_str().to_owned(),
        licence: licence.unwrap_or(Licence::RightsReserved).as_str().to_owned(),
        tags: tags(texts("subject")),
        sources: cut(&notes(record), NOTE_MOST),
        ..MaterialDraft::default()
    }
}

/// The licence may stand alone or behind its name: "CC BY 4.0: https://creativecommons.org/licenses/by/4.0/".
fn recognised(text: &str) -> Option<Licence> {
    let address = text.split_whitespace().find(|word| word.contains("://")).map(|word| word.trim_end_matches([',', ';', ')', '.']));
    Licence::recognise(text).or_else(|| address.and_then(Licence::recognise))
}

fn notes(record: &Harvested) -> String {
    let of = |name: &str, label: &str| {
        let texts: Vec<String> = record.elements.iter().filter(|(one, _)| one == name).map(|(_, text)| crate::text::clean_line(text)).collect();
        (!texts.is_empty()).then(|| format!("{label}: {}", texts.join("; ")))
    };
    let lines =
        [of("creator", "dc:creator"), of("publisher", "dc:publisher"), of("rights", "dc:rights"), Some(format!("OAI: {}", record.identifier))];
    lines.into_iter().flatten().collect::<Vec<_>>().join("\n")
}

fn kind(mut types: impl Iterator<Item = String>) -> MaterialKind {
    let known = |text: String| {
        let text = text.to_lowercase();
        let has = |word: &str| text.contains(word);
        [
            (has("movingimage") || has("video"), MaterialKind::Video),
            (has("dataset"), MaterialKind::Dataset),
            (has("interactiveresource") || has("simulation"), MaterialKind::Simulation),
            (has("presentation") || has("slide"), MaterialKind::Slides),
            (has("lesson plan"), MaterialKind::LessonPlan),
            (has("laboratory") || has("lab instruction"), MaterialKind::LabInstruction),
            (has("assessment") || has("quiz"), MaterialKind::Assessment),
            (has("worksheet"), MaterialKind::Worksheet),
            (has("course"), MaterialKind::Course),
        ]
        .into_iter()
        .find(|(fits, _)| *fits)
        .map(|(_, kind)| kind)
    };
    types.find_map(known).unwrap_or(MaterialKind::Handbook)
}

/// The first that can be tags here.
fn tags(subjects: impl Iterator<Item = String>) -> String {
    let fits = |tag: &String| (2..=40).contains(&tag.chars().count()) && tag.chars().all(|c| c.is_alphanumeric() || c == '-' || c == ' ');
    subjects.filter(fits).map(|tag| tag.to_lowercase().replace(' ', "-")).take(5).collect::<Vec<_>>().join(", ")
}

fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let short: String = text.chars().take(most - 1).collect();
    format!("{}…", short.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(elements: &[(&str, &str)]) -> Harvested {
        let elements = elements.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
        Harvested { identifier: "oai:other.example:7".into(), deleted: false, elements }
    }

    #[test]
    fn a_record_becomes_a_link_with_its_licence() {
        let whole = record(&[
            ("title", "Recycling of cells"),
            ("description", "What becomes of a battery."),
            ("identifier", "doi:10.1/2"),
            ("identifier", "https://other.example/7"),
            ("language", "ger"),
            ("type", "MovingImage"),
            ("rights", "CC BY-SA 4.0: https://creativecommons.org/licenses/by-sa/4.0/"),
            ("subject", "Second life"),
        ]);
        let line = lines_of(&[whole]).remove(0);
        assert_eq!((line.problems.as_slice(), line.identifier.as_str()), (&[][..], "oai:other.example:7"));
        let draft = line.draft;
        assert_eq!((draft.link.as_str(), draft.language.as_str(), draft.kind.as_str()), ("https://other.example/7", "de", "video"));
        assert_eq!((draft.licence.as_str(), draft.tags.as_str()), ("by-sa", "second-life"));
    }

    #[test]
    fn what_is_not_known_is_not_free() {
        for rights in ["(c) 1999 Somebody", "https://creativecommons.org/licenses/by/3.0/", ""] {
            let draft = lines_of(&[record(&[("title", "A title"), ("identifier", "https://a.example"), ("rights", rights)])]).remove(0).draft;
            assert_eq!(draft.licence, "rights-reserved", "{rights}");
            assert!(draft.sources.contains(rights));
        }
        let bad = lines_of(&[record(&[("title", "A title"), ("identifier", "javascript:alert(1)")])]).remove(0);
        assert!(bad.draft.link.is_empty() && !bad.is_good());
        assert!(lines_of(&[Harvested { deleted: true, ..record(&[]) }]).is_empty());
    }
}
