//! A real disk that fills to the last byte, while people post, a job runs and files come in: what was acknowledged is there afterwards,
//! nothing else is, and service is back within five seconds of room.

use super::{
    rig::{self, batt, free_port, get, header, post, sign_in},
    uploads::{content, draft, upload},
};
use domain::{Db, Pools};
use sea_orm::EntityTrait;
use std::{
    collections::BTreeSet,
    fs::{self, File},
    io::Write,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};

/// A small file system of its own (tmpfs), which only this process and what it enters can see. Needs no root: where there is
/// none, a user namespace stands in.
struct SmallDisk {
    keeper: Child,
    folder: PathBuf,
}

impl SmallDisk {
    fn new(folder: &Path, megabytes: u32) -> Self {
        let mut command = Command::new("unshare");
        if !is_root() {
            command.args(["--user", "--map-root-user"]);
        }
        let mount = format!("mount -t tmpfs -o size={megabytes}m none '{}' && echo ready && exec sleep 3600", folder.display());
        let mut keeper = command.args(["--mount", "sh", "-c", &mount]).stdout(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        std::io::BufRead::read_line(&mut std::io::BufReader::new(keeper.stdout.take().unwrap()), &mut line).unwrap();
        assert_eq!(line.trim(), "ready", "a tmpfs could not be mounted");
        Self { folder: PathBuf::from(format!("/proc/{}/root{}", keeper.id(), folder.display())), keeper }
    }

    /// The same command, inside.
    fn enter(&self, inner: &Command) -> Command {
        let mut command = Command::new("nsenter");
        command.args(["--target", &self.keeper.id().to_string(), "--mount"]);
        if !is_root() {
            command.args(["--user", "--preserve-credentials"]);
        }
        command.arg("--").arg(inner.get_program()).args(inner.get_args()).stdout(Stdio::null());
        for (name, value) in inner.get_envs() {
            command.env(name, value.unwrap());
        }
        command
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = self.keeper.kill();
        let _ = self.keeper.wait();
    }
}

fn is_root() -> bool {
    fs::metadata("/proc/self").is_ok_and(|own| std::os::unix::fs::MetadataExt::uid(&own) == 0)
}

/// Takes the last byte of the disk. Whoever writes at the same time may get some of it back by deleting: so again and again.
fn fill(file: &mut File) {
    let block = vec![0x5a; 1 << 20];
    let mut size = block.len();
    while size > 0 {
        match file.write(&block[..size]) {
            Ok(written) if written > 0 => {}
            _ => size /= 2,
        }
    }
}

/// What sixteen people and an upload hear while it goes on.
#[derive(Default)]
struct Heard {
    /// Addresses of the replies that were acknowledged, and their texts.
    kept: Mutex<Vec<(String, String)>>,
    refused: AtomicUsize,
    odd: Mutex<BTreeSet<String>>,
    stop: AtomicBool,
}

impl Heard {
    fn refusals(&self) -> usize {
        self.refused.load(Ordering::Relaxed)
    }
}

fn people(port: u16, cookie: &str, heard: &Arc<Heard>) -> Vec<JoinHandle<()>> {
    let person = |writer: usize| {
        let (cookie, heard) = (cookie.to_owned(), Arc::clone(heard));
        thread::spawn(move || {
            for n in 0.. {
                if heard.stop.load(Ordering::Relaxed) {
                    return;
                }
                let text = format!("Disk-{writer}-{n}-end");
                let Some(answer) = post(port, "/api/discussion/post_reply", &format!("thread=6&body={text}&key={text}"), &cookie) else { return };
                match (&answer[9..12], header(&answer, "location")) {
                    ("303", Some(place)) => heard.kept.lock().unwrap().push((place, text)),
                    ("507" | "503", None) => {
                        heard.refused.fetch_add(1, Ordering::Relaxed);
                        if !answer.contains(&format!("{text}</textarea>")) {
                            heard.odd.lock().unwrap().insert("a refusal without the text".to_owned());
                        }
                        thread::sleep(Duration::from_millis(20));
                    }
                    _ => drop(heard.odd.lock().unwrap().insert(answer.chars().take(60).collect())),
                }
            }
        })
    };
    (0..16).map(person).collect()
}

fn uploader(port: u16, cookie: &str, material: &str, heard: &Arc<Heard>) -> JoinHandle<()> {
    let (cookie, material, heard) = (cookie.to_owned(), material.to_owned(), Arc::clone(heard));
    thread::spawn(move || {
        for n in 0.. {
            if heard.stop.load(Ordering::Relaxed) {
                return;
            }
            // A draft holds thirty files; 422 says so.
            match upload(port, &cookie, &material, &content(30_000, n)) {
                303 | 422 | 503 | 507 => thread::sleep(Duration::from_millis(30)),
                status => drop(heard.odd.lock().unwrap().insert(format!("upload: {status}"))),
            }
        }
    })
}

fn wait_for(what: &str, most: Duration, mut is_so: impl FnMut() -> bool) -> Duration {
    let started = Instant::now();
    while !is_so() {
        assert!(started.elapsed() < most, "{what}: not within {most:?}");
        thread::sleep(Duration::from_millis(20));
    }
    started.elapsed()
}

fn answers(port: u16, path: &str, status: &str) -> bool {
    get(port, path).is_some_and(|answer| answer[9..].starts_with(status))
}

/// Fills the disk twice under load and makes room again. Returns what was acknowledged.
fn fill_and_free(port: u16, cookie: &str, filler: &Path) -> Vec<(String, String)> {
    let heard = Arc::new(Heard::default());
    let material = draft(port, cookie);
    let mut busy = people(port, cookie, &heard);
    busy.push(uploader(port, cookie, &material, &heard));
    for round in 0..2 {
        wait_for("replies", Duration::from_secs(20), || heard.kept.lock().unwrap().len() > 20 + 40 * round);
        let mut file = File::create(filler).unwrap();
        let refused = heard.refusals();
        wait_for("refusals", Duration::from_secs(60), || {
            fill(&mut file);
            heard.refusals() > refused + 100
        });
        wait_for("not ready", Duration::from_secs(10), || {
            fill(&mut file);
            answers(port, "/health/ready", "503")
        });
        assert!(answers(port, "/health/live", "200") && answers(port, "/threads", "200"), "reading goes on");
        let kept = heard.kept.lock().unwrap().len();
        drop(file);
        fs::remove_file(filler).unwrap();
        let took = wait_for("a reply", Duration::from_secs(5), || heard.kept.lock().unwrap().len() > kept);
        wait_for("ready", Duration::from_secs(5), || answers(port, "/health/ready", "200"));
        println!("round {round}: {kept} kept before, {} refused, back after {took:?}", heard.refusals());
    }
    heard.stop.store(true, Ordering::Relaxed);
    busy.into_iter().for_each(|one| one.join().unwrap());
    assert_eq!(*heard.odd.lock().unwrap(), BTreeSet::new(), "answers that nobody should get");
    Arc::into_inner(heard).unwrap().kept.into_inner().unwrap()
}

/// What was acknowledged can be read, and nothing else of it is in the database.
fn compare(url: &str, port: u16, kept: &[(String, String)]) {
    for (place, text) in kept {
        assert!(answers(port, place, "303"), "{text} is gone from {place}");
    }
    let found: BTreeSet<String> = tokio::runtime::Runtime::new().unwrap().block_on(async {
        let db = Db::open(url, Pools { sqlite_readers: 1, postgres: 1 }).await.unwrap();
        let rows = tables::reply::Entity::find().all(db.reader()).await.unwrap();
        rows.into_iter().map(|row| row.body).filter(|body| body.starts_with("Disk-")).collect()
    });
    let kept: BTreeSet<String> = kept.iter().map(|(_, text)| text.clone()).collect();
    assert_eq!(found.symmetric_difference(&kept).collect::<Vec<_>>(), Vec::<&String>::new(), "what was acknowledged, and nothing else");
}

fn kill(mut server: Child) {
    server.kill().unwrap();
    server.wait().unwrap();
}

#[test]
fn a_full_disk_under_sqlite_loses_nothing_and_is_over_when_there_is_room() {
    let folder = tempfile::tempdir().unwrap();
    let disk = SmallDisk::new(folder.path(), 60);
    let port = free_port();
    assert!(disk.enter(batt(folder.path(), port).arg("demo")).status().unwrap().success());
    let start = || {
        let server = disk.enter(batt(folder.path(), port).arg("serve")).spawn().unwrap();
        rig::ready(port);
        server
    };
    let server = start();
    let cookie = sign_in(port, "teacher@example.org");
    let kept = fill_and_free(port, &cookie, &disk.folder.join("filler"));
    // It says nothing of its end: what was only in its memory is gone.
    kill(server);
    let copy = tempfile::tempdir().unwrap();
    for name in ["batt.sqlite", "batt.sqlite-wal"] {
        fs::copy(disk.folder.join(name), copy.path().join(name)).unwrap();
    }
    let server = start();
    compare(&format!("sqlite://{}", copy.path().join("batt.sqlite").display()), port, &kept);
    kill(server);
    assert!(disk.enter(batt(folder.path(), port).args(["demo", "--audit"])).status().unwrap().success(), "counts differ from a recount");
}

/// The tables are on a small disk, their log is not: PostgreSQL itself stops when its log has no room.
#[test]
fn a_full_disk_under_postgres_loses_nothing_and_is_over_when_there_is_room() {
    let Ok(small) = std::env::var("TEST_PG_SMALL_DISK") else { return eprintln!("skipped: TEST_PG_SMALL_DISK is not set (it takes root)") };
    let url = tokio::runtime::Runtime::new().unwrap().block_on(super::support::postgres_on(&small));
    let folder = tempfile::tempdir().unwrap();
    let port = free_port();
    let on = || {
        let mut command = batt(folder.path(), port);
        command.env("BATT_DATABASE_URL", &url);
        command
    };
    assert!(on().args(["migrate"]).status().unwrap().success());
    assert!(on().arg("demo").status().unwrap().success());
    let server = rig::serve(&mut on(), port);
    let cookie = sign_in(port, "teacher@example.org");
    let kept = fill_and_free(port, &cookie, &Path::new(&small).join("filler"));
    kill(server);
    let server = rig::serve(&mut on(), port);
    compare(&url, port, &kept);
    kill(server);
    assert!(on().args(["demo", "--audit"]).status().unwrap().success(), "counts differ from a recount");
}
