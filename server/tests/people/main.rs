//! Profiles, photos and organisations over HTTP.

#[path = "../support/mod.rs"]
mod support;

mod forms;
mod photos;
