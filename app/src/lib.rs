//! What people see. Pages are server components (feature `ssr`), islands are the few parts that run in the browser
//! (feature `hydrate`), server functions let forms and islands call the domain's verbs.

#![recursion_limit = "512"]

pub mod accounts;
pub mod admin;
pub mod collections;
pub mod discussion;
pub mod following;
pub mod groups;
pub mod identities;
pub mod invitations;
pub mod kit;
pub mod library;
pub mod moderation;
pub mod notices;
pub mod own_data;
pub mod people;
pub mod search;
#[cfg(feature = "ssr")]
pub mod shell;
#[cfg(feature = "ssr")]
pub mod subjects;
pub mod trust;
pub mod undo;

#[cfg(feature = "ssr")]
pub use shell::{App, document};
