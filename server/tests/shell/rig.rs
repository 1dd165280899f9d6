//! A wall around a few small pages.

use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::ConnectInfo;
use axum::response::Response;
use axum::routing::{get, post};
use http::{HeaderMap, Request, StatusCode};
use http_body_util::BodyExt;
use server::assets::Assets;
use server::config::{Config, Overrides};
use server::health::ShuttingDown;
use server::layers::ClientAddress;
use server::shell::{self, ShellState};
use tower::ServiceExt;

pub fn config(env: &[(&str, &str)]) -> Config {
    let env = env.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned()));
    Config::from_sources(None, env, &Overrides::default()).unwrap()
}

pub fn forum() -> Config {
    config(&[("BATT_PUBLIC_URL", "https://forum.example")])
}

pub fn state(config: &Config) -> ShellState {
    let files = [("pkg/batt.0123456789abcdef.js", "x".repeat(5000)), ("robots.txt", "User-agent: *".to_owned())];
    let files = files.map(|(path, text)| (path.to_owned(), Bytes::from(text), 1));
    let assets = Arc::new(Assets::from_files(files.into_iter()));
    let ready = Arc::new(|| -> futures::future::BoxFuture<'static, _> { Box::pin(async { Ok(()) }) });
    ShellState::new(config, assets, ready, ShuttingDown::default())
}

pub fn pages() -> Router {
    Router::new()
        .route("/", get(|| async { axum::response::Html("<p>hello</p>") }))
        .route("/long", get(|| async { axum::response::Html("<p>hello</p>".repeat(500)) }))
        .route("/threads/{id}", get(|| async { "thread" }))
        .route("/post", post(|body: Bytes| async move { body.len().to_string() }))
        .route("/careless", post(careless))
        .route(
            "/who",
            get(|request: Request<Body>| async move {
                let client = request.extensions().get::<ClientAddress>().copied();
                client.unwrap().0.to_string()
            }),
        )
        .route("/panic", get(panicking))
        .route(
            "/slow",
            get(|| async {
                tokio::time::sleep(Duration::from_millis(300)).await;
                "done"
            }),
        )
        .route("/own", get(|| async { ([("cache-control", "max-age=5"), ("referrer-policy", "no-referrer")], "own") }))
        .route("/cookie", get(|| async { ([("set-cookie", "a=b")], "cookie") }))
        .fallback(|| async { StatusCode::NOT_FOUND })
}

/// Like a server function that turns a cut body into an error of its own.
async fn careless(body: Body) -> (StatusCode, &'static str) {
    match body.collect().await {
        Ok(_) => (StatusCode::OK, "whole"),
        Err(_) => (StatusCode::INTERNAL_SERVER_ERROR, "cut"),
    }
}

async fn panicking() -> &'static str {
    panic!("a page that fails")
}

pub fn app(config: &Config) -> Router {
    shell::wrap(pages(), state(config))
}

pub fn get_request(path: &str) -> http::request::Builder {
    Request::get(path).header("host", "forum.example")
}

pub fn post_request(path: &str) -> http::request::Builder {
    Request::post(path).header("host", "forum.example").header("sec-fetch-site", "same-origin")
}

pub async fn send(app: &Router, request: http::request::Builder) -> Response {
    send_with(app, request, Body::empty()).await
}

pub async fn send_with(app: &Router, request: http::request::Builder, body: Body) -> Response {
    let mut request = request.body(body).unwrap();
    if request.extensions().get::<ConnectInfo<SocketAddr>>().is_none() {
        let peer: SocketAddr = "192.0.2.1:1000".parse().unwrap();
        request.extensions_mut().insert(ConnectInfo(peer));
    }
    app.clone().oneshot(request).await.unwrap()
}

pub async fn text(response: Response) -> String {
    let bytes = response.into_body().collect().await.unwrap().to_bytes();
    String::from_utf8(bytes.to_vec()).unwrap()
}

pub fn plain(headers: &HeaderMap) -> HashMap<String, String> {
    let pair = |(name, value): (&http::HeaderName, &http::HeaderValue)| (name.to_string(), value.to_str().unwrap().to_owned());
    headers.iter().map(pair).collect()
}
