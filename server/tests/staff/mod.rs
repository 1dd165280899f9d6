//! What staff sees and does over HTTP: every page for everybody, every form with good input and bad.

mod forms;
mod pages;

use crate::support;
