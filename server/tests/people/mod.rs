//! Profiles, photos and organisations over HTTP.

mod forms;
mod photos;

use crate::support;
