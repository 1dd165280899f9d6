//! The services of BaTT Forum: one verb, one file; `policy.rs` decides, `access.rs` fetches, `heard.rs` reacts.

pub mod accounts;
pub mod admin;
pub mod attribution;
pub mod audit;
pub mod cx;
pub mod db;
pub mod demo;
pub mod discussion;
pub mod erasing;
pub mod esco;
pub mod failure;
pub mod files;
pub mod following;
pub mod identities;
pub mod invitations;
pub mod keys;
pub mod mail;
pub mod materials;
pub mod moderation;
pub mod notices;
pub mod organisations;
pub mod outbox;
pub mod people;
pub mod photos;
pub mod policy;
pub mod search;
pub mod site;
pub mod text;
pub mod texts;
pub mod tokens;

pub use cx::{Actor, Cx, Me, Suspension, World};
pub use db::{Db, Pools};
pub use failure::{Failure, Result};
pub use fluent_bundle::FluentArgs;
pub use texts::Locale;
