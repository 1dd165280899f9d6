//! `kill -9` while mails go out: each arrives once or twice, and a second one has the same Message-ID.

use super::rig::{batt, free_port, header, post, serve, sign_in};
use domain::db;
use sea_orm::FromQueryResult;
use std::{
    collections::BTreeMap,
    io::{BufRead, BufReader, Write},
    net::{TcpListener, TcpStream},
    path::Path,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

type Inbox = Arc<Mutex<BTreeMap<String, usize>>>;

/// An SMTP server (RFC 5321) that takes everything, slowly, and counts Message-IDs.
fn sink() -> (u16, Inbox) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let inbox = Inbox::default();
    let counted = Arc::clone(&inbox);
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let inbox = Arc::clone(&counted);
            // A client that was killed ends its conversation with an error.
            thread::spawn(move || drop(talk(stream, &inbox)));
        }
    });
    (port, inbox)
}

fn talk(stream: TcpStream, inbox: &Inbox) -> std::io::Result<()> {
    let mut out = stream.try_clone()?;
    out.write_all(b"220 sink\r\n")?;
    let (mut in_data, mut id) = (false, String::new());
    for line in BufReader::new(stream).lines() {
        let line = line?;
        let answer = match line.as_str() {
            "." if in_data => {
                in_data = false;
                thread::sleep(Duration::from_millis(10));
                *inbox.lock().unwrap().entry(std::mem::take(&mut id)).or_default() += 1;
                "250 taken"
            }
            text if in_data => {
                if let Some(value) = text.strip_prefix("Message-ID: ") {
                    id = value.to_owned();
                }
                continue;
            }
            "DATA" => {
                in_data = true;
                "354 go on"
            }
            "QUIT" => "221 bye",
            _ => "250 fine",
        };
        out.write_all(format!("{answer}\r\n").as_bytes())?;
    }
    Ok(())
}

#[derive(FromQueryResult)]
struct Row {
    news: String,
    delivered_at: Option<i64>,
}

fn outbox(folder: &Path) -> Vec<Row> {
    let url = format!("sqlite://{}", folder.join("batt.sqlite").display());
    tokio::runtime::Runtime::new().unwrap().block_on(async {
        let opened = domain::Db::open(&url, domain::Pools::default()).await.unwrap();
        db::all(opened.reader(), "SELECT news, delivered_at FROM outbox ORDER BY id", Vec::new()).await.unwrap()
    })
}

/// The number of the reply that news are about.
fn reply_of(row: &Row) -> Option<&str> {
    row.news.strip_prefix("{\"what\":\"reply-posted\"")?.rsplit(':').next()?.strip_suffix('}')
}

#[test]
fn each_mail_arrives_once_or_twice() {
    let folder = tempfile::tempdir().unwrap();
    let (port, (smtp, inbox)) = (free_port(), sink());
    assert!(batt(folder.path(), port).arg("demo").status().unwrap().success());
    let start = || serve(batt(folder.path(), port).env("BATT_SMTP_URL", format!("smtp://127.0.0.1:{smtp}")), port);
    let mut server = start();
    let cookie = sign_in(port, "teacher@example.org");
    let (stop, acknowledged) = (Arc::new(AtomicBool::new(false)), Arc::new(Mutex::new(Vec::new())));
    let writers: Vec<_> = (0..4)
        .map(|writer| {
            let (cookie, stop, acknowledged) = (cookie.clone(), Arc::clone(&stop), Arc::clone(&acknowledged));
            thread::spawn(move || {
                for n in 0..40 {
                    let body = format!("thread=6&body=mail-{writer}-{n}&key=m{writer}-{n}");
                    match post(port, "/api/discussion/post_reply", &body, &cookie).and_then(|answer| header(&answer, "location")) {
                        Some(place) if !stop.load(Ordering::Relaxed) => acknowledged.lock().unwrap().push(place),
                        _ => return,
                    }
                }
            })
        })
        .collect();
    let begun = Instant::now();
    while inbox.lock().unwrap().len() < 5 {
        assert!(begun.elapsed() < Duration::from_secs(20), "no mail goes out");
        thread::sleep(Duration::from_millis(5));
    }
    server.kill().unwrap();
    server.wait().unwrap();
    stop.store(true, Ordering::Relaxed);
    for writer in writers {
        writer.join().unwrap();
    }
    let mut server = start();
    let begun = Instant::now();
    while outbox(folder.path()).iter().any(|row| row.delivered_at.is_none()) {
        assert!(begun.elapsed() < Duration::from_secs(30), "the outbox is not emptied");
        thread::sleep(Duration::from_millis(100));
    }
    server.kill().unwrap();
    server.wait().unwrap();
    let (rows, inbox) = (outbox(folder.path()), inbox.lock().unwrap().clone());
    let replies: Vec<&str> = rows.iter().filter_map(reply_of).collect();
    for place in acknowledged.lock().unwrap().iter() {
        assert!(replies.contains(&place.rsplit('/').next().unwrap()), "{place} has no news");
    }
    assert!(replies.len() >= 5);
    for reply in &replies {
        let start = format!("<reply-{reply}-");
        let times: Vec<usize> = inbox.iter().filter(|(id, _)| id.starts_with(&start)).map(|(_, times)| *times).collect();
        assert!(matches!(times[..], [1 | 2]), "reply {reply} was mailed {times:?}");
    }
    assert_eq!(inbox.len(), replies.len(), "a mail that belongs to no news");
}
