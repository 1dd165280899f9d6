//! Files on a server that speaks S3: what is only downloaded is handed out by links that it checks, for a minute.

use super::{form, newest, s3, send};
use crate::support::{Forum, Who};
use s3::S3;
use std::time::{Duration, Instant};

async fn on_s3(server: &S3, more: &[(&str, &str)]) -> Forum {
    let endpoint = server.endpoint();
    let env = [
        ("BATT_THROTTLES", "off"),
        ("BATT_FILES", "s3://batt-files"),
        ("BATT_FILES_ENDPOINT", endpoint.as_str()),
        ("BATT_FILES_KEY", s3::KEY),
        ("BATT_FILES_SECRET", s3::SECRET),
    ];
    let env: Vec<(&str, &str)> = env.into_iter().chain(more.iter().copied()).collect();
    Forum::with(&env).await
}

async fn fetch(url: &str) -> (u16, Vec<u8>) {
    let answer = reqwest::Client::builder().no_proxy().build().unwrap().get(url).send().await.unwrap();
    (answer.status().as_u16(), answer.bytes().await.unwrap().to_vec())
}

#[tokio::test]
async fn links_are_checked_described_and_short() {
    let folder = tempfile::tempdir().unwrap();
    let server = S3::start(folder.path());
    let forum = on_s3(&server, &[]).await;
    let ada = forum.browser(Who::Ada).await;
    let zip = [b"PK\x03\x04".to_vec(), vec![7; 9_000_000]].concat();
    send(&ada, &forum, form("työ.zip", &zip)).await.leads_to("/library/2/edit");
    let (_, _, id) = newest(&forum).await;
    let hash = forum.text("SELECT blob AS t FROM files ORDER BY id DESC LIMIT 1").await;
    assert!(server.objects().contains(&format!("{}/{hash}", &hash[..2])), "{:?}", server.objects());
    let place = format!("/files/{id}/x.zip");
    for other in [forum.visitor(), forum.browser(Who::Ben).await] {
        other.get(&place).await.is(404);
    }
    let answer = ada.get(&place).await.is(302);
    assert_eq!(answer.header("cache-control"), "no-store");
    let url = answer.location().to_owned();
    assert!(url.starts_with(&server.endpoint()) && url.contains("X-Amz-Expires=60&"), "{url}");
    assert!(url.contains("response-content-type=application%2Fzip"), "{url}");
    assert!(url.contains("response-content-disposition=attachment%3B%20filename%2A%3DUTF-8%27%27ty%25C3%25B6.zip"), "{url}");
    assert!(!url.contains(s3::SECRET));
    let (status, content) = fetch(&url).await;
    assert!(status == 200 && content == zip, "{status}");
    // The signature covers what it is called and what it is.
    for (from, to) in [("attachment", "inline"), ("application%2Fzip", "text%2Fhtml"), ("X-Amz-Expires=60", "X-Amz-Expires=600")] {
        assert_eq!(fetch(&url.replace(from, to)).await.0, 403, "{to}");
    }
    assert_eq!(fetch(url.split('?').next().unwrap()).await.0, 403, "nothing there is public");
}

#[tokio::test]
async fn what_pages_show_comes_through_the_forum() {
    let folder = tempfile::tempdir().unwrap();
    let server = S3::start(folder.path());
    let forum = on_s3(&server, &[]).await;
    let ada = forum.browser(Who::Ada).await;
    let film = [b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom".to_vec(), vec![5; 5_000]].concat();
    send(&ada, &forum, form("a.mp4", &film)).await.leads_to("/library/2/edit");
    let (_, mime, id) = newest(&forum).await;
    assert_eq!(mime, "video/mp4");
    let whole = ada.get(&format!("/files/{id}/a.mp4")).await.is(200);
    assert_eq!(whole.header("content-length"), film.len().to_string());
    let part = ada.request("GET", &format!("/files/{id}/a.mp4"), &[("range", "bytes=4-7")], "").await.is(206);
    assert_eq!((part.text.as_str(), part.header("content-range")), ("ftyp", &*format!("bytes 4-7/{}", film.len())));
    // Where browsers cannot reach the service, everything comes through.
    let forum = on_s3(&server, &[("BATT_FILES_LINKS", "off")]).await;
    let ada = forum.browser(Who::Ada).await;
    send(&ada, &forum, form("a.zip", b"PK\x03\x04 and more")).await.leads_to("/library/2/edit");
    let (_, _, id) = newest(&forum).await;
    ada.get(&format!("/files/{id}/a.zip")).await.is(200).shows("and more");
}

#[tokio::test]
async fn storage_that_is_away_is_told_and_pages_go_on() {
    let folder = tempfile::tempdir().unwrap();
    let mut server = S3::start(folder.path());
    let forum = on_s3(&server, &[]).await;
    let ada = forum.browser(Who::Ada).await;
    send(&ada, &forum, form("a.csv", b"a,b\n")).await.leads_to("/library/2/edit");
    let (_, _, id) = newest(&forum).await;
    send(&ada, &forum, form("a.vtt", b"WEBVTT\n\n")).await.leads_to("/library/2/edit");
    let (_, _, captions) = newest(&forum).await;
    let before = forum.state().await;
    server.stop();
    let answer = ada.get(&format!("/files/{captions}/a.vtt")).await.is(503);
    assert_eq!(answer.header("retry-after"), "5");
    // A link needs nothing but the key; that the service is away its visitor sees there.
    ada.get(&format!("/files/{id}/a.csv")).await.is(302);
    let answer = send(&ada, &forum, form("b.csv", b"c,d\n")).await.is(503);
    assert_eq!(answer.header("retry-after"), "5");
    for page in ["/library/1", "/library/2/edit", "/library", "/threads"] {
        let status = ada.open(page).await.status;
        assert_eq!(status, 200, "{page}");
    }
    assert_eq!(forum.changed_since(&before).await, [""; 0]);
}

#[tokio::test]
async fn storage_that_never_answers_holds_nobody_up_for_long() {
    let folder = tempfile::tempdir().unwrap();
    let mut server = S3::start(folder.path());
    let forum = on_s3(&server, &[]).await;
    let (ada, ben) = (forum.browser(Who::Ada).await, forum.browser(Who::Ben).await);
    send(&ada, &forum, form("a.vtt", b"WEBVTT\n\n")).await.leads_to("/library/2/edit");
    let (_, _, id) = newest(&forum).await;
    server.stop();
    // Connections are taken by the system, and that is all.
    let _deaf = std::net::TcpListener::bind(("127.0.0.1", server.port)).unwrap();
    let started = Instant::now();
    let place = format!("/files/{id}/a.vtt");
    let (file, upload, writing) = tokio::join!(ada.get(&place), send(&ada, &forum, form("b.csv", b"c,d\n")), async {
        tokio::time::sleep(Duration::from_millis(500)).await;
        let started = Instant::now();
        let answer = ben.form("discussion/post_reply", &[("thread", "2"), ("body", "While it hangs"), ("key", "hang")]).await;
        (answer.status, started.elapsed())
    });
    assert_eq!((file.status, upload.status, writing.0), (503, 503, 303));
    assert!(started.elapsed() < Duration::from_secs(40), "{:?}", started.elapsed());
    assert!(writing.1 < Duration::from_secs(5), "{:?}", writing.1);
}
