//! Bodies that come slowly, or never: they hold nothing that others need, and not for long.

use super::rig::{forum, get_request, pages, plain, post_request, send, send_with, state, text};
use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::ConnectInfo;
use axum::response::Response;
use axum::routing::post;
use futures::{StreamExt, stream};
use http::StatusCode;
use http_body_util::BodyExt;
use server::layers::body::{Arrival, Floor, State};
use server::layers::intake::{Intake, Memory, Places};
use server::layers::limits::{Larger, Limits};
use server::shell;
use std::net::SocketAddr;
use std::time::{Duration, Instant};

const WINDOW: Duration = Duration::from_millis(200);
const PATIENCE: Duration = Duration::from_secs(10);

/// One place in flight, a floor of 1,000 bytes in 200 ms, and `/upload` and `/lazy` that take files.
fn limits(places: Places) -> Limits {
    let upload = |path| Larger { path, body: 64 * 1024, time: PATIENCE, upload: true };
    let mut limits = Limits::with(16 * 1024, PATIENCE, 1).with_larger(vec![upload("/upload"), upload("/lazy")]);
    limits.floor = Floor { bytes: 1_000, window: WINDOW };
    limits.forms = Intake::new(places);
    limits.uploads = Intake::new(places);
    limits
}

const MANY: Places = Places { all: 100, of_address: 100, of_session: 100 };

fn app(limits: Limits) -> Router {
    let taking = pages()
        .route("/upload", post(|body: Body| async move { body.collect().await.map_or(0, |all| all.to_bytes().len()).to_string() }))
        .route("/lazy", post(lazy))
        .route("/unread", post(|| async { StatusCode::UNAUTHORIZED }));
    let mut state = state(&forum());
    state.limits = limits;
    state.rate = None;
    shell::wrap(taking, state)
}

/// Begins to read long after the first window.
async fn lazy(body: Body) -> String {
    tokio::time::sleep(3 * WINDOW).await;
    body.collect().await.map_or(0, |all| all.to_bytes().len()).to_string()
}

fn chunk(bytes: usize) -> Result<Bytes, std::io::Error> {
    Ok(Bytes::from(vec![b'a'; bytes]))
}

/// A byte, and then nothing more.
fn idle() -> Body {
    Body::from_stream(stream::iter([chunk(1)]).chain(stream::pending()))
}

/// So many chunks, one each pause.
fn trickle(chunks: usize, bytes: usize, pause: Duration) -> Body {
    let chunks = stream::iter(0..chunks).then(move |_| async move {
        tokio::time::sleep(pause).await;
        chunk(bytes)
    });
    Body::from_stream(chunks)
}

fn closes(response: &Response) -> bool {
    plain(response.headers()).get("connection").is_some_and(|value| value == "close")
}

#[tokio::test]
async fn idle_bodies_hold_no_place_in_flight_and_end_with_408() {
    for path in ["/post", "/careless", "/upload"] {
        let app = app(limits(MANY));
        let started = Instant::now();
        let idle: Vec<_> = (0..50)
            .map(|_| {
                let app = app.clone();
                tokio::spawn(async move { send_with(&app, post_request(path), idle()).await })
            })
            .collect();
        while !idle.iter().all(tokio::task::JoinHandle::is_finished) {
            assert_eq!(send(&app, get_request("/")).await.status(), StatusCode::OK, "{path}");
            assert_eq!(send_with(&app, post_request("/post"), Body::from("a=b")).await.status(), StatusCode::OK, "{path}");
            tokio::time::sleep(Duration::from_millis(5)).await;
            assert!(started.elapsed() < PATIENCE, "{path}");
        }
        for answer in idle {
            let answer = answer.await.unwrap();
            assert_eq!(answer.status(), StatusCode::REQUEST_TIMEOUT, "{path}");
            assert!(closes(&answer), "{path}");
            assert!(text(answer).await.contains("too slowly"), "{path}");
        }
    }
}

#[tokio::test]
async fn slow_but_steady_bodies_and_small_ones_come_in() {
    let app = app(limits(MANY));
    for path in ["/post", "/upload"] {
        // Three windows with more than the floor in each.
        let steady = send_with(&app, post_request(path), trickle(12, 500, WINDOW / 4)).await;
        assert_eq!((steady.status(), text(steady).await.as_str()), (StatusCode::OK, "6000"), "{path}");
        let small = send_with(&app, post_request(path), trickle(2, 5, WINDOW / 4)).await;
        assert_eq!((small.status(), text(small).await.as_str()), (StatusCode::OK, "10"), "{path}");
        let slow = send_with(&app, post_request(path), trickle(100, 50, WINDOW / 8)).await;
        assert_eq!(slow.status(), StatusCode::REQUEST_TIMEOUT, "{path}");
    }
}

#[tokio::test]
async fn the_server_being_slow_is_not_held_against_the_client() {
    let app = app(limits(MANY));
    let answer = send_with(&app, post_request("/lazy"), Body::from_stream(stream::iter([chunk(10), chunk(10)]))).await;
    assert_eq!((answer.status(), text(answer).await.as_str()), (StatusCode::OK, "20"));
}

fn from(peer: &str, path: &str) -> http::request::Builder {
    let peer: SocketAddr = peer.parse().unwrap();
    post_request(path).extension(ConnectInfo(peer))
}

/// Requests whose bodies do not come, which have been let in when this returns.
async fn waiting(app: &Router, count: usize, request: impl Fn() -> http::request::Builder) {
    for _ in 0..count {
        let (app, request) = (app.clone(), request());
        tokio::spawn(async move { send_with(&app, request, idle()).await });
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn nobody_has_more_than_a_few_bodies_on_their_way() {
    for path in ["/post", "/upload"] {
        let app = app(limits(Places { all: 5, of_address: 3, of_session: 2 }));
        let sent = async |request| send_with(&app, request, Body::from("a=b")).await.status();
        let session = || from("192.0.2.1:1", path).header("cookie", "__Host-sid=ada");
        waiting(&app, 2, session).await;
        assert_eq!(sent(session()).await, StatusCode::TOO_MANY_REQUESTS, "{path}: one session");
        let elsewhere = from("192.0.2.9:1", path).header("cookie", "__Host-sid=ada");
        assert_eq!(sent(elsewhere).await, StatusCode::TOO_MANY_REQUESTS, "{path}: one session, another address");
        assert_eq!(sent(from("192.0.2.1:2", path)).await, StatusCode::OK, "{path}: another session");
        waiting(&app, 1, || from("192.0.2.1:3", path)).await;
        let refused = send_with(&app, from("192.0.2.1:4", path), Body::from("a=b")).await;
        assert_eq!(refused.status(), StatusCode::TOO_MANY_REQUESTS, "{path}: one address");
        assert!(closes(&refused) && plain(refused.headers()).contains_key("retry-after"), "{path}");
        assert_eq!(sent(from("192.0.2.2:1", path)).await, StatusCode::OK, "{path}: another address");
        waiting(&app, 2, || from("[2001:db8::1]:1", path)).await;
        assert_eq!(sent(from("192.0.2.3:1", path)).await, StatusCode::SERVICE_UNAVAILABLE, "{path}: all places");
        let started = Instant::now();
        while sent(session()).await != StatusCode::OK {
            assert!(started.elapsed() < PATIENCE, "{path}: places are given back");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
}

#[tokio::test]
async fn ipv6_addresses_of_one_network_are_one() {
    let app = app(limits(Places { all: 9, of_address: 2, of_session: 9 }));
    let at = |host: u16| from(&format!("[2001:db8:1:2:3::{host:x}]:1"), "/post");
    for host in [1, 2] {
        waiting(&app, 1, || at(host)).await;
    }
    assert_eq!(send_with(&app, at(3), Body::from("a")).await.status(), StatusCode::TOO_MANY_REQUESTS);
    let other = from("[2001:db8:1:3::1]:1", "/post");
    assert_eq!(send_with(&app, other, Body::from("a")).await.status(), StatusCode::OK);
}

#[tokio::test]
async fn forms_take_a_bounded_memory_and_give_it_back() {
    let mut limits = limits(MANY);
    limits.memory = Memory::new(64 * 1024);
    let app = app(limits);
    // An eighth of it is one address's.
    let large = |peer: &str| (from(peer, "/post"), Body::from(vec![b'a'; 8_100]));
    for _ in 0..20 {
        let (request, body) = large("192.0.2.1:1");
        assert_eq!(send_with(&app, request, body).await.status(), StatusCode::OK);
    }
    let held = Body::from_stream(stream::iter([chunk(8_000)]).chain(stream::pending()));
    let keeper = {
        let app = app.clone();
        tokio::spawn(async move { send_with(&app, from("192.0.2.1:2", "/post"), held).await })
    };
    tokio::task::yield_now().await;
    let (request, body) = large("192.0.2.1:3");
    assert_eq!(send_with(&app, request, body).await.status(), StatusCode::TOO_MANY_REQUESTS);
    let (request, body) = large("192.0.2.2:1");
    assert_eq!(send_with(&app, request, body).await.status(), StatusCode::OK);
    // It sent more than the floor in its first window, and nothing in the next.
    assert_eq!(keeper.await.unwrap().status(), StatusCode::REQUEST_TIMEOUT);
    let (request, body) = large("192.0.2.1:4");
    assert_eq!(send_with(&app, request, body).await.status(), StatusCode::OK);
}

#[tokio::test]
async fn refusals_before_the_body_close_the_connection() {
    let app = app(limits(MANY));
    let body = || Body::from("a=b");
    let foreign = http::Request::post("/post").header("host", "forum.example").header("sec-fetch-site", "cross-site");
    let other_host = http::Request::post("/post").header("host", "evil.example");
    let packed = post_request("/post").header("content-encoding", "gzip");
    let large = post_request("/post").header("content-length", 17 * 1024);
    for (request, status) in [(foreign, 403), (other_host, 421), (packed, 415), (large, 413), (post_request("/unread"), 401)] {
        let answer = send_with(&app, request, body()).await;
        assert_eq!(answer.status(), status);
        // A form is read before its page says no.
        assert_eq!(closes(&answer), status != 401, "{status}");
    }
    let upload = Larger { path: "/unread", body: 1024, time: PATIENCE, upload: true };
    let uploads = self::app(Limits::with(1024, PATIENCE, 1).with_larger(vec![upload]));
    let answer = send_with(&uploads, post_request("/unread"), body()).await;
    assert!(answer.status() == 401 && closes(&answer));
    // Nothing was left to read.
    assert!(!closes(&send(&app, post_request("/unread")).await) && !closes(&send(&app, get_request("/")).await));
}

#[tokio::test]
async fn a_page_that_takes_files_says_itself_what_is_too_large() {
    let own = post(|request: http::Request<Body>| async move {
        let arrival = request.extensions().get::<Arrival>().cloned().unwrap();
        let _ = request.into_body().collect().await;
        let status = if arrival.state() == State::TooLarge { StatusCode::PAYLOAD_TOO_LARGE } else { StatusCode::OK };
        (status, "my own words")
    });
    let mut state = state(&forum());
    state.limits = Limits::with(10, PATIENCE, 1).with_larger(vec![Larger { path: "/own-words", body: 100, time: PATIENCE, upload: true }]);
    let app = shell::wrap(pages().route("/own-words", own), state);
    let announced = send_with(&app, post_request("/own-words").header("content-length", 101), Body::from(vec![b'a'; 101])).await;
    assert!(closes(&announced) && announced.status() == 413);
    assert_eq!(text(announced).await, "my own words");
    let fits = send_with(&app, post_request("/own-words"), Body::from(vec![b'a'; 100])).await;
    assert_eq!(fits.status(), StatusCode::OK);
}

#[tokio::test]
async fn methods_and_addresses_that_no_page_has_stop_at_the_wall() {
    let app = app(limits(MANY));
    let ask = async |method: &str, uri: &str| {
        let request = http::Request::builder().method(method).uri(uri).header("host", "forum.example");
        send(&app, request).await
    };
    for method in ["CONNECT", "TRACE", "PROPFIND", "BREW"] {
        let answer = ask(method, "/").await;
        assert_eq!(answer.status(), StatusCode::METHOD_NOT_ALLOWED, "{method}");
        assert!(plain(answer.headers())["allow"].contains("GET"));
    }
    assert_eq!(ask("CONNECT", "forum.example:443").await.status(), StatusCode::METHOD_NOT_ALLOWED);
    for uri in ["*", "forum.example:443", "https://forum.example?q=1"] {
        assert_eq!(ask("OPTIONS", uri).await.status(), StatusCode::BAD_REQUEST, "{uri}");
    }
    assert_eq!(ask("GET", "https://forum.example").await.status(), StatusCode::OK);
}
