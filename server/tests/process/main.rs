//! The binary itself: killed, stopped, started twice.

mod crash;
mod mails;
mod nodes;
mod rig;
mod storm;
mod uploads;

#[path = "../support/mod.rs"]
mod support;
