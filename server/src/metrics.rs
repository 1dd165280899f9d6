//! Figures for Prometheus, on a listener of their own.

use std::time::Duration;

use axum::Router;
use axum::routing::get;
use http::{Method, StatusCode};
use metrics::{counter, describe_counter, describe_gauge, describe_histogram, gauge, histogram};
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};

const REQUESTS: &str = "http_requests_total";
const DURATION: &str = "http_request_duration_seconds";
const IN_FLIGHT: &str = "http_requests_in_flight";
const MEMORY: &str = "process_resident_memory_bytes";

const BUCKETS: [f64; 13] = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0];

/// Starts counting in this process; call once, inside the runtime. The handle goes to [`router`].
pub fn install() -> Result<PrometheusHandle, String> {
    let builder = PrometheusBuilder::new().set_buckets_for_metric(Matcher::Full(DURATION.to_owned()), &BUCKETS).map_err(|error| error.to_string())?;
    let handle = builder.install_recorder().map_err(|error| error.to_string())?;
    describe_counter!(REQUESTS, "Requests answered");
    describe_histogram!(DURATION, "Seconds until the head of the answer");
    describe_gauge!(IN_FLIGHT, "Requests being worked on");
    describe_gauge!(MEMORY, "Memory that the process holds");
    tokio::spawn(tidy(handle.clone()));
    Ok(handle)
}

/// Samples pile up until somebody reads them; without a reader this does.
async fn tidy(handle: PrometheusHandle) {
    loop {
        tokio::time::sleep(Duration::from_secs(5)).await;
        handle.run_upkeep();
    }
}

/// `/metrics` and nothing else.
pub fn router(handle: PrometheusHandle) -> Router {
    let render = move || {
        if let Some(bytes) = resident_bytes() {
            gauge!(MEMORY).set(bytes);
        }
        let text = handle.render();
        async move { ([("content-type", "text/plain; version=0.0.4; charset=utf-8")], text) }
    };
    Router::new().route("/metrics", get(render))
}

/// `VmRSS` is in kB whatever the page size is.
fn resident_bytes() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kilobytes: f64 = line.split_whitespace().next()?.parse().ok()?;
    Some(kilobytes * 1024.0)
}

/// Counts a request as in flight until it is dropped, even when the client hung up.
pub(crate) struct InFlight(());

impl InFlight {
    pub(crate) fn enter() -> Self {
        gauge!(IN_FLIGHT).increment(1.0);
        Self(())
    }
}

impl Drop for InFlight {
    fn drop(&mut self) {
        gauge!(IN_FLIGHT).decrement(1.0);
    }
}

/// Counts a finished request under its route, which is a template and never what a client wrote.
pub(crate) fn record(method: &Method, route: &str, status: StatusCode, took: Duration) {
    let (method, route) = (known(method), route.to_owned());
    let status = status.as_str().to_owned();
    histogram!(DURATION, "route" => route.clone()).record(took.as_secs_f64());
    counter!(REQUESTS, "method" => method, "route" => route, "status" => status).increment(1);
}

/// Methods are free text in HTTP; a label must not be.
fn known(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        Method::PUT => "PUT",
        Method::PATCH => "PATCH",
        Method::DELETE => "DELETE",
        Method::OPTIONS => "OPTIONS",
        _ => "other",
    }
}
