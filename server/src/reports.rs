//! What browsers report of our content security policy (CSP level 3, `report-uri`): logged and counted.

use crate::logs::Escaped;
use axum::body::Bytes;
use http::StatusCode;
use metrics::counter;
use serde::Deserialize;

#[derive(Deserialize)]
struct Body {
    #[serde(rename = "csp-report")]
    report: Report,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Report {
    #[serde(default)]
    document_uri: String,
    #[serde(default)]
    effective_directive: String,
    #[serde(default)]
    blocked_uri: String,
}

/// Addresses are logged without their queries, which may hold the token of a link.
pub async fn take(body: Bytes) -> StatusCode {
    counter!("csp_reports_total").increment(1);
    if let Ok(Body { report }) = serde_json::from_slice::<Body>(&body) {
        let bare = |uri: &str| uri.split(['?', '#']).next().unwrap_or_default().to_owned();
        let (page, blocked) = (bare(&report.document_uri), bare(&report.blocked_uri));
        tracing::warn!(page = %Escaped(&page), directive = %Escaped(&report.effective_directive), blocked = %Escaped(&blocked), "content policy violated");
    }
    StatusCode::NO_CONTENT
}
