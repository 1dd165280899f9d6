//! The library for harvesters: OAI-PMH 2.0 (<http://www.openarchives.org/OAI/openarchivesprotocol.html>), with `oai_dc` and `lrmi`.
//! It tells what visitors can read. Retired resources stay as deleted records.

mod answer;
mod formats;
mod request;
mod token;
mod xml;

use app::kit::Visit;
use axum::{
    Extension,
    body::Bytes,
    extract::{Query, RawQuery},
    response::{IntoResponse, Response},
    routing::{MethodRouter, get},
};
use http::{HeaderValue, StatusCode, Uri, header};

/// Answers at `/oai`.
pub fn door() -> MethodRouter {
    get(asked).post(posted)
}

/// The schema of our own format, at the address that answers name.
pub async fn schema() -> Response {
    ([(header::CONTENT_TYPE, HeaderValue::from_static("application/xml; charset=utf-8"))], include_str!("lrmi.xsd")).into_response()
}

async fn asked(Extension(visit): Extension<Visit>, RawQuery(query): RawQuery) -> Response {
    respond(&visit, query.unwrap_or_default().as_bytes()).await
}

async fn posted(Extension(visit): Extension<Visit>, body: Bytes) -> Response {
    respond(&visit, &body).await
}

/// Both ways carry the same kind of text. Problems of the protocol are answers of the protocol, with 200; only ours are not.
async fn respond(visit: &Visit, form: &[u8]) -> Response {
    match answer::answer(visit, pairs(form)).await {
        Ok(xml) => ([(header::CONTENT_TYPE, HeaderValue::from_static("text/xml; charset=utf-8"))], xml).into_response(),
        Err(failure) => {
            if let domain::Failure::Bug(error) = &failure {
                tracing::error!(%error, "a harvester could not be answered");
            }
            StatusCode::from_u16(failure.problem().status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR).into_response()
        }
    }
}

/// Names and values; none where it is no form.
fn pairs(form: &[u8]) -> Vec<(String, String)> {
    let uri = std::str::from_utf8(form).ok().and_then(|text| Uri::builder().path_and_query(format!("/?{text}")).build().ok());
    uri.and_then(|uri| Query::try_from_uri(&uri).ok()).map(|Query(pairs)| pairs).unwrap_or_default()
}
