use crate::{
    following::button::follow_button,
    kit::{Icon, PostBody, Visit, When, date, page, param},
    moderation::pages::report_link,
};
use domain::{
    args,
    site_pages::{self, SitePageView},
};
use leptos::prelude::*;
use leptos_meta::Title;
use model::{Audience, Subject};

/// One page.
#[component]
pub fn ShowSitePage() -> impl IntoView {
    let slug = param("slug");
    page(move |visit| async move {
        let locale = visit.locale;
        let found = site_pages::read_page(&visit.cx, &slug).await?;
        let follow = follow_button(&visit, found.id).await?;
        let report = report_link(&visit, found.id, false, "button button-quiet");
        let versions = view! { <a class="button button-quiet" href=format!("/pages/{}/versions", found.slug)><Icon name="history" />{locale.text("page-versions")}</a> };
        Ok(view! {
            <Title text=found.title.clone() />
            <article class="reading site-page">
                <nav class="breadcrumbs" aria-label=locale.text("breadcrumbs")><ol><li><a href="/pages">{locale.text("pages-title")}</a></li></ol></nav>
                <h1 lang=found.language.clone()>{found.title.clone()}</h1>
                {state(&visit, &found)}
                <PostBody html=found.html.clone() reply=0 lang=found.language.clone() />
                <footer class="site-page-foot">
                    <p class="meta">{locale.text("page-changed")}" "<When at=found.changed_at clock=visit.clock() locale /></p>
                    <div class="button-row">{follow}{versions}{report}</div>
                </footer>
            </article>
        }
        .into_any())
    })
}

/// For staff: who reads it, who looks after it, and the way to its form.
fn state(visit: &Visit, found: &SitePageView) -> Option<AnyView> {
    let locale = visit.locale;
    let closed = (found.audience != Audience::Public).then(|| {
        let key = if found.audience == Audience::Members { "page-for-members" } else { "page-for-staff" };
        view! { <p class="notice"><Icon name="lock" />{locale.text(key)}</p> }
    });
    if !found.can_write {
        return closed.map(IntoAny::into_any);
    }
    let hidden = found.hidden.then(|| view! { <p class="notice">{locale.text("page-hidden-note")}</p> });
    let owner = match &found.owner {
        Some(owner) => view! { {locale.text("page-owner")}" "<a href=format!("/members/{}", owner.handle)>{owner.name.clone()}</a> }.into_any(),
        None => locale.text("page-owner-none").into_any(),
    };
    let due = found.due_at.map(|at| {
        let key = if at <= visit.cx.now { "page-overdue" } else { "page-due" };
        view! { <span class="dot">"·"</span>{locale.with(key, &args!(day = date(at, visit.cx.zone, locale)))} }
    });
    let edit = Subject::from(found.id).page(&found.slug);
    Some(
        view! {
            {closed}
            {hidden}
            <div class="site-page-staff card">
                <p class="meta">{owner}{due}</p>
                <a class="button" href=format!("{edit}/edit")><Icon name="edit" />{locale.text("page-edit")}</a>
            </div>
        }
        .into_any(),
    )
}
