use super::audience_key;
use crate::{
    discussion::words,
    kit::{Icon, Visit, When, date, page},
};
use domain::{
    args,
    site_pages::{self, PageLine, page_path},
};
use leptos::prelude::*;
use leptos_meta::Title;
use model::Audience;

/// All pages that the reader may see.
#[component]
pub fn SitePagesPage() -> impl IntoView {
    page(|visit| async move {
        let locale = visit.locale;
        let lines = site_pages::list_pages(&visit.cx).await?;
        let rows = lines.iter().map(|line| row(&visit, line)).collect::<Vec<_>>();
        let list = if rows.is_empty() {
            view! { <p class="empty">{locale.text("pages-none")}</p> }.into_any()
        } else {
            view! { <ul class="rows">{rows}</ul> }.into_any()
        };
        let start = site_pages::may_start(&visit.cx).is_ok().then(|| {
            view! { <a class="button button-primary" href="/pages/new"><Icon name="plus" />{locale.text("page-new")}</a> }
        });
        Ok(view! {
            <Title text=locale.text("pages-title") />
            <div class="listing">
                <div class="page-head">
                    <div class="page-head-main"><h1>{locale.text("pages-title")}</h1><p class="lead">{locale.text("pages-lead")}</p></div>
                    <div class="page-head-action">{start}</div>
                </div>
                {list}
            </div>
        }
        .into_any())
    })
}

fn row(visit: &Visit, line: &PageLine) -> AnyView {
    let locale = visit.locale;
    let staff = visit.cx.actor.is_staff();
    let closed = (line.audience != "public").then(|| {
        let key = audience_key(Audience::stored(&line.audience, None));
        view! { <span class="lang-badge"><Icon name="lock" />{locale.text(key)}</span> }
    });
    let hidden = line.hidden_at.map(|_| view! { <span class="lang-badge">{locale.text("page-hidden")}</span> });
    let due = line.due_at.filter(|_| staff).map(|at| {
        let key = if at <= visit.cx.now { "page-overdue" } else { "page-due" };
        view! { <span class="dot">"·"</span>{locale.with(key, &args!(day = date(at, visit.cx.zone, locale)))} }
    });
    let badge = (line.language != locale.code()).then(|| view! { <span class="lang-badge">{words::language(&line.language)}</span> });
    view! {
        <li class="row">
            <span class="row-kind"><Icon name="book" /></span>
            <div class="row-main">
                <p class="row-title" lang=line.language.clone()><a href=page_path(&line.slug)>{line.title.clone()}</a>{badge}{closed}{hidden}</p>
                <p class="meta">{locale.text("page-changed")}" "<When at=line.changed_at clock=visit.clock() locale />{due}</p>
            </div>
        </li>
    }
    .into_any()
}
