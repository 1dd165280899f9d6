//! JPEG (ITU-T T.81): segments with their length up to the first scan.

use super::{
    MIB, Refused,
    head::{Coding, Said},
    source::Source,
};
use bytes::Bytes;
use futures::Stream;
use std::{fmt::Display, ops::Range};

/// Segments before the first scan; a profile of 16 MB takes 250.
const MOST_SEGMENTS: usize = 4_000;
/// Of the application's segments only these say something about the pixels: JFIF, orientation, colours.
const ADOBE: u8 = 0xEE;
const EXIF: u8 = 0xE1;
const JFIF: u8 = 0xE0;

/// What a frame's head says.
struct Frame {
    width: u32,
    height: u32,
    components: u64,
    /// Samples for each pixel, all components together, in sixteenths.
    sixteenths: u64,
    progressive: bool,
}

pub(super) async fn look<S, E>(source: &mut Source<S>) -> Result<Said, Refused>
where
    S: Stream<Item = Result<Bytes, E>> + Unpin,
    E: Display,
{
    let mut frame = None;
    for _ in 0..MOST_SEGMENTS {
        let marker = marker(source).await?;
        let length = u64::from(u16::from_be_bytes(source.take().await?)).checked_sub(2).ok_or(Refused::NotAPicture)?;
        let end = source.at() + length;
        match marker {
            0xC0..=0xC2 if frame.is_none() => frame = Some(read_frame(source, marker == 0xC2).await?),
            // A second frame, or one of a kind that no browser shows.
            0xC0..=0xC3 | 0xC5..=0xC7 | 0xC9..=0xCB | 0xCD..=0xCF => return Err(Refused::NotAPicture),
            0xDA => {
                let in_scan = u64::from(source.byte().await?);
                return said(&frame.ok_or(Refused::NotAPicture)?, in_scan, source.size());
            }
            _ => {}
        }
        source.skip(end.checked_sub(source.at()).ok_or(Refused::NotAPicture)?).await?;
    }
    Err(Refused::NotAPicture)
}

/// The next marker that has a length; bytes that fill are left out.
async fn marker<S, E>(source: &mut Source<S>) -> Result<u8, Refused>
where
    S: Stream<Item = Result<Bytes, E>> + Unpin,
    E: Display,
{
    while source.byte().await? != 0xFF {}
    loop {
        match source.byte().await? {
            0xFF => {}
            0x00 | 0x01 | 0xD0..=0xD9 => while source.byte().await? != 0xFF {},
            marker => return Ok(marker),
        }
    }
}

async fn read_frame<S, E>(source: &mut Source<S>, progressive: bool) -> Result<Frame, Refused>
where
    S: Stream<Item = Result<Bytes, E>> + Unpin,
    E: Display,
{
    let [_, h1, h2, w1, w2, components] = source.take::<6>().await?;
    let (mut samples, mut widest, mut highest) = (0, 1, 1);
    for _ in 0..components.min(4) {
        let [_, factors, _] = source.take::<3>().await?;
        let (across, down) = (u64::from(factors >> 4), u64::from(factors & 15));
        samples += across * down;
        (widest, highest) = (across.max(widest), down.max(highest));
    }
    let (width, height) = (u32::from(u16::from_be_bytes([w1, w2])), u32::from(u16::from_be_bytes([h1, h2])));
    Ok(Frame { width, height, components: u64::from(components), sixteenths: (16 * samples).div_ceil(widest * highest), progressive })
}

fn said(frame: &Frame, in_scan: u64, size: u64) -> Result<Said, Refused> {
    let Frame { width, height, components, .. } = *frame;
    if !matches!(components, 1 | 3 | 4) {
        return Err(Refused::NotAPicture);
    }
    // Blocks reach over the edges.
    let padded = u64::from(width.next_multiple_of(32)) * u64::from(height.next_multiple_of(32));
    // Where the first scan has not all of it, coefficients of two bytes wait for the others.
    let whole = !frame.progressive && in_scan == components;
    let waiting = if whole { 0 } else { 2 * padded * frame.sixteenths / 16 };
    let shown = if components == 1 { 1 } else { 3 };
    let pixels = u64::from(width) * u64::from(height);
    // A byte for each pixel is much for a photo.
    let packed = (5 * size + 4 * MIB).min(pixels + MIB);
    Ok(Said { coding: Coding::Jpeg, width, height, unpacked: pixels * shown + waiting, packed })
}

/// The parts of a file that matter: all from the first scan on, and what is needed before it.
pub(super) fn kept(file: &[u8]) -> Option<Vec<Range<usize>>> {
    let mut ranges = Vec::from([Range { start: 0, end: 2 }]);
    let mut at = 2;
    for _ in 0..MOST_SEGMENTS {
        // Decoders pass over what stands between segments.
        while *file.get(at)? != 0xFF || *file.get(at + 1)? == 0xFF {
            at += 1;
        }
        let [0xFF, marker, high, low] = *file.get(at..at + 4)? else { return None };
        if marker == 0xDA {
            ranges.push(at..file.len());
            return Some(ranges);
        }
        let end = at + 2 + usize::from(u16::from_be_bytes([high, low]));
        let content = file.get(at + 4..end)?;
        let told = match marker {
            JFIF | ADOBE => true,
            EXIF => content.starts_with(b"Exif\0\0"),
            0xE2..=0xEF | 0xFE => false,
            _ => true,
        };
        if told {
            ranges.push(at..end);
        }
        at = end;
    }
    None
}
