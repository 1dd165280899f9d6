//! Downloads of members' own data over HTTP: the file as it lies on the disk, for its owner, right after they proved who they are.

use crate::files::{disposition, insert};
use app::kit::{Query, Visit};
use axum::{
    Extension,
    body::Body,
    extract::Path,
    response::{IntoResponse, Redirect, Response},
};
use domain::{
    Failure,
    own_data::{self, OpenedExport},
};
use http::{StatusCode, header};
use model::{ExportId, Problem};
use tokio::fs::File;
use tokio_util::io::ReaderStream;

/// Where a download of this number is.
pub const PATH: &str = "/settings/data/exports/{id}";

pub async fn download(Extension(visit): Extension<Visit>, Path(id): Path<i64>) -> Response {
    // In a task of its own: it writes a line into the log, and whoever hangs up must not cancel that.
    let cx = visit.cx.clone();
    let opened = tokio::spawn(async move { own_data::open_export(&cx, ExportId(id)).await }).await.unwrap_or_else(|panic| Err(Failure::bug(panic)));
    match opened {
        Ok(opened) => send(opened).await,
        Err(Failure::Problem(Problem::ConfirmFirst)) => Redirect::to(&Query::of("/confirm").with("next", "/settings/data").url()).into_response(),
        Err(failure) => refused(&failure),
    }
}

fn refused(failure: &Failure) -> Response {
    if let Failure::Bug(error) = failure {
        tracing::error!(%error, "a download of a member's own data could not be sent");
    }
    StatusCode::from_u16(failure.problem().status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR).into_response()
}

async fn send(opened: OpenedExport) -> Response {
    let file = match File::open(&opened.path).await {
        Ok(file) => file,
        Err(error) => return refused(&Failure::bug(error)),
    };
    let mut response = Body::from_stream(ReaderStream::new(file)).into_response();
    let headers = response.headers_mut();
    insert(headers, header::CONTENT_TYPE, "application/zip");
    insert(headers, header::CONTENT_LENGTH, &opened.size.to_string());
    insert(headers, header::CONTENT_DISPOSITION, &disposition(false, &opened.name));
    insert(headers, header::CACHE_CONTROL, "no-store");
    insert(headers, header::CONTENT_SECURITY_POLICY, "sandbox; default-src 'none'");
    insert(headers, header::X_CONTENT_TYPE_OPTIONS, "nosniff");
    response
}
