//! Files of material over HTTP: good ones, hostile ones, bit by bit, from a server that speaks S3, past a scanner.

mod clamd;
mod hostile;
mod resumed;
mod s3_links;
mod scanned;

use crate::{
    s3,
    support::{
        Forum,
        browser::{Answer, Browser, HTML},
    },
};

const KIND: &str = "multipart/form-data; boundary=edge";

/// A form with a file for the draft 2, as a browser sends it.
fn form(name: &str, file: &[u8]) -> Vec<u8> {
    let head = format!(
        "--edge\r\nContent-Disposition: form-data; name=\"material\"\r\n\r\n2\r\n\
         --edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\nContent-Type: text/html\r\n\r\n"
    );
    [head.as_bytes(), file, b"\r\n--edge--\r\n"].concat()
}

async fn send(browser: &Browser, forum: &Forum, body: Vec<u8>) -> Answer {
    let headers = [("accept", HTML), ("origin", forum.config.public_url.origin()), ("content-type", KIND)];
    browser.request("POST", server::files::UPLOAD, &headers, body).await
}

/// What lies below the folder of files, past the store.
fn on_disk(forum: &Forum) -> Vec<String> {
    fn below(folder: &std::path::Path, found: &mut Vec<String>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() { below(&path, found) } else { found.push(path.display().to_string()) }
        }
    }
    let mut found = Vec::new();
    below(&forum.config.data_dir.join("files"), &mut found);
    found
}

/// Name, type and id of the newest file.
async fn newest(forum: &Forum) -> (String, String, i64) {
    let text = forum.text("SELECT name || '|' || mime || '|' || id AS t FROM files ORDER BY id DESC LIMIT 1").await;
    let mut parts = text.rsplitn(3, '|');
    let (id, mime, name) = (parts.next().unwrap(), parts.next().unwrap(), parts.next().unwrap());
    (name.to_owned(), mime.to_owned(), id.parse().unwrap())
}
