//! Uploads bit by bit: broken off and resumed, raced, by the wrong member, too large, too late; on both databases.

use super::on_disk;
use crate::support::{
    Forum, Who,
    browser::{Answer, Browser},
};
use axum::body::Body;
use base64::{Engine as _, engine::general_purpose::STANDARD};
use bytes::Bytes;
use futures::stream;
use std::{future::Future, io};

const BEGIN: &str = server::uploads::BEGIN;
const KIND: &str = "application/offset+octet-stream";
/// Mebibyte.
const M: usize = 1024 * 1024;

async fn on_both(test: impl AsyncFn(&Forum)) {
    test(&Forum::new().await).await;
    if let Some(forum) = Forum::postgres(&[("BATT_THROTTLES", "off")]).await {
        test(&forum).await;
    }
}

fn content(size: usize) -> Vec<u8> {
    (0..size).map(|n| u8::try_from((n.wrapping_mul(7) ^ (n >> 11)) & 0xff).unwrap()).collect()
}

async fn begin(browser: &Browser, forum: &Forum, material: i64, name: &str, length: usize) -> Answer {
    let pairs = format!("material {},filename {}", STANDARD.encode(material.to_string()), STANDARD.encode(name));
    let (length, origin) = (length.to_string(), forum.config.public_url.origin());
    browser.request("POST", BEGIN, &[("origin", origin), ("upload-length", &length), ("upload-metadata", &pairs)], Body::empty()).await
}

fn add<'a>(browser: &'a Browser, forum: &'a Forum, place: &'a str, offset: usize, body: impl Into<Body>) -> impl Future<Output = Answer> + 'a {
    let (offset, body) = (offset.to_string(), body.into());
    async move {
        let headers = [("origin", forum.config.public_url.origin()), ("content-type", KIND), ("upload-offset", offset.as_str())];
        browser.request("PATCH", place, &headers, body).await
    }
}

async fn told(browser: &Browser, place: &str) -> String {
    browser.request("HEAD", place, &[], Body::empty()).await.is(200).header("upload-offset").to_owned()
}

/// Parts, then a connection that breaks.
fn broken(parts: Vec<u8>) -> Body {
    let parts: Vec<io::Result<Bytes>> = parts.chunks(50_000).map(|part| Ok(Bytes::copy_from_slice(part))).collect();
    Body::from_stream(stream::iter(parts.into_iter().chain([Err(io::Error::from(io::ErrorKind::ConnectionReset))])))
}

#[tokio::test]
async fn an_upload_goes_on_where_the_connection_broke() {
    on_both(async |forum| {
        let ada = forum.browser(Who::Ada).await;
        let file = content(9 * M + 17);
        let begun = begin(&ada, forum, 2, "../large.bin", file.len()).await.is(201);
        assert_eq!((begun.header("tus-resumable"), begun.header("cache-control")), ("1.0.0", "no-store"));
        let place = begun.location();
        assert_eq!(told(&ada, place).await, "0");
        // What came in before it broke is kept, whole bits and the rest.
        add(&ada, forum, place, 0, broken(file[..5 * M + 3].to_vec())).await.is(400);
        assert_eq!(told(&ada, place).await, (5 * M + 3).to_string());
        for wrong in [0, 5 * M, 5 * M + 4, file.len()] {
            add(&ada, forum, place, wrong, file[..10].to_vec()).await.is(409);
        }
        let more = add(&ada, forum, place, 5 * M + 3, file[5 * M + 3..6 * M].to_vec()).await.is(204);
        assert_eq!((more.header("upload-offset"), more.header("upload-length")), (&*(6 * M).to_string(), &*file.len().to_string()));
        let done = add(&ada, forum, place, 6 * M, file[6 * M..].to_vec()).await.is(204);
        assert_eq!(done.header("upload-offset"), file.len().to_string());
        assert_eq!(ada.request("HEAD", place, &[], Body::empty()).await.status, 404, "it is over");
        assert_eq!(forum.text("SELECT name AS t FROM files ORDER BY id DESC LIMIT 1").await, "large.bin");
        assert_eq!(forum.number("SELECT size AS n FROM files ORDER BY id DESC LIMIT 1").await, i64::try_from(file.len()).unwrap());
        let hash = forum.text("SELECT blob AS t FROM files ORDER BY id DESC LIMIT 1").await;
        let kept = on_disk(forum).into_iter().find(|path| path.ends_with(&hash)).unwrap();
        assert!(std::fs::read(kept).unwrap() == file, "the same bytes in the same order");
        assert!(!on_disk(forum).iter().any(|path| path.contains("incoming")), "bits are gone");
        assert_eq!(forum.number("SELECT COUNT(*) AS n FROM upload_parts").await, 0);
    })
    .await;
}

#[tokio::test]
async fn of_requests_at_once_one_goes_on() {
    on_both(async |forum| {
        let ada = forum.browser(Who::Ada).await;
        let file = content(2 * M);
        let begun = begin(&ada, forum, 2, "raced.bin", file.len()).await.is(201);
        let place = begun.location();
        let firsts = (0..6).map(|_| add(&ada, forum, place, 0, file[..M].to_vec()));
        let mut firsts: Vec<u16> = futures::future::join_all(firsts).await.into_iter().map(|answer| answer.status).collect();
        firsts.sort_unstable();
        assert_eq!(firsts, [204, 409, 409, 409, 409, 409]);
        assert_eq!(told(&ada, place).await, M.to_string());
        let lasts = (0..6).map(|_| add(&ada, forum, place, M, file[M..].to_vec()));
        let lasts: Vec<u16> = futures::future::join_all(lasts).await.into_iter().map(|answer| answer.status).collect();
        assert_eq!(lasts.iter().filter(|status| **status == 204).count(), 1, "{lasts:?}");
        assert!(lasts.iter().all(|status| [204, 404, 409].contains(status)), "{lasts:?}");
        assert_eq!(forum.number("SELECT COUNT(*) AS n FROM files WHERE name = 'raced.bin'").await, 1);
        assert!(!on_disk(forum).iter().any(|path| path.contains("incoming")), "{:?}", on_disk(forum));
    })
    .await;
}

#[tokio::test]
async fn uploads_are_one_s_own() {
    on_both(async |forum| {
        let (ada, ben) = (forum.browser(Who::Ada).await, forum.browser(Who::Ben).await);
        let begun = begin(&ada, forum, 2, "mine.txt", 5).await.is(201);
        let place = begun.location();
        for (other, status) in [(&ben, 404), (&forum.visitor(), 401), (&forum.browser(Who::Ari).await, 404)] {
            assert_eq!(other.request("HEAD", place, &[], Body::empty()).await.status, status);
            assert_eq!(add(other, forum, place, 0, "hello").await.status, status);
            let origin = [("origin", forum.config.public_url.origin())];
            assert_eq!(other.request("DELETE", place, &origin, Body::empty()).await.status, status);
        }
        begin(&ben, forum, 2, "not-mine.txt", 5).await.is(404);
        begin(&forum.visitor(), forum, 2, "x.txt", 5).await.is(401);
        begin(&forum.browser(Who::Sue).await, forum, 2, "x.txt", 5).await.is(403);
        ada.request("PATCH", place, &[("origin", "https://evil.example"), ("content-type", KIND), ("upload-offset", "0")], "hello").await.is(403);
        ada.request("HEAD", &format!("{BEGIN}/forged"), &[], Body::empty()).await.is(404);
        let origin = [("origin", forum.config.public_url.origin())];
        ada.request("DELETE", place, &origin, Body::empty()).await.is(204);
        ada.request("HEAD", place, &[], Body::empty()).await.is(404);
    })
    .await;
}

#[tokio::test]
async fn what_is_too_large_wrong_or_too_late_is_refused() {
    on_both(async |forum| {
        let ada = forum.browser(Who::Ada).await;
        begin(&ada, forum, 2, "x.bin", 50 * M + 1).await.is(413).shows("too large");
        begin(&ada, forum, 2, "x.bin", 0).await.is(422);
        begin(&ada, forum, 999, "x.bin", 5).await.is(404);
        let origin = forum.config.public_url.origin();
        ada.request("POST", BEGIN, &[("origin", origin)], Body::empty()).await.is(400);
        ada.request("POST", BEGIN, &[("origin", origin), ("upload-length", "-5"), ("upload-metadata", "material Mg==,filename eA==")], "")
            .await
            .is(400);
        let begun = begin(&ada, forum, 2, "x.csv", 5).await.is(201);
        let place = begun.location();
        add(&ada, forum, place, 0, "hello!").await.is(413);
        assert_eq!(told(&ada, place).await, "0");
        ada.request("PATCH", place, &[("origin", origin), ("content-type", "text/plain"), ("upload-offset", "0")], "hello").await.is(415);
        ada.request("PATCH", place, &[("origin", origin), ("content-type", KIND)], "hello").await.is(400);
        // A picture that is none is told in words and is over.
        let picture = begin(&ada, forum, 2, "x.png", 12).await.is(201);
        add(&ada, forum, picture.location(), 0, b"\x89PNG\r\n\x1a\nnope".to_vec()).await.is(422).shows("picture");
        ada.request("HEAD", picture.location(), &[], Body::empty()).await.is(404);
        // A day later.
        forum.run("UPDATE uploads SET created_at = created_at - 90000000", Vec::new()).await;
        ada.request("HEAD", place, &[], Body::empty()).await.is(404);
        add(&ada, forum, place, 0, "hello").await.is(404);
        let swept = domain::files::sweep(&server::world::job(&forum.world)).await.unwrap();
        assert_eq!((swept, forum.number("SELECT COUNT(*) AS n FROM uploads").await), (1, 0));
    })
    .await;
}

#[tokio::test]
async fn nobody_holds_too_many_open() {
    let forum = Forum::new().await;
    let ada = forum.browser(Who::Ada).await;
    for _ in 0..20 {
        begin(&ada, &forum, 2, "x.bin", 50 * M).await.is(201);
    }
    // 20 × 50 MB are promised; the share of a member is 1024 MB.
    begin(&ada, &forum, 2, "x.bin", 50 * M).await.is(422);
    for _ in 0..20 {
        begin(&ada, &forum, 2, "x.bin", 10).await.is(201);
    }
    begin(&ada, &forum, 2, "x.bin", 10).await.is(429);
}
