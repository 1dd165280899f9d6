//! Files of material over HTTP: the form that sends them, and the files themselves. Plain handlers: what is sent goes into the store
//! as it comes, and what is asked for comes out of it in the same way.

use crate::sent::{self, answer};
use app::kit::{Kept, Outcome, Visit, carry_out};
use axum::{
    Extension,
    body::Body,
    extract::{DefaultBodyLimit, Path},
    response::{IntoResponse, Response},
    routing::{MethodRouter, get, post},
};
use domain::{
    Failure,
    files::{self, Shown},
    materials, trust,
};
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use model::{Field, FileId, MaterialId, Problem, UseId, Wrong};
use std::ops::Range;

/// Where the form is sent to; larger bodies pass there than elsewhere.
pub const UPLOAD: &str = "/api/library/upload";

/// Answers the form at [`UPLOAD`].
pub fn upload() -> MethodRouter {
    post(receive).layer(DefaultBodyLimit::disable())
}

/// Where the photo of a report from class is sent to.
pub const CLASS_PHOTO: &str = "/api/trust/use_photo";

/// Answers the form at [`CLASS_PHOTO`].
pub fn class_photo() -> MethodRouter {
    post(receive_photo).layer(DefaultBodyLimit::disable())
}

/// Answers for the files.
pub fn download() -> MethodRouter {
    get(send)
}

async fn receive(Extension(visit): Extension<Visit>, Extension(outcome): Extension<Outcome>, form: sent::Body) -> Response {
    let mut page = "/library/mine".to_owned();
    let problem = take(&visit, form, &mut page).await.err();
    answer(&outcome, Kept { form: "upload", problem, ..Kept::default() }, &page)
}

/// The number of the material comes first in the form; who may not is told so before a file is read.
async fn take(visit: &Visit, form: sent::Body, page: &mut String) -> Result<(), Problem> {
    let store = &visit.cx.world.files;
    let mut form = sent::open(visit, form, Field::File, store.most_bytes())?;
    materials::may_start(&visit.cx)?;
    let mut material = None;
    let mut taken = 0;
    while let Some(field) = form.next().await? {
        if field.name() == Some("material") {
            let id: i64 = field.text().await.ok().and_then(|text| text.parse().ok()).ok_or(Problem::Malformed)?;
            *page = format!("/library/{id}/edit");
            material = Some(MaterialId(id));
        } else if field.name() == Some(Field::File.name()) {
            let id = material.ok_or(Problem::Malformed)?;
            let name = field.file_name().unwrap_or_default().to_owned();
            // An empty choice is a part without a name.
            if name.is_empty() {
                continue;
            }
            let received = store.receive(Box::pin(field), store.most_bytes()).await;
            let incoming = received.map_err(|failure| form.told(told(&failure)))?;
            carry_out(visit, move |cx| async move { files::attach(&cx, id, &name, incoming).await }).await?;
            taken += 1;
        }
    }
    if taken == 0 { Err(Problem::field(Field::File, Wrong::Missing)) } else { Ok(()) }
}

async fn receive_photo(Extension(visit): Extension<Visit>, Extension(outcome): Extension<Outcome>, form: sent::Body) -> Response {
    let mut report = Report::default();
    let problem = take_photo(&visit, form, &mut report).await.err();
    let page = match &problem {
        None => format!("/library/{}/uses#use-{}", report.material, report.id),
        Some(_) if report.material == 0 => "/library/mine".to_owned(),
        Some(_) => format!("/library/{}/use?version={}", report.material, report.version),
    };
    answer(&outcome, Kept { form: "use_photo", problem, ..Kept::default() }, &page)
}

/// The report that a photo belongs to, as its form names it.
#[derive(Default)]
struct Report {
    id: i64,
    material: i64,
    version: i64,
}

/// The numbers come before the photo.
async fn take_photo(visit: &Visit, form: sent::Body, report: &mut Report) -> Result<(), Problem> {
    let store = &visit.cx.world.files;
    let most = store.most_bytes().min(files::PICTURE_MOST);
    let mut form = sent::open(visit, form, Field::File, most)?;
    trust::may_speak(&visit.cx)?;
    while let Some(field) = form.next().await? {
        let number = match field.name() {
            Some("report") => &mut report.id,
            Some("material") => &mut report.material,
            Some("version") => &mut report.version,
            Some(name) if name == Field::File.name() => {
                let name = field.file_name().unwrap_or_default().to_owned();
                if name.is_empty() {
                    break;
                }
                let received = store.receive(Box::pin(field), most).await;
                let incoming = received.map_err(|failure| form.told(told(&failure)))?;
                let id = UseId(report.id);
                return carry_out(visit, move |cx| async move { trust::set_use_photo(&cx, id, &name, incoming).await }).await;
            }
            _ => continue,
        };
        *number = field.text().await.ok().and_then(|text| text.parse().ok()).ok_or(Problem::Malformed)?;
    }
    Err(Problem::field(Field::File, Wrong::Missing))
}

fn told(failure: &Failure) -> Problem {
    if let Failure::Bug(error) = failure {
        tracing::error!(%error, "a file could not be taken");
    }
    failure.problem()
}

/// A file, or the part of it that a player asks for (RFC 9110, 14). Nothing of it can run in this site's name.
async fn send(Extension(visit): Extension<Visit>, Path((id, _)): Path<(i64, String)>, headers: HeaderMap) -> Response {
    let wanted = headers.get(header::RANGE).and_then(|range| range.to_str().ok()).and_then(part);
    match files::link(&visit.cx, FileId(id), |row| disposition(files::shown(&row.mime) != Shown::Download, &row.name)).await {
        // Good for a minute and for whoever has it: kept by nobody.
        Ok(Some(link)) => return (StatusCode::FOUND, [(header::LOCATION, link.url), (header::CACHE_CONTROL, "no-store".into())]).into_response(),
        Ok(None) => {}
        Err(failure) => return refused(&failure),
    }
    let opened = match files::open(&visit.cx, FileId(id), wanted.clone()).await {
        Ok(opened) => opened,
        Err(failure) => return refused(&failure),
    };
    let size = opened.content.size;
    let mut response = Body::from_stream(opened.content.bytes).into_response();
    describe(response.headers_mut(), &opened.row.mime, &opened.row.name, opened.published);
    if let Some(Range { start, end }) = wanted {
        let end = end.min(size).max(start + 1);
        *response.status_mut() = StatusCode::PARTIAL_CONTENT;
        insert(response.headers_mut(), header::CONTENT_RANGE, &format!("bytes {start}-{}/{size}", end - 1));
        insert(response.headers_mut(), header::CONTENT_LENGTH, &(end - start).to_string());
    } else {
        insert(response.headers_mut(), header::CONTENT_LENGTH, &size.to_string());
    }
    response
}

/// A bare status, which the outer layer makes a page of.
fn refused(failure: &Failure) -> Response {
    let problem = told(failure);
    let status = StatusCode::from_u16(problem.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut response = status.into_response();
    if status == StatusCode::SERVICE_UNAVAILABLE {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("5"));
    }
    response
}

/// `bytes=a-b` or `bytes=a-`; anything else is answered with the whole file, as RFC 9110 lets us.
fn part(range: &str) -> Option<Range<u64>> {
    let (start, end) = range.strip_prefix("bytes=")?.split_once('-')?;
    let start = start.parse().ok()?;
    let end = if end.is_empty() { u64::MAX } else { end.parse::<u64>().ok()?.checked_add(1)? };
    (start < end).then_some(start..end)
}

fn describe(headers: &mut HeaderMap, mime: &str, name: &str, published: bool) {
    let inline = files::shown(mime) != Shown::Download;
    let text = if mime.starts_with("text/") { format!("{mime}; charset=utf-8") } else { mime.to_owned() };
    insert(headers, header::CONTENT_TYPE, &text);
    insert(headers, header::CONTENT_DISPOSITION, &disposition(inline, name));
    let cache = if published { "private, max-age=86400" } else { "no-store" };
    for (name, value) in [
        (header::CACHE_CONTROL, cache),
        (header::ACCEPT_RANGES, "bytes"),
        (header::CONTENT_SECURITY_POLICY, "sandbox; default-src 'none'"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
}

pub(crate) fn insert(headers: &mut HeaderMap, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        headers.insert(name, value);
    }
}

/// RFC 6266 with RFC 8187: the name in UTF-8, percent-encoded.
pub(crate) fn disposition(inline: bool, name: &str) -> String {
    let encoded: String = name
        .bytes()
        .map(|byte| if byte.is_ascii_alphanumeric() || b"-_.".contains(&byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") })
        .collect();
    format!("{}; filename*=UTF-8''{encoded}", if inline { "inline" } else { "attachment" })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_read_as_players_ask() {
        assert_eq!(part("bytes=0-99"), Some(0..100));
        assert_eq!(part("bytes=100-"), Some(100..u64::MAX));
        for odd in ["bytes=-5", "bytes=9-3", "bytes=a-b", "items=0-1", "bytes=0-1,3-4", "bytes=0-18446744073709551615"] {
            assert_eq!(part(odd), None, "{odd}");
        }
    }

    #[test]
    fn names_cannot_leave_their_header() {
        assert_eq!(disposition(false, "työ \"1\";\r\n.pdf"), "attachment; filename*=UTF-8''ty%C3%B6%20%221%22%3B%0D%0A.pdf");
    }
}
