//! What the library gives to other programs, read by programs that are not ours.

mod imports;
mod invited;
mod metadata;
mod oai;
mod packages;
mod rig;

use crate::support;
