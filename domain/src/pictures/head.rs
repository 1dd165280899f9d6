use super::{MIB, MOST_PIXELS, budget, gif, jpeg, png, source::Source, webp};
use crate::failure::Failure;
use bytes::Bytes;
use futures::Stream;
use image::ImageFormat;
use model::{Field, Problem, Wrong};

/// Why a picture is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// No picture of a kind that is taken, or a broken one.
    NotAPicture,
    TooSmall {
        /// Pixels of each side.
        least: u32,
    },
    TooLarge {
        /// Millions of pixels that a picture of its kind may have.
        most: u32,
    },
    /// The storage does not answer.
    Away,
}

impl Refused {
    /// As the person is told, at the field with the file.
    pub(crate) fn told(self, field: Field) -> Failure {
        let wrong = match self {
            Self::NotAPicture => Wrong::NotAPicture,
            Self::TooSmall { least } => Wrong::PictureTooSmall { least },
            Self::TooLarge { most } => Wrong::PictureTooLarge { most },
            Self::Away => return Problem::Busy.into(),
        };
        Problem::field(field, wrong).into()
    }
}

/// What the pixels are packed with, as far as it decides what the picture is packed with again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Coding {
    Jpeg,
    Png,
    LossyWebP,
    LosslessWebP,
    Gif,
}

impl Coding {
    pub fn format(self) -> ImageFormat {
        match self {
            Self::Jpeg => ImageFormat::Jpeg,
            Self::Png => ImageFormat::Png,
            Self::LossyWebP | Self::LosslessWebP => ImageFormat::WebP,
            Self::Gif => ImageFormat::Gif,
        }
    }
}

/// What is known of a picture before anything of it is unpacked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Head {
    pub coding: Coding,
    pub width: u32,
    pub height: u32,
    /// Bytes that it may have when it is packed again.
    pub packed: u64,
    /// Bytes that it takes to unpack it and pack it again, the file among them.
    pub cost: u64,
}

/// What a head says, of any kind.
pub(super) struct Said {
    pub coding: Coding,
    pub width: u32,
    pub height: u32,
    /// Bytes that pixels take, with all copies of them that are there at the same time.
    pub unpacked: u64,
    /// Bytes that the picture may have when it is packed again.
    pub packed: u64,
}

/// Reads the head of a file of this size, by its first bytes, whatever it is called.
pub(crate) async fn look<E: std::fmt::Display>(stream: impl Stream<Item = Result<Bytes, E>> + Unpin, size: u64) -> Result<Head, Refused> {
    let mut source = Source::new(stream, size);
    let said = match source.take::<2>().await? {
        [0x89, b'P'] => png::look(&mut source).await?,
        [0xFF, 0xD8] => jpeg::look(&mut source).await?,
        [b'R', b'I'] => webp::look(&mut source).await?,
        [b'G', b'I'] => gif::look(&mut source).await?,
        _ => return Err(Refused::NotAPicture),
    };
    judge(said, size)
}

fn judge(said: Said, size: u64) -> Result<Head, Refused> {
    let Said { coding, width, height, unpacked, packed } = said;
    let pixels = u64::from(width) * u64::from(height);
    if pixels == 0 {
        return Err(Refused::NotAPicture);
    }
    if pixels > MOST_PIXELS {
        return Err(Refused::TooLarge { most: millions(MOST_PIXELS) });
    }
    // The file is there twice while a decoder reads it, and gone when the picture is packed again. However small, it takes some tables.
    let cost = unpacked + (2 * size).max(packed) + MIB;
    if cost > budget::ALL {
        return Err(Refused::TooLarge { most: millions(pixels.saturating_mul(budget::ALL) / cost).max(1) });
    }
    Ok(Head { coding, width, height, packed, cost })
}

fn millions(pixels: u64) -> u32 {
    u32::try_from(pixels / 1_000_000).unwrap_or(u32::MAX)
}

#[cfg(test)]
pub(crate) fn look_at(file: &[u8]) -> Result<Head, Refused> {
    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("runtime");
    let parts = file.chunks(7).map(|part| Ok::<_, std::io::Error>(Bytes::copy_from_slice(part))).collect::<Vec<_>>();
    runtime.block_on(look(futures::stream::iter(parts), file.len() as u64))
}
