//! Suggestions while one types into the search box, for the script beside it. Without scripts nobody asks.

use app::kit::Visit;
use axum::{
    Extension, Json,
    response::{IntoResponse, Response},
};
use domain::{
    esco, materials,
    search::{self, Paced, Suggestion},
};
use http::{StatusCode, header};
use model::Problem;
use serde::Serialize;

#[derive(Serialize)]
struct Line {
    kind: &'static str,
    /// The kind in the reader's language.
    label: String,
    text: String,
    /// Where it is; empty for words that go into the field.
    href: String,
    lang: String,
}

/// A list of at most fifteen, the same for the same asker and words. It names only what this asker may see.
pub async fn answer(Extension(visit): Extension<Visit>) -> Response {
    let typed = visit.query("q").unwrap_or_default();
    let found = match search::keep_pace(&visit.cx, Paced::Suggestion) {
        Ok(()) => search::suggest(&visit.cx, &typed).await,
        Err(failure) => Err(failure),
    };
    match found {
        Ok(found) => {
            let lines: Vec<Line> = found.into_iter().map(|one| line(&visit, one)).collect();
            ([(header::CACHE_CONTROL, "private, no-store")], Json(lines)).into_response()
        }
        Err(failure) => refuse(&failure),
    }
}

/// Concepts of ESCO for the form of a resource. They are public.
pub async fn concepts(Extension(visit): Extension<Visit>) -> Response {
    let typed = visit.query("q").unwrap_or_default();
    if let Err(failure) = search::keep_pace(&visit.cx, Paced::Suggestion) {
        return refuse(&failure);
    }
    let line = |concept: esco::Concept| {
        let (kind, text) = (concept.kind.as_str(), concept.label.to_owned());
        Line { kind, label: visit.locale.text(&format!("esco-kind-{kind}")), text, href: String::new(), lang: "en".to_owned() }
    };
    let lines: Vec<Line> = materials::concepts_like(&typed, materials::CANDIDATES).into_iter().map(line).collect();
    ([(header::CACHE_CONTROL, "private, no-store")], Json(lines)).into_response()
}

fn line(visit: &Visit, one: Suggestion) -> Line {
    let kind = one.kind.as_str();
    Line { kind, label: visit.locale.text(&format!("search-one-{kind}")), text: one.text, href: one.href, lang: one.lang }
}

fn refuse(failure: &domain::Failure) -> Response {
    let problem = failure.problem();
    if problem == Problem::Internal {
        tracing::error!(%failure, "suggestions could not be made");
    }
    let status = StatusCode::from_u16(problem.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    match problem {
        Problem::TooMany { retry_after } => (status, [(header::RETRY_AFTER, retry_after.to_string())]).into_response(),
        _ => status.into_response(),
    }
}
