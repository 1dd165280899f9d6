//! `/health/live` and `/health/ready`, for supervisors and load balancers. They answer under any
//! host name and are neither limited nor counted.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use axum::body::Body;
use axum::response::Response;
use futures::future::BoxFuture;
use http::header::{CACHE_CONTROL, CONTENT_TYPE};
use http::{HeaderValue, StatusCode};

/// Looks at the database and whatever else a request needs. The text of an error is shown to
/// whoever asks: name what is wrong, never a URL or a password.
pub type ReadyCheck = Arc<dyn Fn() -> BoxFuture<'static, Result<(), String>> + Send + Sync>;

const PATIENCE: Duration = Duration::from_secs(3);

/// Turned on once, when the process has been asked to stop.
#[derive(Clone, Debug, Default)]
pub struct ShuttingDown(Arc<AtomicBool>);

impl ShuttingDown {
    /// From now on `/health/ready` says no.
    pub fn begin(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    fn has_begun(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

/// Answers a health address, or `None` for any other path.
pub(crate) async fn answer(path: &str, check: &ReadyCheck, down: &ShuttingDown) -> Option<Response> {
    match path {
        "/health/live" => Some(respond(Ok(()))),
        "/health/ready" => Some(respond(ready(check, down).await)),
        _ => None,
    }
}

async fn ready(check: &ReadyCheck, down: &ShuttingDown) -> Result<(), String> {
    if down.has_begun() {
        return Err("shutting down".to_owned());
    }
    let late = |_| Err("the check took too long".to_owned());
    tokio::time::timeout(PATIENCE, check()).await.unwrap_or_else(late)
}

fn respond(state: Result<(), String>) -> Response {
    let (status, text) = match state {
        Ok(()) => (StatusCode::OK, "ok\n".to_owned()),
        Err(reasons) => (StatusCode::SERVICE_UNAVAILABLE, format!("{reasons}\n")),
    };
    let mut response = Response::new(Body::from(text));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
