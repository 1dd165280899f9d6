//! Files and their rows: on SQLite and PostgreSQL, in a folder and on a server that speaks S3.

use crate::s3::S3;
use crate::support::{DAY, Forum, HOUR, Person, on_each_database, refused};
use bytes::Bytes;
use domain::{
    Cx, db,
    files::{self, Attached, Limits, Store},
    materials,
};
use futures::{Stream, StreamExt, future::join_all, stream};
use model::{Field, FileId, MaterialDraft, MaterialId, Problem, Wrong};
use object_store::{ClientOptions, RetryConfig, aws::AmazonS3Builder};
use std::{io, path::Path, time::Duration};

/// By this time everything that a test wrote by the machine's clock is old.
const LONG: i64 = 40 * 365 * DAY;

/// Makes of every function four tests: each database, each storage.
macro_rules! on_each_storage {
    ($(async fn $name:ident($forum:ident: Forum, $objects:ident: Objects) $body:block)+) => {$(
        #[cfg(test)]
        mod $name {
            use super::*;
            async fn body($forum: Forum, $objects: Objects) $body
            async fn in_a_folder(forum: Forum) {
                let objects = Objects::Folder(forum.files_folder());
                body(forum, objects).await;
            }
            async fn on_s3(forum: Forum) {
                let server = S3::start(&forum.files_folder().with_file_name("s3"));
                let forum = forum.with_files(bucket(&server, crate::s3::SECRET));
                body(forum, Objects::S3(server)).await;
            }
            #[test]
            fn sqlite() {
                crate::support::run(crate::support::Kind::Sqlite, |forum| Box::pin(in_a_folder(forum)));
            }
            #[test]
            fn postgres() {
                crate::support::run(crate::support::Kind::Postgres, |forum| Box::pin(in_a_folder(forum)));
            }
            #[test]
            fn sqlite_s3() {
                crate::support::run(crate::support::Kind::Sqlite, |forum| Box::pin(on_s3(forum)));
            }
            #[test]
            fn postgres_s3() {
                crate::support::run(crate::support::Kind::Postgres, |forum| Box::pin(on_s3(forum)));
            }
        }
    )+};
}

/// What really lies there, seen past the store.
enum Objects {
    Folder(std::path::PathBuf),
    S3(S3),
}

impl Objects {
    fn names(&self) -> Vec<String> {
        match self {
            Self::Folder(folder) => below(folder).iter().map(|path| path.replace(&format!("{}/", folder.display()), "")).collect(),
            // Its server notes what it knows of an object in files that begin with a dot.
            Self::S3(server) => server.objects().into_iter().filter(|name| !name.contains("/.") && !name.starts_with('.')).collect(),
        }
    }
}

fn below(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        match path.is_dir() {
            true => found.extend(below(&path)),
            false => found.push(path.display().to_string()),
        }
    }
    found
}

fn bucket(server: &S3, secret: &str) -> Store {
    // Fails if there is one already, which is as good.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let bucket = AmazonS3Builder::new()
        .with_bucket_name(crate::s3::BUCKET)
        .with_region("us-east-1")
        .with_endpoint(server.endpoint())
        .with_access_key_id(crate::s3::KEY)
        .with_secret_access_key(secret)
        .with_client_options(ClientOptions::new().with_allow_http(true).with_connect_timeout(Duration::from_secs(1)))
        .with_retry(RetryConfig { max_retries: 0, ..RetryConfig::default() });
    Store::on_s3(bucket.build().expect("a bucket"), true)
}

/// Content that repeats nowhere, in parts as a network brings them.
fn parts(size: usize, seed: u8) -> Vec<Bytes> {
    let byte = |n: usize| u8::try_from((n.wrapping_mul(31) ^ (n >> 9) ^ usize::from(seed)) & 0xff).expect("a byte");
    let content: Vec<u8> = (0..size).map(byte).collect();
    content.chunks(60_000).map(Bytes::copy_from_slice).collect()
}

fn coming(parts: Vec<Bytes>) -> impl Stream<Item = io::Result<Bytes>> + Unpin {
    stream::iter(parts.into_iter().map(Ok))
}

async fn draft(forum: &Forum, person: &Person) -> MaterialId {
    let draft = MaterialDraft { title: "Measuring cells".into(), language: "en".into(), kind: "slides".into(), ..MaterialDraft::default() };
    materials::start(&forum.of(person), draft).await.expect("begun")
}

async fn send(cx: &Cx, material: MaterialId, name: &str, parts: Vec<Bytes>) -> domain::Result<Attached> {
    let incoming = cx.world.files.receive(coming(parts), cx.world.files.most_bytes()).await?;
    files::attach(cx, material, name, incoming).await
}

async fn content(cx: &Cx, id: FileId, range: Option<std::ops::Range<u64>>) -> Result<Vec<u8>, Problem> {
    let opened = files::open(cx, id, range).await.map_err(|failure| failure.problem())?;
    Ok(opened.content.bytes.map(|part| part.expect("a part")).collect::<Vec<_>>().await.concat())
}

async fn count(forum: &Forum, table: &str) -> i64 {
    db::one::<db::Number>(forum.world.db.reader(), &format!("SELECT COUNT(*) AS n FROM {table}"), Vec::new()).await.expect("asked").expect("a row").n
}

on_each_storage! {
    async fn files_lie_in_the_order_that_authors_give_them(forum: Forum, _objects: Objects) {
        let ada = forum.of(&forum.ada());
        let id = draft(&forum, &forum.ada()).await;
        let mut sent = Vec::new();
        for name in ["answers.bin", "worksheet.bin", "figures.bin"] {
            sent.push(send(&ada, id, name, parts(40, 1)).await.expect("attached").id);
        }
        let order = async || materials::edit_material(&ada, id).await.expect("read").files.into_iter().map(|file| file.name).collect::<Vec<_>>();
        files::move_file(&ada, id, sent[2]).await.expect("moved");
        files::move_file(&ada, id, sent[2]).await.expect("moved");
        assert_eq!(order().await, ["figures.bin", "answers.bin", "worksheet.bin"]);
        files::move_file(&ada, id, sent[2]).await.expect("the first one stays");
        assert_eq!(order().await, ["figures.bin", "answers.bin", "worksheet.bin"]);
        let ben = forum.of(&forum.ben());
        assert_eq!(refused(files::move_file(&ben, id, sent[1]).await), Problem::NotFound);
        let other = draft(&forum, &forum.ada()).await;
        assert_eq!(refused(files::move_file(&ada, other, sent[1]).await), Problem::NotFound, "not a file of this one");
    }

    async fn content_comes_out_as_it_went_in_and_goes_when_nobody_has_it(forum: Forum, objects: Objects) {
        let (ada, ben) = (forum.of(&forum.ada()), forum.of(&forum.ben()));
        let (of_ada, of_ben) = (draft(&forum, &forum.ada()).await, draft(&forum, &forum.ben()).await);
        // More than two parts of the size that goes out, and a small rest.
        let large = parts(17_000_123, 1);
        let first = send(&ada, of_ada, "large.bin", large.clone()).await.expect("attached");
        let second = send(&ben, of_ben, "same.bin", large.clone()).await.expect("attached");
        let large = large.concat();
        assert_eq!(content(&ada, first.id, None).await.expect("there"), large);
        assert_eq!(content(&ben, second.id, Some(8_388_600..8_388_700)).await.expect("a part"), large[8_388_600..8_388_700]);
        assert_eq!((count(&forum, "files").await, count(&forum, "blobs").await), (2, 1));
        assert_eq!(objects.names().len(), 1, "{:?}", objects.names());
        files::detach(&ada, of_ada, first.id).await.expect("detached");
        forum.pass(LONG);
        assert_eq!(files::sweep(&forum.guest()).await.expect("swept"), 0, "ben has it");
        files::detach(&forum.of(&forum.ben()), of_ben, second.id).await.expect("detached");
        assert_eq!(files::sweep(&forum.guest()).await.expect("swept"), 0, "ben can bring it back");
        forum.pass(model::limits::UNDO_MS + 1);
        assert_eq!(files::sweep(&forum.guest()).await.expect("swept"), 1);
        assert_eq!((count(&forum, "blobs").await, objects.names()), (0, Vec::new()));
    }

    async fn what_is_cut_off_or_too_large_leaves_nothing(forum: Forum, objects: Objects) {
        let ada = forum.of(&forum.ada());
        for size in [0, 100, 9_000_000] {
            let cut = coming(parts(size, 2)).chain(stream::iter([Err(io::Error::from(io::ErrorKind::ConnectionReset))]));
            assert_eq!(refused(ada.world.files.receive(cut, 50_000_000).await.map(drop)), Problem::Malformed);
        }
        assert_eq!(refused(ada.world.files.receive(coming(parts(9_000_000, 3)), 8_999_999).await.map(drop)), Problem::TooLarge);
        let whole = ada.world.files.receive(coming(parts(1_000, 4)), 50_000_000).await.expect("in");
        drop(whole);
        forum.pass(LONG);
        assert_eq!(files::sweep(&forum.guest()).await.expect("swept"), 1, "what came in and was never kept");
        assert_eq!(objects.names(), Vec::<String>::new());
        assert_eq!(count(&forum, "blobs").await, 0);
    }

    async fn the_same_content_at_once_lies_there_once(forum: Forum, objects: Objects) {
        let mut drafts = Vec::new();
        for n in 0..8 {
            drafts.push((forum.writer(n), draft(&forum, &forum.writer(n)).await));
        }
        let same = parts(300_000, 5);
        for round in 0..3 {
            // What the round before left is old: the sweep wants it at the moment in which others bring it again. The clock stands,
            // because what is on its way would be old, too, by the machine's.
            let sent = drafts.iter().map(|(person, id)| {
                let (cx, id, same) = (forum.of(person), *id, same.clone());
                tokio::spawn(async move { send(&cx, id, "same.bin", same).await })
            });
            let (guest, sent) = (forum.guest(), join_all(sent));
            let sweeping = tokio::spawn(async move { files::sweep(&guest).await });
            let sent: Vec<Attached> = sent.await.into_iter().map(|one| one.expect("no panic").expect("attached")).collect();
            sweeping.await.expect("no panic").expect("swept");
            for (file, (person, id)) in sent.iter().zip(&drafts) {
                assert_eq!(content(&forum.of(person), file.id, None).await.expect("there").len(), 300_000, "round {round}");
                files::detach(&forum.of(person), *id, file.id).await.expect("detached");
            }
            assert_eq!(count(&forum, "blobs").await, 1);
            let txn = forum.guest().begin().await.expect("begun");
            db::run(&txn, "UPDATE blobs SET created_at = 0", Vec::new()).await.expect("aged");
            db::run(&txn, "DELETE FROM takings", Vec::new()).await.expect("nobody can bring them back");
            txn.commit().await.expect("committed");
        }
        forum.pass(LONG);
        files::sweep(&forum.guest()).await.expect("swept");
        assert_eq!((count(&forum, "blobs").await, objects.names().len()), (0, 0));
    }
}

on_each_database! {
    async fn storage_that_is_away_is_told_and_comes_back(forum: Forum) {
        let folder = forum.files_folder().with_file_name("s3");
        let mut server = S3::start(&folder);
        let forum = forum.with_files(bucket(&server, crate::s3::SECRET));
        let ada = forum.of(&forum.ada());
        let id = draft(&forum, &forum.ada()).await;
        let file = send(&ada, id, "a.bin", parts(1_000, 6)).await.expect("attached");
        let port = server.port;
        server.stop();
        assert_eq!(refused(send(&ada, id, "b.bin", parts(1_000, 7)).await.map(drop)), Problem::Busy);
        assert_eq!(content(&ada, file.id, None).await, Err(Problem::Busy));
        assert_eq!(materials::edit_material(&ada, id).await.expect("pages go on").files.len(), 1);
        let _server = S3::start_on(&folder, port);
        assert_eq!(content(&ada, file.id, None).await.map(|content| content.len()), Ok(1_000));
        send(&ada, id, "b.bin", parts(1_000, 7)).await.expect("attached");
        // Every request is signed, and the server looks.
        let thief = forum.with_files(bucket(&_server, "another secret"));
        assert_eq!(content(&thief.of(&forum.ada()), file.id, None).await, Err(Problem::Busy));
    }

    async fn members_have_shares_and_hours_have_limits(forum: Forum) {
        let store = Store::in_folder(forum.files_folder()).expect("a store");
        let forum = forum.with_files(store.limited(Limits { file_bytes: 2_000, member_bytes: 5_000, files_per_hour: 4, free_percent: 0 }));
        let (ada, id) = (forum.of(&forum.ada()), draft(&forum, &forum.ada()).await);
        assert_eq!(refused(send(&ada, id, "a1.bin", parts(2_001, 8)).await.map(drop)), Problem::TooLarge);
        for n in 0..2 {
            send(&ada, id, &format!("{n}.bin"), parts(2_000, 10 + n)).await.expect("attached");
        }
        assert_eq!(refused(send(&ada, id, "a3.bin", parts(1_001, 8)).await.map(drop)).with(Field::File), Some(Wrong::NoShareLeft));
        send(&ada, id, "a4.bin", parts(400, 8)).await.expect("attached");
        forum.pass(HOUR / 2);
        let ada = forum.of(&forum.ada());
        send(&ada, id, "a5.bin", parts(400, 9)).await.expect("attached");
        assert_eq!(refused(send(&ada, id, "a6.bin", parts(100, 9)).await.map(drop)), Problem::TooMany { retry_after: 1_800 });
        forum.pass(HOUR / 2 + 1_000);
        send(&forum.of(&forum.ada()), id, "a7.bin", parts(100, 9)).await.expect("attached");
        send(&forum.of(&forum.ben()), draft(&forum, &forum.ben()).await, "a8.bin", parts(100, 9)).await.expect("others have their own");
        assert!(!below(&forum.files_folder()).iter().any(|name| name.contains("incoming")), "what is refused is thrown away");
    }

    async fn names_that_differ_by_case_or_form_are_one(forum: Forum) {
        let (ada, id) = (forum.of(&forum.ada()), draft(&forum, &forum.ada()).await);
        let first = send(&ada, id, "\u{130}STANBUL.pdf", parts(100, 1)).await.expect("attached");
        send(&ada, id, "Työ.txt", parts(100, 2)).await.expect("attached");
        for same in ["istanbul.pdf", "ISTANBUL.PDF", "\u{131}stanbul.pdf", "i\u{307}stanbul.pdf", "\u{130}STANBUL.pdf", "TYO\u{308}.txt", "työ.TXT"] {
            let wrong = refused(send(&ada, id, same, parts(100, 3)).await.map(drop)).with(Field::File);
            assert_eq!(wrong, Some(Wrong::Taken), "{same}");
            assert_eq!(refused(files::begin(&ada, id, same, 100).await.map(drop)).with(Field::File), Some(Wrong::Taken), "{same}, bit by bit");
        }
        send(&ada, id, "tyo.txt", parts(100, 4)).await.expect("another name");
        send(&ada, draft(&forum, &forum.ada()).await, "istanbul.pdf", parts(100, 4)).await.expect("another resource");
        // A file that comes back finds its name taken.
        let taken = files::detach(&ada, id, first.id).await.expect("detached");
        send(&ada, id, "Istanbul.pdf", parts(100, 5)).await.expect("attached");
        assert_eq!(refused(domain::undo::bring_back(&ada, taken.undo).await.map(drop)).with(Field::File), Some(Wrong::Taken));
    }

    async fn a_disk_keeps_some_room(forum: Forum) {
        let store = || Store::in_folder(forum.files_folder()).expect("a store");
        let full = forum.with_files(store().limited(Limits { free_percent: 100, ..Limits::default() }));
        let id = draft(&forum, &forum.ada()).await;
        assert_eq!(refused(send(&full.of(&forum.ada()), id, "a9.bin", parts(100, 9)).await.map(drop)), Problem::Full);
        assert_eq!(below(&forum.files_folder()), Vec::<String>::new(), "nothing half-written");
        send(&forum.of(&forum.ada()), id, "a10.bin", parts(100, 9)).await.expect("attached");
    }
}
