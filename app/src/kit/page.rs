//! A page: data first, then the view; a problem becomes an error page with the right status.

use super::{Icon, TextArea, Visit, own_path, problem_text, visit};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use domain::Failure;
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
    // Letters beyond ASCII must be escaped in a header; only a place of our own is led to.
    let encoded: String =
        own_path(to).bytes().map(|byte| if byte.is_ascii() { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect();
    if let (Some(response), Ok(value)) = (use_context::<ResponseOptions>(), HeaderValue::from_str(&encoded)) {
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
        Problem::Busy => "error-busy-title",
        Problem::Internal => "error-internal-title",
        Problem::SignInFirst => "error-sign-in-title",
        Problem::ConfirmFirst => "confirm-title",
        Problem::LinkOver => "link-over-title",
        _ => "error-title",
    });
    let advice = locale.text(match problem {
        Problem::NotFound => "error-not-found-advice",
        Problem::Busy | Problem::Internal => "error-retry-advice",
        _ => "error-advice",
    });
    let sign_in = matches!(problem, Problem::SignInFirst).then(|| {
        let href = super::Query::of("/sign-in").with("next", &visit.here).url();
        view! { <a class="button button-primary" href=href>{locale.text("nav-sign-in")}</a> }
    });
    let confirm = matches!(problem, Problem::ConfirmFirst).then(|| {
        let href = super::Query::of("/confirm").with("next", &visit.here).url();
        view! { <a class="button button-primary" href=href>{locale.text("confirm-go")}</a> }
    });
    // What was typed is not lost, whatever happened to the page it was typed on.
    let typed = visit.kept.as_ref().and_then(|kept| kept.get("body")).filter(|body| !body.trim().is_empty()).map(|body| {
        view! { <div class="stack"><TextArea id="kept" name="kept" label=locale.text("error-kept-text") value=body rows=8 /></div> }
    });
    view! {
        <Title text=title.clone() />
        <div class="error-page">
            <Icon name="alert" />
            <h1>{title}</h1>
            <p>{problem_text(locale, problem)}</p>
            <p>{advice}</p>
            {typed}
            <p class="button-row">{sign_in}{confirm}<a class="button" href="/">{locale.text("error-home")}</a></p>
        </div>
    }
    .into_any()
}
