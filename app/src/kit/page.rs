//! A page: data first, then the view; a problem becomes an error page with the right status.

use super::{Icon, Kept, Query, REFUSED, TextArea, Visit, own_path, problem_text, visit, wrong_text};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use domain::{Failure, Locale};
use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;
use model::Problem;
use std::future::Future;

/// Loads and shows. `load` runs once, on the server, before the first byte is sent.
pub fn page<F>(load: impl FnOnce(Visit) -> F + Send + 'static) -> impl IntoView
where
    F: Future<Output = Result<AnyView, Failure>> + Send + 'static,
{
    let visit = visit();
    let loaded = async move {
        let Some(visit) = visit else { return ().into_any() };
        match load(visit.clone()).await {
            Ok(view) => {
                if let Some(problem) = visit.kept.as_ref().and_then(|kept| kept.problem.as_ref()) {
                    set_status(problem);
                }
                view
            }
            Err(failure) => {
                if let Failure::Bug(error) = &failure {
                    tracing::error!(%error, path = visit.path(), "a page could not be made");
                }
                error_view(&visit, &failure.problem())
            }
        }
    };
    view! { <Suspense>{Suspend::new(loaded)}</Suspense> }
}

/// A part of the path, by its name in the route.
pub fn param(name: &str) -> String {
    use_params_map().with_untracked(|params| params.get(name)).unwrap_or_default()
}

fn set_status(problem: &Problem) {
    let Some(response) = use_context::<ResponseOptions>() else { return };
    response.set_status(StatusCode::from_u16(problem.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR));
    let wait = match problem {
        Problem::TooMany { retry_after } => *retry_after,
        Problem::Busy | Problem::ScannerAway => 5,
        _ => return,
    };
    response.insert_header(HeaderName::from_static("retry-after"), HeaderValue::from(wait));
}

/// Leads elsewhere instead of showing a page, with 303.
pub fn go(to: &str) -> AnyView {
    go_with(to, StatusCode::SEE_OTHER)
}

pub fn go_with(to: &str, status: StatusCode) -> AnyView {
    // Only a place of our own is led to. The wall escapes letters beyond ASCII.
    if let (Some(response), Ok(value)) = (use_context::<ResponseOptions>(), HeaderValue::from_bytes(own_path(to).as_bytes())) {
        response.set_status(status);
        response.insert_header(header::LOCATION, value);
    }
    ().into_any()
}

/// For pages whose address holds a secret: links of the page do not tell it, and no cache keeps it.
pub fn quiet() {
    if let Some(response) = use_context::<ResponseOptions>() {
        response.insert_header(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
        response.insert_header(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
}

/// What was done a moment ago, by the `done` of the address.
pub fn done_note(visit: &Visit, notes: &[(&str, &str)]) -> Option<AnyView> {
    let done = visit.query("done").filter(|_| visit.kept.is_none())?;
    let (_, key) = notes.iter().find(|(name, _)| *name == done)?;
    Some(view! { <p class="notice" role="status">{visit.locale.text(key)}</p> }.into_any())
}

/// For a page whose status is not a problem's.
pub fn set_status_code(status: u16) {
    if let (Some(response), Ok(status)) = (use_context::<ResponseOptions>(), StatusCode::from_u16(status)) {
        response.set_status(status);
    }
}

/// What is shown instead of a page: what happened, that nothing was lost, what to do.
pub fn error_view(visit: &Visit, problem: &Problem) -> AnyView {
    set_status(problem);
    let locale = visit.locale;
    let title = locale.text(match problem {
        Problem::NotFound => "error-not-found-title",
        Problem::Gone => "error-gone-title",
        Problem::Busy => "error-busy-title",
        Problem::Internal => "error-internal-title",
        Problem::SignInFirst => "error-sign-in-title",
        Problem::ConfirmFirst => "confirm-title",
        Problem::LinkOver => "link-over-title",
        _ => "error-title",
    });
    let advice = locale.text(match problem {
        Problem::NotFound => "error-not-found-advice",
        Problem::Gone => "error-gone-advice",
        Problem::Busy | Problem::Internal => "error-retry-advice",
        _ => "error-advice",
    });
    let way = match problem {
        Problem::SignInFirst => Some(("/sign-in", "nav-sign-in")),
        Problem::ConfirmFirst => Some(("/confirm", "confirm-go")),
        _ => None,
    };
    let way = way.map(|(page, key)| {
        let href = Query::of(page).with("next", &visit.here).url();
        view! { <a class="button button-primary" href=href>{locale.text(key)}</a> }
    });
    let refused = visit.kept.as_ref().filter(|kept| kept.problem.as_ref() == Some(problem));
    // A visitor who is not allowed to see the page of the form is told that, and not what was wrong with the form.
    // If the session could not be looked up (`visit.fault`), nobody knows who the visitor is.
    let closed = visit.fault.is_none() && matches!(problem, Problem::SignInFirst | Problem::Forbidden | Problem::Suspended);
    if let Some(kept) = visit.kept.as_ref().filter(|_| refused.is_some() || closed) {
        kept.told.set();
    }
    let back = refused.filter(|_| way.is_none() && visit.here != REFUSED).map(|_| {
        let href = own_path(&visit.here).to_owned();
        view! { <a class="button button-primary" href=href>{locale.text("error-back")}</a> }
    });
    // What was typed is not lost, whatever happened to the page it was typed on.
    let typed = visit.kept.as_ref().map(|kept| typed(locale, kept));
    view! {
        <Title text=title.clone() />
        <div class="error-page">
            <Icon name="alert" />
            <h1>{title}</h1>
            <p>{problem_text(locale, problem)}</p>
            {wrongs(locale, problem)}
            <p>{advice}</p>
            {typed}
            <p class="button-row">{way}{back}<a class="button" href="/">{locale.text("error-home")}</a></p>
        </div>
    }
    .into_any()
}

fn typed(locale: Locale, kept: &Kept) -> AnyView {
    let text = kept.typed();
    let rest = kept.typed_beside(text.as_deref().unwrap_or_default());
    let area = |id: &'static str, key: &str, text: String, rows: u32| {
        view! { <div class="stack"><TextArea id=id name=id label=locale.text(key) value=text rows=rows /></div> }
    };
    let text = text.map(|text| area("kept", "error-kept-text", text, 8));
    let rest = rest.map(|rest| area("kept-rest", "error-kept-rest", rest, 8));
    view! { {text}{rest} }.into_any()
}

/// What is wrong with the fields of a form that is not on the page.
fn wrongs(locale: Locale, problem: &Problem) -> Option<AnyView> {
    let Problem::Invalid(all) = problem else { return None };
    let lines = all.iter().map(|one| view! { <li>{wrong_text(locale, one.field, one.wrong)}</li> }).collect_view();
    Some(view! { <div class="error-summary"><ul>{lines}</ul></div> }.into_any())
}
