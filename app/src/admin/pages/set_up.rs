use crate::kit::{ErrorSummary, TextInput, page, param, quiet};
use domain::{accounts, args};
use leptos::prelude::*;
use leptos_meta::Title;
use model::{Field, limits};

/// The first admin's account, by the link in the log.
#[component]
pub fn SetUpPage() -> impl IntoView {
    let token = param("token");
    page(move |visit| async move {
        quiet();
        let locale = visit.locale;
        accounts::is_set_up(&visit.cx, &token).await?;
        let kept = visit.kept_for("set_up");
        let value = |name: &str| kept.get(name).unwrap_or_default();
        Ok(view! {
            <Title text=locale.text("set-up-title") />
            <div class="narrow">
                <h1>{locale.text("set-up-title")}</h1>
                <p class="lead">{locale.text("set-up-lead")}</p>
                <form method="post" action="/api/admin/set_up" class="stack" novalidate>
                    <ErrorSummary kept=Some(kept.clone()) locale />
                    <input type="hidden" name="token" value=token />
                    <TextInput id="name" name="name" label=locale.text("field-name") hint=Some(locale.text("hint-name"))
                        error=kept.wrong(locale, Field::Name) value=value("name") autocomplete="name" required=true />
                    <TextInput id="email" name="email" kind="email" label=locale.text("field-email") hint=Some(locale.text("hint-email"))
                        error=kept.wrong(locale, Field::Email) value=value("email") autocomplete="email" required=true />
                    <TextInput id="password" name="password" kind="password" label=locale.text("field-password")
                        hint=Some(locale.with("hint-password", &args!(least = *limits::PASSWORD.start())))
                        error=kept.wrong(locale, Field::Password) autocomplete="new-password" required=true />
                    <div class="button-row"><button class="button button-primary">{locale.text("set-up-submit")}</button></div>
                </form>
            </div>
        }
        .into_any())
    })
}
