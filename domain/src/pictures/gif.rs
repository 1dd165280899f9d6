//! GIF (89a): only the first frame is decoded.

use super::{
    Refused,
    head::{Coding, Said},
    source::Source,
};
use bytes::Bytes;
use futures::Stream;
use std::fmt::Display;

/// Blocks before the first frame.
const MOST_BLOCKS: usize = 1_000;

pub(super) async fn look<S, E>(source: &mut Source<S>) -> Result<Said, Refused>
where
    S: Stream<Item = Result<Bytes, E>> + Unpin,
    E: Display,
{
    if ![*b"F87a", *b"F89a"].contains(&source.take::<4>().await?) {
        return Err(Refused::NotAPicture);
    }
    let side = |bytes: [u8; 2]| u32::from(u16::from_le_bytes(bytes));
    let (width, height) = (side(source.take().await?), side(source.take().await?));
    let [flags, _, _] = source.take::<3>().await?;
    if flags & 0x80 != 0 {
        source.skip(3 << ((flags & 7) + 1)).await?;
    }
    for _ in 0..MOST_BLOCKS {
        match source.byte().await? {
            0x21 => extension(source).await?,
            0x2C => {
                source.skip(4).await?;
                let frame = (side(source.take().await?), side(source.take().await?));
                let fits = frame.0 <= width && frame.1 <= height;
                // The screen, and the frame that is put on it.
                let unpacked = u64::from(width) * u64::from(height) * 8;
                return if fits { Ok(Said { coding: Coding::Gif, width, height, unpacked, packed: 0 }) } else { Err(Refused::NotAPicture) };
            }
            _ => break,
        }
    }
    Err(Refused::NotAPicture)
}

/// A label, and blocks up to an empty one.
async fn extension<S, E>(source: &mut Source<S>) -> Result<(), Refused>
where
    S: Stream<Item = Result<Bytes, E>> + Unpin,
    E: Display,
{
    source.skip(1).await?;
    loop {
        match source.byte().await? {
            0 => return Ok(()),
            length => source.skip(u64::from(length)).await?,
        }
    }
}
