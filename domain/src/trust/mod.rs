//! Trust in teaching material: reports from class, reviews by peers, marks that it is outdated, and where it is talked about.

mod access;
mod answer_review;
mod ask_review;
mod class_photo;
mod discuss;
pub(crate) mod feature;
mod from_reply;
pub mod heard;
mod list_waiting;
pub mod news;
mod outdated;
mod read_reviews;
mod read_to;
mod read_trust;
mod read_uses;
mod report_use;
mod review;
mod sql;
pub mod stories;
pub mod subject;
mod taken_out;

pub use answer_review::{answer_review, mark_done};
pub use ask_review::{ask_review, set_due};
pub(crate) use class_photo::bring_photo_back;
pub use class_photo::{remove_use_photo, set_use_photo};
pub use discuss::{BoardChoice, about_thread, boards_for, discuss};
pub use from_reply::{Making, ask_author, decline, make_from_reply, read_making};
pub use list_waiting::{WaitingLine, WaitingPage, list_waiting};
pub use outdated::{OutdatedLine, answer_outdated, list_outdated, report_outdated};
pub use read_reviews::{ReviewLine, ReviewPage, list_reviews, own_review};
pub use read_to::{read_to_care, read_to_judge};
pub use read_trust::{Abilities, InCollection, OriginPost, TalkedAbout, TrustView, read_trust, trust_in_view};
pub use read_uses::{UseLine, UsePage, UseSummary, list_uses, own_use};
pub(crate) use report_use::bring_use_back;
pub use report_use::{remove_use, report_use};
pub(crate) use review::bring_review_back;
pub use review::{remove_review, review};

use crate::{cx::Cx, policy};
use model::Problem;

/// Whether the asker may say anything of a resource: asked before a photo is read.
pub fn may_speak(cx: &Cx) -> Result<(), Problem> {
    policy::writer(&cx.actor).map(drop)
}
