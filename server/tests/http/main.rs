//! The application over HTTP: every form by a script, plainly, and from a foreign page; good input and bad.

#[path = "../support/mod.rs"]
mod support;

mod addresses;
mod doors;
mod faults;
mod guard;
mod hostile;
mod input;
mod machines;
mod material_form;
mod matrix;
mod search;
mod sessions;
mod writing;
