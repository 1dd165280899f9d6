//! Backups of a site that is written to, restored in an empty place; what stands in the way of a restore; upgrades.

mod doctor;

use super::{
    rig::{batt, free_port, get, header, post, ready, serve, sign_in},
    s3::{self, S3},
    uploads::{content, draft, upload},
};
use domain::accounts::{self, Entered};
use model::SignInDraft;
use sea_orm::EntityTrait;
use server::{
    clock,
    config::{Config, Overrides},
    world,
};
use std::{
    fs,
    path::{Path, PathBuf},
    process::{Child, Command, Output},
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::Duration,
};
use totp_rs::{Builder, Secret};

/// A site of the demo, with the environment that it runs in.
struct Site {
    folder: PathBuf,
    env: Vec<(String, String)>,
    port: u16,
}

impl Site {
    fn new(folder: &Path, env: &[(&str, &str)]) -> Self {
        let env = env.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect();
        Self { folder: folder.to_path_buf(), env, port: free_port() }
    }

    fn batt(&self, arguments: &[&str]) -> Command {
        let mut command = batt(&self.folder, self.port);
        command.envs(self.env.iter().map(|(key, value)| (key, value))).args(arguments).stdout(std::process::Stdio::piped());
        command
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.batt(arguments).stderr(std::process::Stdio::piped()).output().unwrap()
    }

    fn done(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    fn refused(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert_eq!(output.status.code(), Some(1), "{arguments:?}");
        String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
    }

    fn serve(&self) -> Child {
        let mut command = batt(&self.folder, self.port);
        command.envs(self.env.iter().map(|(key, value)| (key, value)));
        serve(&mut command, self.port)
    }

    fn config(&self) -> Config {
        let own = [("BATT_DATA_DIR", self.folder.display().to_string()), ("BATT_FREE_DISK_PERCENT", "0".to_owned())];
        let env = own.into_iter().map(|(key, value)| (key.to_owned(), value)).chain(self.env.iter().cloned());
        Config::from_sources(None, env, &Overrides::default()).unwrap()
    }
}

fn end(mut server: Child) {
    server.kill().unwrap();
    server.wait().unwrap();
}

/// An address of a folder as an argument.
fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// Gives the moderator of the demo a second factor; returns the secret of their app.
async fn set_up_factor(config: &Config) -> Vec<u8> {
    let world = world::open(config).await.unwrap();
    let cx = world::job(&world);
    let draft = SignInDraft { email: "moderator@example.org".into(), password: "battery-demo-2026".into() };
    let Entered::In(signed_in) = accounts::sign_in(&cx, draft, "test", "/").await.unwrap() else { panic!("a code is asked for") };
    let inside = domain::Cx::new(Arc::clone(&world), accounts::resolve(&world, &signed_in.token, clock::now()).await.unwrap(), clock::now());
    accounts::begin_factor(&inside).await.unwrap();
    let shown = accounts::read_factor(&inside).await.unwrap().setup.unwrap().secret;
    let letters: String = shown.chars().filter(|c| !c.is_whitespace()).collect();
    let secret = Secret::try_from_base32(letters).unwrap().as_bytes().to_vec();
    accounts::confirm_factor(&inside, &code(&secret, 0), &signed_in.token).await.unwrap();
    secret
}

/// What the app shows, so many steps from now: each code is good once.
fn code(secret: &[u8], steps: i64) -> String {
    let totp = Builder::new().with_secret(secret.to_vec()).with_account_name("a").build().unwrap();
    totp.generate(u64::try_from(clock::now() / 1_000 + 30 * steps).unwrap()).to_string()
}

fn has_factor(site: &Site, secret: &[u8]) -> bool {
    let answer = post(site.port, "/api/accounts/sign_in", "email=moderator%40example.org&password=battery-demo-2026", "").unwrap();
    assert!(header(&answer, "location").unwrap().contains("code"), "a code is asked for: {answer:.300}");
    let half = header(&answer, "set-cookie").unwrap().split(';').next().unwrap().to_owned();
    let answer = post(site.port, "/api/accounts/enter_code", &format!("code={}", code(secret, 1)), &half).unwrap();
    answer.starts_with("HTTP/1.1 303") && answer.contains("sid=")
}

/// Saves a site under load, destroys it, restores it elsewhere: everything acknowledged before the backup began is there.
fn rehearse(site: &Site, elsewhere: &Site, destroy: impl FnOnce()) {
    let backups = tempfile::tempdir().unwrap();
    site.done(&["demo"]);
    let secret = tokio::runtime::Runtime::new().unwrap().block_on(set_up_factor(&site.config()));
    let server = site.serve();
    let cookie = sign_in(site.port, "teacher@example.org");
    let material = draft(site.port, &cookie);
    let (kept, stop) = (Arc::new(Mutex::new(Vec::new())), Arc::new(AtomicBool::new(false)));
    let port = site.port;
    let writers: Vec<_> = (0..8)
        .map(|writer| {
            let (kept, stop, cookie, material) = (Arc::clone(&kept), Arc::clone(&stop), cookie.clone(), material.clone());
            thread::spawn(move || {
                for n in 0.. {
                    if stop.load(Ordering::Relaxed) {
                        return;
                    }
                    if writer == 0 && n < 25 {
                        assert_eq!(upload(port, &cookie, &material, &content(200_000, n)), 303);
                        continue;
                    }
                    let body = format!("thread=6&body=saved-{writer}-{n}-end&key=s{writer}-{n}");
                    if let Some(place) = post(port, "/api/discussion/post_reply", &body, &cookie).and_then(|answer| header(&answer, "location")) {
                        kept.lock().unwrap().push(place);
                    }
                }
            })
        })
        .collect();
    let into = backups.path().join("all");
    let mut before = Vec::new();
    for round in 0..3 {
        thread::sleep(Duration::from_millis(400));
        before = kept.lock().unwrap().clone();
        let said = site.done(&["backup", text(&into), "--keep", "2"]);
        assert!(said.contains("saved as"), "{said}");
        assert_eq!(said.contains("removed the older backup"), round == 2, "{said}");
        // A name has a resolution of a second.
        thread::sleep(Duration::from_millis(700));
    }
    stop.store(true, Ordering::Relaxed);
    writers.into_iter().for_each(|writer| writer.join().unwrap());
    end(server);
    destroy();
    assert!(before.len() > 20, "only {} replies before the last backup", before.len());

    let said = elsewhere.done(&["restore", text(&into)]);
    assert!(said.contains("hashes, counts and references were checked"), "{said}");
    elsewhere.done(&["demo", "--audit"]);
    let said = elsewhere.done(&["doctor", "--deep"]);
    assert!(said.contains("nothing is broken"), "{said}");
    let server = elsewhere.serve();
    for place in &before {
        assert!(get(elsewhere.port, place).unwrap().starts_with("HTTP/1.1 303"), "{place} is gone");
    }
    let answer = post(elsewhere.port, "/api/discussion/post_reply", "thread=6&body=After+the+restore", &cookie).unwrap();
    assert!(
        answer.starts_with("HTTP/1.1 303") && header(&answer, "location").is_some_and(|to| !to.contains("sign-in")),
        "the session goes on: {answer:.300}"
    );
    assert!(has_factor(elsewhere, &secret), "the second factor works");
    end(server);
}

#[test]
fn a_site_on_sqlite_is_saved_under_load_and_restored() {
    let (folder, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let site = Site::new(&folder.path().join("site"), &[]);
    let elsewhere = Site::new(&other.path().join("site"), &[]);
    rehearse(&site, &elsewhere, || fs::remove_dir_all(&site.folder).unwrap());
}

#[test]
fn a_site_with_its_files_on_s3_is_saved_under_load_and_restored() {
    let (folder, other, buckets) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (one, two) = (S3::start(&buckets.path().join("one")), S3::start(&buckets.path().join("two")));
    let (at_one, at_two) = (one.endpoint(), two.endpoint());
    let env = |endpoint| {
        [("BATT_FILES", "s3://batt-files"), ("BATT_FILES_ENDPOINT", endpoint), ("BATT_FILES_KEY", s3::KEY), ("BATT_FILES_SECRET", s3::SECRET)]
    };
    let site = Site::new(&folder.path().join("site"), &env(at_one.as_str()));
    let elsewhere = Site::new(&other.path().join("site"), &env(at_two.as_str()));
    rehearse(&site, &elsewhere, || fs::remove_dir_all(buckets.path().join("one")).unwrap());
    assert!(two.objects().len() > 20, "{:?}", two.objects());
}

#[test]
fn a_site_on_postgres_is_saved_under_load_and_restored() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let Some(one) = runtime.block_on(super::support::fresh_postgres()) else { return };
    let two = runtime.block_on(super::support::fresh_postgres()).unwrap();
    let (folder, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let site = Site::new(&folder.path().join("site"), &[("BATT_DATABASE_URL", one.as_str())]);
    let elsewhere = Site::new(&other.path().join("site"), &[("BATT_DATABASE_URL", two.as_str())]);
    rehearse(&site, &elsewhere, || fs::remove_dir_all(&site.folder).unwrap());
    assert!(elsewhere.refused(&["restore", text(&folder.path().join("nothing"))]).contains("holds no whole backup"));
}

/// A small site that was saved.
fn saved() -> (tempfile::TempDir, Site, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let site = Site::new(&folder.path().join("site"), &[]);
    site.done(&["demo"]);
    let backups = folder.path().join("backups");
    site.done(&["backup", text(&backups)]);
    (folder, site, backups)
}

fn below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() { found.extend(below(&path)) } else { found.push(path) }
    }
    found
}

fn break_a_byte(at: &Path) {
    let mut bytes = fs::read(at).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 0x55;
    fs::write(at, bytes).unwrap();
}

#[test]
fn a_restore_writes_over_nothing_and_takes_nothing_damaged() {
    let (folder, site, backups) = saved();
    let said = site.refused(&["restore", text(&backups)]);
    assert!(said.contains("needs an empty place") && said.contains("batt.sqlite"), "{said}");
    site.done(&["demo", "--audit"]);

    let empty = Site::new(&folder.path().join("empty"), &[]);
    let file = below(&backups.join("files")).remove(0);
    break_a_byte(&file);
    let said = empty.refused(&["restore", text(&backups)]);
    assert!(said.contains("damaged; nothing was restored") && said.contains(text(file.strip_prefix(&backups).unwrap())), "{said}");
    assert!(below(&empty.folder).iter().all(|path| !text(path).ends_with("sqlite")), "nothing was written");
    break_a_byte(&file);

    let database = below(&backups).into_iter().find(|path| text(path).ends_with("database.sqlite")).unwrap();
    break_a_byte(&database);
    assert!(empty.refused(&["restore", text(&backups)]).contains("database.sqlite has changed"));
    break_a_byte(&database);

    let other_key = Site::new(&folder.path().join("key"), &[("BATT_SECRET_KEY", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=")]);
    assert!(other_key.refused(&["restore", text(&backups)]).contains("not the one of the site that was saved"));
    empty.done(&["restore", text(&backups)]);
    assert!(empty.refused(&["restore", text(&backups)]).contains("needs an empty place"));
}

#[test]
fn a_second_backup_copies_only_what_is_new_and_old_ones_go_with_their_content() {
    let (_folder, site, backups) = saved();
    thread::sleep(Duration::from_millis(1_100));
    let said = site.done(&["backup", text(&backups)]);
    assert!(said.contains(" 0 of them new"), "{said}");
    let server = site.serve();
    let cookie = sign_in(site.port, "teacher@example.org");
    let material = draft(site.port, &cookie);
    assert_eq!(upload(site.port, &cookie, &material, &content(50_000, 77)), 303);
    let before = below(&backups.join("files")).len();
    let said = site.done(&["backup", text(&backups)]);
    assert!(said.contains(" 1 of them new"), "{said}");
    assert_eq!(below(&backups.join("files")).len(), before + 1);
    // The draft is thrown away, its file with it; a backup that remembers neither is the only one left.
    let world = tokio::runtime::Runtime::new().unwrap();
    world.block_on(async {
        let world = world::open(&site.config()).await.unwrap();
        domain::db::run(
            world.db.writer(),
            &format!("DELETE FROM files WHERE id IN (SELECT file_id FROM draft_files WHERE material_id = {material})"),
            Vec::new(),
        )
        .await
        .unwrap();
    });
    thread::sleep(Duration::from_millis(1_100));
    site.done(&["backup", text(&backups), "--keep", "1"]);
    assert_eq!(below(&backups.join("files")).len(), before, "content that no backup has is gone");
    end(server);
}

#[test]
fn who_was_erased_after_the_backup_is_erased_again() {
    let (folder, site, backups) = saved();
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let name = |site: &Site| {
        runtime.block_on(async {
            let world = world::open(&site.config()).await.unwrap();
            tables::member::Entity::find_by_id(model::MemberId(4)).one(world.db.reader()).await.unwrap().unwrap().name
        })
    };
    let before = name(&site);
    runtime.block_on(async {
        let world = world::open(&site.config()).await.unwrap();
        let admin = domain::Me { id: model::MemberId(1), role: model::Role::Admin, authenticated_at: clock::now(), ..domain::Me::default() };
        let cx = domain::Cx::new(Arc::clone(&world), domain::Actor::Member(Arc::new(admin)), clock::now());
        domain::erasing::erase_member(&cx.because("They asked for it.").unwrap(), model::MemberId(4)).await.unwrap();
    });
    assert_ne!(name(&site), before);
    // The ledger is all that is left of the old site.
    let fresh = Site::new(&folder.path().join("fresh"), &[]);
    fs::create_dir(&fresh.folder).unwrap();
    fs::copy(site.folder.join("erasures.jsonl"), fresh.folder.join("erasures.jsonl")).unwrap();
    let said = fresh.done(&["restore", text(&backups)]);
    assert!(said.contains("1 members who were erased after the backup were erased again"), "{said}");
    assert_eq!(name(&fresh), name(&site));
    // The next backup takes the ledger along, so that a restore of any backup in the folder knows.
    thread::sleep(Duration::from_millis(1_100));
    fresh.done(&["backup", text(&backups)]);
    let oldest = fs::read_dir(&backups)
        .unwrap()
        .flatten()
        .map(|entry| entry.file_name().into_string().unwrap())
        .filter(|name| name.starts_with("20"))
        .min()
        .unwrap();
    let third = Site::new(&folder.path().join("third"), &[]);
    assert!(third.done(&["restore", text(&backups), "--at", &oldest]).contains("erased again"));
}

#[test]
fn migrations_say_what_they_do_and_want_a_backup_first() {
    let folder = tempfile::tempdir().unwrap();
    let site = Site::new(&folder.path().join("site"), &[]);
    site.done(&["demo"]);
    assert!(site.done(&["migrate"]).contains("up to date"));
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        use migrations::MigratorTrait;
        let world = world::open(&site.config()).await.unwrap();
        migrations::Migrator::down(world.db.writer(), Some(1)).await.unwrap();
    });
    let said = site.done(&["migrate", "--dry-run"]);
    assert!(said.contains("1 steps") && said.contains("rehearsed on a copy"), "{said}");
    let said = site.refused(&["migrate"]);
    assert!(said.contains("nothing was done") && said.contains("--backup DIR"), "{said}");
    let backups = folder.path().join("backups");
    let said = site.done(&["migrate", "--backup", text(&backups)]);
    assert!(said.contains("saved as") && said.contains("up to date"), "{said}");
    site.done(&["doctor"]);
    let server = site.serve();
    ready(site.port);
    end(server);
}
