//! Suggestions while one types into the search box, for the script beside it. Without scripts nobody asks.

use app::kit::Visit;
use axum::{
    Extension, Json,
    response::{IntoResponse, Response},
};
use domain::search::{self, Paced, Suggestion};
use http::{StatusCode, header};
use model::Problem;
use serde::Serialize;

#[derive(Serialize)]
struct Line {
    kind: &'static str,
    /// The kind in the reader's language.
    label: String,
    text: String,
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
