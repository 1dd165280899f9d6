use crate::materials::check_draft;
use model::{Field, FieldProblem, MaterialDraft, Problem, Wrong};
use serde::{Deserialize, Serialize};

/// One resource that was read, and what became of it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Line {
    /// Where it stood: the line of the table, or the place in the list of the other library.
    pub number: u64,
    pub draft: MaterialDraft,
    pub problems: Vec<FieldProblem>,
    /// Its name in the other library (OAI); empty for tables.
    pub identifier: String,
    /// What was made of it, now or in an earlier import.
    pub material: Option<i64>,
    /// It was here before.
    pub known: bool,
}

impl Line {
    /// With what is wrong with it, if anything.
    pub fn checked(number: u64, draft: MaterialDraft) -> Self {
        let mut problems = match check_draft(draft.clone()) {
            Err(Problem::Invalid(problems)) => problems,
            _ => Vec::new(),
        };
        // There are no files in a table: without a link there is nothing.
        if draft.link.trim().is_empty() {
            problems.push(FieldProblem { field: Field::Link, wrong: Wrong::Missing });
        }
        Self { number, draft, problems, ..Self::default() }
    }

    /// A draft can be made of it.
    pub fn is_good(&self) -> bool {
        self.problems.is_empty() && self.material.is_none() && !self.known
    }
}
