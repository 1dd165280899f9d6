//! The outer wall: every request comes in here, and every answer leaves here.
//!
//! Order: request id and log, figures, panics, headers; then method and path; health; host; assets; limits; client
//! address, rate, origin; then the body, a place in flight, the time limit, compression and the page.

mod bodies;

use std::any::Any;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::Router;
use axum::body::HttpBody;
use axum::extract::{ConnectInfo, MatchedPath, Request, State};
use axum::middleware::{self, Next};
use axum::response::Response;
use futures::FutureExt;
use http::header::{ALLOW, CONTENT_TYPE, HeaderName, RETRY_AFTER, VARY};
use http::{HeaderValue, StatusCode};
use tracing::Instrument;

use crate::assets::Assets;
use crate::config::Config;
use crate::error_page::{self, Asked, ErrorPage};
use crate::health::{self, ReadyCheck, ShuttingDown};
use crate::layers::compression;
use crate::layers::headers::complete;
use crate::layers::host::HostRule;
use crate::layers::limits::{Larger, Limits};
use crate::layers::origin::{OriginRule, has_cookie};
use crate::layers::rate::RateLimit;
use crate::layers::{ClientAddress, Refusal, shape};
use crate::logs::{self, RequestId};
use crate::metrics::{self, InFlight};
use crate::{files, imports, photos, uploads};

const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");
/// What a form with a file has besides the file.
const FORM_AROUND: u64 = 64 * 1024;

/// A photo or files, their form around them, and time for a slow line.
fn larger(config: &Config) -> Vec<Larger> {
    let file = config.files.limits().file_bytes;
    let upload = |path, most: u64, minutes: u64| Larger { path, body: most + FORM_AROUND, time: Duration::from_secs(60 * minutes), upload: true };
    vec![
        upload(photos::UPLOAD, domain::photos::MOST_BYTES, 10),
        upload(files::CLASS_PHOTO, domain::files::PICTURE_MOST, 10),
        upload(uploads::BELOW, file, 15),
        upload(imports::UPLOAD, domain::imports::BYTES_MOST, 5),
        upload(files::UPLOAD, 4 * file, 15),
        // Another library may take its time.
        Larger { path: imports::HARVEST, body: 16 * 1024, time: Duration::from_secs(60), upload: false },
    ]
}

/// What the wall is built of.
pub struct ShellState {
    /// Answers for requests that reach no page.
    pub error_page: ErrorPage,
    /// Sizes, times, places.
    pub limits: Limits,
    /// `None` when throttles are off.
    pub rate: Option<RateLimit>,
    assets: Arc<Assets>,
    ready: ReadyCheck,
    shutting_down: ShuttingDown,
    host: HostRule,
    origin: OriginRule,
    https: bool,
    proxies: usize,
    session_cookie: &'static str,
}

impl ShellState {
    /// Everything by the configuration, with the built-in error page.
    pub fn new(config: &Config, assets: Arc<Assets>, ready: ReadyCheck, shutting_down: ShuttingDown) -> Self {
        let session_cookie = config.session_cookie();
        let rate = || RateLimit::new(config.requests_per_ten_seconds);
        Self {
            error_page: error_page::plain(),
            limits: Limits::new(config.request_timeout).with_larger(larger(config)),
            rate: config.throttles.then(rate),
            assets,
            ready,
            shutting_down,
            host: HostRule::new(&config.public_url),
            origin: OriginRule::new(config.public_url.clone(), session_cookie),
            https: config.public_url.is_https(),
            proxies: config.trusted_proxies,
            session_cookie,
        }
    }
}

/// Puts the wall around `pages`. Handlers find [`ClientAddress`] and [`RequestId`] as extensions.
pub fn wrap(pages: Router, state: ShellState) -> Router {
    let state = Arc::new(state);
    pages.layer(compression::layer()).layer(middleware::from_fn_with_state(state, outermost))
}

async fn outermost(State(shell): State<Arc<ShellState>>, mut request: Request, next: Next) -> Response {
    let started = Instant::now();
    let id = RequestId::random();
    request.extensions_mut().insert(id);
    let asked = Asked::of(&request, id);
    let route = request.extensions().get::<MatchedPath>().cloned();
    let personal = has_cookie(request.headers(), shell.session_cookie);
    let _in_flight = InFlight::enter();
    let span = tracing::error_span!("request", request_id = %id);

    let work = AssertUnwindSafe(id.scope(shell.answer(request, next, &asked))).catch_unwind();
    let (mut response, place) = match work.instrument(span.clone()).await {
        Ok(answered) => answered,
        Err(panic) => (shell.after_panic(&asked, panic), Place::Page),
    };

    complete(response.headers_mut(), shell.https, personal);
    if let Ok(id) = HeaderValue::try_from(id.to_string()) {
        response.headers_mut().insert(REQUEST_ID, id);
    }
    let (status, took) = (response.status(), started.elapsed());
    let route = route.as_ref().map(MatchedPath::as_str);
    if place != Place::Health {
        metrics::record(&asked.method, place.label(route), status, took);
    }
    let path = if place == Place::Page { route.unwrap_or(asked.uri.path()) } else { asked.uri.path() };
    span.in_scope(|| logs::request(&asked.method, path, status, took, place != Place::Page));
    response
}

/// Which part of the server answered.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Page,
    Asset,
    Health,
}

impl Place {
    fn label(self, route: Option<&str>) -> &str {
        match self {
            Self::Asset => "asset",
            _ => route.unwrap_or("none"),
        }
    }
}

impl ShellState {
    async fn answer(&self, request: Request, next: Next, asked: &Asked) -> (Response, Place) {
        let (mut parts, body) = request.into_parts();
        if let Err(refusal) = shape::check(&parts) {
            let mut response = self.turn_away(asked, refusal, &parts.headers, body).await;
            if refusal.status == StatusCode::METHOD_NOT_ALLOWED {
                response.headers_mut().insert(ALLOW, HeaderValue::from_static(shape::METHODS));
            }
            return (response, Place::Page);
        }
        let path = asked.uri.path();
        if let Some(response) = health::answer(path, &self.ready, &self.shutting_down).await {
            return (response, Place::Health);
        }
        if let Err(refusal) = self.host.check(&parts) {
            return (self.turn_away(asked, refusal, &parts.headers, body).await, Place::Page);
        }
        if let Some(response) = self.assets.answer(&asked.method, path, &parts.headers) {
            return (response, Place::Asset);
        }
        if path.starts_with("/pkg/") {
            return ((self.error_page)(asked, StatusCode::NOT_FOUND), Place::Asset);
        }
        let client = self.client(&parts);
        let response = match self.admit(&parts, client) {
            Err(refusal) => self.turn_away(asked, refusal, &parts.headers, body).await,
            Ok(()) => {
                parts.extensions.insert(client);
                self.page(Request::from_parts(parts, body), next, asked, client).await
            }
        };
        (response, Place::Page)
    }

    fn client(&self, parts: &http::request::Parts) -> ClientAddress {
        let peer = parts.extensions.get::<ConnectInfo<std::net::SocketAddr>>();
        let peer = peer.map_or(std::net::Ipv4Addr::UNSPECIFIED.into(), |peer| peer.0.ip());
        ClientAddress::find(peer, &parts.headers, self.proxies)
    }

    fn admit(&self, parts: &http::request::Parts, client: ClientAddress) -> Result<(), Refusal> {
        self.limits.check(parts)?;
        if let Some(rate) = &self.rate {
            rate.take(client, &parts.method, Instant::now())?;
        }
        self.origin.check(parts)
    }

    /// Gives errors that the router made without a word a page, such as 405.
    fn readable(&self, asked: &Asked, response: Response) -> Response {
        let failed = response.status().is_client_error() || response.status().is_server_error();
        let mute = response.body().is_end_stream() && !response.headers().contains_key(CONTENT_TYPE);
        if !failed || !mute {
            return response;
        }
        let mut page = (self.error_page)(asked, response.status());
        for name in [ALLOW, RETRY_AFTER] {
            if let Some(value) = response.headers().get(&name) {
                page.headers_mut().insert(name, value.clone());
            }
        }
        page
    }

    fn refuse(&self, asked: &Asked, refusal: Refusal) -> Response {
        tracing::info!(status = refusal.status.as_u16(), why = refusal.why, "refused");
        let mut page = (self.error_page)(asked, refusal.status);
        if let Some(seconds) = refusal.retry_after {
            page.headers_mut().insert(RETRY_AFTER, HeaderValue::from(seconds));
        }
        if let Some(vary) = refusal.vary {
            page.headers_mut().append(VARY, HeaderValue::from_static(vary));
        }
        page
    }

    /// The panic hook has logged it; the request id in the span leads there.
    fn after_panic(&self, asked: &Asked, _panic: Box<dyn Any + Send>) -> Response {
        (self.error_page)(asked, StatusCode::INTERNAL_SERVER_ERROR)
    }
}
