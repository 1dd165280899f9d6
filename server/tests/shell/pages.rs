//! Hosts, headers, error pages, compression.

use axum::body::Body;
use http::{Request, StatusCode};

use super::rig::{app, config, forum, get_request, plain, post_request, send, send_with, text};

#[tokio::test]
async fn answers_only_under_its_own_names() {
    let app = app(&forum());
    for good in ["forum.example", "FORUM.example", "forum.example:443"] {
        let response = send(&app, Request::get("/").header("host", good)).await;
        assert_eq!(response.status(), StatusCode::OK, "{good}");
    }
    for bad in ["evil.example", "forum.example.evil.example", "localhost", "127.0.0.1", "forum.example:x", "a@forum.example", ""] {
        let response = send(&app, Request::get("/").header("host", bad)).await;
        assert_eq!(response.status(), StatusCode::MISDIRECTED_REQUEST, "{bad}");
    }
    let twice = get_request("/").header("host", "forum.example");
    assert_eq!(send(&app, twice).await.status(), StatusCode::MISDIRECTED_REQUEST);
    assert_eq!(send(&app, Request::get("/")).await.status(), StatusCode::MISDIRECTED_REQUEST);
    let absolute = get_request("https://evil.example/");
    assert_eq!(send(&app, absolute).await.status(), StatusCode::MISDIRECTED_REQUEST);
    let forwarded = get_request("/").header("x-forwarded-host", "evil.example");
    assert_eq!(send(&app, forwarded).await.status(), StatusCode::OK);
}

#[tokio::test]
async fn on_ones_own_machine_all_local_names_answer() {
    let app = app(&config(&[]));
    for good in ["127.0.0.1:3000", "localhost", "localhost:8080", "[::1]:3000", "[::1]"] {
        let response = send(&app, Request::get("/").header("host", good)).await;
        assert_eq!(response.status(), StatusCode::OK, "{good}");
    }
    let foreign = Request::get("/").header("host", "forum.example");
    assert_eq!(send(&app, foreign).await.status(), StatusCode::MISDIRECTED_REQUEST);
}

#[tokio::test]
async fn every_answer_carries_the_security_headers() {
    let app = app(&forum());
    for path in ["/", "/nowhere", "/panic", "/robots.txt", "/health/live"] {
        let headers = plain(send(&app, get_request(path)).await.headers());
        assert!(headers["content-security-policy"].starts_with("default-src 'none'; script-src 'self'"), "{path}");
        assert!(headers["content-security-policy"].contains("frame-ancestors 'none'"), "{path}");
        assert_eq!(headers["x-content-type-options"], "nosniff");
        assert_eq!(headers["cross-origin-opener-policy"], "same-origin");
        assert_eq!(headers["cross-origin-resource-policy"], "same-origin");
        assert!(headers["permissions-policy"].contains("camera=()"));
        assert_eq!(headers["strict-transport-security"], "max-age=31536000; includeSubDomains");
        assert_eq!(headers["x-request-id"].len(), 32);
        assert!(!headers.contains_key("server"));
    }
    let http = super::rig::app(&config(&[]));
    let response = send(&http, Request::get("/").header("host", "localhost")).await;
    assert!(!response.headers().contains_key("strict-transport-security"));
}

#[tokio::test]
async fn a_page_may_set_its_own_headers() {
    let request = get_request("/own").header("cookie", "__Host-sid=a");
    let headers = plain(send(&app(&forum()), request).await.headers());
    assert_eq!(headers["cache-control"], "max-age=5");
    assert_eq!(headers["referrer-policy"], "no-referrer");
}

#[tokio::test]
async fn what_a_member_sees_is_not_stored() {
    let app = app(&forum());
    let cache = async |request| plain(send(&app, request).await.headers()).get("cache-control").cloned();
    let member = get_request("/").header("cookie", "__Host-sid=a");
    assert_eq!(cache(member).await.as_deref(), Some("no-store"));
    assert_eq!(cache(get_request("/")).await.as_deref(), Some("private, no-cache"));
    assert_eq!(cache(get_request("/cookie")).await.as_deref(), Some("no-store"));
    assert_eq!(cache(get_request("/threads/1")).await, None);
}

#[tokio::test]
async fn a_panic_is_a_page() {
    let response = send(&app(&forum()), get_request("/panic")).await;
    assert_eq!(response.status(), StatusCode::INTERNAL_SERVER_ERROR);
    let id = plain(response.headers())["x-request-id"].clone();
    let page = text(response).await;
    assert!(page.contains("Something went wrong") && page.contains(&id), "{page}");
    assert!(!page.contains("a page that fails"));
}

#[tokio::test]
async fn programs_get_json() {
    let request = get_request("/nowhere").header("accept", "application/json");
    let response = send(&app(&forum()), request).await;
    assert_eq!(response.status(), StatusCode::NOT_FOUND);
    assert_eq!(text(response).await, r#"{"problem":"not_found"}"#);
}

#[tokio::test]
async fn wordless_errors_of_the_router_get_a_page() {
    let response = send(&app(&forum()), post_request("/")).await;
    assert_eq!(response.status(), StatusCode::METHOD_NOT_ALLOWED);
    assert_eq!(plain(response.headers())["allow"], "GET,HEAD");
    assert!(text(response).await.contains("<h1>Not possible</h1>"));
}

#[tokio::test]
async fn long_pages_are_compressed_and_short_ones_not() {
    let app = app(&forum());
    let get = |path, encoding| send(&app, get_request(path).header("accept-encoding", encoding));
    assert_eq!(plain(get("/long", "gzip, br").await.headers())["content-encoding"], "br");
    assert_eq!(plain(get("/long", "gzip").await.headers())["content-encoding"], "gzip");
    assert!(!get("/", "gzip, br").await.headers().contains_key("content-encoding"));
    let response = get("/long", "gzip, br").await;
    assert_eq!(plain(response.headers())["vary"], "accept-encoding");
}

#[tokio::test]
async fn the_client_cannot_choose_the_request_id() {
    let request = get_request("/").header("x-request-id", "mine");
    let response = send_with(&app(&forum()), request, Body::empty()).await;
    assert_ne!(plain(response.headers())["x-request-id"], "mine");
}
