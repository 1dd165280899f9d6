//! Photos over HTTP: the form that sends one, and the files.

use crate::sent::{self, Body, answer};
use app::kit::{Kept, Outcome, Visit, carry_out};
use axum::{
    Extension,
    extract::{DefaultBodyLimit, Path, State},
    response::{IntoResponse, Response},
    routing::{MethodRouter, get, post},
};
use domain::{World, people, photos};
use http::{HeaderName, HeaderValue, StatusCode, header};
use model::{Field, Problem};
use std::sync::Arc;

/// Where the form is sent to; larger bodies pass there than elsewhere.
pub const UPLOAD: &str = "/api/people/upload_photo";
const PAGE: &str = "/settings/profile/photo";

/// Answers the form at [`UPLOAD`].
pub fn upload() -> MethodRouter {
    post(receive).layer(DefaultBodyLimit::disable())
}

/// Answers for the files, which are the same for everybody.
pub fn files(world: Arc<World>) -> MethodRouter {
    get(file).with_state(world)
}

async fn receive(Extension(visit): Extension<Visit>, Extension(outcome): Extension<Outcome>, form: Body) -> Response {
    let problem = take(&visit, form).await.err();
    answer(&outcome, Kept { form: "upload_photo", problem, ..Kept::default() }, PAGE)
}

/// Who may not upload is told so before the file is read.
async fn take(visit: &Visit, form: Body) -> Result<(), Problem> {
    let form = sent::open(visit, form, Field::Photo, photos::MOST_BYTES)?;
    people::may_change_profile(&visit.cx)?;
    let file = form.one_file().await?.bytes;
    carry_out(visit, move |cx| async move { people::set_photo(&cx, file).await }).await
}

/// Named by their content, so they never change, and nobody finds one who was not shown its name. What the member shows to
/// some only is kept by no cache between.
async fn file(State(world): State<Arc<World>>, Path(name): Path<String>) -> Response {
    let Some((path, format)) = world.photos.find(&name) else { return StatusCode::NOT_FOUND.into_response() };
    let Ok(bytes) = tokio::fs::read(path).await else { return StatusCode::NOT_FOUND.into_response() };
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(format.mime())),
        (header::CACHE_CONTROL, HeaderValue::from_static("private, max-age=31536000, immutable")),
        (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static("sandbox; default-src 'none'")),
        (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
        (HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("same-origin")),
    ];
    (headers, bytes).into_response()
}
