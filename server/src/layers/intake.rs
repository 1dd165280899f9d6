//! Places for bodies on their way in. A body that comes slowly holds one of these and no place in flight, and nobody holds
//! more than a few of them.

use std::net::IpAddr;
use std::sync::Arc;

use axum::body::{Body, Bytes};
use http::StatusCode;
use http_body_util::BodyExt;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::body::{Arrival, Ended, State, Watched};
use super::counts::{Counted, Counts};
use super::{ClientAddress, Refusal};

/// How long to wait for a place.
const RETRY_AFTER: u64 = 10;
/// Memory is reserved in steps of so many bytes at least.
const STEP: usize = 4 * 1024;

/// Whose body it is, as far as the wall knows.
#[derive(Clone, Copy, Debug)]
pub struct Sender {
    pub client: ClientAddress,
    /// A number of the session's cookie, if one came along.
    pub session: Option<u64>,
}

/// How many bodies may be on their way in at once.
#[derive(Clone, Copy, Debug)]
pub struct Places {
    pub all: usize,
    pub of_address: u64,
    pub of_session: u64,
}

/// The places that are left.
#[derive(Debug)]
pub struct Intake {
    places: Places,
    free: Arc<Semaphore>,
    addresses: Counts<IpAddr>,
    sessions: Counts<u64>,
}

/// A place, held until this is dropped.
#[derive(Debug)]
pub struct Entered {
    _place: OwnedSemaphorePermit,
    _address: Counted<IpAddr>,
    _session: Option<Counted<u64>>,
}

impl Intake {
    pub fn new(places: Places) -> Self {
        Self { places, free: Arc::new(Semaphore::new(places.all)), addresses: Counts::default(), sessions: Counts::default() }
    }

    /// A place for one body of this sender.
    pub fn enter(&self, sender: Sender) -> Result<Arc<Entered>, Refusal> {
        let too_many = Refusal::for_now(StatusCode::TOO_MANY_REQUESTS, "too many bodies at once", RETRY_AFTER);
        let address = self.addresses.take(&sender.client.bucket(), 1, self.places.of_address).ok_or(too_many)?;
        let session = sender.session.map(|session| self.sessions.take(&session, 1, self.places.of_session).ok_or(too_many)).transpose()?;
        let busy = Refusal::for_now(StatusCode::SERVICE_UNAVAILABLE, "no place for another body", RETRY_AFTER);
        let place = Arc::clone(&self.free).try_acquire_owned().map_err(|_| busy)?;
        Ok(Arc::new(Entered { _place: place, _address: address, _session: session }))
    }
}

/// Memory for forms that are read whole before anything is done with them.
#[derive(Debug)]
pub struct Memory {
    free: Arc<Semaphore>,
    /// Of one address.
    share: u64,
    addresses: Counts<IpAddr>,
}

/// What a form that was read takes up.
#[derive(Debug, Default)]
pub struct Held(Vec<(OwnedSemaphorePermit, Counted<IpAddr>)>);

impl Memory {
    /// So many bytes in all, an eighth of them for one address.
    pub fn new(bytes: usize) -> Self {
        Self { free: Arc::new(Semaphore::new(bytes)), share: bytes as u64 / 8, addresses: Counts::default() }
    }

    /// Reads a body to its end.
    pub async fn gather(&self, sender: Sender, mut body: Watched, arrival: &Arrival) -> Result<(Body, Held), Refusal> {
        let (mut whole, mut held, mut room) = (Vec::new(), Held::default(), 0);
        while let Some(frame) = body.frame().await {
            let Ok(part) = frame.map_err(refusal)?.into_data() else { continue };
            if part.len() > room {
                let more = part.len().max(STEP);
                held.0.push(self.reserve(sender, more)?);
                whole.reserve_exact(more);
                room += more;
            }
            room -= part.len();
            whole.extend_from_slice(&part);
        }
        if arrival.state() != State::Whole {
            return Err(refusal(Ended(arrival.state())));
        }
        Ok((Body::from(Bytes::from(whole)), held))
    }

    fn reserve(&self, sender: Sender, bytes: usize) -> Result<(OwnedSemaphorePermit, Counted<IpAddr>), Refusal> {
        let too_many = Refusal::for_now(StatusCode::TOO_MANY_REQUESTS, "too many bytes at once", RETRY_AFTER);
        let share = self.addresses.take(&sender.client.bucket(), bytes as u64, self.share).ok_or(too_many)?;
        let busy = Refusal::for_now(StatusCode::SERVICE_UNAVAILABLE, "no memory for another form", RETRY_AFTER);
        let permits = u32::try_from(bytes).map_err(|_| busy)?;
        let permit = Arc::clone(&self.free).try_acquire_many_owned(permits).map_err(|_| busy)?;
        Ok((permit, share))
    }
}

/// What is said of a body that ended before its end.
pub fn refusal(ended: Ended) -> Refusal {
    match ended.0 {
        State::TooLarge => Refusal::new(StatusCode::PAYLOAD_TOO_LARGE, "body too large"),
        State::TooSlow => Refusal::new(StatusCode::REQUEST_TIMEOUT, "body too slow"),
        State::Open | State::Whole | State::Broken => Refusal::new(StatusCode::BAD_REQUEST, "body cut off"),
    }
}
