//! All tests of the domain in one binary, so that it is linked once.

#[path = "support/s3.rs"]
mod s3;

mod accounts;
mod admin;
mod anything;
mod authors;
mod budgets;
mod collections;
mod discussion;
mod discussion_races;
mod files;
mod giving;
mod groups;
mod identities;
mod keeping;
mod limits;
mod lineage;
mod lists;
mod materials;
mod notices;
mod outbox;
mod own_data;
mod people;
mod policy;
mod relevance;
mod schema;
mod search;
mod search_alike;
mod second_factor;
mod staff;
mod subjects;
mod support;
mod text;
mod texts;
mod trust;
mod world;
