//! `kill -9` while files come in, and a disk that is full: no row without its content, and nothing without a row that the sweep does
//! not find.

use super::rig::{batt, free_port, header, post, serve, sign_in};
use domain::{Db, Pools, db, files};
use sea_orm::FromQueryResult;
use std::{
    collections::BTreeSet,
    io::{Read, Write},
    net::TcpStream,
    os::unix::fs::MetadataExt,
    path::{Path, PathBuf},
    process::{Child, Command},
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    thread,
    time::Duration,
};

#[derive(FromQueryResult)]
struct Blob {
    blob: String,
    size: i64,
}

/// A draft takes no two files of one name.
static FILES: AtomicUsize = AtomicUsize::new(0);

/// A form with a file, over a connection of its own; the status, or 0 if the server is gone.
pub fn upload(port: u16, cookie: &str, material: &str, content: &[u8]) -> u16 {
    let file = FILES.fetch_add(1, Ordering::Relaxed);
    let talk = || -> std::io::Result<u16> {
        let head = format!(
            "--edge\r\nContent-Disposition: form-data; name=\"material\"\r\n\r\n{material}\r\n\
             --edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a{file}.bin\"\r\n\r\n"
        );
        let end = "\r\n--edge--\r\n";
        let length = head.len() + content.len() + end.len();
        let mut stream = TcpStream::connect(("127.0.0.1", port))?;
        stream.set_read_timeout(Some(Duration::from_secs(90)))?;
        let request = format!(
            "POST /api/library/upload HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nOrigin: http://127.0.0.1:{port}\r\nAccept: text/html\r\nCookie: {cookie}\r\n\
             Content-Type: multipart/form-data; boundary=edge\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{head}"
        );
        stream.write_all(request.as_bytes())?;
        // Refused before all is read: the answer is there all the same.
        let _ = stream.write_all(content).and_then(|()| stream.write_all(end.as_bytes()));
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer)?;
        let status = answer.get(9..12).and_then(|text| std::str::from_utf8(text).ok()?.parse().ok());
        status.ok_or_else(|| std::io::ErrorKind::UnexpectedEof.into())
    };
    talk().unwrap_or(0)
}

/// A new draft of whoever the cookie is.
pub fn draft(port: u16, cookie: &str) -> String {
    let answer = post(port, "/api/library/start", "title=Uploads+of+a+test&kind=slides&language=en", cookie).unwrap();
    header(&answer, "location").unwrap().split('/').nth(2).unwrap().to_owned()
}

pub fn content(size: usize, seed: usize) -> Vec<u8> {
    (0..size).map(|n| u8::try_from((n.wrapping_mul(seed | 1) ^ (n >> 8) ^ seed) & 0xff).unwrap()).collect()
}

fn below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() { found.extend(below(&path)) } else { found.push(path) }
    }
    found
}

/// Every file's row, and what lies in the folder; opened while no server runs.
fn rows_and_names(folder: &Path) -> (Vec<Blob>, BTreeSet<String>) {
    let url = format!("sqlite://{}", folder.join("batt.sqlite").display());
    let rows = tokio::runtime::Runtime::new().unwrap().block_on(async {
        let opened = Db::open(&url, Pools::default()).await.unwrap();
        db::all(opened.reader(), "SELECT DISTINCT blob, size FROM files", Vec::new()).await.unwrap()
    });
    let names = below(&folder.join("files")).iter().map(|path| path.file_name().unwrap().to_str().unwrap().to_owned()).collect();
    (rows, names)
}

/// No row without its content, whole.
fn whole(folder: &Path) -> usize {
    let (rows, _) = rows_and_names(folder);
    for row in &rows {
        let path = folder.join("files").join(&row.blob[..2]).join(&row.blob);
        let size = std::fs::metadata(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display())).size();
        assert_eq!(size, u64::try_from(row.size).unwrap(), "{}", row.blob);
    }
    rows.len()
}

/// The sweep as it runs a day later. Returns what is left without a row then.
fn swept(folder: &Path) -> Vec<String> {
    tokio::runtime::Runtime::new().unwrap().block_on(async {
        let env = [("BATT_DATA_DIR".to_owned(), folder.display().to_string())];
        let config = server::config::Config::from_sources(None, env.into_iter(), &server::config::Overrides::default()).unwrap();
        let world = server::world::open(&config).await.unwrap();
        let mut cx = server::world::job(&world);
        cx.now += 25 * 3_600_000;
        while files::sweep(&cx).await.unwrap() > 0 {}
    });
    let (rows, names) = rows_and_names(folder);
    let known: BTreeSet<String> = rows.into_iter().map(|row| row.blob).collect();
    names.difference(&known).cloned().collect()
}

fn kill(mut server: Child) {
    server.kill().unwrap();
    server.wait().unwrap();
}

#[test]
fn fifty_kills_leave_no_row_without_content_and_no_content_for_long() {
    let folder = tempfile::tempdir().unwrap();
    let port = free_port();
    assert!(batt(folder.path(), port).arg("demo").status().unwrap().success());
    let taken = Arc::new(AtomicUsize::new(0));
    for round in 0..50_usize {
        let server = serve(&mut batt(folder.path(), port), port);
        let cookie = sign_in(port, "teacher@example.org");
        let stop = Arc::new(AtomicBool::new(false));
        let writers: Vec<_> = (0..4)
            .map(|writer| {
                let (cookie, stop, taken, material) = (cookie.clone(), Arc::clone(&stop), Arc::clone(&taken), draft(port, &cookie));
                thread::spawn(move || {
                    for n in 0..25 {
                        // Small and large, new, and such that others bring at the same moment.
                        let seed = if n % 3 == 0 { round } else { 1_000 + 100 * round + 10 * n + writer };
                        let size = [3_000, 200_000, 1_500_000][(n + writer) % 3];
                        if stop.load(Ordering::Relaxed) {
                            return;
                        }
                        match upload(port, &cookie, &material, &content(size, seed)) {
                            303 => taken.fetch_add(1, Ordering::Relaxed),
                            0 => return,
                            status => panic!("status {status}"),
                        };
                    }
                })
            })
            .collect();
        thread::sleep(Duration::from_millis(40 + 7 * u64::try_from(round % 20).unwrap()));
        kill(server);
        stop.store(true, Ordering::Relaxed);
        writers.into_iter().for_each(|writer| writer.join().unwrap());
    }
    let rows = whole(folder.path());
    assert!(taken.load(Ordering::Relaxed) > 50 && rows > 50, "{taken:?} uploads were taken, {rows} rows");
    let (known, names) = rows_and_names(folder.path());
    println!("{} rows, {} of {} files of the folder without one before the sweep", known.len(), names.len() - known.len(), names.len());
    assert_eq!(swept(folder.path()), Vec::<String>::new());
    assert_eq!(whole(folder.path()), rows, "the sweep takes nothing that somebody has");
}

/// The longest file that the system lets the process write stands for a full disk: the same call fails at the same place.
#[test]
fn a_full_disk_answers_507_and_keeps_nothing_half_written() {
    let folder = tempfile::tempdir().unwrap();
    let port = free_port();
    assert!(batt(folder.path(), port).arg("demo").status().unwrap().success());
    let mut command = Command::new("sh");
    // In blocks of 512 bytes: 24 MiB. Without the trap the signal would end the process instead of failing the call.
    command.args(["-c", "trap '' XFSZ; ulimit -f 49152; exec \"$0\" serve", env!("CARGO_BIN_EXE_batt")]);
    for (name, value) in batt(folder.path(), port).get_envs() {
        command.env(name, value.unwrap());
    }
    let server = command.stdout(std::process::Stdio::null()).spawn().unwrap();
    super::rig::ready(port);
    let cookie = sign_in(port, "teacher@example.org");
    let material = draft(port, &cookie);
    let before = rows_and_names(folder.path()).1;
    assert_eq!(upload(port, &cookie, &material, &content(40_000_000, 5)), 507);
    assert_eq!(rows_and_names(folder.path()).1, before, "nothing half-written");
    assert_eq!(upload(port, &cookie, &material, &content(1_000_000, 6)), 303, "smaller ones go on");
    assert!(super::rig::get(port, "/library").unwrap().starts_with("HTTP/1.1 200"));
    kill(server);
    whole(folder.path());
}
