//! Notices over HTTP: the bell, the pages, the forms, and the one click that ends mails.

mod following;
mod pages;
mod unsubscribe;

use crate::support;
use crate::support::Forum;

/// Acts on all news, so that notices are made and mails lie in the spool folder.
async fn deliver(forum: &Forum) {
    let cx = server::world::job(&forum.world);
    while domain::outbox::deliver_due(&cx).await.unwrap() > 0 {}
}
