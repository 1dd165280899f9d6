//! `kill -9` while people post: what was acknowledged is there afterwards, and every count is right.

use std::{
    io::{Read, Write},
    net::{TcpListener, TcpStream},
    path::Path,
    process::{Child, Command, Stdio},
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

fn batt(folder: &Path, port: u16) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_batt"));
    command
        .env("BATT_DATA_DIR", folder)
        .env("BATT_LISTEN", format!("127.0.0.1:{port}"))
        .env("BATT_METRICS_LISTEN", "off")
        .env("BATT_THROTTLES", "off")
        .env("BATT_LOG", "error")
        .stdout(Stdio::null());
    command
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// One request on a connection of its own; the whole answer, or none if the server is gone.
fn talk(port: u16, request: &str) -> Option<String> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).ok()?;
    stream.set_read_timeout(Some(Duration::from_secs(10))).ok()?;
    stream.write_all(request.as_bytes()).ok()?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).ok()?;
    (!answer.is_empty()).then_some(answer)
}

fn post(port: u16, path: &str, body: &str, cookie: &str) -> Option<String> {
    let request = format!(
        "POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nOrigin: http://127.0.0.1:{port}\r\nAccept: text/html\r\nCookie: {cookie}\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    );
    talk(port, &request)
}

fn get(port: u16, path: &str) -> Option<String> {
    talk(port, &format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n"))
}

fn serve(folder: &Path, port: u16) -> Child {
    let child = batt(folder, port).arg("serve").spawn().unwrap();
    let started = Instant::now();
    while !get(port, "/health/ready").is_some_and(|answer| answer.starts_with("HTTP/1.1 200")) {
        assert!(started.elapsed() < Duration::from_secs(20), "not ready in time");
        thread::sleep(Duration::from_millis(50));
    }
    child
}

fn header(answer: &str, name: &str) -> Option<String> {
    answer.lines().find_map(|line| line.strip_prefix(&format!("{name}: ")).map(str::to_owned))
}

#[test]
fn acknowledged_replies_survive_kill_9() {
    let folder = tempfile::tempdir().unwrap();
    let port = free_port();
    assert!(batt(folder.path(), port).arg("demo").status().unwrap().success());
    let acknowledged = Arc::new(Mutex::new(Vec::new()));
    for round in 0..3_u64 {
        let mut server = serve(folder.path(), port);
        let signed_in = post(port, "/api/accounts/sign_in", "email=teacher%40example.org&password=battery-demo-2026", "").unwrap();
        let cookie = header(&signed_in, "set-cookie").unwrap().split(';').next().unwrap().to_owned();
        let stop = Arc::new(AtomicBool::new(false));
        let writers: Vec<_> = (0..16)
            .map(|writer| {
                let (cookie, stop, acknowledged) = (cookie.clone(), Arc::clone(&stop), Arc::clone(&acknowledged));
                thread::spawn(move || {
                    for n in 0.. {
                        if stop.load(Ordering::Relaxed) {
                            return;
                        }
                        let body = format!("thread=6&body=crash-{round}-{writer}-{n}-end&key=c{round}-{writer}-{n}");
                        match post(port, "/api/discussion/post_reply", &body, &cookie).and_then(|answer| header(&answer, "location")) {
                            Some(place) => acknowledged.lock().unwrap().push(place),
                            None => return,
                        }
                    }
                })
            })
            .collect();
        thread::sleep(Duration::from_millis(400 + 350 * round));
        server.kill().unwrap();
        server.wait().unwrap();
        stop.store(true, Ordering::Relaxed);
        for writer in writers {
            writer.join().unwrap();
        }
    }
    let mut server = serve(folder.path(), port);
    let places = acknowledged.lock().unwrap().clone();
    assert!(places.len() > 20, "only {} replies were posted", places.len());
    for place in &places {
        let answer = get(port, place).unwrap();
        assert!(answer.starts_with("HTTP/1.1 303"), "{place} is gone: {answer:.60}");
    }
    server.kill().unwrap();
    server.wait().unwrap();
    assert!(batt(folder.path(), port).args(["demo", "--audit"]).status().unwrap().success(), "counts differ from a recount");
}

#[test]
fn a_locked_database_is_told_and_reading_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let port = free_port();
    assert!(batt(folder.path(), port).arg("demo").status().unwrap().success());
    let mut server = serve(folder.path(), port);
    let signed_in = post(port, "/api/accounts/sign_in", "email=teacher%40example.org&password=battery-demo-2026", "").unwrap();
    let cookie = header(&signed_in, "set-cookie").unwrap().split(';').next().unwrap().to_owned();
    let url = format!("sqlite://{}", folder.path().join("batt.sqlite").display());
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let lock = runtime.block_on(async { domain::Db::open(&url, domain::Pools::default()).await.unwrap().begin().await.unwrap() });
    let started = Instant::now();
    let answer = post(port, "/api/discussion/post_reply", "thread=6&body=Patience", &cookie).unwrap();
    assert!(answer.starts_with("HTTP/1.1 503") && header(&answer, "retry-after").is_some(), "{answer:.300}");
    assert!(answer.contains("Patience</textarea>"), "the text is kept");
    assert!(started.elapsed() < Duration::from_secs(8), "{:?}", started.elapsed());
    assert!(get(port, "/threads").unwrap().starts_with("HTTP/1.1 200"));
    runtime.block_on(async { lock.rollback().await.unwrap() });
    assert!(post(port, "/api/discussion/post_reply", "thread=6&body=Patience", &cookie).unwrap().starts_with("HTTP/1.1 303"));
    // A polite end: SIGTERM, exit 0.
    assert!(Command::new("kill").args(["-TERM", &server.id().to_string()]).status().unwrap().success());
    assert!(server.wait().unwrap().success());
}
