//! PNG (<https://www.w3.org/TR/png-3/>): chunks with their length, one of which is the head.

use super::{
    MIB, Refused,
    head::{Coding, Said},
    source::Source,
};
use bytes::Bytes;
use futures::Stream;
use std::{fmt::Display, ops::Range};

/// What it takes to show the picture, and how it was held.
const KEPT: [&[u8; 4]; 6] = [b"IHDR", b"PLTE", b"tRNS", b"eXIf", b"IDAT", b"IEND"];
/// A file of 20 MB has a few thousand.
const MOST_CHUNKS: usize = 100_000;
/// Orientation is among the first of some hundred bytes.
pub(super) const MOST_EXIF: usize = 64 * 1024;

pub(super) async fn look<S, E>(source: &mut Source<S>) -> Result<Said, Refused>
where
    S: Stream<Item = Result<Bytes, E>> + Unpin,
    E: Display,
{
    if source.take::<6>().await? != *b"NG\r\n\x1a\n" || source.take::<8>().await? != *b"\0\0\0\x0dIHDR" {
        return Err(Refused::NotAPicture);
    }
    let (width, height) = (u32::from_be_bytes(source.take().await?), u32::from_be_bytes(source.take().await?));
    let [depth, colour, _, _, _] = source.take::<5>().await?;
    source.skip(4).await?;
    let (mut clear, mut turned) = (false, false);
    loop {
        let (length, kind) = (u32::from_be_bytes(source.take().await?), source.take::<4>().await?);
        match &kind {
            b"IDAT" => break,
            b"IEND" => return Err(Refused::NotAPicture),
            b"tRNS" => clear = true,
            b"eXIf" => turned = true,
            _ => {}
        }
        source.skip(u64::from(length) + 4).await?;
    }
    let channels = match colour {
        0 => 1,
        2 | 3 => 3,
        4 => 2,
        6 => 4,
        _ => return Err(Refused::NotAPicture),
    } + u64::from(clear);
    // Turned, it is there twice.
    let each = channels * if depth == 16 { 2 } else { 1 } * if turned { 2 } else { 1 };
    let bytes = (u64::from(width) * u64::from(height)).saturating_mul(each);
    // Others may have packed it much better. It is there twice: once while it grows, and as a whole.
    let packed = (6 * source.size() + 2 * MIB).min(bytes.saturating_add(MIB));
    Ok(Said { coding: Coding::Png, width, height, unpacked: bytes.saturating_add(packed), packed })
}

/// The parts of a file that matter.
pub(super) fn kept(file: &[u8]) -> Option<Vec<Range<usize>>> {
    let mut ranges = Vec::from([Range { start: 0, end: 8 }]);
    let mut at = 8;
    for _ in 0..MOST_CHUNKS {
        let length = usize::try_from(u32::from_be_bytes(file.get(at..at + 4)?.try_into().ok()?)).ok()?;
        let kind: &[u8; 4] = file.get(at + 4..at + 8)?.try_into().ok()?;
        let end = (at + 12).checked_add(length)?.min(file.len());
        if KEPT.contains(&kind) && (kind != b"eXIf" || length <= MOST_EXIF) {
            ranges.push(at..end);
        }
        if kind == b"IEND" || end == file.len() {
            return Some(ranges);
        }
        at = end;
    }
    None
}
