use std::io::Read;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::response::Response;
use http::{Request, StatusCode};
use http_body_util::BodyExt;
use server::assets::Assets;
use server::health::ShuttingDown;
use server::shell::{self, ShellState};

use super::rig::{forum, get_request, pages, plain, send};

const JS: &str = "pkg/batt.LtL3aY0mcPBkKPZHVJVhJw.js";

fn files() -> Vec<(String, Bytes, u64)> {
    let script = "export function hello() { return 'hello'; }\n".repeat(100);
    let files: [(&str, Vec<u8>); 7] = [
        (JS, script.into_bytes()),
        ("pkg/batt.LtL3aY0mcPBkKPZHVJVhJw.wasm", b"\0asm".repeat(2000)),
        ("pkg/batt.css", b"a{}".repeat(1000)),
        ("pkg/batt.css.br", b"made at build".to_vec()),
        ("icons/logo.svg", b"<svg/>".to_vec()),
        ("fonts/inter.0a1b2c3d.woff2", vec![7; 3000]),
        ("archive.gz", vec![7; 30]),
    ];
    files.into_iter().map(|(path, bytes)| (path.to_owned(), Bytes::from(bytes), 1)).collect()
}

fn serving(assets: Arc<Assets>) -> Router {
    let ready = Arc::new(|| -> futures::future::BoxFuture<'static, _> { Box::pin(async { Ok(()) }) });
    shell::wrap(pages(), ShellState::new(&forum(), assets, ready, ShuttingDown::default()))
}

fn compressed() -> Arc<Assets> {
    let assets = Arc::new(Assets::from_files(files().into_iter()));
    assets.compress_in_background(5);
    assets
}

/// Compression goes on in the background.
async fn until_encoded(app: &Router, path: &str, encoding: &str) -> Response {
    for _ in 0..200 {
        let response = send(app, get_request(path).header("accept-encoding", encoding)).await;
        if response.headers().contains_key("content-encoding") {
            return response;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("{path} was not compressed");
}

async fn bytes(response: Response) -> Vec<u8> {
    response.into_body().collect().await.unwrap().to_bytes().to_vec()
}

#[tokio::test]
async fn hashed_files_are_kept_for_ever_and_others_for_an_hour() {
    let app = serving(compressed());
    let script = plain(send(&app, get_request(&format!("/{JS}"))).await.headers());
    assert_eq!(script["cache-control"], "public, max-age=31536000, immutable");
    assert_eq!(script["content-type"], "text/javascript; charset=utf-8");
    assert_eq!(script["x-content-type-options"], "nosniff");
    assert_eq!(script["vary"], "accept-encoding");
    let font = plain(send(&app, get_request("/fonts/inter.0a1b2c3d.woff2")).await.headers());
    assert_eq!(font["cache-control"], "public, max-age=31536000, immutable");
    let member = get_request("/icons/logo.svg").header("cookie", "__Host-sid=a");
    let icon = plain(send(&app, member).await.headers());
    assert_eq!(icon["cache-control"], "public, max-age=3600");
    assert_eq!(icon["content-type"], "image/svg+xml; charset=utf-8");
    let wasm = send(&app, get_request("/pkg/batt.LtL3aY0mcPBkKPZHVJVhJw.wasm")).await;
    assert_eq!(plain(wasm.headers())["content-type"], "application/wasm");
}

#[tokio::test]
async fn serves_brotli_and_gzip_that_unpack_to_the_file() {
    let app = serving(compressed());
    let original = files().remove(0).1;
    let path = format!("/{JS}");
    let response = until_encoded(&app, &path, "gzip, deflate, br").await;
    until_encoded(&app, &path, "br").await;
    let mut unpacked = Vec::new();
    let gzip = bytes(until_encoded(&app, &path, "gzip, br;q=0").await).await;
    flate2::read::GzDecoder::new(&gzip[..]).read_to_end(&mut unpacked).unwrap();
    assert_eq!(unpacked, original);
    let response = if plain(response.headers())["content-encoding"] == "br" { response } else { until_encoded(&app, &path, "br").await };
    assert_eq!(plain(response.headers())["content-encoding"], "br");
    let mut unpacked = Vec::new();
    let packed = bytes(response).await;
    brotli::Decompressor::new(&packed[..], 4096).read_to_end(&mut unpacked).unwrap();
    assert_eq!(unpacked, original);
    let plain_file = send(&app, get_request(&path)).await;
    assert_eq!(bytes(plain_file).await, original);
}

#[tokio::test]
async fn prefers_what_was_compressed_at_build() {
    let app = serving(Arc::new(Assets::from_files(files().into_iter())));
    let response = until_encoded(&app, "/pkg/batt.css", "br").await;
    assert_eq!(bytes(response).await, b"made at build");
    let hidden = send(&app, get_request("/pkg/batt.css.br")).await;
    assert_eq!(hidden.status(), StatusCode::NOT_FOUND);
    assert_eq!(send(&app, get_request("/archive.gz")).await.status(), StatusCode::OK);
}

#[tokio::test]
async fn known_files_are_304() {
    let app = serving(compressed());
    let path = format!("/{JS}");
    let first = until_encoded(&app, &path, "br").await;
    let tag = plain(first.headers())["etag"].clone();
    for known in [tag.clone(), format!("W/{tag}"), format!("\"x\", {tag}"), "*".to_owned()] {
        let request = get_request(&path).header("if-none-match", known).header("accept-encoding", "br");
        let again = send(&app, request).await;
        assert_eq!(again.status(), StatusCode::NOT_MODIFIED);
        assert_eq!(plain(again.headers())["etag"], tag);
        assert!(again.headers().contains_key("cache-control"));
        assert!(bytes(again).await.is_empty());
    }
    let plain_tag = plain(send(&app, get_request(&path)).await.headers())["etag"].clone();
    assert_ne!(plain_tag, tag);
    let other = send(&app, get_request(&path).header("if-none-match", "\"x\"")).await;
    assert_eq!(other.status(), StatusCode::OK);
}

#[tokio::test]
async fn head_has_a_length_and_no_body() {
    let app = serving(compressed());
    let request = Request::head("/icons/logo.svg").header("host", "forum.example");
    let response = send(&app, request).await;
    assert_eq!(plain(response.headers())["content-length"], "6");
    assert!(bytes(response).await.is_empty());
}

#[tokio::test]
async fn names_the_files_of_the_head() {
    let assets = Assets::from_files(files().into_iter());
    assert_eq!(assets.js(), Some(format!("/{JS}")));
    assert_eq!(assets.wasm().as_deref(), Some("/pkg/batt.LtL3aY0mcPBkKPZHVJVhJw.wasm"));
    assert_eq!(assets.css().as_deref(), Some("/pkg/batt.css"));
    let missing = send(&serving(Arc::new(assets)), get_request("/pkg/batt.old.js")).await;
    assert_eq!(missing.status(), StatusCode::NOT_FOUND);
    assert_eq!(Assets::from_files(std::iter::empty()).js(), None);
}

#[tokio::test]
async fn a_folder_is_read_afresh_and_not_left() {
    let outer = tempfile::tempdir().unwrap();
    let site = outer.path().join("site");
    std::fs::create_dir_all(site.join("pkg")).unwrap();
    std::fs::write(outer.path().join("secret"), "hunter2").unwrap();
    std::fs::write(site.join("pkg/batt.css"), "one").unwrap();
    let assets = Arc::new(Assets::from_folder(&site));
    let app = serving(Arc::clone(&assets));
    assert_eq!(bytes(send(&app, get_request("/pkg/batt.css")).await).await, b"one");
    assert_eq!(assets.css().as_deref(), Some("/pkg/batt.css"));
    tokio::time::sleep(Duration::from_millis(20)).await;
    std::fs::write(site.join("pkg/batt.css"), "two").unwrap();
    assert_eq!(bytes(send(&app, get_request("/pkg/batt.css")).await).await, b"two");
    std::fs::write(site.join("pkg/batt.LtL3aY0mcPBkKPZHVJVhJw.css"), "three").unwrap();
    assert_eq!(assets.css().as_deref(), Some("/pkg/batt.LtL3aY0mcPBkKPZHVJVhJw.css"));
    for path in ["/../secret", "/pkg/../../secret", "//etc/passwd", "/pkg", "/./pkg/../../secret"] {
        assert_eq!(send(&app, get_request(path)).await.status(), StatusCode::NOT_FOUND, "{path}");
    }
}
