//! The accept loop: like `axum::serve`, with the timers and caps that a server on the open
//! internet needs.

mod stall;

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use http::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tower::Service;

use stall::Stalling;

/// Bytes that one connection may make the server hold, each way; hyper's own default is 400 KB.
const BUFFER: usize = 64 * 1024;

/// What one listener allows.
#[derive(Clone, Copy, Debug)]
pub struct ListenLimits {
    /// For a request's head to arrive, counted from the end of the previous answer: it is also the
    /// longest that an idle connection is kept.
    pub head: Duration,
    /// For a client to take the next piece of an answer.
    pub write: Duration,
    /// For requests in flight to end after shutdown began.
    pub drain: Duration,
    /// Connections at once; more wait in the kernel's queue.
    pub connections: usize,
    /// All of a request's head, in bytes; 431 beyond.
    pub head_bytes: usize,
}

impl Default for ListenLimits {
    fn default() -> Self {
        Self {
            head: Duration::from_secs(10),
            write: Duration::from_secs(30),
            drain: Duration::from_secs(25),
            connections: 10_000,
            head_bytes: 32 * 1024,
        }
    }
}

/// Serves `app` until `shutdown` is ready, then lets requests in flight end. Handlers find the
/// peer as `ConnectInfo<SocketAddr>`.
pub async fn serve(listener: TcpListener, app: Router, shutdown: impl Future<Output = ()>) {
    serve_with(listener, app, shutdown, ListenLimits::default()).await;
}

/// The same with other limits.
pub async fn serve_with(listener: TcpListener, app: Router, shutdown: impl Future<Output = ()>, limits: ListenLimits) {
    // Makes the routes' services now, not once per request.
    let app = app.with_state::<()>(());
    let places = Arc::new(Semaphore::new(limits.connections));
    let graceful = GracefulShutdown::new();
    let mut shutdown = std::pin::pin!(shutdown);
    loop {
        let next = next_connection(&listener, &places);
        let (stream, peer, place) = tokio::select! {
            biased;
            () = &mut shutdown => break,
            next = next => next,
        };
        let connection = connection(stream, peer, app.clone(), limits);
        let connection = graceful.watch(connection);
        tokio::spawn(async move {
            let _place: OwnedSemaphorePermit = place;
            if let Err(error) = connection.await {
                tracing::debug!(%error, "connection");
            }
        });
    }
    drop(listener);
    drain(graceful, limits.drain).await;
}

async fn next_connection(listener: &TcpListener, places: &Arc<Semaphore>) -> (TcpStream, SocketAddr, OwnedSemaphorePermit) {
    loop {
        let Ok(place) = Arc::clone(places).acquire_owned().await else {
            // Nothing closes this semaphore.
            return std::future::pending().await;
        };
        match listener.accept().await {
            Ok((stream, peer)) => {
                // Without it a streamed page waits 40 ms for the client's delayed ACK.
                let _ = stream.set_nodelay(true);
                return (stream, peer, place);
            }
            Err(error) if is_of_one_connection(&error) => {}
            Err(error) => {
                tracing::error!(%error, "cannot accept connections");
                tokio::time::sleep(Duration::from_secs(1)).await;
            }
        }
    }
}

fn is_of_one_connection(error: &io::Error) -> bool {
    use io::ErrorKind::{ConnectionAborted, ConnectionRefused, ConnectionReset};
    matches!(error.kind(), ConnectionAborted | ConnectionRefused | ConnectionReset)
}

fn connection(
    stream: TcpStream,
    peer: SocketAddr,
    app: Router,
    limits: ListenLimits,
) -> impl hyper_util::server::graceful::GracefulConnection<Error = hyper::Error> + Send {
    let service = service_fn(move |request: Request<Incoming>| {
        let mut request = request.map(Body::new);
        request.extensions_mut().insert(ConnectInfo(peer));
        app.clone().call(request)
    });
    http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(limits.head)
        .max_header_size(limits.head_bytes)
        .max_buf_size(BUFFER)
        .serve_connection(TokioIo::new(Stalling::new(stream, limits.write)), service)
}

async fn drain(graceful: GracefulShutdown, patience: Duration) {
    let open = graceful.count();
    tracing::info!(open, "no longer accepting connections");
    match tokio::time::timeout(patience, graceful.shutdown()).await {
        Ok(()) => tracing::info!("all connections ended"),
        Err(_) => tracing::warn!("connections were still open after {patience:?}"),
    }
}
