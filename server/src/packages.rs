//! All of a version in one archive, written as it is sent: never more than a few blocks of it are in memory.

use crate::files::{disposition, insert};
use app::kit::Visit;
use async_zip::{Compression, ZipEntryBuilder, base::write::ZipFileWriter};
use axum::{
    Extension,
    body::Body,
    extract::Path,
    response::{IntoResponse, Response},
};
use bytes::Bytes;
use domain::{
    Cx, Failure,
    files::{self, FileRow},
    giving::{self, Package, Part},
};
use futures::{AsyncWriteExt, Stream, StreamExt, stream};
use http::{StatusCode, header};
use model::{FileId, MaterialId, Problem};
use std::io;
use tokio::{io::DuplexStream, task::JoinHandle};
use tokio_util::{compat::TokioAsyncWriteCompatExt, io::ReaderStream};

/// Files up to this size are deflated in memory, if that makes them smaller.
const DEFLATED_MOST: i64 = 1024 * 1024;
/// What waits between the files and the network.
const AHEAD: usize = 128 * 1024;

type Fault = Box<dyn std::error::Error + Send + Sync>;

pub async fn download(Extension(visit): Extension<Visit>, Path((id, number)): Path<(i64, i32)>) -> Response {
    match giving::package(&visit.cx, visit.locale, MaterialId(id), number).await {
        Ok(package) => send(visit.cx, package),
        Err(failure) => refused(&failure),
    }
}

fn refused(failure: &Failure) -> Response {
    if let Failure::Bug(error) = failure {
        tracing::error!(%error, "a package could not be made");
    }
    StatusCode::from_u16(failure.problem().status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR).into_response()
}

fn send(cx: Cx, package: Package) -> Response {
    let (sink, source) = tokio::io::duplex(AHEAD);
    let name = format!("{}.zip", package.name);
    let writing = tokio::spawn(async move { write(&cx, package, sink).await });
    let mut response = Body::from_stream(whole_or_broken(source, writing)).into_response();
    let headers = response.headers_mut();
    insert(headers, header::CONTENT_TYPE, "application/zip");
    insert(headers, header::CONTENT_DISPOSITION, &disposition(false, &name));
    insert(headers, header::CACHE_CONTROL, "private, no-cache");
    insert(headers, header::CONTENT_SECURITY_POLICY, "sandbox; default-src 'none'");
    response
}

/// What was written. If writing failed, the answer breaks off, so that nobody takes half an archive for a whole one.
fn whole_or_broken(source: DuplexStream, writing: JoinHandle<Result<(), Fault>>) -> impl Stream<Item = io::Result<Bytes>> {
    let end = stream::once(async move {
        match writing.await {
            Ok(Ok(())) => None,
            Ok(Err(error)) => {
                tracing::warn!(error = %error, "a package was not sent whole");
                Some(Err(io::Error::other("not whole")))
            }
            Err(panic) => Some(Err(io::Error::other(panic))),
        }
    });
    ReaderStream::new(source).chain(end.filter_map(|end| async { end }))
}

type Writer = ZipFileWriter<tokio_util::compat::Compat<DuplexStream>>;

async fn write(cx: &Cx, package: Package, sink: DuplexStream) -> Result<(), Fault> {
    // Fewer files than ZIP64 is for; some programs cannot read it.
    let mut zip = ZipFileWriter::new(sink.compat_write()).force_no_zip64();
    let folder = package.name;
    let mut left_out = Vec::new();
    for part in package.parts {
        match part {
            Part::Text { name, text } => text_entry(&mut zip, format!("{folder}/{name}"), &text).await?,
            Part::File { name, file } => {
                if !file_entry(cx, &mut zip, format!("{folder}/{name}"), &file).await? {
                    left_out.push(name);
                }
            }
        }
    }
    if !left_out.is_empty() {
        text_entry(&mut zip, format!("{folder}/NOT-INCLUDED.txt"), &format!("{}\n", left_out.join("\n"))).await?;
    }
    zip.close().await?;
    Ok(())
}

async fn text_entry(zip: &mut Writer, name: String, text: &str) -> Result<(), Fault> {
    Ok(zip.write_entry_whole(entry(name, Compression::Deflate), text.as_bytes()).await?)
}

/// Whether it is in: a file that may not be handed out just now is left out and named at the end.
async fn file_entry(cx: &Cx, zip: &mut Writer, name: String, file: &FileRow) -> Result<bool, Fault> {
    let mut content = match files::open(cx, FileId(file.id), None).await {
        Ok(opened) => opened.content.bytes,
        Err(Failure::Problem(Problem::NotFound | Problem::Forbidden)) => return Ok(false),
        Err(failure) => return Err(failure.into()),
    };
    if file.size <= DEFLATED_MOST && !is_small_already(&file.mime) {
        let mut whole = Vec::new();
        while let Some(block) = content.next().await {
            whole.extend_from_slice(&block?);
        }
        zip.write_entry_whole(entry(name, Compression::Deflate), &whole).await?;
        return Ok(true);
    }
    // As it is: async_zip 0.0.19 writes wrong sizes for what it deflates while streaming.
    let mut into = zip.write_entry_stream(entry(name, Compression::Stored)).await?;
    while let Some(block) = content.next().await {
        into.write_all(&block?).await?;
    }
    into.close().await?;
    Ok(true)
}

fn entry(name: String, how: Compression) -> ZipEntryBuilder {
    ZipEntryBuilder::new(name.into(), how).unix_permissions(0o644)
}

/// Compressed by its own format.
fn is_small_already(mime: &str) -> bool {
    let office = ["application/vnd.openxmlformats", "application/vnd.oasis", "application/zip", "application/gzip", "application/pdf"];
    ["image/", "audio/", "video/"].iter().chain(&office).any(|start| mime.starts_with(start))
}
