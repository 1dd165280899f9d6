//! Bodies on their way in: how large they get, how fast they come, what is left when nobody reads on.

use std::pin::Pin;
use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::{Body, Bytes};
use http_body_util::BodyExt;
use hyper::body::{Body as HttpBody, Frame, SizeHint};
use tokio::time::{Instant, Sleep, sleep};

use super::intake::Entered;

/// The slowest that a body may come. Only the time in which the server waits for the client counts.
#[derive(Clone, Copy, Debug)]
pub struct Floor {
    /// So many bytes have to come in each window, or the end of the body.
    pub bytes: u64,
    pub window: Duration,
}

impl Default for Floor {
    /// 10 kB/s, on average over 30 seconds.
    fn default() -> Self {
        Self { bytes: 300_000, window: Duration::from_secs(30) }
    }
}

/// What has become of a body. Clones tell the same.
#[derive(Clone, Debug, Default)]
pub struct Arrival(Arc<Shared>);

#[derive(Debug, Default)]
struct Shared {
    state: AtomicU8,
    /// The rest that nobody read.
    rest: Mutex<Option<Body>>,
}

/// How far a body is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// More may come.
    Open,
    /// Its end was read.
    Whole,
    TooLarge,
    TooSlow,
    /// The client hung up.
    Broken,
}

impl Arrival {
    pub fn state(&self) -> State {
        match self.0.state.load(Ordering::Relaxed) {
            0 => State::Open,
            1 => State::Whole,
            2 => State::TooLarge,
            3 => State::TooSlow,
            _ => State::Broken,
        }
    }

    fn set(&self, state: State) {
        self.0.state.store(state as u8, Ordering::Relaxed);
    }

    /// Reads and forgets what was not read, for so long at most: a browser that is still sending shows an answer only if
    /// the connection stays open until then.
    pub async fn drain(&self, most: u64, patience: Duration) {
        let rest = self.0.rest.lock().unwrap_or_else(PoisonError::into_inner).take();
        if let Some(rest) = rest {
            drain(rest, most, patience).await;
        }
    }
}

/// The same for a body that was not begun.
pub async fn drain(mut rest: Body, most: u64, patience: Duration) {
    let read = async {
        let mut left = most;
        while let Some(Ok(frame)) = rest.frame().await {
            let size = frame.data_ref().map_or(0, |data| data.len() as u64);
            left = match left.checked_sub(size) {
                Some(left) => left,
                None => break,
            };
        }
    };
    // What has not come by then is not waited for.
    let _ = tokio::time::timeout(patience, read).await;
}

/// A body that ends with an error when it is too large or too slow, and whose place is free when it is dropped.
pub struct Watched {
    inner: Body,
    left: u64,
    pace: Pace,
    arrival: Arrival,
    _place: Arc<Entered>,
}

impl Watched {
    /// `most` bytes, not slower than `floor`.
    pub fn new(inner: Body, most: u64, floor: Floor, place: Arc<Entered>) -> (Self, Arrival) {
        let arrival = Arrival::default();
        let pace = Pace { floor, came: 0, waited: Duration::ZERO, waiting: None };
        (Self { inner, left: most, pace, arrival: arrival.clone(), _place: place }, arrival)
    }

    fn end<T>(&self, state: State) -> Poll<Option<Result<T, Ended>>> {
        self.arrival.set(state);
        Poll::Ready(Some(Err(Ended(state))))
    }
}

/// Why a body ended before its end.
#[derive(Clone, Copy, Debug)]
pub struct Ended(pub State);

impl std::fmt::Display for Ended {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self.0 {
            State::TooLarge => "the body is too large",
            State::TooSlow => "the body comes too slowly",
            State::Open | State::Whole | State::Broken => "the connection broke",
        })
    }
}

impl std::error::Error for Ended {}

impl HttpBody for Watched {
    type Data = Bytes;
    type Error = Ended;

    fn poll_frame(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Ended>>> {
        if !matches!(self.arrival.state(), State::Open) {
            return Poll::Ready(None);
        }
        match Pin::new(&mut self.inner).poll_frame(cx) {
            Poll::Pending if self.pace.is_over(cx) => self.end(State::TooSlow),
            Poll::Pending => Poll::Pending,
            Poll::Ready(None) => {
                self.arrival.set(State::Whole);
                Poll::Ready(None)
            }
            Poll::Ready(Some(Err(_))) => self.end(State::Broken),
            Poll::Ready(Some(Ok(frame))) => {
                let size = frame.data_ref().map_or(0, |data| data.len() as u64);
                self.pace.took(size);
                let Some(left) = self.left.checked_sub(size) else { return self.end(State::TooLarge) };
                self.left = left;
                if self.inner.is_end_stream() {
                    self.arrival.set(State::Whole);
                }
                Poll::Ready(Some(Ok(frame)))
            }
        }
    }

    fn is_end_stream(&self) -> bool {
        self.arrival.state() == State::Whole || self.inner.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.inner.size_hint()
    }
}

impl Drop for Watched {
    fn drop(&mut self) {
        if matches!(self.arrival.state(), State::Open | State::TooLarge) {
            let rest = std::mem::take(&mut self.inner);
            *self.arrival.0.rest.lock().unwrap_or_else(PoisonError::into_inner) = Some(rest);
        }
    }
}

struct Pace {
    floor: Floor,
    /// Bytes of this window, and the time waited for them.
    came: u64,
    waited: Duration,
    waiting: Option<(Instant, Pin<Box<Sleep>>)>,
}

impl Pace {
    fn took(&mut self, bytes: u64) {
        self.came += bytes;
        if let Some((since, _)) = self.waiting.take() {
            self.waited += since.elapsed();
        }
    }

    /// Nothing is there now: has the window ended with too little? Wakes up when it ends.
    fn is_over(&mut self, cx: &mut Context<'_>) -> bool {
        loop {
            let left = self.floor.window.saturating_sub(self.waited);
            let (_, timer) = self.waiting.get_or_insert_with(|| (Instant::now(), Box::pin(sleep(left))));
            if timer.as_mut().poll(cx).is_pending() {
                return false;
            }
            if self.came < self.floor.bytes {
                return true;
            }
            (self.came, self.waited, self.waiting) = (0, Duration::ZERO, None);
        }
    }
}
