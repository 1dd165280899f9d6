use crate::{
    accounts::SettingsNav,
    kit::{Visit, page, refusal},
};
use domain::notices;
use leptos::prelude::*;
use leptos_meta::Title;
use model::{HowTold, NoticeKind};

/// How the asker wants to hear of each kind of notice by mail.
#[component]
pub fn NoticesSettingsPage() -> impl IntoView {
    page(|visit| async move {
        let locale = visit.locale;
        let chosen = notices::read_preferences(&visit.cx).await?;
        let saved = visit.query("saved").map(|_| view! { <p class="notice" role="status">{locale.text("notices-settings-saved")}</p> });
        let kinds = chosen.into_iter().map(|(kind, how)| choices(&visit, kind, how)).collect::<Vec<_>>();
        Ok(view! {
            <Title text=locale.text("notices-settings-title") />
            <div class="reading">
                <h1>{locale.text("notices-settings-title")}</h1>
                <SettingsNav visit=visit.clone() />
                <p class="lead">{locale.text("notices-settings-lead")}</p>
                {saved}
                {refusal(&visit, &[])}
                <form method="post" action="/api/notices/change_preferences" class="stack">
                    <div class="choices">{kinds}</div>
                    <p class="hint">{locale.text("notices-settings-account")}</p>
                    <div class="button-row">
                        <button class="button button-primary">{locale.text("notices-settings-submit")}</button>
                        <a class="button" href="/following">{locale.text("notices-following")}</a>
                    </div>
                </form>
            </div>
        }
        .into_any())
    })
}

fn choices(visit: &Visit, kind: NoticeKind, now: HowTold) -> AnyView {
    let locale = visit.locale;
    let name = format!("how[{}]", kind.as_str());
    let radios = HowTold::ALL.map(|how| {
        view! {
            <label class="choice">
                <input type="radio" name=name.clone() value=how.as_str() checked=how == now />
                <span>{locale.text(&format!("how-told-{}", how.as_str()))}</span>
            </label>
        }
    });
    view! {
        <fieldset class="choice-row">
            <legend>{locale.text(&format!("notice-kind-{}", kind.as_str()))}</legend>
            <div class="choice-set">{radios.collect_view()}</div>
        </fieldset>
    }
    .into_any()
}
