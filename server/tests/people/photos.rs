//! Photos over HTTP: good ones, hostile ones, and the headers of what is served.

use super::support::{
    Forum, Who,
    browser::{Answer, Browser, HTML},
};
use std::time::{Duration, Instant};

const UPLOAD: &str = "/api/people/upload_photo";
const KIND: &str = "multipart/form-data; boundary=edge";

fn picture(width: u32, height: u32) -> Vec<u8> {
    let image = image::RgbImage::from_pixel(width, height, image::Rgb([200, 40, 40]));
    let mut bytes = std::io::Cursor::new(Vec::new());
    image.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    bytes.into_inner()
}

fn form(field: &str, name: &str, file: &[u8]) -> Vec<u8> {
    let head = format!("--edge\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\nContent-Type: image/png\r\n\r\n");
    [head.as_bytes(), file, b"\r\n--edge--\r\n"].concat()
}

async fn send(browser: &Browser, forum: &Forum, kind: &str, body: Vec<u8>) -> Answer {
    let headers = [("accept", HTML), ("origin", forum.config.public_url.origin()), ("content-type", kind)];
    browser.request("POST", UPLOAD, &headers, body).await
}

/// The name of Ada's photo.
async fn photo(forum: &Forum) -> String {
    forum.text("SELECT photo AS t FROM members WHERE id = 1").await
}

#[tokio::test]
async fn a_photo_is_sent_shown_and_taken_away() {
    let forum = Forum::new().await;
    let ada = forum.browser(Who::Ada).await;
    // Larger than other forms may be.
    let file = [picture(500, 300), vec![7; 1_500_000]].concat();
    send(&ada, &forum, KIND, form("photo", "../../me.png", &file)).await.leads_to("/settings/profile/photo");
    let name = photo(&forum).await;
    forum.visitor().get("/threads/1/how-do-you-test-a-cell").await.is(200).shows(&format!("/photos/{name}-64.webp")).shows("width=\"32\"");
    for (size, ending, mime) in [(64, "webp", "image/webp"), (192, "jpg", "image/jpeg"), (400, "webp", "image/webp")] {
        let answer = forum.visitor().get(&format!("/photos/{name}-{size}.{ending}")).await.is(200);
        assert_eq!(answer.header("content-type"), mime);
        assert_eq!(answer.header("cache-control"), "private, max-age=31536000, immutable");
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
        assert_eq!(answer.header("content-security-policy"), "sandbox; default-src 'none'");
        assert_eq!(answer.header("cross-origin-resource-policy"), "same-origin");
    }
    assert_eq!(ada.get(&format!("/photos/{name}-64.jpg")).await.is(200).header("cache-control"), "private, max-age=31536000, immutable");
    ada.form("people/remove_photo", &[("sure", "yes")]).await.leads_to("/settings/profile/photo?done=removed");
    forum.visitor().get(&format!("/photos/{name}-64.jpg")).await.is(404);
    forum.visitor().get("/members/ada").await.is(200).hides("/photos/");
}

#[tokio::test]
async fn hostile_files_and_forms_are_refused_and_change_nothing() {
    let forum = Forum::new().await;
    let ada = forum.browser(Who::Ada).await;
    let before = forum.state().await;
    let whole = picture(300, 300);
    for file in [
        &b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"[..],
        b"%PDF-1.7",
        b"GIF89a",
        b"<html>",
        &whole[..40],
        &picture(20, 20),
    ] {
        send(&ada, &forum, KIND, form("photo", "me.png", file)).await.is(422).shows("href=\"#photo\"");
    }
    send(&ada, &forum, KIND, form("photo", "me.png", b"")).await.is(422);
    send(&ada, &forum, KIND, form("other", "me.png", &whole)).await.is(422);
    for kind in [
        "multipart/form-data",
        "multipart/form-data; boundary=",
        "multipart/form-data; boundary=\"",
        "text/plain",
        "application/x-www-form-urlencoded",
    ] {
        let status = send(&ada, &forum, kind, form("photo", "me.png", &whole)).await.status;
        assert!((400..500).contains(&status), "{kind}: {status}");
    }
    for body in [&b""[..], b"--edge", b"--edge\r\n\r\n", b"\r\n\r\n--edge--", b"--edge\r\nContent-Disposition: form-data; name=\"photo\"\r\n\r\nhalf"]
    {
        let status = send(&ada, &forum, KIND, body.to_vec()).await.status;
        assert!((400..500).contains(&status), "{body:?}: {status}");
    }
    send(&forum.visitor(), &forum, KIND, form("photo", "me.png", &whole)).await.is(401);
    for more in [1, 100_000, 3_000_000] {
        let large = send(&ada, &forum, KIND, form("photo", "me.png", &vec![0; 6 * 1024 * 1024 + more])).await.is(413);
        large.shows("href=\"#photo\"").shows("too large").shows("6 MB").hides("Too much text");
    }
    let headers = [("accept", HTML), ("origin", "https://evil.example"), ("content-type", KIND)];
    ada.request("POST", UPLOAD, &headers, form("photo", "me.png", &whole)).await.is(403);
    assert_eq!(forum.changed_since(&before).await, [""; 0]);
    assert!(!forum.config.data_dir.join("photos").exists(), "nothing half-written");
}

#[tokio::test]
async fn a_bomb_is_refused_quickly() {
    let forum = Forum::new().await;
    let ada = forum.browser(Who::Ada).await;
    // 11,000 × 11,000 of one colour: 120 million pixels in well under a megabyte.
    let image = image::GrayImage::new(11_000, 11_000);
    let mut bytes = std::io::Cursor::new(Vec::new());
    image.write_to(&mut bytes, image::ImageFormat::Png).unwrap();
    let (file, started) = (bytes.into_inner(), Instant::now());
    send(&ada, &forum, KIND, form("photo", "me.png", &file)).await.is(422).shows("40 million");
    assert!(started.elapsed() < Duration::from_secs(2), "{:?} for {} bytes", started.elapsed(), file.len());
}
