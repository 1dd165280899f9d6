//! "Follow" and "Stop following", on whatever can be followed.

use crate::kit::{Icon, Visit};
use domain::{
    Result,
    following::{self, Level},
};
use leptos::prelude::*;
use model::FollowKind;

/// The button for a member, as a form; one query. Nothing for visitors and on one's own page.
pub async fn follow_button(visit: &Visit, kind: FollowKind, object: i64) -> Result<Option<AnyView>> {
    let Some(me) = visit.cx.actor.id() else { return Ok(None) };
    if kind == FollowKind::Member && me.0 == object {
        return Ok(None);
    }
    let level = following::read_level(&visit.cx, kind, object).await?;
    Ok(Some(follow_form(visit, kind, object, level)))
}

/// The form, where the level is known already.
pub fn follow_form(visit: &Visit, kind: FollowKind, object: i64, level: Level) -> AnyView {
    let locale = visit.locale;
    let (action, icon, key, state) = match level {
        Level::Following => ("/api/following/unfollow", "bell-on", "unfollow", Some(locale.text("follow-state"))),
        Level::Muted => ("/api/following/follow", "bell", follow_key(kind), Some(locale.text("follow-hint-muted"))),
        Level::None => ("/api/following/follow", "bell", follow_key(kind), None),
    };
    let class = if kind == FollowKind::Thread { "button button-quiet" } else { "button" };
    // A thread's address in full: a page of the middle of a thread stays where it is.
    let back = visit.here.clone();
    view! {
        <form class="follow" method="post" action=action>
            <input type="hidden" name="kind" value=kind.as_str() />
            <input type="hidden" name="object" value=object />
            <input type="hidden" name="back" value=back />
            <button class=class title=state><Icon name=icon />{locale.text(key)}</button>
        </form>
    }
    .into_any()
}

fn follow_key(kind: FollowKind) -> &'static str {
    match kind {
        FollowKind::Thread => "follow-thread",
        FollowKind::Board => "follow-board",
        FollowKind::Member => "follow-member",
        FollowKind::Collection => "follow-collection",
    }
}
