//! Bombs, files that are two things at once, and names that are more than names.

use super::{KIND, form, newest, on_disk, send};
use crate::support::{Forum, Who, browser::HTML};
use axum::body::Body;
use bytes::Bytes;
use futures::{StreamExt, stream};
use std::{
    convert::Infallible,
    time::{Duration, Instant},
};

fn chunk(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let mut crc = flate2::Crc::new();
    crc.update(kind);
    crc.update(data);
    [&u32::try_from(data.len()).unwrap().to_be_bytes(), kind.as_slice(), data, &crc.sum().to_be_bytes()].concat()
}

/// The head of a PNG that says how large it is, and next to nothing after it.
fn png(width: u32, height: u32) -> Vec<u8> {
    let head = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 0, 0, 0, 0]].concat();
    [b"\x89PNG\r\n\x1a\n".to_vec(), chunk(b"IHDR", &head), chunk(b"IDAT", b"\x78\x9c\x03\0\0\0\0\x01"), chunk(b"IEND", b"")].concat()
}

/// Likewise, a JPEG whose frame (SOF0) has one component.
fn jpeg(width: u16, height: u16) -> Vec<u8> {
    let [h, w] = [height.to_be_bytes(), width.to_be_bytes()];
    [
        b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01\0\0\x01\0\x01\0\0".as_slice(),
        b"\xff\xc0\0\x0b\x08",
        &h,
        &w,
        b"\x01\x01\x11\0",
        b"\xff\xda\0\x08\x01\x01\0\0\x3f\0",
        b"\xff\xd9",
    ]
    .concat()
}

/// Likewise, a lossless WebP, whose sides take 14 bits each.
fn webp(width: u32, height: u32) -> Vec<u8> {
    let data = [&[0x2f][..], &((width - 1) | (height - 1) << 14).to_le_bytes(), &[0; 7]].concat();
    let size = |n: usize| u32::try_from(n).unwrap().to_le_bytes();
    [b"RIFF".as_slice(), &size(data.len() + 12), b"WEBPVP8L", &size(data.len()), &data].concat()
}

#[tokio::test]
async fn pictures_that_unfold_are_refused_quickly_and_leave_nothing() {
    let forum = Forum::new().await;
    let ada = forum.browser(Who::Ada).await;
    let (before, disk) = (forum.state().await, on_disk(&forum));
    for (name, file) in [("a.png", png(60_000, 60_000)), ("a.jpg", jpeg(65_000, 65_000)), ("a.webp", webp(16_384, 16_384))] {
        let started = Instant::now();
        let answer = send(&ada, &forum, form(name, &file)).await.is(422);
        // A WebP is refused even before its size is known: what it says after its head cannot be.
        assert!(answer.text.contains("40 million") || name == "a.webp" && answer.text.contains("as a picture"), "{name}: {}", answer.text);
        assert!(started.elapsed() < Duration::from_secs(2), "{name}: {:?}", started.elapsed());
    }
    // Small sides, and pixels that are not what they should be; a packed stream that goes on and on.
    let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    std::io::Write::write_all(&mut packed, &vec![0; 40_000_000]).unwrap();
    let head = chunk(b"IHDR", &[&100_u32.to_be_bytes()[..], &100_u32.to_be_bytes(), &[8, 2, 0, 0, 0]].concat());
    let text = chunk(b"zTXt", &[b"Comment\0\0".to_vec(), packed.finish().unwrap()].concat());
    let long = [b"\x89PNG\r\n\x1a\n".to_vec(), head, text, chunk(b"IDAT", b"nothing"), chunk(b"IEND", b"")].concat();
    for file in [png(100, 100), jpeg(100, 100), webp(100, 100), long] {
        let started = Instant::now();
        assert_eq!(send(&ada, &forum, form("a.png", &file)).await.status, 422);
        assert!(started.elapsed() < Duration::from_secs(5), "{:?}", started.elapsed());
    }
    assert_eq!((forum.changed_since(&before).await, on_disk(&forum)), (Vec::new(), disk));
}

/// What is two things at once is handed out as what its first bytes say, sandboxed; what could run is only ever downloaded.
#[tokio::test]
async fn files_that_are_two_things_are_handed_out_as_one() {
    let forum = Forum::new().await;
    let ada = forum.browser(Who::Ada).await;
    let script = "<script>alert(1)</script>";
    let pdf = [b"%PDF-1.7\n".as_slice(), b"<html>", script.as_bytes()].concat();
    let gif = [b"GIF89a/*".as_slice(), &[0; 40], b"*/=1;alert(1)//"].concat();
    let zip_behind = [b"PK\x03\x04".as_slice(), &[0; 60], script.as_bytes()].concat();
    let svg = format!("<?xml version=\"1.0\"?><svg xmlns='http://www.w3.org/2000/svg'>{script}</svg>").into_bytes();
    let html = format!("<!DOCTYPE html>{script}").into_bytes();
    let cases: [(&str, &[u8], &str, &str); 9] = [
        ("a.html", &pdf, "application/pdf", "inline"),
        ("a.js", &gif, "image/gif", "attachment"),
        ("a.pdf", &zip_behind, "application/zip", "attachment"),
        ("a.svg", &svg, "application/octet-stream", "attachment"),
        ("a.png", &svg, "application/octet-stream", "attachment"),
        ("b.html", &html, "application/octet-stream", "attachment"),
        ("a.txt", &html, "application/octet-stream", "attachment"),
        ("b.pdf", b"MZ\x90\0\x03", "application/vnd.microsoft.portable-executable", "attachment"),
        ("a.xhtml", script.as_bytes(), "application/octet-stream", "attachment"),
    ];
    for (name, file, mime, how) in cases {
        send(&ada, &forum, form(name, file)).await.leads_to("/library/2/edit");
        let (_, noted, id) = newest(&forum).await;
        assert_eq!(noted, mime, "{name}");
        let answer = ada.get(&format!("/files/{id}/{name}")).await.is(200);
        assert_eq!(answer.header("content-type"), mime, "{name}");
        assert!(answer.header("content-disposition").starts_with(how), "{name}: {}", answer.header("content-disposition"));
        assert_eq!(answer.header("content-security-policy"), "sandbox; default-src 'none'");
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
        assert_eq!(answer.header("cross-origin-resource-policy"), "same-origin");
        assert_eq!(answer.header("cache-control"), "no-store", "a draft is kept by nobody");
    }
}

/// A picture with another file behind its end keeps only its pixels.
#[tokio::test]
async fn what_hides_behind_a_picture_is_gone() {
    let forum = Forum::new().await;
    let ada = forum.browser(Who::Ada).await;
    let image = image::RgbImage::from_pixel(30, 20, image::Rgb([1, 2, 3]));
    let mut bytes = std::io::Cursor::new(Vec::new());
    image.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    let file = [bytes.into_inner(), b"PK\x03\x04<script>hidden</script>".to_vec()].concat();
    send(&ada, &forum, form("a.png", &file)).await.leads_to("/library/2/edit");
    let (_, mime, id) = newest(&forum).await;
    let answer = ada.get(&format!("/files/{id}/a.png")).await.is(200);
    assert_eq!(mime, "image/png");
    assert!(!answer.text.contains("hidden") && answer.header("content-disposition").starts_with("inline"));
}

#[tokio::test]
async fn names_are_only_names() {
    let forum = Forum::new().await;
    let ada = forum.browser(Who::Ada).await;
    let long = format!("{}.csv", "ä".repeat(300));
    for (sent, kept) in [
        ("../../../etc/cron.d/x.csv", "x.csv".to_owned()),
        ("..\\..\\windows\\x.csv", "x.csv".to_owned()),
        ("\u{202e}vsc.exe", "vsc.exe".to_owned()),
        ("<img src=x onerror=alert(1)>.csv", "<img src=x onerror=alert(1)>.csv".to_owned()),
        ("..", "file".to_owned()),
        (&long, format!("{}.csv", "ä".repeat(100))),
    ] {
        send(&ada, &forum, form(sent, format!("{sent:?}").as_bytes())).await.leads_to("/library/2/edit");
        let (name, _, id) = newest(&forum).await;
        assert_eq!(name, kept, "{sent:?}");
        let answer = ada.get(&format!("/files/{id}/whatever")).await.is(200);
        let header = answer.header("content-disposition");
        assert!(header.is_ascii() && !header.contains(['<', '"', '\\', '/']), "{header}");
        forum.run("DELETE FROM draft_files WHERE file_id = $1", vec![id.into()]).await;
    }
    assert!(on_disk(&forum).iter().all(|path| path.starts_with(&forum.config.data_dir.join("files").display().to_string())));
    let page = ada.get("/library/2/edit").await.is(200);
    assert!(!page.text.contains("<img src=x"));
}

#[tokio::test]
async fn broken_forms_leave_nothing() {
    let forum = Forum::new().await;
    let (ada, ben, sue) = (forum.browser(Who::Ada).await, forum.browser(Who::Ben).await, forum.browser(Who::Sue).await);
    let (before, disk) = (forum.state().await, on_disk(&forum));
    let whole = form("a.csv", &vec![b'a'; 200_000]);
    // Cut off in the middle of the file, and before its end is told.
    for most in [whole.len() / 2, whole.len() - 12] {
        send(&ada, &forum, whole[..most].to_vec()).await.is(400);
    }
    send(&ben, &forum, whole.clone()).await.is(404);
    send(&forum.visitor(), &forum, whole.clone()).await.is(401);
    send(&sue, &forum, whole).await.is(403);
    send(&ada, &forum, form("a\u{0}b.csv", b"a,b\n")).await.is(400);
    send(&ada, &forum, form("", b"")).await.is(422);
    send(&ada, &forum, form("a.csv", b"")).await.is(422);
    send(&ada, &forum, b"--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\nfirst\r\n--edge--\r\n".to_vec())
        .await
        .is(400);
    assert_eq!((forum.changed_since(&before).await, on_disk(&forum)), (Vec::new(), disk));
}

#[tokio::test]
async fn a_file_has_as_many_bytes_as_the_configuration_says() {
    let forum = Forum::with(&[("BATT_THROTTLES", "off"), ("BATT_FILE_MEGABYTES", "1")]).await;
    let ada = forum.browser(Who::Ada).await;
    let answer = send(&ada, &forum, form("a.bin", &vec![1; 1_048_577])).await;
    assert_eq!(answer.status, 413, "one byte more than a file may have");
    send(&ada, &forum, form("a.bin", &vec![1; 1_048_576])).await.leads_to("/library/2/edit");
}

#[tokio::test]
async fn a_file_too_large_is_said_to_be_so_beside_its_field() {
    let forum = Forum::with(&[("BATT_THROTTLES", "off"), ("BATT_FILE_MEGABYTES", "1")]).await;
    let ada = forum.browser(Who::Ada).await;
    let disk = on_disk(&forum);
    // One file over its limit, and a form over the limit of four.
    for size in [1_100_000, 9_000_000] {
        let parts: Vec<_> = form("a.bin", &vec![7; size]).chunks(16 * 1024).map(|part| Ok::<_, Infallible>(Bytes::copy_from_slice(part))).collect();
        // As a network brings them, bit by bit.
        let coming = stream::iter(parts).then(|part| async move {
            tokio::task::yield_now().await;
            part
        });
        let headers = [("accept", HTML), ("origin", forum.config.public_url.origin()), ("content-type", KIND)];
        let answer = ada.request("POST", server::files::UPLOAD, &headers, Body::from_stream(coming)).await.is(413);
        answer.shows("href=\"#file\"").shows("too large").shows("1 MB").shows("A draft of mine");
    }
    assert_eq!(on_disk(&forum), disk);
}
