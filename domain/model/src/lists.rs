//! Controlled lists that teaching material is described with, and the addresses under which the rest of the world knows their entries.
//! The battery's value chain ([`crate::people::STEPS`]) and the fields of ISCED-F ([`crate::people::SUBJECTS`]) are those of the profile.

mod accessibility;
mod bloom;
mod kinds;
mod levels;
mod reuse;

pub use accessibility::AccessibilityFeature;
pub use bloom::{KnowledgeKind, Process};
pub use kinds::{learning_resource_type, schema_types};
pub use levels::{CEFR, EQF, cefr_rank, eqf_uri, isced_uri, parse_eqf};
pub use reuse::ReuseLevel;
