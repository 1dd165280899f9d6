//! What staff sees and does over HTTP: every page for everybody, every form with good input and bad.

#[path = "../support/mod.rs"]
mod support;

mod forms;
mod pages;
