//! What learners can do afterwards.

use crate::problem::{Field, Findings, Wrong};

const OUTCOMES_MAX: usize = 12;
const OUTCOME_MAX: usize = 300;

pub(super) fn outcomes(found: &mut Findings, text: &str) -> Vec<String> {
    let lines: Vec<String> = text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect();
    if lines.len() > OUTCOMES_MAX {
        found.add(Field::Outcomes, Wrong::TooManyOf { most: 12 });
    }
    if let Some(long) = lines.iter().find(|line| line.chars().count() > OUTCOME_MAX) {
        found.length(Field::Outcomes, long, 0..=OUTCOME_MAX);
    }
    lines
}
