//! security.md 1.4, cases (a) to (g).

use axum::Router;
use axum::body::Body;
use http::{Request, StatusCode};
use server::config::Config;

use super::rig::{app, config, forum, plain, send_with, text};

async fn status(app: &Router, headers: &[(&str, &str)]) -> StatusCode {
    let mut request = Request::post("/post");
    if !headers.iter().any(|(name, _)| *name == "host") {
        request = request.header("host", "forum.example");
    }
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    send_with(app, request, Body::from("a=b")).await.status()
}

const SESSION: (&str, &str) = ("cookie", "theme=dark; __Host-sid=abc");

#[tokio::test]
async fn refuses_what_another_site_may_have_sent() {
    let app = app(&forum());
    let cases: [&[(&str, &str)]; 18] = [
        &[SESSION],
        &[("origin", "https://evil.example")],
        &[("origin", "null"), SESSION],
        &[("origin", "https://forum.example.evil.example"), SESSION],
        &[("origin", "http://forum.example"), SESSION],
        &[("origin", "https://forum.example:8443"), SESSION],
        &[("origin", "https://forum.example"), ("origin", "https://forum.example"), SESSION],
        &[("sec-fetch-site", "cross-site"), SESSION],
        &[("sec-fetch-site", "same-site"), SESSION],
        &[("sec-fetch-site", "same-site")],
        &[("sec-fetch-site", "cross-site"), ("origin", "https://forum.example"), SESSION],
        &[("sec-fetch-site", "same-origin"), ("sec-fetch-site", "cross-site"), SESSION],
        &[("sec-fetch-site", "Same-Origin"), SESSION],
        &[("content-type", "text/plain"), SESSION],
        &[("content-type", "multipart/form-data; boundary=x"), SESSION],
        &[("sec-fetch-site", ""), SESSION],
        &[("cookie", "a=1"), ("cookie", "__Host-sid=abc")],
        &[("cookie", "a=1;__Host-sid =abc")],
    ];
    for headers in cases {
        assert_eq!(status(&app, headers).await, StatusCode::FORBIDDEN, "{headers:?}");
    }
}

#[tokio::test]
async fn lets_our_own_forms_and_programs_through() {
    let app = app(&forum());
    let cases: [&[(&str, &str)]; 6] = [
        &[("sec-fetch-site", "same-origin"), SESSION],
        &[("sec-fetch-site", "none"), SESSION],
        &[("origin", "https://forum.example"), SESSION],
        &[],
        &[("cookie", "sid=abc")],
        &[("cookie", "x__Host-sid=abc; __Host-sid2=abc; a=__Host-sid=abc")],
    ];
    for headers in cases {
        assert_eq!(status(&app, headers).await, StatusCode::OK, "{headers:?}");
    }
}

#[tokio::test]
async fn on_ones_own_machine_every_local_name_is_ours() {
    let app = app(&config(&[]));
    let both = |host, origin| [("host", host), ("origin", origin), ("cookie", "sid=a")];
    let good = both("localhost:3000", "http://localhost:3000");
    assert_eq!(status(&app, &good).await, StatusCode::OK);
    let configured = both("localhost:3000", "http://127.0.0.1:3000");
    assert_eq!(status(&app, &configured).await, StatusCode::OK);
    let other = both("localhost:3000", "http://localhost:8080");
    assert_eq!(status(&app, &other).await, StatusCode::FORBIDDEN);
    let rebound = both("evil.example", "http://evil.example");
    assert_eq!(status(&app, &rebound).await, StatusCode::MISDIRECTED_REQUEST);
}

#[tokio::test]
async fn safe_methods_pass_unless_they_open_a_websocket() {
    let app = app(&forum());
    let get = |headers: &'static [(&str, &str)]| {
        let mut request = Request::get("/").header("host", "forum.example").header("sec-fetch-site", "cross-site");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        send_with(&app, request, Body::empty())
    };
    assert_eq!(get(&[SESSION]).await.status(), StatusCode::OK);
    assert_eq!(get(&[SESSION, ("upgrade", "WebSocket")]).await.status(), StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_refusal_is_a_page_that_varies() {
    let config: Config = forum();
    let request = Request::post("/post").header("host", "forum.example").header("origin", "null");
    let request = request.header("accept", "text/html").header("accept-language", "sv;q=0.9, fi;q=0.8, en;q=0.3");
    let response = send_with(&app(&config), request, Body::empty()).await;
    let vary: Vec<_> = response.headers().get_all("vary").iter().map(|v| v.to_str().unwrap()).collect();
    assert!(vary.join(", ").contains("origin, sec-fetch-site"), "{vary:?}");
    assert!(plain(response.headers())["content-type"].starts_with("text/html"));
    let page = text(response).await;
    assert!(page.contains("<html lang=\"fi\">") && page.contains("Ei sallittu"), "{page}");
}
