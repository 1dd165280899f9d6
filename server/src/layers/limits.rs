//! How large, how long, how many.

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::{Body, Bytes};
use http::header::{CONTENT_ENCODING, CONTENT_LENGTH};
use http::request::Parts;
use http::{HeaderValue, StatusCode};
use http_body_util::{LengthLimitError, Limited};
use hyper::body::{Body as HttpBody, Frame, SizeHint};
use tokio::sync::{Semaphore, SemaphorePermit};

use super::Refusal;

/// Path and query together.
const LONGEST_ADDRESS: usize = 8 * 1024;
/// What shed requests are told to wait.
const RETRY_AFTER: u64 = 5;

/// The limits of one running server.
pub struct Limits {
    /// Bytes of a request's body.
    pub body: u64,
    /// Until the first byte of the answer.
    pub time: Duration,
    /// Paths to which more may be sent.
    pub larger: Vec<Larger>,
    in_flight: Semaphore,
}

/// A path with limits of its own.
#[derive(Clone, Copy, Debug)]
pub struct Larger {
    /// With a slash at its end it stands for all paths below it.
    pub path: &'static str,
    pub body: u64,
    pub time: Duration,
}

impl Limits {
    /// 256 KiB and 512 requests at once.
    pub fn new(time: Duration) -> Self {
        Self::with(256 * 1024, time, 512)
    }

    /// Other figures, for tests.
    pub fn with(body: u64, time: Duration, in_flight: usize) -> Self {
        Self { body, time, larger: Vec::new(), in_flight: Semaphore::new(in_flight) }
    }

    /// The same with paths to which more may be sent.
    pub fn with_larger(self, larger: Vec<Larger>) -> Self {
        Self { larger, ..self }
    }

    /// Everything that can be said before the body is read.
    pub fn check(&self, request: &Parts) -> Result<(), Refusal> {
        let address = request.uri.path_and_query().map_or(0, |path| path.as_str().len());
        if address > LONGEST_ADDRESS {
            return Err(Refusal::new(StatusCode::URI_TOO_LONG, "address too long"));
        }
        let encoding = request.headers.get(CONTENT_ENCODING).map(HeaderValue::as_bytes);
        if encoding.is_some_and(|encoding| !encoding.eq_ignore_ascii_case(b"identity")) {
            let status = StatusCode::UNSUPPORTED_MEDIA_TYPE;
            return Err(Refusal::new(status, "compressed request body"));
        }
        match request.headers.get(CONTENT_LENGTH).and_then(|length| length.to_str().ok()) {
            Some(length) if length.parse().is_ok_and(|length: u64| length > self.body_of(request.uri.path())) => Err(TOO_LARGE),
            _ => Ok(()),
        }
    }

    fn larger(&self, path: &str) -> Option<&Larger> {
        self.larger.iter().find(|one| one.path == path || one.path.ends_with('/') && path.starts_with(one.path))
    }

    fn body_of(&self, path: &str) -> u64 {
        self.larger(path).map_or(self.body, |one| one.body)
    }

    /// How long an answer on this path may take.
    pub fn time_of(&self, path: &str) -> Duration {
        self.larger(path).map_or(self.time, |one| one.time.max(self.time))
    }

    /// A place among the requests in flight, held until it is dropped; refused when all are taken.
    pub fn enter(&self) -> Result<SemaphorePermit<'_>, Refusal> {
        let busy = Refusal::for_now(StatusCode::SERVICE_UNAVAILABLE, "too many in flight", RETRY_AFTER);
        self.in_flight.try_acquire().map_err(|_| busy)
    }

    /// Cuts a body of unknown length at the limit. The returned flag tells whether that happened,
    /// because what the page makes of a cut body need not be a 413.
    pub fn cut(&self, path: &str, body: Body) -> (Body, Option<Exceeded>) {
        let most = self.body_of(path);
        if body.is_end_stream() || body.size_hint().upper().is_some_and(|upper| upper <= most) {
            return (body, None);
        }
        let exceeded = Exceeded::default();
        let inner = Limited::new(body, usize::try_from(most).unwrap_or(usize::MAX));
        (Body::new(CutBody { inner, exceeded: exceeded.clone() }), Some(exceeded))
    }
}

/// The answer to a body over the limit.
pub const TOO_LARGE: Refusal = Refusal::new(StatusCode::PAYLOAD_TOO_LARGE, "body too large");

/// The answer when a page took too long.
pub const TOO_SLOW: Refusal = Refusal::for_now(StatusCode::SERVICE_UNAVAILABLE, "request timeout", RETRY_AFTER);

/// Set once a body went over the limit.
#[derive(Clone, Debug, Default)]
pub struct Exceeded(Arc<AtomicBool>);

impl Exceeded {
    /// The body was cut.
    pub fn happened(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

struct CutBody {
    inner: Limited<Body>,
    exceeded: Exceeded,
}

impl HttpBody for CutBody {
    type Data = Bytes;
    type Error = Box<dyn std::error::Error + Send + Sync>;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        let polled = Pin::new(&mut self.inner).poll_frame(cx);
        if let Poll::Ready(Some(Err(error))) = &polled
            && error.is::<LengthLimitError>()
        {
            self.exceeded.0.store(true, Ordering::Relaxed);
        }
        polled
    }

    fn is_end_stream(&self) -> bool {
        self.inner.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.inner.size_hint()
    }
}
