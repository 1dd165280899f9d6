use crate::{
    discussion::words as thread_words,
    kit::{Icon, Visit, When, next_page, page},
    library::words,
};
use domain::{
    args,
    trust::{self, WaitingLine},
};
use leptos::prelude::*;
use leptos_meta::Title;

/// Resources whose authors ask for a review.
#[component]
pub fn WaitingPage() -> impl IntoView {
    page(|visit| async move {
        let locale = visit.locale;
        let found = trust::list_waiting(&visit.cx, visit.query("after").as_deref()).await?;
        let rows = found.lines.into_iter().map(|line| row(&visit, line)).collect::<Vec<_>>();
        let list = if rows.is_empty() {
            view! { <div class="empty"><p>{locale.text("waiting-none")}</p></div> }.into_any()
        } else {
            view! { <ul class="rows">{rows}</ul> }.into_any()
        };
        Ok(view! {
            <Title text=locale.text("waiting-title") />
            <div class="listing">
                <nav class="breadcrumbs" aria-label=locale.text("breadcrumbs")><ol><li><a href="/library">{locale.text("library-title")}</a></li></ol></nav>
                <div class="page-head"><div class="page-head-main"><h1>{locale.text("waiting-title")}</h1><p class="lead">{locale.text("waiting-lead")}</p></div></div>
                {list}
                {next_page(&visit, found.next.as_deref())}
            </div>
        }
        .into_any())
    })
}

fn row(visit: &Visit, line: WaitingLine) -> AnyView {
    let locale = visit.locale;
    let minutes = u32::try_from(line.minutes).ok().filter(|n| *n > 0).map(|n| format!(" · {}", words::minutes(locale, n)));
    let act = if line.own {
        view! { <span class="status">{locale.text("waiting-own")}</span> }.into_any()
    } else {
        view! { <a class="button" href=format!("/library/{}/review", line.id)>{locale.text("review-write")}</a> }.into_any()
    };
    view! {
        <li class="row">
            <span class="row-kind"><Icon name="book" /></span>
            <div class="row-main">
                <p class="row-title" lang=line.language.clone()><a href=format!("/library/{}/{}", line.id, line.slug)>{line.title}</a></p>
                <p class="meta">
                    {words::kind_of(locale, &line.kind)}" · "{thread_words::language(&line.language)}{minutes}" · "{line.author}" · "
                    {locale.with("waiting-reviewers", &args!(n = line.reviewers))}" · "<When at=line.review_asked_at clock=visit.clock() locale />
                </p>
            </div>
            <div class="row-side">{act}</div>
        </li>
    }
    .into_any()
}
