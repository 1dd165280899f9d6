//! `kill -9` while people post: what was acknowledged is there afterwards, and every count is right.

use super::rig::{batt, free_port, get, header, post, serve, sign_in};
use std::{
    process::Command,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

#[test]
fn acknowledged_replies_survive_kill_9() {
    let folder = tempfile::tempdir().unwrap();
    let port = free_port();
    assert!(batt(folder.path(), port).arg("demo").status().unwrap().success());
    let acknowledged = Arc::new(Mutex::new(Vec::new()));
    for round in 0..3_u64 {
        let mut server = serve(&mut batt(folder.path(), port), port);
        let cookie = sign_in(port, "teacher@example.org");
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
    let mut server = serve(&mut batt(folder.path(), port), port);
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
    let mut server = serve(&mut batt(folder.path(), port), port);
    let cookie = sign_in(port, "teacher@example.org");
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
