//! Figures that browser and server hold people to. Lengths are in characters (Unicode scalar values).

pub const TITLE: std::ops::RangeInclusive<usize> = 8..=150;
pub const BODY_MAX: usize = 32_000;
/// Of a text that is kept while somebody writes; it may be longer than what can be posted.
pub const DRAFT_MAX: usize = 2 * BODY_MAX;
/// The most bytes of a form as it is sent. The largest form that passes its checks fits, whatever the script; what is a good
/// deal longer fits, too, so that it comes back with what was typed.
pub const FORM_BYTES: u64 = 1024 * 1024;
pub const TAGS_MAX: usize = 5;
pub const TAG_LENGTH: std::ops::RangeInclusive<usize> = 2..=40;
pub const NAME: std::ops::RangeInclusive<usize> = 2..=60;
pub const EMAIL_MAX: usize = 254;
/// OWASP ASVS 5.0, 6.2.1 and 6.2.9: at least 8, long pass phrases allowed; ours starts at 10.
pub const PASSWORD: std::ops::RangeInclusive<usize> = 10..=256;
pub const NOTE_MAX: usize = 140;
/// Of a reason that staff gives, and of a report's note.
pub const REASON_MAX: usize = 500;
pub const MENTIONS_MAX: usize = 10;
pub const LINKS_MAX: usize = 50;
pub const NESTING_MAX: usize = 50;
/// How long an author can take a deletion back.
pub const UNDO_MS: i64 = 5 * 60 * 1000;
/// Levels of replies shown before "continue this conversation".
pub const DEPTH_SHOWN: i32 = 6;
/// Replies below this level are attached to the one at this level; "in reply to" stays exact.
pub const DEPTH_MAX: i32 = 90;
pub const REPLIES_PER_PAGE: u64 = 20;
pub const THREADS_PER_PAGE: u64 = 20;

/// How fast one member may do something: so many in so many milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pace {
    pub most: i64,
    pub window_ms: i64,
}

const MINUTE_MS: i64 = 60_000;
const HOUR_MS: i64 = 60 * MINUTE_MS;

/// Threads and replies together: nobody reads or writes like that, and nobody fills the disk.
pub const POSTS: [Pace; 2] = [Pace { most: 20, window_ms: MINUTE_MS }, Pace { most: 150, window_ms: HOUR_MS }];
/// Texts that are kept while they are written. A script keeps one every few seconds, in each of several tabs.
pub const DRAFTS: Pace = Pace { most: 120, window_ms: MINUTE_MS };
/// Reactions that are left, changed or taken back.
pub const REACTIONS: Pace = Pace { most: 60, window_ms: MINUTE_MS };
/// Previews of a text.
pub const PREVIEWS: Pace = Pace { most: 60, window_ms: MINUTE_MS };
/// Collections that are begun or copied.
pub const COLLECTIONS: Pace = Pace { most: 20, window_ms: HOUR_MS };
/// Resources that are begun or remixed.
pub const RESOURCES: Pace = Pace { most: 120, window_ms: HOUR_MS };
/// Pages of results; of who is not signed in, for an address, which a school shares.
pub const SEARCHES: Pace = Pace { most: 60, window_ms: MINUTE_MS };
/// Suggestions while one types.
pub const SUGGESTIONS: Pace = Pace { most: 240, window_ms: MINUTE_MS };
#[cfg(test)]
mod tests {
    use super::{DRAFT_MAX, FORM_BYTES};
    use crate::materials::{OUTCOMES_MAX, OutcomeDraft};
    use crate::problem::{Field, FieldProblem, Problem, Wrong};
    use crate::{CollectionDraft, MaterialDraft, OrganisationDraft, ProfileDraft, ReplyDraft, ReviewDraft, ThreadDraft, UseDraft};
    use serde::{Serialize, de::DeserializeOwned};
    use serde_json::Value;

    /// An emoji is four bytes of UTF-8, each of which a form writes as `%F0`.
    const LETTER: &str = "🔋";
    const LETTER_BYTES: usize = 12;
    /// A name, `=` and `&`; and what is chosen from a list.
    const FIELD_BYTES: usize = 100;
    /// More than any text may have.
    const ENDLESS: usize = 150_000;

    fn problems(problem: Option<Problem>) -> Vec<FieldProblem> {
        match problem {
            Some(Problem::Invalid(all)) => all,
            _ => Vec::new(),
        }
    }

    fn limits(wrong: Wrong) -> bool {
        matches!(
            wrong,
            Wrong::TooLong { .. }
                | Wrong::NoSuchChoice
                | Wrong::NoSuchConcept
                | Wrong::BadTag
                | Wrong::NotALink
                | Wrong::NotAnOid
                | Wrong::NotADomain
                | Wrong::OutOfRange { .. }
        )
    }

    /// Whether a text of `length` is within the limit of this field; a field that takes none of it is one to choose from.
    fn takes<D: Default + Serialize + DeserializeOwned>(name: &str, length: usize, check: &impl Fn(D) -> Option<Problem>) -> bool {
        let before = problems(check(D::default()));
        let mut draft = serde_json::to_value(D::default()).expect("JSON");
        draft[name] = Value::String(LETTER.repeat(length));
        let found = problems(check(serde_json::from_value(draft).expect("a draft")));
        !found.iter().any(|one| limits(one.wrong) && (one.field.name() == name || !before.contains(one)))
    }

    /// The most that the texts of a form can be, in bytes as they are sent.
    fn largest<D: Default + Serialize + DeserializeOwned>(check: impl Fn(D) -> Option<Problem>) -> usize {
        let draft = serde_json::to_value(D::default()).expect("JSON");
        let texts = draft.as_object().expect("fields").iter().filter(|(_, value)| value.is_string());
        let bytes = texts.map(|(name, _)| {
            assert!(!takes(name, ENDLESS, &check), "{name} has no limit");
            let (mut least, mut most) = (0, ENDLESS);
            while most - least > 1 {
                let middle = usize::midpoint(least, most);
                if takes(name, middle, &check) { least = middle } else { most = middle }
            }
            FIELD_BYTES + least * LETTER_BYTES
        });
        // Lists of things to choose from, links and the like.
        bytes.sum::<usize>() + 16 * 1024
    }

    /// The address of a concept is looked up elsewhere; the longest is far shorter than this.
    fn outcome(mut draft: OutcomeDraft) -> Option<Problem> {
        if draft.uri.chars().count() > 300 {
            return Some(Problem::field(Field::Outcomes, Wrong::NoSuchConcept));
        }
        if draft.object.is_empty() {
            draft.object = "cell".to_owned();
        }
        draft.uri = "proposed".to_owned();
        MaterialDraft { outcomes: vec![draft], ..MaterialDraft::default() }.check().err()
    }

    #[test]
    fn the_largest_of_all_forms_can_be_sent() {
        let outcomes = OUTCOMES_MAX * largest::<OutcomeDraft>(outcome);
        let forms = [
            ("resource", outcomes + largest::<MaterialDraft>(|draft| draft.check().err())),
            ("thread", largest::<ThreadDraft>(|draft| draft.check().err())),
            ("reply", largest::<ReplyDraft>(|draft| draft.check().err())),
            ("profile", largest::<ProfileDraft>(|draft| draft.check().err())),
            ("use", largest::<UseDraft>(|draft| draft.check().err())),
            ("review", largest::<ReviewDraft>(|draft| draft.check().err())),
            ("collection", largest::<CollectionDraft>(|draft| draft.check().err())),
            ("organisation", largest::<OrganisationDraft>(|draft| draft.check().err())),
            ("kept text", DRAFT_MAX * LETTER_BYTES + 16 * 1024),
        ];
        for (form, bytes) in forms {
            assert!((bytes as u64) < FORM_BYTES, "{form}: {bytes}");
        }
        // What is too long by a third comes back, too.
        assert!((super::BODY_MAX * LETTER_BYTES * 4 / 3) < FORM_BYTES as usize);
    }
}
