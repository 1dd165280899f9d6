//! WebP (RFC 9649): chunks in a RIFF file, some of them inside of others.

use super::{
    MIB, Refused,
    head::{Coding, Said},
    png::MOST_EXIF,
    source::Source,
};
use bytes::Bytes;
use futures::Stream;
use std::{fmt::Display, ops::Range};

const ALPHA: u8 = 0x10;
const EXIF: u8 = 0x08;
const XMP: u8 = 0x04;
const ICC: u8 = 0x20;
const ANIMATED: u8 = 0x02;

/// What is known of the picture so far.
#[derive(Default)]
struct Known {
    flags: u8,
    canvas: Option<(u32, u32)>,
    /// Size and coding of the pixels that are shown.
    pixels: Option<((u32, u32), Coding)>,
    clear: bool,
}

pub(super) async fn look<S, E>(source: &mut Source<S>) -> Result<Said, Refused>
where
    S: Stream<Item = Result<Bytes, E>> + Unpin,
    E: Display,
{
    let [b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P'] = source.take::<10>().await? else { return Err(Refused::NotAPicture) };
    let mut known = Known::default();
    while known.pixels.is_none() {
        let (kind, length) = (source.take::<4>().await?, u64::from(u32::from_le_bytes(source.take().await?)));
        let end = source.at() + length.next_multiple_of(2);
        match &kind {
            b"VP8X" => extended(source, &mut known).await?,
            // A frame begins with its place and size; its chunks follow.
            b"ANMF" => {
                source.skip(16).await?;
                continue;
            }
            b"VP8 " => known.pixels = Some((lossy(source).await?, Coding::LossyWebP)),
            b"VP8L" => known.pixels = Some(lossless(source, &mut known).await?),
            _ => {}
        }
        source.skip(end.checked_sub(source.at()).ok_or(Refused::NotAPicture)?).await?;
    }
    said(&known)
}

async fn extended<S, E>(source: &mut Source<S>, known: &mut Known) -> Result<(), Refused>
where
    S: Stream<Item = Result<Bytes, E>> + Unpin,
    E: Display,
{
    let [flags, _, _, _, w1, w2, w3, h1, h2, h3] = source.take::<10>().await?;
    known.flags = flags;
    known.clear = flags & ALPHA != 0;
    known.canvas = Some((1 + u32::from_le_bytes([w1, w2, w3, 0]), 1 + u32::from_le_bytes([h1, h2, h3, 0])));
    Ok(())
}

async fn lossy<S, E>(source: &mut Source<S>) -> Result<(u32, u32), Refused>
where
    S: Stream<Item = Result<Bytes, E>> + Unpin,
    E: Display,
{
    let [_, _, _, s1, s2, s3, w1, w2, h1, h2] = source.take::<10>().await?;
    let side = |bytes: [u8; 2]| u32::from(u16::from_le_bytes(bytes) & 0x3FFF);
    if [s1, s2, s3] == [0x9D, 0x01, 0x2A] { Ok((side([w1, w2]), side([h1, h2]))) } else { Err(Refused::NotAPicture) }
}

async fn lossless<S, E>(source: &mut Source<S>, known: &mut Known) -> Result<((u32, u32), Coding), Refused>
where
    S: Stream<Item = Result<Bytes, E>> + Unpin,
    E: Display,
{
    if source.byte().await? != 0x2F {
        return Err(Refused::NotAPicture);
    }
    let head = u32::from_le_bytes(source.take().await?);
    if known.canvas.is_none() {
        known.clear = head >> 28 & 1 == 1;
    }
    Ok(((1 + (head & 0x3FFF), 1 + (head >> 14 & 0x3FFF)), Coding::LosslessWebP))
}

fn said(known: &Known) -> Result<Said, Refused> {
    let (pixels, coding) = known.pixels.ok_or(Refused::NotAPicture)?;
    let animated = known.flags & ANIMATED != 0;
    let (width, height) = known.canvas.unwrap_or(pixels);
    // A frame may be smaller than the canvas. A picture that claims to be smaller than its pixels would unfold before it is noticed.
    let fits = if animated { pixels.0 <= width && pixels.1 <= height } else { pixels == (width, height) };
    if !fits {
        return Err(Refused::NotAPicture);
    }
    // For each pixel: what is shown, beside it the most of what decoder or encoder hold, and what it is packed to.
    let shown = if known.clear { 4 } else { 3 };
    let packed = if coding == Coding::LossyWebP { 1 } else { 4 };
    let beside = match coding {
        Coding::LossyWebP if known.clear => 7,
        Coding::LossyWebP => 5,
        _ => 8,
    };
    let turned = if known.flags & EXIF != 0 { shown } else { 0 };
    let frames = if animated { 8 } else { 0 };
    let all = u64::from(width) * u64::from(height);
    Ok(Said { coding, width, height, unpacked: all * (shown + beside + turned + frames), packed: all * packed + MIB })
}

/// The parts of a file that matter. Flags of what is left out are taken back, and the size of the whole is put right.
pub(super) fn kept(file: &mut [u8]) -> Option<Vec<Range<usize>>> {
    let mut ranges = Vec::from([Range { start: 0, end: 12 }]);
    let mut at = 12;
    let mut exif = false;
    while let Some((kind, length)) = file.get(at..at + 8).and_then(|head| head.split_at_checked(4)) {
        let length = u32::from_le_bytes(length.try_into().ok()?);
        let end = (at + 8).checked_add(usize::try_from(length).ok()?.next_multiple_of(2))?.min(file.len());
        let is_exif = kind == b"EXIF" && end - at <= MOST_EXIF && !exif;
        exif |= is_exif;
        if is_exif || [b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF"].iter().any(|one| *one == kind) {
            ranges.push(at..end);
        }
        at = end;
    }
    let size = ranges.iter().map(|range| range.len()).sum::<usize>().checked_sub(8)?;
    file.get_mut(4..8)?.copy_from_slice(&u32::try_from(size).ok()?.to_le_bytes());
    if file.get(12..16)? == b"VP8X" {
        let flags = file.get_mut(20)?;
        *flags &= !(ICC | XMP | if exif { 0 } else { EXIF });
    }
    Some(ranges)
}
