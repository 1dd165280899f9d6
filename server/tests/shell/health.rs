use std::sync::Arc;

use axum::Router;
use futures::future::BoxFuture;
use http::{Request, StatusCode};
use server::assets::Assets;
use server::health::ShuttingDown;
use server::shell::{self, ShellState};
use server::{listen, metrics};

use super::rig::{app, forum, get_request, pages, send, text};

fn with(check: fn() -> Result<(), String>, down: &ShuttingDown) -> Router {
    let ready = Arc::new(move || -> BoxFuture<'static, _> { Box::pin(async move { check() }) });
    let assets = Arc::new(Assets::from_files(std::iter::empty()));
    shell::wrap(pages(), ShellState::new(&forum(), assets, ready, down.clone()))
}

#[tokio::test]
async fn health_answers_under_any_name() {
    for path in ["/health/live", "/health/ready"] {
        let response = send(&app(&forum()), Request::get(path).header("host", "10.0.0.7")).await;
        assert_eq!(response.status(), StatusCode::OK);
        assert_eq!(text(response).await, "ok\n");
    }
}

#[tokio::test]
async fn not_ready_says_why() {
    let app = with(|| Err("database: no answer".to_owned()), &ShuttingDown::default());
    let response = send(&app, get_request("/health/ready")).await;
    assert_eq!(response.status(), StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(text(response).await, "database: no answer\n");
    assert_eq!(send(&app, get_request("/health/live")).await.status(), StatusCode::OK);
}

#[tokio::test]
async fn not_ready_while_shutting_down() {
    let down = ShuttingDown::default();
    let app = with(|| Ok(()), &down);
    assert_eq!(send(&app, get_request("/health/ready")).await.status(), StatusCode::OK);
    down.begin();
    let response = send(&app, get_request("/health/ready")).await;
    assert_eq!(response.status(), StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(text(response).await, "shutting down\n");
    assert_eq!(send(&app, get_request("/")).await.status(), StatusCode::OK);
}

#[tokio::test]
async fn metrics_count_by_route_template() {
    let handle = metrics::install().unwrap();
    let app = app(&forum());
    for path in ["/threads/1", "/threads/2?token=hunter2", "/nowhere-hunter2", "/robots.txt", "/health/live"] {
        send(&app, get_request(path)).await;
    }
    send(&app, Request::builder().method("HUNTER2").uri("/").header("host", "forum.example")).await;
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(listen::serve(listener, metrics::router(handle), std::future::pending()));
    let page = super::listen::exchange(address, "GET /metrics HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n").await;
    for line in [
        "http_requests_total{method=\"GET\",route=\"/threads/{id}\",status=\"200\"}",
        "http_requests_total{method=\"GET\",route=\"none\",status=\"404\"}",
        "http_requests_total{method=\"GET\",route=\"asset\",status=\"200\"}",
        "http_requests_total{method=\"other\",route=\"/\",status=\"4",
        "http_request_duration_seconds_bucket{route=\"/threads/{id}\",le=\"0.5\"}",
        "http_requests_in_flight ",
        "process_resident_memory_bytes ",
    ] {
        assert!(page.contains(line), "{line} in {page}");
    }
    assert!(!page.to_lowercase().contains("hunter2") && !page.contains("/health"), "{page}");
}
