//! Uploads past a scanner: a stand-in that is true to clamd's protocol, and the real one where it is installed.

use super::{
    clamd::{Clamd, eicar},
    form, newest, on_disk, send,
};
use crate::support::{Forum, Who};
use std::{
    path::Path,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

async fn scanned_by(address: &str, required: &str) -> Forum {
    Forum::with(&[("BATT_THROTTLES", "off"), ("BATT_CLAMD", address), ("BATT_CLAMD_REQUIRED", required)]).await
}

/// With the content of tests, whose file has to pass the scanner, too.
async fn finds_eicar(forum: &Forum) {
    let ada = forum.browser(Who::Ada).await;
    send(&ada, forum, form("clean.csv", b"a,b\n1,2\n3,4\n")).await.leads_to("/library/2/edit");
    ada.get("/library/2/edit").await.is(200).shows(" scanned").hides("not scanned");
    let (before, files) = (on_disk(forum), forum.number("SELECT COUNT(*) AS n FROM files").await);
    send(&ada, forum, form("homework.txt", &eicar())).await.is(422).shows("harmful").shows("href=\"#file\"");
    assert_eq!((on_disk(forum), forum.number("SELECT COUNT(*) AS n FROM files").await), (before, files), "nothing of it is kept");
    let line = forum.text("SELECT act || ' ' || object || ' ' || detail AS t FROM audit ORDER BY id DESC LIMIT 1").await;
    assert!(line.starts_with("file-refused resource:2 homework.txt · "), "{line}");
    let name = line.to_lowercase();
    assert!(name.contains("eicar") && name.contains("sha-256 275a021bbfb6489e54d471899f7db9d1663fc695ec2fe2a2c4538aabf651fd0f"), "{line}");
}

#[tokio::test]
async fn a_file_with_malware_is_refused_and_noted() {
    let clamd = Clamd::start(100_000_000, Duration::ZERO);
    let forum = scanned_by(&clamd.address(), "on").await;
    finds_eicar(&forum).await;
    // Bit by bit is the same door.
    let ada = forum.browser(Who::Ada).await;
    let headers = [("origin", forum.config.public_url.origin()), ("upload-length", "68"), ("upload-metadata", "material Mg==,filename eC50eHQ=")];
    let begun = ada.request("POST", server::uploads::BEGIN, &headers, "").await.is(201);
    let headers = [("origin", forum.config.public_url.origin()), ("upload-offset", "0"), ("content-type", "application/offset+octet-stream")];
    ada.request("PATCH", begun.location(), &headers, eicar()).await.is(422).shows("harmful");
    // Larger than one read, whole.
    send(&ada, &forum, form("large.bin", &vec![3; 3_000_000])).await.leads_to("/library/2/edit");
    assert!(clamd.seen.lock().unwrap().contains(&3_000_000));
    // Who may not add to a draft does not reach the scanner.
    let seen = clamd.seen.lock().unwrap().len();
    send(&forum.browser(Who::Ben).await, &forum, form("x.txt", b"of another")).await.is(404);
    assert_eq!(clamd.seen.lock().unwrap().len(), seen);
}

#[tokio::test]
async fn a_scanner_that_is_away_shuts_the_door_only_where_it_is_required() {
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let address = format!("tcp:127.0.0.1:{port}");
    let forum = scanned_by(&address, "off").await;
    let ada = forum.browser(Who::Ada).await;
    send(&ada, &forum, form("a.csv", b"a,b\n")).await.leads_to("/library/2/edit");
    ada.get("/library/2/edit").await.is(200).shows("not scanned for viruses");
    assert_eq!(newest(&forum).await.0, "a.csv");

    let clamd = Clamd::start(100_000, Duration::ZERO);
    let forum = scanned_by(&clamd.address(), "on").await;
    let ada = forum.browser(Who::Ada).await;
    let (before, disk) = (forum.state().await, on_disk(&forum));
    // More than it takes: no verdict.
    let answer = send(&ada, &forum, form("a.bin", &vec![1; 200_000])).await.is(503).shows("scanner does not answer");
    assert_eq!(answer.header("retry-after"), "5");
    assert_eq!((forum.changed_since(&before).await, on_disk(&forum)), (Vec::new(), disk));
}

#[tokio::test]
async fn a_scanner_that_is_slow_is_not_waited_for_forever() {
    use domain::files::{Clamd as At, Scanner};
    let clamd = Clamd::start(100_000, Duration::from_secs(5));
    let scanner = Scanner { at: At::Tcp(format!("127.0.0.1:{}", clamd.port)), required: true, patience: Duration::from_millis(300) };
    let started = Instant::now();
    let content = futures::stream::iter([Ok::<_, std::io::Error>(bytes::Bytes::from_static(b"hello"))]);
    let error = scanner.scan(content).await.unwrap_err();
    assert_eq!(error.kind(), std::io::ErrorKind::TimedOut);
    assert!(started.elapsed() < Duration::from_secs(2));
}

struct Daemon(Child);

impl Drop for Daemon {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// ClamAV's own server over its socket, with a data base of one line: the SHA-256 of EICAR's file, since its own cannot be fetched here.
#[tokio::test]
async fn the_real_clamd_finds_eicar() {
    if !Path::new("/usr/sbin/clamd").exists() {
        return eprintln!("skipped: /usr/sbin/clamd is not there (Debian: clamav-daemon)");
    }
    let folder = tempfile::tempdir().unwrap();
    let base = folder.path().join("base");
    std::fs::create_dir(&base).unwrap();
    std::fs::write(base.join("eicar.hsb"), "275a021bbfb6489e54d471899f7db9d1663fc695ec2fe2a2c4538aabf651fd0f:68:Eicar-Test-Signature:73\n").unwrap();
    let socket = folder.path().join("clamd.ctl");
    let settings = format!("LocalSocket {}\nDatabaseDirectory {}\nForeground yes\nStreamMaxLength 100M\n", socket.display(), base.display());
    let file = folder.path().join("clamd.conf");
    std::fs::write(&file, settings).unwrap();
    let _daemon = Daemon(Command::new("/usr/sbin/clamd").arg("--config-file").arg(&file).stdout(Stdio::null()).spawn().unwrap());
    let started = Instant::now();
    while !socket.exists() {
        assert!(started.elapsed() < Duration::from_secs(60), "clamd does not start");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    let forum = scanned_by(&format!("unix:{}", socket.display()), "on").await;
    finds_eicar(&forum).await;
}
