use std::io::{self, Write};
use std::sync::{Arc, Mutex};

use server::config::LogFormat;
use server::logs::{self, Escaped};
use tracing_subscriber::fmt::MakeWriter;

use super::rig::{app, forum, get_request, plain, send};

#[derive(Clone, Default)]
struct Lines(Arc<Mutex<Vec<u8>>>);

impl Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'w> MakeWriter<'w> for Lines {
    type Writer = Self;

    fn make_writer(&'w self) -> Self {
        self.clone()
    }
}

impl Lines {
    fn text(&self) -> String {
        String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
    }
}

/// What is logged on this thread while the guard lives.
fn captured(filter: &str, format: LogFormat) -> (Lines, tracing::subscriber::DefaultGuard) {
    let lines = Lines::default();
    let subscriber = logs::subscriber(filter, format, lines.clone()).unwrap();
    let guard = tracing::subscriber::set_default(subscriber);
    tracing::callsite::rebuild_interest_cache();
    (lines, guard)
}

#[tokio::test]
async fn logs_the_route_and_no_secrets() {
    let (lines, _guard) = captured("info", LogFormat::Json);
    let request = get_request("/threads/77?token=hunter2");
    let request = request.header("cookie", "__Host-sid=hunter2").header("authorization", "hunter2");
    let request = request.header("user-agent", "hunter2\tx").header("referer", "https://a/hunter2");
    let id = plain(send(&app(&forum()), request).await.headers())["x-request-id"].clone();
    let text = lines.text();
    assert_eq!(text.lines().count(), 1, "{text}");
    let line: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(line["path"], "/threads/{id}");
    assert_eq!(line["method"], "GET");
    assert_eq!(line["status"], 200);
    assert_eq!(line["span"]["request_id"], id);
    assert!(line["ms"].as_f64().unwrap() < 1000.0);
    assert!(!text.contains("hunter2"), "{text}");
}

#[tokio::test]
async fn unknown_paths_are_logged_without_query_and_cut() {
    let (lines, _guard) = captured("info", LogFormat::Pretty);
    let path = format!("/x%0aforged\u{202e}{}?token=hunter2", "y".repeat(2000));
    send(&app(&forum()), get_request(&path)).await;
    let text = lines.text();
    assert!(text.contains("/x%0aforged\\u{202e}yyy"), "{text}");
    assert!(text.len() < 800 && !text.contains("hunter2"), "{text}");
    assert_eq!(text.lines().count(), 1);
}

#[test]
fn nothing_that_is_logged_forges_a_line() {
    for format in [LogFormat::Pretty, LogFormat::Json] {
        let (lines, _guard) = captured("info", format);
        let evil = "Mozilla\r\n2026-01-01T00:00:00Z ERROR forged\u{1b}[2J\0";
        tracing::info!(agent = %evil, shown = ?evil, text = evil, "message {evil}");
        let span = tracing::info_span!("work", agent = %evil);
        span.in_scope(|| tracing::warn!("in span"));
        drop(_guard);
        let text = lines.text();
        assert_eq!(text.lines().count(), 2, "{text:?}");
        assert!(!text.contains(['\r', '\u{1b}', '\0']), "{text:?}");
        assert!(text.contains("forged"));
    }
}

#[test]
fn escapes_what_deceives() {
    assert_eq!(Escaped("a\r\nb\u{1b}\u{202e}é").to_string(), "a\\u{d}\\u{a}b\\u{1b}\\u{202e}é");
    assert_eq!(Escaped(&"x".repeat(999)).to_string().len(), 300);
}

#[tokio::test]
async fn what_a_page_logs_carries_the_request_id() {
    let (lines, _guard) = captured("warn", LogFormat::Json);
    let pages = axum::Router::new().route(
        "/",
        axum::routing::get(|| async {
            tracing::error!("a bug");
            logs::RequestId::current().unwrap().to_string()
        }),
    );
    let app = server::shell::wrap(pages, super::rig::state(&forum()));
    let response = send(&app, get_request("/")).await;
    let id = plain(response.headers())["x-request-id"].clone();
    assert_eq!(super::rig::text(response).await, id);
    let line: serde_json::Value = serde_json::from_str(&lines.text()).unwrap();
    assert_eq!(line["message"], "a bug");
    assert_eq!(line["span"]["request_id"], id);
}
