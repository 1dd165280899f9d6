//! What a resource's page shows of trust.

use super::uses::{figures, report};
use crate::{
    collections::pages::collected,
    kit::{Icon, Visit, When, date},
    trust::words,
};
use domain::{
    args,
    materials::MaterialView,
    trust::{self, TrustView},
};
use leptos::prelude::*;
use model::trust::REVIEWERS_NEEDED;

/// The parts for the page: a mark and what colleagues say at a glance for its top, the sections for its end.
pub struct Section {
    pub mark: Option<AnyView>,
    pub glance: Option<AnyView>,
    pub body: AnyView,
}

pub async fn section(visit: &Visit, found: &MaterialView) -> domain::Result<Section> {
    let said = trust::trust_in_view(&visit.cx, found).await?;
    let body = view! {
        {origin(visit, &said)}
        {cycle(visit, found, &said)}
        {used(visit, found, &said)}
        {reviewed(visit, found, &said)}
        {talked(visit, found, &said)}
        {collected(visit, found, &said)}
        {care(visit, found, &said)}
    };
    Ok(Section { mark: mark(visit, found, &said), glance: glance(visit, &said), body: body.into_any() })
}

/// How often it was used and whether it is reviewed, with the way to the words about it.
fn glance(visit: &Visit, said: &TrustView) -> Option<AnyView> {
    let locale = visit.locale;
    let link =
        |href: &'static str, icon: &'static str, text: String| view! { <li><a class="tag chip-trust" href=href><Icon name=icon />{text}</a></li> };
    let used = (said.uses.reports > 0).then(|| link("#used", "tried", locale.with("material-used", &args!(n = said.uses.reports))));
    let reviewed = (said.reviewers >= REVIEWERS_NEEDED).then(|| link("#reviews", "verified", locale.text("material-reviewed")));
    (used.is_some() || reviewed.is_some()).then(|| view! { <ul class="tags">{used}{reviewed}</ul> }.into_any())
}

/// That readers call it outdated.
fn mark(visit: &Visit, found: &MaterialView, said: &TrustView) -> Option<AnyView> {
    (said.outdated > 0).then(|| {
        let text = visit.locale.with("outdated-mark", &args!(n = said.outdated));
        let href = format!("/library/{}/outdated", found.id);
        view! { <p class="notice notice-warm"><Icon name="alert" />" "{text}" "<a href=href>{visit.locale.text("outdated-why")}</a></p> }.into_any()
    })
}

fn origin(visit: &Visit, said: &TrustView) -> Option<AnyView> {
    let post = said.origin.as_ref()?;
    let locale = visit.locale;
    Some(
        view! {
            <p class="meta"><Icon name="chat" />" "{locale.text("origin-post")}" "
                <a href=format!("/replies/{}", post.reply_id) lang=post.language.clone()>{post.title.clone()}</a></p>
        }
        .into_any(),
    )
}

/// Plan, do, check, act: where the resource stands in each.
fn cycle(visit: &Visit, found: &MaterialView, said: &TrustView) -> AnyView {
    let locale = visit.locale;
    let outcomes = found.material.outcomes.len();
    let plan = if outcomes > 0 { locale.with("cycle-plan-outcomes", &args!(n = outcomes)) } else { locale.text("cycle-plan-none") };
    let overdue = said.due > 0 && said.due <= visit.cx.now;
    let due = (said.due > 0).then(|| {
        let key = if overdue { "cycle-overdue" } else { "cycle-due" };
        view! { <p>{locale.with(key, &args!(day = date(said.due, visit.cx.zone, locale)))}</p> }
    });
    let done = if said.uses.reports > 0 { locale.with("cycle-do-used", &args!(n = said.uses.reports)) } else { locale.text("cycle-do-none") };
    let needed = REVIEWERS_NEEDED - said.reviewers;
    let check = match (said.reviewers, needed > 0) {
        (0, _) => locale.text("cycle-check-none"),
        (n, true) => locale.with("cycle-check-some", &args!(n = n, needed = needed)),
        (n, false) => locale.with("cycle-check-done", &args!(n = n)),
    };
    let act = if found.version > 1 { said.changelog.clone() } else { locale.text("cycle-act-first") };
    let (id, version) = (found.id, found.version);
    let step = |key: &str, text: String, link: Option<(String, String)>, more: Option<AnyView>| {
        let link = link.map(|(href, text)| view! { <p><a href=href>{text}</a></p> });
        view! { <li class="cycle-step"><h3>{locale.text(key)}</h3><p>{text}</p>{more}{link}</li> }.into_any()
    };
    let uses = (said.uses.reports > 0).then(|| (format!("/library/{id}/uses"), locale.text("uses-title")));
    let reviews = (said.reviewers > 0).then(|| (format!("/library/{id}/reviews"), locale.text("reviews-title")));
    let versions = Some((format!("/library/{id}/versions/{version}"), locale.with("material-version", &args!(n = version))));
    view! {
        <section class="profile-section" aria-labelledby="cycle-title">
            <h2 id="cycle-title">{locale.text("cycle-title")}</h2>
            <ol class="cycle">
                {step("cycle-plan", plan, None, due.map(IntoAny::into_any))}
                {step("cycle-do", done, uses, None)}
                {step("cycle-check", check, reviews, None)}
                {step("cycle-act", act, versions, None)}
            </ol>
        </section>
    }
    .into_any()
}

fn used(visit: &Visit, found: &MaterialView, said: &TrustView) -> AnyView {
    let locale = visit.locale;
    let id = found.id;
    let latest = said.latest_uses.iter().map(|line| report(visit, found, line)).collect::<Vec<_>>();
    let list = (!latest.is_empty()).then(|| view! { <ul class="reports">{latest}</ul> });
    let none = (said.uses.reports == 0).then(|| view! { <p class="quiet">{locale.text("uses-none")}</p> });
    let all = (said.uses.reports > 3)
        .then(|| view! { <a class="button" href=format!("/library/{id}/uses")>{locale.with("uses-all", &args!(n = said.uses.reports))}</a> });
    let tell =
        said.can.judge.then(|| view! { <a class="button" href=format!("/library/{id}/use")><Icon name="tried" />{locale.text("use-report")}</a> });
    view! {
        <section class="profile-section" id="used">
            <h2>{locale.text("uses-title")}</h2>
            {figures(visit, said.uses)}
            {none}
            {list}
            <p class="button-row">{tell}{all}</p>
        </section>
    }
    .into_any()
}

fn reviewed(visit: &Visit, found: &MaterialView, said: &TrustView) -> AnyView {
    let locale = visit.locale;
    let id = found.id;
    let asked = (said.asked_at > 0).then(|| view! { <p class="notice">{locale.text("review-asked")}</p> });
    let latest = said.latest_review.as_ref().map(|line| {
        let strong = line.marks.iter().filter(|(_, mark)| mark.value.is_some_and(|value| value >= 2)).map(|(one, _)| words::criterion(locale, *one));
        let strong = strong.collect::<Vec<_>>().join(", ");
        let strong = (!strong.is_empty()).then(|| view! { <p class="meta">{locale.with("review-strong", &args!(criteria = strong.clone()))}</p> });
        view! {
            <blockquote class="quoted"><p class="pre-line">{line.overall.clone()}</p></blockquote>
            <p class="meta"><a href=format!("/members/{}", line.handle)>{line.name.clone()}</a>" · "<When at=line.created_at clock=visit.clock() locale /></p>
            {strong}
        }
    });
    let none = latest.is_none().then(|| view! { <p class="quiet">{locale.text("reviews-none")}</p> });
    let all = (said.reviewers > 0)
        .then(|| view! { <a class="button" href=format!("/library/{id}/reviews")>{locale.with("reviews-all", &args!(n = said.reviewers))}</a> });
    let write = said
        .can
        .judge
        .then(|| view! { <a class="button" href=format!("/library/{id}/review")><Icon name="edit" />{locale.text("review-write")}</a> });
    view! {
        <section class="profile-section" id="reviews">
            <h2>{locale.text("reviews-title")}</h2>
            {asked}
            {latest}
            {none}
            <p class="button-row">{write}{all}</p>
        </section>
    }
    .into_any()
}

/// The thread about it, or the way to begin it; and where something outdated is told.
fn talked(visit: &Visit, found: &MaterialView, said: &TrustView) -> AnyView {
    let locale = visit.locale;
    let thread = said.thread.as_ref().map(|thread| {
        view! {
            <p>
                <a href=format!("/threads/{}/{}", thread.id, thread.slug)>{thread.title.clone()}</a>" · "
                {locale.with("count-replies", &args!(n = thread.replies))}" · "{thread.last_author.clone()}" "<When at=thread.last_activity_at clock=visit.clock() locale />
            </p>
        }
    });
    let begin = (thread.is_none() && said.can.discuss)
        .then(|| view! { <a class="button" href=format!("/library/{}/discuss", found.id)><Icon name="chat" />{locale.text("discuss-begin")}</a> });
    let outdated = said.can.judge.then(|| {
        view! { <a class="button button-quiet" href=format!("/library/{}/outdated", found.id)><Icon name="clock" />{locale.text("outdated-tell")}</a> }
    });
    let none = thread.is_none().then(|| view! { <p class="quiet">{locale.text("discuss-none")}</p> });
    view! {
        <section class="profile-section" id="discussion">
            <h2>{locale.text("discuss-title")}</h2>
            {thread}
            {none}
            <p class="button-row">{begin}{outdated}</p>
        </section>
    }
    .into_any()
}

fn care(visit: &Visit, found: &MaterialView, said: &TrustView) -> Option<AnyView> {
    said.can.care.then(|| {
        view! { <p class="button-row"><a class="button" href=format!("/library/{}/care", found.id)><Icon name="task" />{visit.locale.text("care-title")}</a></p> }
            .into_any()
    })
}
