use std::io::Write;

use axum::body::Bytes;
use flate2::Compression;
use flate2::write::GzEncoder;

/// `None` when it fails or does not pay.
pub(super) fn brotli(bytes: &[u8], quality: u32) -> Option<Bytes> {
    let mut out = Vec::with_capacity(bytes.len() / 3);
    let mut encoder = brotli::CompressorWriter::new(&mut out, 4096, quality, 22);
    encoder.write_all(bytes).ok()?;
    drop(encoder);
    smaller(out, bytes)
}

pub(super) fn gzip(bytes: &[u8]) -> Option<Bytes> {
    let mut encoder = GzEncoder::new(Vec::with_capacity(bytes.len() / 3), Compression::best());
    encoder.write_all(bytes).ok()?;
    smaller(encoder.finish().ok()?, bytes)
}

fn smaller(out: Vec<u8>, original: &[u8]) -> Option<Bytes> {
    (out.len() < original.len()).then(|| Bytes::from(out))
}
