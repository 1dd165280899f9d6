use crate::{
    accounts::security::confirmed,
    kit::{ErrorSummary, Visit, go, page},
};
use domain::{
    args,
    own_data::{self, Counts, Preview},
};
use leptos::prelude::*;
use leptos_meta::Title;

/// Before a member deletes their account: how much of theirs will go and how much stays.
#[component]
pub fn LeavePage() -> impl IntoView {
    page(|visit| async move {
        let locale = visit.locale;
        let preview = own_data::read_preview(&visit.cx).await?;
        if let Some(elsewhere) = confirmed(&visit)? {
            return Ok(elsewhere);
        }
        if visit.cx.actor.me().is_some_and(|me| me.leaving.is_some()) {
            return Ok(go("/settings/data"));
        }
        let kept = visit.kept_for("leave");
        Ok(view! {
            <Title text=locale.text("leave-title") />
            <div class="reading stack-wide">
                <nav class="breadcrumbs" aria-label=locale.text("breadcrumbs")><ol><li><a href="/settings/data">{locale.text("own-data-back")}</a></li></ol></nav>
                <h1>{locale.text("leave-title")}</h1>
                <ErrorSummary kept=Some(kept) locale />
                <p class="lead">{locale.text("leave-lead")}</p>
                <section aria-labelledby="goes">
                    <h2 id="goes">{locale.text("leave-goes")}</h2>
                    {goes(&visit, &preview.counts)}
                </section>
                <section aria-labelledby="stays">
                    <h2 id="stays">{locale.text("leave-stays")}</h2>
                    {stays(&visit, &preview.counts)}
                    <p>{locale.text("leave-first")}</p>
                </section>
                {ask(&visit, &preview)}
            </div>
        }
        .into_any())
    })
}

fn goes(visit: &Visit, counts: &Counts) -> AnyView {
    let locale = visit.locale;
    let photo = (counts.photos > 0).then(|| view! { <li>{locale.text("leave-goes-photo")}</li> });
    let lines = lines(
        visit,
        &[
            ("leave-goes-drafts", counts.post_drafts),
            ("leave-goes-own-drafts", counts.own_drafts),
            ("leave-goes-collections", counts.own_collections),
            ("leave-goes-reports", counts.class_reports),
        ],
    );
    view! { <ul><li>{locale.text("leave-goes-account")}</li>{photo}{lines}</ul> }.into_any()
}

fn stays(visit: &Visit, counts: &Counts) -> AnyView {
    let lines = lines(
        visit,
        &[
            ("leave-stays-posts", counts.posts),
            ("leave-stays-resources", counts.resources),
            ("leave-stays-shared", counts.shared_drafts),
            ("leave-stays-reviews", counts.reviews),
            ("leave-stays-collections", counts.collections),
        ],
    );
    if lines.is_empty() { view! { <p>{visit.locale.text("leave-stays-nothing")}</p> }.into_any() } else { view! { <ul>{lines}</ul> }.into_any() }
}

/// A line for all of which there is something.
fn lines(visit: &Visit, counts: &[(&str, i64)]) -> Vec<AnyView> {
    let some = counts.iter().filter(|(_, n)| *n > 0);
    some.map(|(key, n)| view! { <li>{visit.locale.with(key, &args!(n = *n))}</li> }.into_any()).collect()
}

fn ask(visit: &Visit, preview: &Preview) -> AnyView {
    let locale = visit.locale;
    if preview.only_admin {
        return view! {
            <p class="notice">{locale.text("leave-only-admin")}" "<a href="/admin/people">{locale.text("leave-only-admin-link")}</a></p>
        }
        .into_any();
    }
    view! {
        <form method="post" action="/api/own_data/leave">
            <div class="button-row">
                <button class="button button-danger">{locale.text("leave-submit")}</button>
                <a class="button" href="/settings/data">{locale.text("leave-cancel")}</a>
            </div>
        </form>
    }
    .into_any()
}
