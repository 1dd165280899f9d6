//! Learning outcomes between the form and ESCO.

use crate::{
    esco::{self, Concept, Kind},
    text::{self, fold},
    texts::{LOCALES, Locale},
};
use model::{
    Material, MaterialDraft,
    lists::Process,
    materials::{OutcomeDraft, OutcomeKind, PROPOSED},
};

/// A resource as its form shows it, its concepts by their names.
pub fn draft_of(material: Material) -> MaterialDraft {
    material.into_draft(|uri| esco::get(uri).map(|concept| concept.label.to_owned()).unwrap_or_default())
}

/// Concepts that could be meant by what was typed, best first.
pub fn concepts_like(typed: &str, limit: usize) -> Vec<Concept> {
    esco::find_among(&Kind::LEARNT, typed, limit)
}

/// What follows from what was typed: the address of a concept that is named whole, the process of a known verb, and what ESCO says of the
/// concept where nothing was chosen. An address that does not fit the name is dropped.
pub fn resolve(draft: OutcomeDraft) -> OutcomeDraft {
    let typed = clean(draft);
    let concept = concept_of(&typed);
    let uri = match concept {
        Some(concept) => concept.uri.to_owned(),
        None if typed.uri == PROPOSED && !typed.concept.is_empty() => typed.uri,
        None => String::new(),
    };
    let or = |chosen: String, otherwise: Option<&'static str>| if chosen.is_empty() { otherwise.unwrap_or_default().to_owned() } else { chosen };
    let kind = concept.map(|concept| if concept.kind == Kind::Knowledge { OutcomeKind::Knowledge } else { OutcomeKind::Skill }.as_str());
    OutcomeDraft {
        process: or(typed.process, process_of(&typed.verb).map(Process::as_str)),
        kind: or(typed.kind, kind),
        reuse: or(typed.reuse, concept.and_then(|concept| concept.reuse).map(|reuse| reuse.as_str())),
        concept: concept.map_or(typed.concept, |concept| concept.label.to_owned()),
        uri,
        ..OutcomeDraft { verb: typed.verb, object: typed.object, context: typed.context, definition: typed.definition, ..OutcomeDraft::default() }
    }
}

fn clean(draft: OutcomeDraft) -> OutcomeDraft {
    OutcomeDraft {
        verb: text::clean_line(&draft.verb),
        object: text::clean_line(&draft.object),
        context: text::clean_line(&draft.context),
        concept: text::clean_line(&draft.concept),
        definition: text::clean_line(&draft.definition),
        ..draft
    }
}

/// The concept at the chosen address if it has the typed name or comes up for it, or the one that is named whole.
fn concept_of(draft: &OutcomeDraft) -> Option<Concept> {
    if draft.concept.is_empty() {
        return None;
    }
    let like = concepts_like(&draft.concept, CANDIDATES);
    let chosen = esco::get(&draft.uri).filter(|chosen| like.contains(chosen));
    chosen.or_else(|| like.into_iter().find(|concept| fold(concept.label) == fold(&draft.concept)).filter(|_| draft.uri != PROPOSED))
}

/// So many are offered for what was typed.
pub const CANDIDATES: usize = 8;

/// The process of a verb of the lists, in any of the languages they are in.
fn process_of(verb: &str) -> Option<Process> {
    let verb = fold(verb);
    let is_it = |known: &&str| LOCALES.iter().filter_map(|code| Locale::parse(code)).any(|locale| fold(&verb_in(locale, known)) == verb);
    Process::ALL.into_iter().find(|process| !verb.is_empty() && process.verbs().iter().any(&is_it))
}

/// A verb of the lists in words.
pub fn verb_in(locale: Locale, verb: &str) -> String {
    locale.text(&format!("bloom-verb-{verb}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(concept: &str, uri: &str) -> OutcomeDraft {
        resolve(OutcomeDraft { verb: " Mitata ".into(), object: "kenno".into(), concept: concept.into(), uri: uri.into(), ..OutcomeDraft::default() })
    }

    #[test]
    fn a_known_verb_tells_its_process_in_every_language() {
        assert_eq!((typed("", "").process.as_str(), typed("", "").verb.as_str()), ("apply", "Mitata"));
        assert_eq!(process_of("Explain"), Some(Process::Understand));
        assert_eq!((process_of("know"), process_of("")), (None, None));
    }

    #[test]
    fn a_name_finds_its_address_and_an_address_that_does_not_fit_goes() {
        let found = typed("Battery chemistry", "");
        assert!(found.uri.starts_with("http://data.europa.eu/esco/skill/"), "{found:?}");
        assert_eq!(found.concept, "battery chemistry");
        assert_eq!(typed("battery chem", &found.uri).concept, "battery chemistry", "chosen among what was offered");
        assert_eq!(typed("welding of tabs by laser", &found.uri).uri, "");
        assert_eq!(typed("", &found.uri).uri, "");
        assert_eq!(typed("battery chemistry", "http://data.europa.eu/esco/skill/none").uri, found.uri);
    }

    #[test]
    fn what_esco_lacks_is_proposed() {
        assert_eq!(typed("dry room discipline", PROPOSED).uri, PROPOSED);
        assert_eq!(typed("", PROPOSED).uri, "");
    }
}
