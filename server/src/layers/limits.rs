//! How large, how long, how many.

use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use http::header::{CONTENT_ENCODING, CONTENT_LENGTH};
use http::request::Parts;
use http::{HeaderValue, StatusCode};
use tokio::sync::{Semaphore, SemaphorePermit};

use super::Refusal;
use super::body::{Arrival, Floor, Watched};
use super::intake::{Entered, Intake, Memory, Places, Sender};

/// Path and query together.
const LONGEST_ADDRESS: usize = 8 * 1024;
/// What shed requests are told to wait.
const RETRY_AFTER: u64 = 5;
/// Forms that are being read, and what they may take up until they are answered.
const FORMS: Places = Places { all: 2_048, of_address: 32, of_session: 16 };
const FORM_MEMORY: usize = 64 * 1024 * 1024;
/// Files on their way in. A school has one address; what one member sends at once is counted in `uploads`.
const UPLOADS: Places = Places { all: 256, of_address: 32, of_session: 8 };

/// The limits of one running server.
pub struct Limits {
    /// Bytes of a request's body.
    pub body: u64,
    /// Until the first byte of the answer, once the form is there.
    pub time: Duration,
    /// Paths with limits of their own.
    pub larger: Vec<Larger>,
    /// How slowly a body may come.
    pub floor: Floor,
    /// Forms that are being read.
    pub forms: Intake,
    /// Files that come in.
    pub uploads: Intake,
    /// Forms that were read.
    pub memory: Memory,
    in_flight: Semaphore,
}

/// A path with limits of its own.
#[derive(Clone, Copy, Debug)]
pub struct Larger {
    /// With a slash at its end it stands for all paths below it.
    pub path: &'static str,
    pub body: u64,
    pub time: Duration,
    /// The page reads the body as it comes. Else it is read whole before.
    pub upload: bool,
}

impl Limits {
    /// The largest form, and 512 requests at once.
    pub fn new(time: Duration) -> Self {
        Self::with(model::limits::FORM_BYTES, time, 512)
    }

    /// Other figures, for tests.
    pub fn with(body: u64, time: Duration, in_flight: usize) -> Self {
        Self {
            body,
            time,
            larger: Vec::new(),
            floor: Floor::default(),
            forms: Intake::new(FORMS),
            uploads: Intake::new(UPLOADS),
            memory: Memory::new(FORM_MEMORY),
            in_flight: Semaphore::new(in_flight),
        }
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
        let path = request.uri.path();
        let length = request.headers.get(CONTENT_LENGTH).and_then(|length| length.to_str().ok()).and_then(|length| length.parse::<u64>().ok());
        // The page of an upload says in its own words what is too large; it needs what stands before the file for that.
        let too_large = length.is_some_and(|length| length > self.body_of(path)) && !self.is_upload(path);
        if too_large { Err(TOO_LARGE) } else { Ok(()) }
    }

    fn larger(&self, path: &str) -> Option<&Larger> {
        self.larger.iter().find(|one| one.path == path || one.path.ends_with('/') && path.starts_with(one.path))
    }

    fn body_of(&self, path: &str) -> u64 {
        self.larger(path).map_or(self.body, |one| one.body)
    }

    /// Whether the page on this path reads the body as it comes.
    pub fn is_upload(&self, path: &str) -> bool {
        self.larger(path).is_some_and(|one| one.upload)
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

    /// A place for a body that is on its way to this path.
    pub fn let_in(&self, path: &str, sender: Sender) -> Result<Arc<Entered>, Refusal> {
        if self.is_upload(path) { self.uploads.enter(sender) } else { self.forms.enter(sender) }
    }

    /// Ends a body with an error at the limit of its path, and when it comes too slowly.
    pub fn watch(&self, path: &str, body: Body, place: Arc<Entered>) -> (Watched, Arrival) {
        Watched::new(body, self.body_of(path), self.floor, place)
    }
}

/// The answer to a body over the limit.
pub const TOO_LARGE: Refusal = Refusal::new(StatusCode::PAYLOAD_TOO_LARGE, "body too large");

/// The answer when a page took too long.
pub const TOO_SLOW: Refusal = Refusal::for_now(StatusCode::SERVICE_UNAVAILABLE, "request timeout", RETRY_AFTER);
