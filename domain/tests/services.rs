//! All tests of the domain in one binary, so that it is linked once.

#[path = "support/s3.rs"]
mod s3;

mod anything;
mod authors;
mod budgets;
mod discussion_races;
mod giving;
mod keeping;
mod limits;
mod lineage;
mod lists;
mod outbox;
mod policy;
mod relevance;
mod schema;
mod search_alike;
mod second_factor;
mod staff;
mod subjects;
mod support;
mod text;
mod texts;
mod world;

macro_rules! declare {
    ($($name:ident: $($there:ident)+,)+) => { $($(model::room!(tests $there $name);)+)+ };
}
model::rooms!(declare);
