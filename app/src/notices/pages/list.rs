use crate::kit::{Icon, Query, Visit, When, page};
use domain::{
    discussion::thread_path,
    notices::{self, NoticeLine, NoticePage},
};
use leptos::prelude::*;
use leptos_meta::Title;

/// The asker's notices: unread ones first, each part by thread. Opening a notice leads to the post; reading that marks it.
#[component]
pub fn NoticesPage() -> impl IntoView {
    page(|visit| async move {
        let locale = visit.locale;
        let found = notices::read_notices(&visit.cx, visit.locale, visit.query("after").as_deref()).await?;
        let older = older(&visit, &found);
        let any = !found.lines.is_empty();
        let (unread, read): (Vec<NoticeLine>, Vec<NoticeLine>) = found.lines.into_iter().partition(|line| line.row.read_at.is_none());
        let marked = visit.query("marked").map(|_| view! { <p class="notice" role="status">{locale.text("notices-marked")}</p> });
        let mark_all = (!unread.is_empty()).then(|| {
            view! { <form method="post" action="/api/notices/mark_read"><button class="button"><Icon name="answer" />{locale.text("notices-mark-all")}</button></form> }
        });
        let body =
            if any { view! { {part(&visit, "notices-unread", unread)}{part(&visit, "notices-earlier", read)} }.into_any() } else { empty(&visit) };
        Ok(view! {
            <Title text=locale.text("notices-title") />
            <div class="listing">
                <header class="page-head">
                    <div class="page-head-main"><h1>{locale.text("notices-title")}</h1><p class="lead">{locale.text("notices-lead")}</p></div>
                    <div class="page-head-action button-row">
                        {mark_all}
                        <a class="button button-quiet" href="/following">{locale.text("notices-following")}</a>
                        <a class="button button-quiet" href="/settings/notices">{locale.text("notices-settings")}</a>
                    </div>
                </header>
                {marked}
                {body}
                {older}
            </div>
        }
        .into_any())
    })
}

/// Notices of one thread together, in the order of the latest of each.
fn groups(lines: Vec<NoticeLine>) -> Vec<Vec<NoticeLine>> {
    let mut groups: Vec<Vec<NoticeLine>> = Vec::new();
    for line in lines {
        let same =
            |group: &&mut Vec<NoticeLine>| line.row.thread_id.is_some() && group.first().is_some_and(|one| one.row.thread_id == line.row.thread_id);
        match groups.iter_mut().find(same) {
            Some(group) => group.push(line),
            None => groups.push(vec![line]),
        }
    }
    groups
}

fn part(visit: &Visit, key: &'static str, lines: Vec<NoticeLine>) -> Option<AnyView> {
    let groups = groups(lines).into_iter().map(|lines| group(visit, lines)).collect::<Vec<_>>();
    (!groups.is_empty()).then(|| {
        view! {
            <section class="notice-part" aria-labelledby=key>
                <h2 id=key>{visit.locale.text(key)}</h2>
                {groups}
            </section>
        }
        .into_any()
    })
}

fn group(visit: &Visit, lines: Vec<NoticeLine>) -> AnyView {
    let head = lines.first().and_then(|line| group_head(visit, line));
    let rows = lines.into_iter().map(|line| row(visit, line)).collect::<Vec<_>>();
    view! { <article class="notice-group">{head}<ul class="rows">{rows}</ul></article> }.into_any()
}

fn group_head(visit: &Visit, line: &NoticeLine) -> Option<AnyView> {
    let (id, title) = line.row.thread_id.zip(line.row.title.clone())?;
    let href = thread_path(id, line.row.slug.as_deref().unwrap_or("-"));
    let mark = line.row.read_at.is_none().then(|| {
        view! {
            <form method="post" action="/api/notices/mark_read">
                <input type="hidden" name="thread" value=id />
                <button class="button button-quiet" title=visit.locale.text("notices-mark-thread")>
                    <Icon name="answer" /><span class="notice-mark">{visit.locale.text("notices-mark-thread")}</span>
                    <span class="visually-hidden">": "{title.clone()}</span>
                </button>
            </form>
        }
    });
    Some(view! { <header class="notice-head"><h3 lang=line.row.language.clone()><a href=href>{title.clone()}</a></h3>{mark}</header> }.into_any())
}

fn row(visit: &Visit, line: NoticeLine) -> AnyView {
    let (locale, clock) = (visit.locale, visit.clock());
    let NoticeLine { row, excerpt, said, path, .. } = line;
    let unread = row.read_at.is_none();
    let said = if path.is_empty() { view! { <span>{said}</span> }.into_any() } else { view! { <a href=path>{said}</a> }.into_any() };
    let badge = unread.then(|| view! { <span class="badge">{locale.text("notices-unread-mark")}</span> });
    let excerpt = (!excerpt.is_empty()).then(|| view! { <p class="notice-excerpt" lang=row.language.clone()>{excerpt}</p> });
    view! {
        <li class=if unread { "row row-unread" } else { "row" }>
            <div class="row-main">
                <p class="row-title">{said}</p>
                {excerpt}
                <p class="meta"><When at=row.created_at clock locale /></p>
            </div>
            {badge}
        </li>
    }
    .into_any()
}

fn empty(visit: &Visit) -> AnyView {
    let locale = visit.locale;
    view! {
        <div class="empty">
            <p>{locale.text("notices-empty")}</p>
            <p class="hint">{locale.text("notices-empty-hint")}</p>
            <a class="button" href="/threads">{locale.text("notices-empty-action")}</a>
        </div>
    }
    .into_any()
}

fn older(visit: &Visit, found: &NoticePage) -> Option<AnyView> {
    let href = Query::of("/notices").with("after", found.next.as_ref()?).url();
    Some(
        view! { <nav class="pager" aria-label=visit.locale.text("pager-label")><a class="button" rel="next" href=href>{visit.locale.text("notices-older")}<Icon name="next" /></a></nav> }
            .into_any(),
    )
}
