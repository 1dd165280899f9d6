//! The binary itself: killed, stopped, started twice.

mod care;
mod crash;
mod disk;
mod mails;
mod nodes;
mod pictures;
mod rig;
mod storm;
mod uploads;

use crate::{s3, support};
