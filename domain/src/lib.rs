//! The services of BaTT Forum: one verb, one file; `policy.rs` decides, `access.rs` fetches, `heard.rs` reacts.

pub mod actor;
pub mod admin;
pub mod attribution;
pub mod audit;
pub mod cx;
pub mod db;
pub mod demo;
pub mod esco;
pub mod failure;
pub mod features;
pub mod following;
pub mod giving;
pub mod imports;
pub mod keys;
pub mod kinds;
mod limited;
pub mod mail;
pub mod media;
pub mod outbox;
pub mod passwords;
pub mod photos;
pub mod pictures;
pub mod policy;
pub mod pulse;
pub mod reporting;
pub mod retention;
pub mod search;
mod shelf;
pub mod site;
pub mod space;
pub mod stories;
pub mod subjects;
pub mod taken;
pub mod text;
pub mod texts;
pub mod tokens;
pub mod zone;

macro_rules! declare {
    ($($name:ident: $($there:ident)+,)+) => { $($(model::room!(domain $there $name);)+)+ };
}
model::rooms!(declare);

pub use actor::{Actor, Leaving, Me, Suspension};
pub use cx::{Cx, World};
pub use db::{Db, Pools};
pub use failure::{Failure, Result};
pub use fluent_bundle::FluentArgs;
pub use taken::Taken;
pub use texts::Locale;
pub use zone::Zone;
