//! Photos over HTTP: the form that sends one, and the files. Plain handlers, since the framework's own multipart reads
//! without limits and panics where the boundary is missing.

use app::kit::{Kept, Outcome, Rerender, Visit};
use axum::{
    Extension,
    extract::{DefaultBodyLimit, Multipart, Path, State, multipart::MultipartRejection},
    response::{IntoResponse, Response},
    routing::{MethodRouter, get, post},
};
use domain::{Failure, World, photos};
use http::{HeaderName, HeaderValue, StatusCode, header};
use model::{Field, Problem, Wrong};
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

async fn receive(
    Extension(visit): Extension<Visit>,
    Extension(outcome): Extension<Outcome>,
    form: Result<Multipart, MultipartRejection>,
) -> Response {
    let done = match (&visit.fault, form) {
        (Some(problem), _) => Err(problem.clone()),
        (None, Err(_)) => Err(Problem::Malformed),
        (None, Ok(form)) => take(&visit, form).await,
    };
    answer(&outcome, "upload_photo", PAGE, done)
}

/// Back to the page of the form, with what was wrong, if anything.
pub(crate) fn answer(outcome: &Outcome, form: &'static str, page: &str, done: Result<(), Problem>) -> Response {
    match done {
        Ok(()) => (StatusCode::SEE_OTHER, [(header::LOCATION, page.to_owned())]).into_response(),
        Err(problem) => {
            let status = StatusCode::from_u16(problem.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
            let kept = Kept { form, problem: Some(problem), ..Kept::default() };
            outcome.set(Rerender { page: page.to_owned(), kept: Arc::new(kept) });
            status.into_response()
        }
    }
}

/// Who may not upload is told so before the file is read.
async fn take(visit: &Visit, form: Multipart) -> Result<(), Problem> {
    domain::policy::people::may_change_profile(&visit.cx.actor)?;
    let file = read(form).await?;
    let cx = visit.cx.clone();
    // In a task of its own, as all verbs: a client that hangs up leaves nothing half done.
    let done = tokio::spawn(async move { photos::set_photo(&cx, file).await }).await.unwrap_or_else(|panic| Err(Failure::bug(panic)));
    done.map_err(|failure| {
        if let Failure::Bug(error) = &failure {
            tracing::error!(%error, "a photo could not be made");
        }
        failure.problem()
    })
}

/// The first field named `photo`.
async fn read(mut form: Multipart) -> Result<Vec<u8>, Problem> {
    while let Some(mut field) = form.next_field().await.map_err(|_| Problem::Malformed)? {
        if field.name() != Some(Field::Photo.name()) {
            continue;
        }
        let mut file = Vec::new();
        while let Some(chunk) = field.chunk().await.map_err(|_| Problem::Malformed)? {
            file.extend_from_slice(&chunk);
            if file.len() as u64 > photos::MOST_BYTES {
                return Err(Problem::TooLarge);
            }
        }
        return if file.is_empty() { Err(missing()) } else { Ok(file) };
    }
    Err(missing())
}

fn missing() -> Problem {
    Problem::field(Field::Photo, Wrong::Missing)
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
