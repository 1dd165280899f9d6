//! Requests with a body: read whole before a place in flight is taken, or by a page that takes an upload as it comes.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::time::Duration;

use axum::body::{Body, HttpBody};
use axum::extract::Request;
use axum::middleware::Next;
use axum::response::Response;
use http::header::{CONNECTION, EXPECT};
use http::request::Parts;
use http::{HeaderMap, HeaderValue, Method, StatusCode};

use super::ShellState;
use crate::error_page::Asked;
use crate::layers::body::{Arrival, Ended, State, drain};
use crate::layers::intake::{self, Sender};
use crate::layers::{ClientAddress, Refusal, limits};
use crate::visits::cookie;

/// What is still read of a body after it was refused, so that a browser in the middle of sending gets to see why.
const DRAIN_BYTES: u64 = 32 * 1024 * 1024;
const DRAIN_TIME: Duration = Duration::from_secs(5);

impl ShellState {
    /// The page's answer, within the limits.
    pub(super) async fn page(&self, request: Request, next: Next, asked: &Asked, client: ClientAddress) -> Response {
        if request.body().is_end_stream() {
            return self.in_flight(request, next, asked).await;
        }
        let (mut parts, body) = request.into_parts();
        let (path, sender, waits) = (asked.uri.path(), self.sender(&parts, client), parts.headers.contains_key(EXPECT));
        let place = match self.limits.let_in(path, sender) {
            Ok(place) => place,
            Err(refusal) => return self.turn_away(asked, refusal, &parts.headers, body).await,
        };
        let (body, arrival) = self.limits.watch(path, body, place);
        parts.extensions.insert(arrival.clone());
        let response = if self.limits.is_upload(path) {
            self.run(Request::from_parts(parts, Body::new(body)), next, asked).await
        } else if matches!(parts.method, Method::GET | Method::HEAD) {
            // No page reads it.
            drop(body);
            self.in_flight(Request::from_parts(parts, Body::empty()), next, asked).await
        } else {
            match self.limits.memory.gather(sender, body, &arrival).await {
                Ok((body, _held)) => self.in_flight(Request::from_parts(parts, body), next, asked).await,
                Err(refusal) => self.refuse(asked, refusal),
            }
        };
        self.settle(asked, response, &arrival, waits).await
    }

    /// Answers a request that is not looked at further.
    pub(super) async fn turn_away(&self, asked: &Asked, refusal: Refusal, headers: &HeaderMap, body: Body) -> Response {
        let response = self.refuse(asked, refusal);
        if body.is_end_stream() {
            return response;
        }
        if !headers.contains_key(EXPECT) {
            drain(body, DRAIN_BYTES, DRAIN_TIME).await;
        }
        closing(response)
    }

    async fn in_flight(&self, request: Request, next: Next, asked: &Asked) -> Response {
        match self.limits.enter() {
            Ok(_place) => self.run(request, next, asked).await,
            Err(refusal) => self.refuse(asked, refusal),
        }
    }

    async fn run(&self, request: Request, next: Next, asked: &Asked) -> Response {
        match tokio::time::timeout(self.limits.time_of(asked.uri.path()), next.run(request)).await {
            Err(_) => self.refuse(asked, limits::TOO_SLOW),
            Ok(response) => self.readable(asked, response),
        }
    }

    /// What the page made of a body that was cut need not be what has to be said of it.
    async fn settle(&self, asked: &Asked, response: Response, arrival: &Arrival, waits: bool) -> Response {
        let (state, status) = (arrival.state(), response.status());
        let response = match state {
            State::Whole => return response,
            State::TooLarge if status != StatusCode::PAYLOAD_TOO_LARGE => self.refuse(asked, intake::refusal(Ended(state))),
            State::TooSlow if status != StatusCode::REQUEST_TIMEOUT => self.refuse(asked, intake::refusal(Ended(state))),
            _ => response,
        };
        if !waits {
            arrival.drain(DRAIN_BYTES, DRAIN_TIME).await;
        }
        closing(response)
    }

    fn sender(&self, parts: &Parts, client: ClientAddress) -> Sender {
        let session = cookie(&parts.headers, self.session_cookie).map(|token| {
            let mut hasher = DefaultHasher::new();
            token.hash(&mut hasher);
            hasher.finish()
        });
        Sender { client, session }
    }
}

/// The rest of the body is not read, so nothing else can follow on this connection (RFC 9112, 9.3).
fn closing(mut response: Response) -> Response {
    response.headers_mut().insert(CONNECTION, HeaderValue::from_static("close"));
    response
}
