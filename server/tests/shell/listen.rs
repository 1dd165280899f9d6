//! Real sockets.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use server::listen::{ListenLimits, serve_with};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use super::rig::{app, config};

struct Running {
    address: SocketAddr,
    stop: oneshot::Sender<()>,
    done: JoinHandle<()>,
}

async fn running(limits: ListenLimits) -> Running {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (stop, stopped) = oneshot::channel::<()>();
    let shutdown = async {
        let _ = stopped.await;
    };
    let app = app(&config(&[]));
    let done = tokio::spawn(serve_with(listener, app, shutdown, limits));
    Running { address, stop, done }
}

fn quick() -> ListenLimits {
    ListenLimits { head: Duration::from_millis(300), drain: Duration::from_millis(800), write: Duration::from_millis(300), ..ListenLimits::default() }
}

async fn rest(mut stream: TcpStream) -> String {
    let mut bytes = Vec::new();
    let read = stream.read_to_end(&mut bytes);
    let _ = tokio::time::timeout(Duration::from_secs(5), read).await.expect("the server hangs up");
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Sends and reads until the server hangs up.
pub async fn exchange(address: SocketAddr, request: &str) -> String {
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(request.as_bytes()).await.unwrap();
    rest(stream).await
}

const HELLO: &str = "GET / HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n";

#[tokio::test]
async fn serves_and_knows_the_peer() {
    let server = running(quick()).await;
    let answer = exchange(server.address, HELLO).await;
    assert!(answer.starts_with("HTTP/1.1 200 OK") && answer.ends_with("<p>hello</p>"), "{answer}");
    let who = exchange(server.address, &HELLO.replace("GET /", "GET /who")).await;
    assert!(who.ends_with("127.0.0.1"), "{who}");
}

#[tokio::test]
async fn slow_heads_are_cut_off() {
    let server = running(quick()).await;
    let started = Instant::now();
    let mut stream = TcpStream::connect(server.address).await.unwrap();
    stream.write_all(b"GET / HTTP/1.1\r\nhost: local").await.unwrap();
    rest(stream).await;
    assert!(started.elapsed() < Duration::from_secs(2), "{:?}", started.elapsed());
    let silent = TcpStream::connect(server.address).await.unwrap();
    assert_eq!(rest(silent).await, "");
}

#[tokio::test]
async fn drip_fed_heads_are_cut_off() {
    let server = running(quick()).await;
    let mut stream = TcpStream::connect(server.address).await.unwrap();
    let started = Instant::now();
    let drip = async {
        for byte in b"GET / HTTP/1.1\r\nhost: localhost\r\nx: ".iter().chain([b'a'; 200].iter()) {
            if stream.write_all(&[*byte]).await.is_err() {
                break;
            }
            tokio::time::sleep(Duration::from_millis(30)).await;
        }
    };
    drip.await;
    assert!(started.elapsed() < Duration::from_secs(4), "{:?}", started.elapsed());
}

#[tokio::test]
async fn large_heads_are_refused() {
    let server = running(quick()).await;
    let head = format!("GET / HTTP/1.1\r\nhost: localhost\r\nx: {}\r\n\r\n", "a".repeat(40_000));
    let answer = exchange(server.address, &head).await;
    assert!(answer.starts_with("HTTP/1.1 431 "), "{answer}");
    let path = format!("GET /{} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n", "a".repeat(9000));
    let answer = exchange(server.address, &path).await;
    assert!(answer.starts_with("HTTP/1.1 414 "), "{answer}");
}

#[tokio::test]
async fn malformed_and_smuggled_requests_are_refused() {
    let server = running(quick()).await;
    let smuggled = "POST /post HTTP/1.1\r\nhost: localhost\r\ncontent-length: 4\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\nGET /who HTTP/1.1\r\nhost: localhost\r\n\r\n";
    let answer = exchange(server.address, smuggled).await;
    let answers = answer.matches("HTTP/1.1 ").count();
    assert!(answers == 1 && !answer.contains("127.0.0.1"), "{answer}");
    for bad in [
        "GET / HTTP/1.1\r\nhost: localhost\r\nuser-agent: a\rb\r\n\r\n",
        "GET / HTTP/1.1\r\nhost: localhost\r\nuser-agent: a\0b\r\n\r\n",
        "POST /post HTTP/1.1\r\nhost: localhost\r\ntransfer-encoding : chunked\r\n\r\n0\r\n\r\n",
        "\u{1}\u{2}\r\n\r\n",
    ] {
        let answer = exchange(server.address, bad).await;
        assert!(answer.starts_with("HTTP/1.1 400 "), "{bad:?}: {answer}");
    }
}

#[tokio::test]
async fn oversize_chunked_bodies_are_413_over_the_wire() {
    let server = running(quick()).await;
    let mut stream = TcpStream::connect(server.address).await.unwrap();
    let head = "POST /careless HTTP/1.1\r\nhost: localhost\r\ntransfer-encoding: chunked\r\n\r\n";
    stream.write_all(head.as_bytes()).await.unwrap();
    let chunk = format!("10000\r\n{}\r\n", "a".repeat(0x10000));
    for _ in 0..17 {
        if stream.write_all(chunk.as_bytes()).await.is_err() {
            break;
        }
    }
    let mut answer = [0; 12];
    stream.read_exact(&mut answer).await.unwrap();
    assert_eq!(&answer, b"HTTP/1.1 413");
}

#[tokio::test]
async fn shutdown_lets_requests_in_flight_end() {
    let server = running(quick()).await;
    let slow = tokio::spawn(exchange(server.address, "GET /slow HTTP/1.1\r\nhost: localhost\r\n\r\n"));
    tokio::time::sleep(Duration::from_millis(100)).await;
    let started = Instant::now();
    server.stop.send(()).unwrap();
    let answer = slow.await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 200 OK") && answer.ends_with("done"), "{answer}");
    server.done.await.unwrap();
    assert!(started.elapsed() < Duration::from_millis(700), "{:?}", started.elapsed());
    assert!(TcpStream::connect(server.address).await.is_err());
}

#[tokio::test]
async fn shutdown_does_not_wait_for_ever() {
    let limits = ListenLimits { head: Duration::from_secs(60), drain: Duration::from_millis(200), ..quick() };
    let server = running(limits).await;
    let mut stuck = TcpStream::connect(server.address).await.unwrap();
    stuck.write_all(b"GET / HTTP/1.1\r\n").await.unwrap();
    tokio::time::sleep(Duration::from_millis(50)).await;
    server.stop.send(()).unwrap();
    let end = tokio::time::timeout(Duration::from_secs(2), server.done).await;
    end.expect("drains in time").unwrap();
}

#[tokio::test]
async fn connections_over_the_cap_wait() {
    let limits = ListenLimits { connections: 1, head: Duration::from_millis(400), ..quick() };
    let server = running(limits).await;
    let idle = TcpStream::connect(server.address).await.unwrap();
    tokio::time::sleep(Duration::from_millis(50)).await;
    let started = Instant::now();
    let answer = exchange(server.address, HELLO).await;
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    assert!(started.elapsed() > Duration::from_millis(200), "{:?}", started.elapsed());
    drop(idle);
}

#[tokio::test]
async fn clients_that_never_read_are_cut_off() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let page = axum::routing::get(|| async { vec![b'x'; 64 << 20] });
    let app = axum::Router::new().route("/", page);
    let limits = ListenLimits { connections: 1, head: Duration::from_secs(60), ..quick() };
    tokio::spawn(serve_with(listener, app, std::future::pending(), limits));
    let mut greedy = TcpStream::connect(address).await.unwrap();
    greedy.write_all(HELLO.as_bytes()).await.unwrap();
    tokio::time::sleep(Duration::from_millis(50)).await;
    let mut second = TcpStream::connect(address).await.unwrap();
    second.write_all(HELLO.as_bytes()).await.unwrap();
    let mut start = [0; 12];
    let read = second.read_exact(&mut start);
    tokio::time::timeout(Duration::from_secs(5), read).await.expect("the place was freed").unwrap();
    assert_eq!(&start, b"HTTP/1.1 200");
}

/// A browser in the middle of sending shows an answer only if it can send to the end.
#[tokio::test]
async fn who_sends_too_much_still_reads_why() {
    let server = running(quick()).await;
    let body = "a".repeat(3_000_000);
    let post = |more: &str| format!("POST /post HTTP/1.1\r\nhost: localhost\r\n{more}content-length: {}\r\n\r\n{body}", body.len());
    for (request, status) in [(post(""), "413"), (post("sec-fetch-site: cross-site\r\n"), "413"), (post("content-encoding: gzip\r\n"), "415")] {
        let answer = exchange(server.address, &request).await;
        assert!(answer.starts_with(&format!("HTTP/1.1 {status} ")) && answer.contains("\r\nconnection: close\r\n"), "{answer}");
        assert!(answer.ends_with("</html>\n"), "{answer}");
    }
}

#[tokio::test]
async fn a_method_without_a_path_is_answered_and_the_server_lives() {
    let server = running(quick()).await;
    for (request, status) in [("CONNECT localhost:443", "405"), ("OPTIONS *", "400"), ("BREW /", "405")] {
        let answer = exchange(server.address, &format!("{request} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n")).await;
        assert!(answer.starts_with(&format!("HTTP/1.1 {status} ")), "{request}: {answer}");
    }
    assert!(exchange(server.address, HELLO).await.starts_with("HTTP/1.1 200"));
}
