//! Notices over HTTP: the bell, the pages, the forms, and the one click that ends mails.

mod following;
mod pages;
mod unsubscribe;

use crate::support;
