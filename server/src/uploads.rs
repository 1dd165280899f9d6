//! Files of material bit by bit, after tus 1.0 (core, creation, termination): `POST` begins, `PATCH` with an offset adds, `HEAD` tells
//! how much is there, `DELETE` takes it back. For the script of the form in [`crate::files`], whose refusals are sentences for a person.

use crate::{layers::counts::Counts, sent};
use app::kit::{Kept, Visit, carry_out, problem_text};
use axum::{
    Extension,
    body::{Body, HttpBody},
    extract::{Path, Request, State},
    middleware::Next,
    response::{IntoResponse, Response},
    routing::{MethodRouter, head, post},
};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use domain::{
    files::{self, Progress, Step},
    materials,
};
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use model::{Field, MaterialId, Problem};

/// Where uploads begin.
pub const BEGIN: &str = "/api/library/uploads";
/// Below it, where each goes on; larger bodies pass there than elsewhere.
pub const BELOW: &str = "/api/library/uploads/";

/// Bodies of one member that come in at the same time, whatever the session: a browser sends two.
const OF_MEMBER: u64 = 8;
/// How long a member waits who sends more.
const WAIT: &str = "10";

/// Who sends how many files just now.
pub type Senders = Counts<i64>;

/// Goes around the pages that take files in.
pub async fn counted(State(senders): State<Senders>, Extension(visit): Extension<Visit>, request: Request, next: Next) -> Response {
    let sends = !request.body().is_end_stream();
    let Some(member) = visit.cx.actor.id().filter(|_| sends) else { return next.run(request).await };
    match senders.take(&member.0, 1, OF_MEMBER) {
        Some(_place) => next.run(request).await,
        None => (StatusCode::TOO_MANY_REQUESTS, [(header::RETRY_AFTER, WAIT)]).into_response(),
    }
}

const OFFSET: HeaderName = HeaderName::from_static("upload-offset");
const LENGTH: HeaderName = HeaderName::from_static("upload-length");
const METADATA: HeaderName = HeaderName::from_static("upload-metadata");
const RESUMABLE: HeaderName = HeaderName::from_static("tus-resumable");
const KIND: &str = "application/offset+octet-stream";

/// Answers at [`BEGIN`].
pub fn begin() -> MethodRouter {
    post(start)
}

/// Answers for one upload.
pub fn go_on() -> MethodRouter {
    head(tell).patch(add).delete(cancel)
}

async fn start(Extension(visit): Extension<Visit>, headers: HeaderMap) -> Response {
    let begun = async {
        materials::may_start(&visit.cx)?;
        let length = number(&headers, &LENGTH)?;
        let material = metadata(&headers, "material").and_then(|id| id.parse().ok()).map(MaterialId).ok_or(Problem::Malformed)?;
        let name = metadata(&headers, "filename").ok_or(Problem::Malformed)?;
        carry_out(&visit, move |cx| async move { files::begin(&cx, material, &name, length).await }).await
    };
    let most = visit.cx.world.files.most_bytes();
    let told = |problem| if problem == Problem::TooLarge { sent::too_large(Field::File, most) } else { problem };
    match begun.await.map_err(told) {
        Ok(token) => plain(StatusCode::CREATED, &[(header::LOCATION, format!("{BELOW}{token}")), (OFFSET, "0".to_owned())]),
        Err(problem) => refuse(&visit, &problem),
    }
}

async fn tell(Extension(visit): Extension<Visit>, Path(token): Path<String>) -> Response {
    match carry_out(&visit, move |cx| async move { files::progress(&cx, &token).await }).await {
        Ok(progress) => plain(StatusCode::OK, &so_far(progress)),
        Err(problem) => refuse(&visit, &problem),
    }
}

async fn add(Extension(visit): Extension<Visit>, Path(token): Path<String>, headers: HeaderMap, body: Body) -> Response {
    if headers.get(header::CONTENT_TYPE).is_none_or(|kind| kind != KIND) {
        return plain(StatusCode::UNSUPPORTED_MEDIA_TYPE, &[]);
    }
    let offset = match number(&headers, &OFFSET) {
        Ok(offset) => offset,
        Err(problem) => return refuse(&visit, &problem),
    };
    match carry_out(&visit, move |cx| async move { files::append(&cx, &token, offset, body.into_data_stream()).await }).await {
        Ok(Step::Open(progress)) => plain(StatusCode::NO_CONTENT, &so_far(progress)),
        Ok(Step::Done { length }) => plain(StatusCode::NO_CONTENT, &so_far(Progress { received: length, length })),
        Err(problem) => refuse(&visit, &problem),
    }
}

async fn cancel(Extension(visit): Extension<Visit>, Path(token): Path<String>) -> Response {
    match carry_out(&visit, move |cx| async move { files::cancel(&cx, &token).await }).await {
        Ok(()) => plain(StatusCode::NO_CONTENT, &[]),
        Err(problem) => refuse(&visit, &problem),
    }
}

fn so_far(progress: Progress) -> [(HeaderName, String); 2] {
    [(OFFSET, progress.received.to_string()), (LENGTH, progress.length.to_string())]
}

fn number(headers: &HeaderMap, name: &HeaderName) -> Result<u64, Problem> {
    headers.get(name).and_then(|value| value.to_str().ok()).and_then(|text| text.parse().ok()).ok_or(Problem::Malformed)
}

/// `key value,key value`, values in base64.
fn metadata(headers: &HeaderMap, key: &str) -> Option<String> {
    let pairs = headers.get(METADATA)?.to_str().ok()?.split(',');
    let value = pairs.filter_map(|pair| pair.trim().split_once(' ')).find(|(name, _)| *name == key)?.1;
    String::from_utf8(STANDARD.decode(value.trim()).ok()?).ok()
}

fn plain(status: StatusCode, headers: &[(HeaderName, String)]) -> Response {
    answer(status, headers, Body::empty())
}

/// In the reader's words: what is wrong with the file, or with the request.
fn refuse(visit: &Visit, problem: &Problem) -> Response {
    let kept = Kept { problem: Some(problem.clone()), ..Kept::default() };
    let text = kept.wrong(visit.locale, Field::File).unwrap_or_else(|| problem_text(visit.locale, problem));
    let wait = match problem {
        Problem::TooMany { retry_after } => Some(*retry_after),
        Problem::Busy | Problem::ScannerAway => Some(5),
        _ => None,
    };
    let mut headers = vec![(header::CONTENT_TYPE, "text/plain; charset=utf-8".to_owned())];
    headers.extend(wait.map(|wait| (header::RETRY_AFTER, wait.to_string())));
    answer(StatusCode::from_u16(problem.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR), &headers, Body::from(text))
}

fn answer(status: StatusCode, headers: &[(HeaderName, String)], body: Body) -> Response {
    let mut response = (status, body).into_response();
    let all = headers.iter().filter_map(|(name, value)| Some((name.clone(), HeaderValue::from_str(value).ok()?)));
    response.headers_mut().extend(all);
    response.headers_mut().insert(RESUMABLE, HeaderValue::from_static("1.0.0"));
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn metadata_is_read_as_tus_writes_it() {
        let headers = HeaderMap::from_iter([(METADATA, HeaderValue::from_static("material Mg==, filename dHnDtiAxLnBkZg==,empty"))]);
        assert_eq!(metadata(&headers, "material").as_deref(), Some("2"));
        assert_eq!(metadata(&headers, "filename").as_deref(), Some("työ 1.pdf"));
        assert_eq!(metadata(&headers, "empty"), None);
        assert_eq!(metadata(&HeaderMap::new(), "filename"), None);
    }
}
