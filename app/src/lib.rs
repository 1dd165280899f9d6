//! What people see. Pages are server components (feature `ssr`), islands are the few parts that run in the browser
//! (feature `hydrate`), server functions let forms and islands call the domain's verbs.

#![recursion_limit = "512"]

pub mod kit;
#[cfg(feature = "ssr")]
pub mod shell;
#[cfg(feature = "ssr")]
pub mod subjects;
pub mod undo;

macro_rules! declare {
    ($($name:ident: $($there:ident)+,)+) => { $($(model::room!(app $there $name);)+)+ };
}
model::rooms!(declare);

#[cfg(feature = "ssr")]
pub use shell::{App, document};
