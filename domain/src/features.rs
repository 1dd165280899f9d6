//! The roof: what there is. Each module says in its `feature.rs` what it registers: kinds of things, stories, news that it hears, jobs.

use crate::{
    cx::{Feature, Features},
    limited, outbox, search, site,
};
use std::sync::LazyLock;

macro_rules! of_rooms {
    ($($name:ident: $($there:ident)+,)+) => { &[$($(of_rooms!(@ $there $name)),+),+] };
    (@ domain $name:ident) => { &[&crate::$name::feature::FEATURE] };
    (@ $there:ident $name:ident) => { &[] };
}

/// What features stand on works in the background, too.
const BELOW: &[&Feature] = &[&outbox::feature::FEATURE, &limited::feature::FEATURE, &search::feature::FEATURE, &site::feature::FEATURE];

const ROOMS: &[&[&Feature]] = model::rooms!(of_rooms);

/// What the courier and the lists of the site go by.
pub static ALL: LazyLock<Features> = LazyLock::new(|| {
    let rooms = ROOMS.iter().copied().flatten();
    Features::new(&BELOW.iter().chain(rooms).copied().collect::<Vec<_>>())
});
