//! The binary as a process, and a client that speaks plain HTTP/1.1.

use std::{
    io::{Read, Write},
    net::{TcpListener, TcpStream},
    path::Path,
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

pub fn batt(folder: &Path, port: u16) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_batt"));
    command
        .env("BATT_DATA_DIR", folder)
        .env("BATT_LISTEN", format!("127.0.0.1:{port}"))
        .env("BATT_METRICS_LISTEN", "off")
        .env("BATT_THROTTLES", "off")
        .env("BATT_FREE_DISK_PERCENT", "0")
        .env("BATT_LOG", "error")
        .stdout(Stdio::null());
    command
}

pub fn free_port() -> u16 {
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

pub fn post(port: u16, path: &str, body: &str, cookie: &str) -> Option<String> {
    let request = format!(
        "POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nOrigin: http://127.0.0.1:{port}\r\nAccept: text/html\r\nCookie: {cookie}\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    );
    talk(port, &request)
}

pub fn get(port: u16, path: &str) -> Option<String> {
    talk(port, &format!("GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n"))
}

/// Starts `serve` with what the command has been told, and waits until it is ready.
pub fn serve(command: &mut Command, port: u16) -> Child {
    let child = command.arg("serve").spawn().unwrap();
    ready(port);
    child
}

pub fn ready(port: u16) {
    let started = Instant::now();
    while !get(port, "/health/ready").is_some_and(|answer| answer.starts_with("HTTP/1.1 200")) {
        assert!(started.elapsed() < Duration::from_secs(20), "not ready in time");
        thread::sleep(Duration::from_millis(50));
    }
}

/// Signs in an account of the demo and gives its cookie.
pub fn sign_in(port: u16, email: &str) -> String {
    let body = format!("email={}&password=battery-demo-2026", email.replace('@', "%40"));
    let answer = post(port, "/api/accounts/sign_in", &body, "").unwrap();
    header(&answer, "set-cookie").unwrap().split(';').next().unwrap().to_owned()
}

pub fn header(answer: &str, name: &str) -> Option<String> {
    answer.lines().find_map(|line| line.strip_prefix(&format!("{name}: ")).map(str::to_owned))
}
