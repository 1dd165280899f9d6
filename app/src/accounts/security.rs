//! `/settings/security` and what hangs on it.

use super::SettingsNav;
use crate::kit::{ErrorSummary, Icon, Query, TextInput, Visit, When, date, go, page};
use domain::{
    Failure, Result,
    accounts::{self, FactorState, SessionLine},
    args,
};
use leptos::prelude::*;
use leptos_meta::Title;
use model::{Field, Problem, limits};

#[component]
pub fn SecurityPage() -> impl IntoView {
    page(|visit| async move {
        let locale = visit.locale;
        let proofs = accounts::read_proofs(&visit.cx).await?;
        let settings = accounts::read_settings(&visit.cx).await?;
        let factor = accounts::read_factor(&visit.cx).await?;
        let sessions = accounts::list_sessions(&visit.cx).await?;
        let refused = ["end_session", "end_other_sessions", "new_codes", "drop_factor"].into_iter().find_map(|form| {
            let kept = visit.kept_for(form);
            kept.problem.is_some().then_some(kept)
        });
        let (password, change) = if proofs.password {
            ("••••••••••".to_owned(), "security-password-change")
        } else {
            (locale.text("security-password-none"), "security-password-set")
        };
        Ok(view! {
            <Title text=locale.text("security-title") />
            <div class="reading stack-wide">
                <h1>{locale.text("security-title")}</h1>
                <SettingsNav visit=visit.clone() />
                {done(&visit)}
                <ErrorSummary kept=refused locale />
                <section aria-labelledby="password">
                    <h2 id="password">{locale.text("security-password")}</h2>
                    <p>{password}</p>
                    <p><a class="button" href="/settings/security/password">{locale.text(change)}</a></p>
                </section>
                <section aria-labelledby="email">
                    <h2 id="email">{locale.text("security-email")}</h2>
                    <p class="breakable">{settings.email}</p>
                    <p><a class="button" href="/settings/security/email">{locale.text("security-email-change")}</a></p>
                </section>
                {linked_section(&visit)}
                {factor_section(&visit, &factor)}
                {sessions_section(&visit, sessions)}
                <p><a href="/settings/security/log">{locale.text("security-log-link")}</a></p>
            </div>
        }
        .into_any())
    })
}

fn done(visit: &Visit) -> Option<AnyView> {
    let key = match visit.query("done")?.as_str() {
        "mail" => "security-mail-sent",
        "email" => "security-email-done",
        _ => "security-saved",
    };
    Some(view! { <p class="notice" role="status">{visit.locale.text(key)}</p> }.into_any())
}

fn linked_section(visit: &Visit) -> Option<AnyView> {
    let locale = visit.locale;
    let section = || {
        view! {
            <section aria-labelledby="linked">
                <h2 id="linked">{locale.text("identities-title")}</h2>
                <p>{locale.text("identities-lead")}</p>
                <p><a class="button" href="/settings/identities">{locale.text("identities-manage")}</a></p>
            </section>
        }
        .into_any()
    };
    (!visit.site.providers.is_empty()).then(section)
}

fn factor_section(visit: &Visit, factor: &FactorState) -> AnyView {
    let locale = visit.locale;
    let inside = match factor.confirmed_at {
        None => view! {
            <p>{locale.text("security-factor-off")}</p>
            <p><a class="button" href="/settings/security/factor">{locale.text("security-factor-add")}</a></p>
        }
        .into_any(),
        Some(at) => view! {
            <p>{locale.with("security-factor-on", &args!(date = date(at, visit.cx.zone, locale), n = factor.codes_left))}</p>
            <div class="button-row">
                <form method="post" action="/api/accounts/new_codes"><button class="button">{locale.text("security-factor-codes")}</button></form>
                <form method="post" action="/api/accounts/drop_factor"><button class="button button-danger">{locale.text("security-factor-remove")}</button></form>
            </div>
        }
        .into_any(),
    };
    view! { <section aria-labelledby="factor"><h2 id="factor">{locale.text("security-factor")}</h2>{inside}</section> }.into_any()
}

fn sessions_section(visit: &Visit, sessions: Vec<SessionLine>) -> AnyView {
    let locale = visit.locale;
    let others = sessions.len() > 1;
    let lines = sessions.into_iter().map(|line| session_line(visit, line)).collect::<Vec<_>>();
    let end = others.then(|| {
        view! {
            <form method="post" action="/api/accounts/end_other_sessions">
                <button class="button">{locale.text("security-sessions-end-others")}</button>
            </form>
        }
    });
    view! {
        <section aria-labelledby="sessions">
            <h2 id="sessions">{locale.text("security-sessions")}</h2>
            <ul class="rows">{lines}</ul>
            {end}
        </section>
    }
    .into_any()
}

fn session_line(visit: &Visit, line: SessionLine) -> AnyView {
    let locale = visit.locale;
    let here = visit.token.as_deref().is_some_and(|token| line.is(token));
    let agent = browser_name(&line.user_agent).unwrap_or_else(|| locale.text("security-unknown-agent"));
    let label = locale.with("security-sessions-end-of", &args!(agent = agent.clone()));
    let end = (!here).then(|| {
        view! {
            <form method="post" action="/api/accounts/end_session">
                <input type="hidden" name="session" value=line.token_hash.clone() />
                <button class="button button-quiet" aria-label=label>{locale.text("security-sessions-end")}</button>
            </form>
        }
    });
    let here = here.then(|| view! { <span class="badge">{locale.text("security-sessions-here")}</span> });
    view! {
        <li class="row">
            <div class="row-main">
                <p class="row-title" title=line.user_agent>{agent}" "{here}</p>
                <p class="meta">
                    {locale.with("security-sessions-since", &args!(date = date(line.created_at, visit.cx.zone, locale)))}" · "{line.address}" · "
                    <When at=line.seen_at clock=visit.clock() locale />
                </p>
            </div>
            {end}
        </li>
    }
    .into_any()
}

/// "Firefox, Linux": enough to know one's own again.
fn browser_name(agent: &str) -> Option<String> {
    let find = |list: &[(&str, &str)]| list.iter().find(|(part, _)| agent.contains(part)).map(|(_, name)| (*name).to_owned());
    let browser = find(&[("Firefox", "Firefox"), ("Edg/", "Edge"), ("OPR/", "Opera"), ("Chrome", "Chrome"), ("Safari", "Safari")])?;
    let system =
        find(&[("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "macOS"), ("Linux", "Linux")]);
    Some(system.map_or_else(|| browser.clone(), |system| format!("{browser}, {system}")))
}

/// To "is it you?" first, unless a form of this page was just refused.
pub(crate) fn confirmed(visit: &Visit) -> Result<Option<AnyView>> {
    match visit.cx.confirmed() {
        Ok(_) => Ok(None),
        Err(Failure::Problem(Problem::ConfirmFirst)) if visit.kept.is_none() => Ok(Some(go(&Query::of("/confirm").with("next", &visit.here).url()))),
        Err(failure) => Err(failure),
    }
}

#[component]
pub fn PasswordPage() -> impl IntoView {
    page(|visit| async move {
        if let Some(elsewhere) = confirmed(&visit)? {
            return Ok(elsewhere);
        }
        let locale = visit.locale;
        let kept = visit.kept_for("change_password");
        let current = accounts::read_proofs(&visit.cx).await?.password.then(|| {
            view! {
                <TextInput id="current" name="current" kind="password" label=locale.text("field-current-password")
                    error=kept.wrong(locale, Field::Current) autocomplete="current-password" required=true />
            }
        });
        Ok(view! {
            <Title text=locale.text("password-title") />
            <div class="narrow">
                <h1>{locale.text("password-title")}</h1>
                <form method="post" action="/api/accounts/change_password" class="stack" novalidate>
                    <ErrorSummary kept=Some(kept.clone()) locale />
                    {current}
                    <TextInput id="password" name="password" kind="password" label=locale.text("field-new-password")
                        hint=Some(locale.with("hint-password", &args!(least = *limits::PASSWORD.start())))
                        error=kept.wrong(locale, Field::Password) autocomplete="new-password" required=true />
                    <p class="hint">{locale.text("password-note")}</p>
                    <div class="button-row"><button class="button button-primary">{locale.text("password-submit")}</button></div>
                </form>
            </div>
        }
        .into_any())
    })
}

#[component]
pub fn EmailPage() -> impl IntoView {
    page(|visit| async move {
        if let Some(elsewhere) = confirmed(&visit)? {
            return Ok(elsewhere);
        }
        let locale = visit.locale;
        let kept = visit.kept_for("change_email");
        let settings = accounts::read_settings(&visit.cx).await?;
        Ok(view! {
            <Title text=locale.text("email-title") />
            <div class="narrow">
                <h1>{locale.text("email-title")}</h1>
                <p class="lead">{locale.with("email-lead", &args!(email = settings.email))}</p>
                <form method="post" action="/api/accounts/change_email" class="stack" novalidate>
                    <ErrorSummary kept=Some(kept.clone()) locale />
                    <TextInput id="email" name="email" kind="email" label=locale.text("field-new-email") hint=Some(locale.text("hint-new-email"))
                        error=kept.wrong(locale, Field::Email) value=kept.get("email").unwrap_or_default() autocomplete="email" required=true />
                    <div class="button-row"><button class="button button-primary">{locale.text("email-submit")}</button></div>
                </form>
            </div>
        }
        .into_any())
    })
}

#[component]
pub fn FactorPage() -> impl IntoView {
    page(|visit| async move {
        if let Some(elsewhere) = confirmed(&visit)? {
            return Ok(elsewhere);
        }
        let locale = visit.locale;
        let factor = accounts::read_factor(&visit.cx).await?;
        if factor.confirmed_at.is_some() {
            return Ok(go("/settings/security"));
        }
        let kept = visit.kept_for("confirm_factor");
        let inside = match factor.setup {
            None => view! {
                <p class="lead">{locale.text("security-factor-off")}</p>
                <form method="post" action="/api/accounts/begin_factor"><button class="button button-primary">{locale.text("factor-begin")}</button></form>
            }
            .into_any(),
            Some(setup) => view! {
                <ol class="steps">
                    <li>{locale.text("factor-step-app")}</li>
                    <li>
                        {locale.text("factor-step-scan")}
                        <img class="qr" src="/settings/security/factor.svg" width="240" height="240" alt=locale.text("factor-qr") />
                        <p>{locale.text("factor-key")}": "<code class="breakable">{setup.secret}</code></p>
                    </li>
                    <li>
                        {locale.text("factor-step-code")}
                        <form method="post" action="/api/accounts/confirm_factor" class="stack" novalidate>
                            <ErrorSummary kept=Some(kept.clone()) locale />
                            <TextInput id="code" name="code" label=locale.text("field-code") error=kept.wrong(locale, Field::Code)
                                autocomplete="one-time-code" required=true />
                            <div class="button-row"><button class="button button-primary">{locale.text("factor-submit")}</button></div>
                        </form>
                    </li>
                </ol>
            }
            .into_any(),
        };
        Ok(view! {
            <Title text=locale.text("factor-title") />
            <div class="narrow">
                <h1>{locale.text("factor-title")}</h1>
                {inside}
            </div>
        }
        .into_any())
    })
}

/// Recovery codes, for as long as their cookie lives.
#[component]
pub fn CodesPage() -> impl IntoView {
    page(|visit| async move {
        let locale = visit.locale;
        visit.cx.member()?;
        let codes = match visit.cookie("codes") {
            Some(sealed) => accounts::unseal_codes(&visit.cx, sealed)?,
            None => Vec::new(),
        };
        let inside = if codes.is_empty() {
            view! { <p>{locale.text("codes-over")}</p> }.into_any()
        } else {
            let codes = codes.into_iter().map(|code| view! { <li><code>{code}</code></li> }).collect::<Vec<_>>();
            view! { <p class="lead">{locale.text("codes-lead")}</p><ul class="codes">{codes}</ul> }.into_any()
        };
        Ok(view! {
            <Title text=locale.text("codes-title") />
            <div class="narrow">
                <h1>{locale.text("codes-title")}</h1>
                {inside}
                <p><a class="button button-primary" href="/settings/security"><Icon name="answer" />{locale.text("codes-done")}</a></p>
            </div>
        }
        .into_any())
    })
}
