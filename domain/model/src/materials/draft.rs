//! The form of a resource.

use super::{EQF, Material, MaterialKind, OutcomeDraft, outcomes};
use crate::discussion::{check_tags, parse_tags};
use crate::licences::Licence;
use crate::lists::AccessibilityFeature;
use crate::people::{LEVELS, STEPS, SUBJECTS, check_chosen};
use crate::problem::{Field, Findings, Problem, Wrong};
use crate::safe_url::SafeUrl;
use crate::{is_language, limits};
use serde::{Deserialize, Serialize};

const SUMMARY_MAX: usize = 300;
const NOTES_MAX: usize = 2_000;
/// Two working weeks.
const MINUTES_MAX: u32 = 4_800;

/// The form, as it was typed. Lists are in the order of the form.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct MaterialDraft {
    pub title: String,
    pub summary: String,
    pub description: String,
    pub language: String,
    pub kind: String,
    pub licence: String,
    /// A page elsewhere, for material that lies there.
    pub link: String,
    pub steps: Vec<String>,
    pub eqf: Vec<String>,
    /// CEFR level of the text, or empty.
    pub cefr: String,
    pub minutes: String,
    pub subjects: Vec<String>,
    pub tags: String,
    pub outcomes: Vec<OutcomeDraft>,
    pub prerequisites: String,
    pub equipment: String,
    pub safety: String,
    pub accessibility: Vec<String>,
    /// What others than the authors made of it: sources used, beside the resources it is a remix of.
    pub sources: String,
    /// What a remix changed.
    pub changes: String,
}

impl MaterialDraft {
    /// Without the outcome at this place.
    pub fn without_outcome(mut self, at: usize) -> Self {
        if at < self.outcomes.len() {
            self.outcomes.remove(at);
        }
        self
    }

    /// Checks what is there; only the title must be. One-line fields are expected without control characters.
    pub fn check(self) -> Result<Material, Problem> {
        let mut found = Findings::default();
        found.length(Field::Title, &self.title, limits::TITLE);
        found.length(Field::Summary, &self.summary, 0..=SUMMARY_MAX);
        found.length(Field::Description, &self.description, 0..=limits::BODY_MAX);
        for (field, text) in [
            (Field::Prerequisites, &self.prerequisites),
            (Field::Equipment, &self.equipment),
            (Field::Safety, &self.safety),
            (Field::Sources, &self.sources),
            (Field::Changes, &self.changes),
        ] {
            found.length(field, text, 0..=NOTES_MAX);
        }
        let kind = MaterialKind::parse(&self.kind);
        for (fits, field) in [
            (is_language(&self.language), Field::Language),
            (kind.is_some(), Field::Kind),
            (self.licence.is_empty() || Licence::parse(&self.licence).is_some(), Field::Licence),
            (self.cefr.is_empty() || LEVELS.iter().take(6).any(|level| *level == self.cefr), Field::Cefr),
        ] {
            if !fits {
                found.add(field, Wrong::NoSuchChoice);
            }
        }
        let link = self.link.trim().to_owned();
        let link = if link.is_empty() { link } else { SafeUrl::parse(&link).map_or_else(|| wrong_link(&mut found), |url| url.as_str().to_owned()) };
        let steps = check_chosen(&mut found, Field::Steps, self.steps, &STEPS);
        let subjects = check_chosen(&mut found, Field::Subjects, self.subjects, &SUBJECTS);
        let eqf = check_chosen(&mut found, Field::Eqf, self.eqf, &EQF).iter().filter_map(|level| level.parse().ok()).collect();
        let minutes = minutes(&mut found, &self.minutes);
        let tags = parse_tags(&self.tags);
        check_tags(&mut found, &tags);
        let outcomes = outcomes::check(&mut found, self.outcomes);
        let accessibility = accessibility(&mut found, self.accessibility);
        found.none_or(Material {
            title: self.title,
            summary: self.summary,
            description: self.description,
            language: self.language,
            kind: kind.unwrap_or_default(),
            licence: self.licence,
            link,
            steps,
            eqf,
            cefr: self.cefr,
            minutes,
            subjects,
            tags,
            outcomes,
            prerequisites: self.prerequisites,
            equipment: self.equipment,
            safety: self.safety,
            accessibility,
            sources: self.sources,
            changes: self.changes,
        })
    }
}

fn wrong_link(found: &mut Findings) -> String {
    found.add(Field::Link, Wrong::NotALink);
    String::new()
}

fn minutes(found: &mut Findings, text: &str) -> u32 {
    let text = text.trim();
    let minutes = if text.is_empty() { Some(0) } else { text.parse().ok().filter(|n| (1..=MINUTES_MAX).contains(n)) };
    if minutes.is_none() {
        found.add(Field::Minutes, Wrong::OutOfRange { least: 1, most: MINUTES_MAX });
    }
    minutes.unwrap_or(0)
}

/// To have none is said alone.
fn accessibility(found: &mut Findings, chosen: Vec<String>) -> Vec<AccessibilityFeature> {
    let names = AccessibilityFeature::ALL.map(AccessibilityFeature::as_str);
    let mut features: Vec<AccessibilityFeature> =
        check_chosen(found, Field::Accessibility, chosen, &names).iter().filter_map(|name| AccessibilityFeature::parse(name)).collect();
    if features.len() > 1 {
        features.retain(|feature| *feature != AccessibilityFeature::Nothing);
    }
    features
}
