use std::net::{IpAddr, SocketAddr};
use std::time::{Duration, Instant};

use axum::body::{Body, Bytes};
use axum::extract::ConnectInfo;
use futures::stream;
use http::{HeaderMap, Method, StatusCode};
use model::limits::FORM_BYTES;
use server::layers::ClientAddress;
use server::layers::limits::Limits;
use server::layers::rate::RateLimit;
use server::shell;

use super::rig::{app, config, forum, get_request, pages, plain, post_request, send, send_with, state, text};

/// A body without a length, as chunked ones are.
fn chunked(kilobytes: usize) -> Body {
    let chunk = Bytes::from(vec![b'a'; 1024]);
    Body::from_stream(stream::iter((0..kilobytes).map(move |_| Ok::<_, std::io::Error>(chunk.clone()))))
}

#[tokio::test]
async fn large_bodies_are_413_however_they_come() {
    let app = app(&forum());
    let announced = post_request("/post").header("content-length", FORM_BYTES + 1);
    assert_eq!(send(&app, announced).await.status(), StatusCode::PAYLOAD_TOO_LARGE);
    for path in ["/post", "/careless"] {
        let whole = send_with(&app, post_request(path), chunked(1024)).await;
        assert_eq!(whole.status(), StatusCode::OK, "{path}");
        let cut = send_with(&app, post_request(path), chunked(1025)).await;
        assert_eq!(cut.status(), StatusCode::PAYLOAD_TOO_LARGE, "{path}");
        assert!(text(cut).await.contains("Too much text"));
    }
}

#[tokio::test]
async fn compressed_bodies_and_long_addresses_are_refused() {
    let app = app(&forum());
    let gzip = post_request("/post").header("content-encoding", "gzip");
    assert_eq!(send(&app, gzip).await.status(), StatusCode::UNSUPPORTED_MEDIA_TYPE);
    let long = format!("/?q={}", "a".repeat(8 * 1024));
    assert_eq!(send(&app, get_request(&long)).await.status(), StatusCode::URI_TOO_LONG);
}

#[tokio::test]
async fn slow_pages_are_503() {
    let mut state = state(&forum());
    state.limits = Limits::with(1024, Duration::from_millis(50), 8);
    let response = send(&shell::wrap(pages(), state), get_request("/slow")).await;
    assert_eq!(response.status(), StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(plain(response.headers())["retry-after"], "5");
}

#[tokio::test]
async fn too_many_at_once_are_shed_but_health_and_assets_answer() {
    let mut state = state(&forum());
    state.limits = Limits::with(1024, Duration::from_secs(5), 2);
    let app = shell::wrap(pages(), state);
    let slow = || send(&app, get_request("/slow"));
    let late = async {
        tokio::time::sleep(Duration::from_millis(100)).await;
        let page = send(&app, get_request("/")).await;
        let asset = send(&app, get_request("/robots.txt")).await.status();
        let health = send(&app, get_request("/health/live")).await.status();
        (page, asset, health)
    };
    let (one, two, (page, asset, health)) = tokio::join!(slow(), slow(), late);
    assert_eq!((one.status(), two.status()), (StatusCode::OK, StatusCode::OK));
    assert_eq!(page.status(), StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(plain(page.headers())["retry-after"], "5");
    assert_eq!((asset, health), (StatusCode::OK, StatusCode::OK));
    assert_eq!(send(&app, get_request("/")).await.status(), StatusCode::OK);
}

fn from(peer: &str) -> http::request::Builder {
    let peer: SocketAddr = peer.parse().unwrap();
    get_request("/who").extension(ConnectInfo(peer))
}

#[tokio::test]
async fn forwarded_addresses_count_only_from_trusted_hops() {
    let who = async |proxies: &str, forwarded: &str| {
        let env = [("BATT_PUBLIC_URL", "https://forum.example"), ("BATT_TRUSTED_PROXIES", proxies)];
        let request = from("10.0.0.1:5").header("x-forwarded-for", forwarded);
        text(send(&app(&config(&env)), request).await).await
    };
    assert_eq!(who("0", "1.2.3.4").await, "10.0.0.1");
    assert_eq!(who("1", "6.6.6.6, 1.2.3.4").await, "1.2.3.4");
    assert_eq!(who("2", "6.6.6.6, 1.2.3.4, 10.0.0.2").await, "1.2.3.4");
    assert_eq!(who("2", "1.2.3.4").await, "1.2.3.4");
    assert_eq!(who("1", "1.2.3.4:999").await, "1.2.3.4");
    assert_eq!(who("1", "6.6.6.6, junk").await, "10.0.0.1");
    assert_eq!(who("1", "[2001:db8:1:2:3:4:5:6]:80").await, "2001:db8:1:2::");
}

#[test]
fn addresses_are_grouped_and_lines_are_read_in_order() {
    let mut headers = HeaderMap::new();
    headers.append("x-forwarded-for", "6.6.6.6".parse().unwrap());
    headers.append("x-forwarded-for", "1.2.3.4, 5.6.7.8".parse().unwrap());
    let find = |peer: &str, proxies| ClientAddress::find(peer.parse().unwrap(), &headers, proxies).0.to_string();
    assert_eq!(find("::ffff:9.9.9.9", 0), "9.9.9.9");
    assert_eq!(find("2001:db8::1:2:3:4", 0), "2001:db8::");
    assert_eq!(find("9.9.9.9", 1), "5.6.7.8");
    assert_eq!(find("9.9.9.9", 2), "1.2.3.4");
    assert_eq!(find("9.9.9.9", 3), "6.6.6.6");
    assert_eq!(find("9.9.9.9", 8), "6.6.6.6");
}

#[tokio::test]
async fn too_many_requests_are_429_with_retry_after() {
    let url = ("BATT_PUBLIC_URL", "https://forum.example");
    let strict = config(&[url, ("BATT_REQUESTS_PER_TEN_SECONDS", "3")]);
    let app = app(&strict);
    for spoof in ["1.1.1.1", "2.2.2.2", "3.3.3.3"] {
        let request = from("10.0.0.1:5").header("x-forwarded-for", spoof);
        assert_eq!(send(&app, request).await.status(), StatusCode::OK);
    }
    let refused = send(&app, from("10.0.0.1:6").header("x-forwarded-for", "4.4.4.4")).await;
    assert_eq!(refused.status(), StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(plain(refused.headers())["retry-after"], "4");
    assert_eq!(send(&app, from("10.0.0.2:5")).await.status(), StatusCode::OK);
    let asset = get_request("/robots.txt").extension(from("10.0.0.1:5").extensions_ref().unwrap().get::<ConnectInfo<SocketAddr>>().copied().unwrap());
    assert_eq!(send(&app, asset).await.status(), StatusCode::OK);

    let open = super::rig::app(&config(&[url, ("BATT_REQUESTS_PER_TEN_SECONDS", "1"), ("BATT_THROTTLES", "off")]));
    for _ in 0..5 {
        assert_eq!(send(&open, from("10.0.0.1:5")).await.status(), StatusCode::OK);
    }
}

fn client(number: u32) -> ClientAddress {
    ClientAddress(IpAddr::from(number.to_be_bytes()))
}

#[test]
fn buckets_refill_and_changes_have_their_own() {
    let rate = RateLimit::new(200);
    let start = Instant::now();
    let after = |seconds| start + Duration::from_secs(seconds);
    for _ in 0..60 {
        rate.take(client(1), &Method::POST, start).unwrap();
    }
    let refused = rate.take(client(1), &Method::POST, start).unwrap_err();
    assert_eq!(refused.retry_after, Some(1));
    rate.take(client(1), &Method::POST, after(1)).unwrap();
    rate.take(client(1), &Method::POST, after(1)).unwrap_err();
    for _ in 0..159 {
        rate.take(client(1), &Method::GET, after(1)).unwrap();
    }
    rate.take(client(1), &Method::GET, after(1)).unwrap_err();
    rate.take(client(1), &Method::GET, after(2)).unwrap();
    // A clock that goes back gives nothing.
    let rate = RateLimit::new(1);
    rate.take(client(1), &Method::GET, after(9)).unwrap();
    rate.take(client(1), &Method::GET, start).unwrap_err();
}

#[test]
fn memory_is_bounded_and_offenders_are_remembered_longest() {
    let rate = RateLimit::new(2);
    let start = Instant::now();
    for number in 0..150_000 {
        rate.take(client(number), &Method::GET, start).unwrap();
    }
    assert!(rate.len() <= 100_000, "{}", rate.len());
    let later = start + Duration::from_secs(60);
    for number in 200_000..200_500 {
        rate.take(client(number), &Method::GET, later).unwrap();
    }
    assert!(rate.len() <= 100_000);
}
