//! "Follow" and "Stop following", on whatever can be followed.

use crate::kit::{Icon, Visit};
use domain::{
    Result,
    following::{self, Level},
};
use leptos::prelude::*;
use model::{Subject, SubjectKind};

/// The button for a member, as a form; one query. Nothing for visitors and on one's own page.
pub async fn follow_button(visit: &Visit, subject: impl Into<Subject>) -> Result<Option<AnyView>> {
    let subject = subject.into();
    let Some(me) = visit.cx.actor.id() else { return Ok(None) };
    if subject == Subject::Member(me) {
        return Ok(None);
    }
    let level = following::read_level(&visit.cx, subject).await?;
    Ok(Some(follow_form(visit, subject, level)))
}

/// The form, where the level is known already.
pub fn follow_form(visit: &Visit, subject: Subject, level: Level) -> AnyView {
    let (locale, kind) = (visit.locale, subject.kind());
    let follow = || format!("follow-{}", kind.as_str());
    let (action, icon, key, state) = match level {
        Level::Following => ("/api/following/unfollow", "bell-on", "unfollow".to_owned(), Some(locale.text("follow-state"))),
        Level::Muted => ("/api/following/follow", "bell", follow(), Some(locale.text("follow-hint-muted"))),
        Level::None => ("/api/following/follow", "bell", follow(), None),
    };
    let class = if kind == SubjectKind::Thread { "button button-quiet" } else { "button" };
    // A thread's address in full: a page of the middle of a thread stays where it is.
    let back = visit.here.clone();
    view! {
        <form class="follow" method="post" action=action>
            <input type="hidden" name="subject" value=subject.to_string() />
            <input type="hidden" name="back" value=back />
            <button class=class title=state><Icon name=icon />{locale.text(&key)}</button>
        </form>
    }
    .into_any()
}
