use super::{Coding, Head, Refused, budget, jpeg, png, webp};
use image::{DynamicImage, GenericImageView, ImageBuffer, ImageDecoder, ImageReader, Limits, Pixel, metadata::Orientation};
use std::{io::Cursor, ops::Range};

/// Unpacks a picture whose head was looked at, and for which there is room; says how it was held.
pub(crate) fn decode(mut file: Vec<u8>, head: &Head) -> Result<(DynamicImage, Orientation), Refused> {
    strip(&mut file, head.coding)?;
    let broken = |_| Refused::NotAPicture;
    let mut reader = ImageReader::with_format(Cursor::new(file.as_slice()), head.coding.format());
    let mut limits = Limits::default();
    limits.max_alloc = Some(budget::ALL);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(broken)?;
    // Whoever reads a file in a way of its own would unpack something else.
    if decoder.dimensions() != (head.width, head.height) {
        return Err(Refused::NotAPicture);
    }
    let orientation = decoder.orientation().map_err(broken)?;
    let image = DynamicImage::from_decoder(decoder).map_err(broken)?;
    Ok((image, orientation))
}

/// Leaves only what pixels need. Profiles, texts and further frames could unfold, and would be thrown away afterwards.
fn strip(file: &mut Vec<u8>, coding: Coding) -> Result<(), Refused> {
    let kept = match coding {
        Coding::Png => png::kept(file),
        Coding::Jpeg => jpeg::kept(file),
        Coding::LossyWebP | Coding::LosslessWebP => webp::kept(file),
        Coding::Gif => return Ok(()),
    };
    keep(file, kept.ok_or(Refused::NotAPicture)?);
    Ok(())
}

/// Moves these parts together.
fn keep(file: &mut Vec<u8>, ranges: Vec<Range<usize>>) {
    let mut end = 0;
    for range in ranges {
        let length = range.len();
        file.copy_within(range, end);
        end += length;
    }
    file.truncate(end);
}

/// A picture as it was held, without another copy of it.
struct Upright<'a, P: Pixel<Subpixel = u8>> {
    image: &'a ImageBuffer<P, Vec<u8>>,
    orientation: Orientation,
}

/// See [`Upright`].
pub(crate) fn upright<P: Pixel<Subpixel = u8>>(image: &ImageBuffer<P, Vec<u8>>, orientation: Orientation) -> impl GenericImageView<Pixel = P> {
    Upright { image, orientation }
}

impl<P: Pixel<Subpixel = u8>> GenericImageView for Upright<'_, P> {
    type Pixel = P;

    fn dimensions(&self) -> (u32, u32) {
        let (width, height) = self.image.dimensions();
        match self.orientation {
            Orientation::Rotate90 | Orientation::Rotate270 | Orientation::Rotate90FlipH | Orientation::Rotate270FlipH => (height, width),
            _ => (width, height),
        }
    }

    fn get_pixel(&self, x: u32, y: u32) -> P {
        let (width, height) = self.image.dimensions();
        let (right, bottom) = (|at: u32| width.saturating_sub(1 + at), |at: u32| height.saturating_sub(1 + at));
        let (x, y) = match self.orientation {
            Orientation::NoTransforms => (x, y),
            Orientation::Rotate90 => (y, bottom(x)),
            Orientation::Rotate180 => (right(x), bottom(y)),
            Orientation::Rotate270 => (right(y), x),
            Orientation::FlipHorizontal => (right(x), y),
            Orientation::FlipVertical => (x, bottom(y)),
            Orientation::Rotate90FlipH => (y, x),
            Orientation::Rotate270FlipH => (right(y), bottom(x)),
        };
        *self.image.get_pixel(x, y)
    }
}
