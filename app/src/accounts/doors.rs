//! The ways in: confirming an address, the second step, a forgotten password, "is it you?".

use crate::identities::{ConfirmButtons, JoinWithProvider};
use crate::kit::{ErrorSummary, TextInput, go, page, quiet};
use domain::{
    accounts::{self, Purpose},
    args, identities,
};
use leptos::prelude::*;
use leptos_meta::Title;
use model::{Field, Problem, limits};

#[component]
pub fn SignUpSentPage() -> impl IntoView {
    page(|visit| async move {
        let locale = visit.locale;
        let spool = visit.cx.world.post.is_spool().then(|| view! { <p class="notice">{locale.text("sign-up-sent-spool")}</p> });
        Ok(view! {
            <Title text=locale.text("sign-up-sent-title") />
            <div class="narrow">
                <h1>{locale.text("sign-up-sent-title")}</h1>
                <p class="lead">{locale.text("sign-up-sent-lead")}</p>
                {spool}
                <p>{locale.text("sign-up-sent-hint")}</p>
            </div>
        }
        .into_any())
    })
}

/// The address is confirmed; staff has to let them in.
#[component]
pub fn SignUpWaitingPage() -> impl IntoView {
    page(|visit| async move {
        let locale = visit.locale;
        Ok(view! {
            <Title text=locale.text("sign-up-waiting-title") />
            <div class="narrow">
                <h1>{locale.text("sign-up-waiting-title")}</h1>
                <p class="lead">{locale.text("sign-up-waiting-lead")}</p>
            </div>
        }
        .into_any())
    })
}

#[component]
pub fn JoinConfirmPage() -> impl IntoView {
    page(|visit| async move {
        quiet();
        let locale = visit.locale;
        let token = visit.query("token").unwrap_or_default();
        let joining = accounts::read_joining(&visit.cx, &token).await?;
        let kept = visit.kept_for("confirm_joining");
        if !joining.issuer.is_empty() {
            if !visit.site.providers.iter().any(|provider| provider.is_of(&joining.issuer)) {
                return Err(Problem::LinkOver.into());
            }
            return Ok(view! { <JoinWithProvider visit issuer=joining.issuer email=joining.email token /> }.into_any());
        }
        Ok(view! {
            <Title text=locale.text("join-confirm-title") />
            <div class="narrow">
                <h1>{locale.text("join-confirm-title")}</h1>
                <p class="lead">{locale.with("join-confirm-lead", &args!(email = joining.email))}</p>
                <form method="post" action="/api/accounts/confirm_joining" class="stack" novalidate>
                    <ErrorSummary kept=Some(kept.clone()) locale />
                    <input type="hidden" name="token" value=token />
                    <TextInput id="password" name="password" kind="password" label=locale.text("field-password")
                        error=kept.wrong(locale, Field::Password) autocomplete="current-password" required=true />
                    <div class="button-row"><button class="button button-primary">{locale.text("join-confirm-submit")}</button></div>
                </form>
                <p class="hint">{locale.text("join-confirm-not-you")}</p>
            </div>
        }
        .into_any())
    })
}

#[component]
pub fn CodePage() -> impl IntoView {
    page(|visit| async move {
        let locale = visit.locale;
        let kept = visit.kept_for("enter_code");
        accounts::is_half_in(&visit.cx, visit.cookie("half").unwrap_or_default()).await?;
        Ok(view! {
            <Title text=locale.text("code-title") />
            <div class="narrow">
                <h1>{locale.text("code-title")}</h1>
                <p class="lead">{locale.text("code-lead")}</p>
                <form method="post" action="/api/accounts/enter_code" class="stack" novalidate>
                    <ErrorSummary kept=Some(kept.clone()) locale />
                    <TextInput id="code" name="code" label=locale.text("field-code") error=kept.wrong(locale, Field::Code)
                        autocomplete="one-time-code" required=true />
                    <div class="button-row"><button class="button button-primary">{locale.text("code-submit")}</button></div>
                </form>
                <p><a href="/sign-in">{locale.text("code-begin-anew")}</a></p>
            </div>
        }
        .into_any())
    })
}

#[component]
pub fn ResetPage() -> impl IntoView {
    page(|visit| async move {
        let locale = visit.locale;
        let kept = visit.kept_for("ask_reset");
        Ok(view! {
            <Title text=locale.text("reset-title") />
            <div class="narrow">
                <h1>{locale.text("reset-title")}</h1>
                <p class="lead">{locale.text("reset-lead")}</p>
                <form method="post" action="/api/accounts/ask_reset" class="stack" novalidate>
                    <ErrorSummary kept=Some(kept.clone()) locale />
                    <TextInput id="email" name="email" kind="email" label=locale.text("field-email") error=kept.wrong(locale, Field::Email)
                        value=kept.get("email").unwrap_or_default() autocomplete="email" required=true />
                    <div class="button-row"><button class="button button-primary">{locale.text("reset-submit")}</button></div>
                </form>
            </div>
        }
        .into_any())
    })
}

#[component]
pub fn ResetSentPage() -> impl IntoView {
    page(|visit| async move {
        let locale = visit.locale;
        Ok(view! {
            <Title text=locale.text("reset-sent-title") />
            <div class="narrow">
                <h1>{locale.text("reset-sent-title")}</h1>
                <p class="lead">{locale.text("reset-sent-lead")}</p>
            </div>
        }
        .into_any())
    })
}

#[component]
pub fn ResetNewPage() -> impl IntoView {
    page(|visit| async move {
        quiet();
        let locale = visit.locale;
        let token = visit.query("token").unwrap_or_default();
        let link = accounts::read_link(&visit.cx, Purpose::Reset, &token).await?;
        let kept = visit.kept_for("reset_password");
        Ok(view! {
            <Title text=locale.text("reset-new-title") />
            <div class="narrow">
                <h1>{locale.text("reset-new-title")}</h1>
                <p class="lead">{locale.with("reset-new-lead", &args!(email = link.email))}</p>
                <form method="post" action="/api/accounts/reset_password" class="stack" novalidate>
                    <ErrorSummary kept=Some(kept.clone()) locale />
                    <input type="hidden" name="token" value=token />
                    <TextInput id="password" name="password" kind="password" label=locale.text("field-new-password")
                        hint=Some(locale.with("hint-password", &args!(least = *limits::PASSWORD.start())))
                        error=kept.wrong(locale, Field::Password) autocomplete="new-password" required=true />
                    <div class="button-row"><button class="button button-primary">{locale.text("reset-new-submit")}</button></div>
                </form>
            </div>
        }
        .into_any())
    })
}

#[component]
pub fn EmailConfirmPage() -> impl IntoView {
    page(|visit| async move {
        quiet();
        let locale = visit.locale;
        visit.cx.member()?;
        let token = visit.query("token").unwrap_or_default();
        let link = accounts::read_link(&visit.cx, Purpose::Email, &token).await?;
        Ok(view! {
            <Title text=locale.text("email-confirm-title") />
            <div class="narrow">
                <h1>{locale.text("email-confirm-title")}</h1>
                <p class="lead">{locale.with("email-confirm-lead", &args!(email = link.email))}</p>
                <form method="post" action="/api/accounts/confirm_email" class="stack">
                    <ErrorSummary kept=Some(visit.kept_for("confirm_email")) locale />
                    <input type="hidden" name="token" value=token />
                    <div class="button-row"><button class="button button-primary">{locale.text("email-confirm-submit")}</button></div>
                </form>
            </div>
        }
        .into_any())
    })
}

/// Asks again who it is, before something dangerous; leads on to `next`.
#[component]
pub fn ConfirmPage() -> impl IntoView {
    page(|visit| async move {
        let locale = visit.locale;
        let next = visit.query("next").unwrap_or_default();
        let kept = visit.kept_for("confirm_identity");
        let proofs = accounts::read_proofs(&visit.cx).await?;
        if visit.cx.confirmed().is_ok() && kept.problem.is_none() && next.starts_with('/') {
            return Ok(go(&next));
        }
        let password = proofs.password.then(|| {
            view! {
                <TextInput id="password" name="password" kind="password" label=locale.text("field-password")
                    error=kept.wrong(locale, Field::Password) autocomplete="current-password" />
            }
        });
        let or = (proofs.password && proofs.code).then(|| view! { <p class="hint">{locale.text("confirm-or-code")}</p> });
        let code = proofs.code.then(|| {
            view! { <TextInput id="code" name="code" label=locale.text("field-code") error=kept.wrong(locale, Field::Code) autocomplete="one-time-code" /> }
        });
        let linked = identities::linked_providers(&visit.cx).await?;
        let providers = view! { <ConfirmButtons visit=visit.clone() linked=linked.clone() next=next.clone() /> };
        let none = (!proofs.password && !proofs.code && linked.is_empty()).then(|| view! { <p>{locale.text("confirm-none")}</p> });
        let button = (proofs.password || proofs.code).then(|| {
            view! { <div class="button-row"><button class="button button-primary">{locale.text("confirm-submit")}</button></div> }
        });
        Ok(view! {
            <Title text=locale.text("confirm-title") />
            <div class="narrow">
                <h1>{locale.text("confirm-title")}</h1>
                <p class="lead">{locale.text("confirm-lead")}</p>
                <form method="post" action="/api/accounts/confirm_identity" class="stack" novalidate>
                    <ErrorSummary kept=Some(kept.clone()) locale />
                    <input type="hidden" name="next" value=next />
                    {password}{or}{code}{none}{button}
                </form>
                {providers}
            </div>
        }
        .into_any())
    })
}
