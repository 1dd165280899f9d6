use crate::kit::page;
use domain::notices::{self, Subscription};
use leptos::prelude::*;
use leptos_meta::{Meta, Title};
use leptos_router::hooks::use_params_map;

/// Where the link at the foot of a mail leads, for whoever has it, signed in or not. Looking changes nothing: programs look at
/// links in mails, too.
#[component]
pub fn UnsubscribePage() -> impl IntoView {
    let params = use_params_map();
    let part = move |name: &str| params.with_untracked(|params| params.get(name)).unwrap_or_default();
    let (member, kind, token) = (part("member"), part("kind"), part("token"));
    page(move |visit| async move {
        let locale = visit.locale;
        let (what, on) = notices::read_subscription(&visit.cx, &member, &kind, &token).await?;
        let name = match what {
            Subscription::Kind(kind) => locale.text(&format!("notice-kind-{}", kind.as_str())),
            Subscription::Digest => locale.text("unsubscribe-digest"),
        };
        let body = if on {
            view! {
                <p class="lead">{locale.text("unsubscribe-lead")}</p>
                <p><strong>{name}</strong></p>
                <form method="post" action=visit.path().to_owned()><button class="button button-primary">{locale.text("unsubscribe-submit")}</button></form>
            }
            .into_any()
        } else {
            view! { <p class="notice" role="status">{locale.text("unsubscribe-done")}</p><p><strong>{name}</strong></p> }.into_any()
        };
        Ok(view! {
            <Title text=locale.text("unsubscribe-title") />
            <Meta name="robots" content="noindex" />
            <div class="narrow">
                <h1>{locale.text("unsubscribe-title")}</h1>
                {body}
                <p><a href="/settings/notices">{locale.text("unsubscribe-settings")}</a></p>
            </div>
        }
        .into_any())
    })
}
