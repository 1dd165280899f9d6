//! Profiles, who may read what of them, and the directory of people.

mod change_photo;
mod change_profile;
mod facets;
pub(crate) mod feature;
mod list_people;
mod own_profile;
mod read_member;
mod rerender;
mod sql;
pub mod subject;
mod sweep_photos;
mod welcome;

pub use change_photo::{remove_photo, set_photo};
pub use change_profile::change_profile;
pub(crate) use facets::refresh;
pub use facets::{Facet, index_some};
pub use list_people::{PeoplePage, PeopleQuery, PersonLine, list_people};
pub use own_profile::{OwnProfile, own_profile};
pub use read_member::{AnswerLine, MemberPage, Shown, ThreadTitle, read_member};
pub use rerender::rerender_some;
pub use sweep_photos::sweep as sweep_photos;
pub use welcome::{WhatIKnow, WhatISeek, WhoIAm, say_what_i_know, say_what_i_seek, say_who_i_am};

use crate::{cx::Cx, policy};
use model::Problem;

/// Whether the asker may change their profile: asked before a photo is read.
pub fn may_change_profile(cx: &Cx) -> Result<(), Problem> {
    policy::people::may_change_profile(&cx.actor).map(drop)
}
