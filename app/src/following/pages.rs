//! What a member follows.

use crate::{
    discussion::words,
    kit::{Query, Visit, page},
};
use domain::following::{self, FollowedLine, FollowedPage};
use leptos::prelude::*;
use leptos_meta::Title;
use model::{Subject, SubjectKind};

/// Threads, boards and people that the asker follows, each kind on a page of its own.
#[component]
pub fn FollowingPage() -> impl IntoView {
    page(|visit| async move {
        let locale = visit.locale;
        let kind = visit.query("kind").and_then(|kind| SubjectKind::parse(&kind)).unwrap_or(SubjectKind::Thread);
        let found = following::list_followed(&visit.cx, kind, visit.query("after").as_deref()).await?;
        let list = if found.lines.is_empty() { empty(&visit, kind) } else { rows(&visit, kind, &found) };
        Ok(view! {
            <Title text=locale.text("following-title") />
            <div class="listing">
                <header class="page-head">
                    <div class="page-head-main"><h1>{locale.text("following-title")}</h1><p class="lead">{locale.text("following-lead")}</p></div>
                    <p class="page-head-action"><a class="button" href="/settings/notices">{locale.text("notices-settings")}</a></p>
                </header>
                {undo(&visit, kind)}
                {tabs(&visit, kind)}
                {list}
                {older(&visit, &found)}
            </div>
        }
        .into_any())
    })
}

fn tabs(visit: &Visit, kind: SubjectKind) -> AnyView {
    let tab = |of: SubjectKind| {
        let href = Query::of("/following").with("kind", of.as_str()).url();
        let text = visit.locale.text(&format!("following-{}", of.as_str()));
        view! { <li><a href=href aria-current=(of == kind).then_some("page")>{text}</a></li> }
    };
    let tabs = visit.cx.world.features.kinds.followed().map(tab).collect::<Vec<_>>();
    view! { <ul class="tabs follow-tabs" aria-label=visit.locale.text("following-title")>{tabs}</ul> }.into_any()
}

fn rows(visit: &Visit, kind: SubjectKind, found: &FollowedPage) -> AnyView {
    let rows = found.lines.iter().map(|line| row(visit, kind, line)).collect::<Vec<_>>();
    view! { <ul class="rows">{rows}</ul> }.into_any()
}

fn row(visit: &Visit, kind: SubjectKind, line: &FollowedLine) -> AnyView {
    let (href, subject) = (line.page(kind), line.subject(kind));
    let initials = (kind == SubjectKind::Member).then(|| view! { <span class="avatar" aria-hidden="true">{words::initials(&line.name)}</span> });
    let language = (!line.language.is_empty()).then(|| line.language.clone());
    // The way back, so that a slip is undone with one press.
    let back = Query::of("/following").with("kind", kind.as_str()).with("stopped", &line.object_id.to_string()).url();
    view! {
        <li class="row follow-row">
            {initials}
            <div class="row-main">
                <p class="row-title" lang=language><a href=href>{line.name.clone()}</a></p>
                <p class="meta">{line.about.clone()}</p>
            </div>
            {form(visit, "/api/following/unfollow", subject, &back, "unfollow", Some(&line.name))}
        </li>
    }
    .into_any()
}

fn undo(visit: &Visit, kind: SubjectKind) -> Option<AnyView> {
    let object: i64 = visit.number("stopped")?;
    let back = Query::of("/following").with("kind", kind.as_str()).url();
    let form = form(visit, "/api/following/follow", kind.of(object), &back, "following-undo", None);
    Some(view! { <div class="notice notice-row" role="status"><p>{visit.locale.text("following-stopped")}</p>{form}</div> }.into_any())
}

/// One button; `of` tells those who hear the page which of many it is.
fn form(visit: &Visit, action: &'static str, subject: Subject, back: &str, key: &str, of: Option<&str>) -> AnyView {
    let text = visit.locale.text(key);
    let of = of.map(|name| view! { <span class="visually-hidden">": "{name.to_owned()}</span> });
    view! {
        <form method="post" action=action>
            <input type="hidden" name="subject" value=subject.to_string() />
            <input type="hidden" name="back" value=back.to_owned() />
            <button class="button">{text}{of}</button>
        </form>
    }
    .into_any()
}

fn empty(visit: &Visit, kind: SubjectKind) -> AnyView {
    let (href, place) = match kind {
        SubjectKind::Board => ("/", "nav-boards"),
        SubjectKind::Collection => ("/collections", "collections-title"),
        _ => ("/threads", "nav-latest"),
    };
    let key = format!("following-empty-{}", kind.as_str());
    let locale = visit.locale;
    view! {
        <div class="empty"><p>{locale.text("following-empty")}</p><p class="hint">{locale.text(&key)}</p><a class="button" href=href>{locale.text(place)}</a></div>
    }
    .into_any()
}

fn older(visit: &Visit, found: &FollowedPage) -> Option<AnyView> {
    let next = found.next.as_ref()?;
    let href = Query::of(&visit.here).with("stopped", "").with("after", next).url();
    Some(view! { <nav class="pager" aria-label=visit.locale.text("pager-label")><a class="button" rel="next" href=href>{visit.locale.text("following-older")}</a></nav> }.into_any())
}
