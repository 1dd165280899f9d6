//! Who is an author, for every query that names, asks or tells one.

pub(crate) use super::sql::{FIRST_AUTHOR, IS_AUTHOR, asker_is_author, first_author, is_author};
