//! What the library gives to other programs, read by programs that are not ours.

#[path = "../support/mod.rs"]
mod support;

mod imports;
mod metadata;
mod oai;
mod packages;
mod rig;
