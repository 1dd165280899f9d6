//! Pictures are made anew: nothing of the file but its pixels stays, no place, no camera, no second file hidden behind them.

use crate::pictures::{Coding, Head, Parts, Refused, decode, upright};
use bytes::Bytes;
use image::{
    DynamicImage, GenericImageView, ImageBuffer, Pixel, PixelWithColorType,
    codecs::{
        jpeg::JpegEncoder,
        png::{CompressionType, FilterType, PngEncoder},
        webp::WebPEncoder,
    },
    metadata::Orientation,
};

/// The first is as good as what came in looks; the others are for noise, which hardly packs at all.
const QUALITIES: [u8; 3] = [88, 70, 50];

/// Whether files of this type are made anew.
pub(super) fn is_picture(mime: &str) -> bool {
    matches!(mime, "image/jpeg" | "image/png" | "image/webp")
}

/// The same picture, upright, in the same format, with no side longer than `most_side` pixels, as parts of a file. There is room for it: see
/// [`crate::pictures`].
pub(super) fn remake(file: Vec<u8>, head: &Head, most_side: Option<u32>) -> Result<Vec<Bytes>, Refused> {
    let (mut image, mut orientation) = decode(file, head)?;
    if let Some(most) = most_side.filter(|most| image.width().max(image.height()) > *most) {
        image = image.thumbnail(most, most);
    }
    if head.coding != Coding::Jpeg {
        image.apply_orientation(orientation);
        orientation = Orientation::NoTransforms;
    }
    match head.coding {
        Coding::Jpeg => jpeg(image, orientation, head),
        Coding::Png => png(&image, head),
        Coding::LossyWebP => lossy_webp(image),
        Coding::LosslessWebP => packed(head, |parts| image.write_with_encoder(WebPEncoder::new_lossless(parts))),
        Coding::Gif => Err(Refused::NotAPicture),
    }
}

fn packed(head: &Head, write: impl FnOnce(&mut Parts) -> image::ImageResult<()>) -> Result<Vec<Bytes>, Refused> {
    let mut parts = Parts::new(head.packed);
    // Nothing else fails while pixels are written.
    write(&mut parts).map_err(|_| Refused::TooLarge { most: half(head) })?;
    Ok(parts.into_bytes())
}

/// Millions of pixels of a picture that would be as good at half the size.
fn half(head: &Head) -> u32 {
    (head.width * head.height / 2_000_000).max(1)
}

/// Packed well: what is small because it repeats itself stays so.
fn png(image: &DynamicImage, head: &Head) -> Result<Vec<Bytes>, Refused> {
    packed(head, |parts| image.write_with_encoder(PngEncoder::new_with_quality(parts, CompressionType::Default, FilterType::Adaptive)))
}

fn jpeg(image: DynamicImage, orientation: Orientation, head: &Head) -> Result<Vec<Bytes>, Refused> {
    match image {
        DynamicImage::ImageLuma8(grey) => as_jpeg(&grey, orientation, head),
        other => as_jpeg(&other.into_rgb8(), orientation, head),
    }
}

fn as_jpeg<P: Pixel<Subpixel = u8> + PixelWithColorType>(
    image: &ImageBuffer<P, Vec<u8>>,
    orientation: Orientation,
    head: &Head,
) -> Result<Vec<Bytes>, Refused> {
    let image = upright(image, orientation);
    let written = QUALITIES.into_iter().find_map(|quality| {
        let mut parts = Parts::new(head.packed);
        let written = JpegEncoder::new_with_quality(&mut parts, quality).encode_image(&image);
        written.is_ok().then(|| parts.into_bytes())
    });
    written.ok_or(Refused::TooLarge { most: half(head) })
}

fn lossy_webp(image: DynamicImage) -> Result<Vec<Bytes>, Refused> {
    let (width, height) = image.dimensions();
    let quality = f32::from(QUALITIES[0]);
    let encoded = if image.color().has_alpha() {
        let pixels = image.into_rgba8();
        webp::Encoder::from_rgba(pixels.as_raw(), width, height).encode_simple(false, quality)
    } else {
        let pixels = image.into_rgb8();
        webp::Encoder::from_rgb(pixels.as_raw(), width, height).encode_simple(false, quality)
    };
    encoded.map(|memory| vec![Bytes::copy_from_slice(&memory)]).map_err(|_| Refused::NotAPicture)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pictures::look_at;
    use image::{ImageFormat, Rgb, RgbImage};
    use std::io::Cursor;

    fn written(image: &DynamicImage, format: ImageFormat) -> Vec<u8> {
        let mut file = Cursor::new(Vec::new());
        image.write_to(&mut file, format).expect("written");
        file.into_inner()
    }

    fn again(file: Vec<u8>, most_side: Option<u32>) -> Result<Vec<u8>, Refused> {
        let head = look_at(&file)?;
        remake(file, &head, most_side).map(|parts| parts.concat())
    }

    /// Four colours, so that each way of turning it tells.
    fn quarters(width: u32, height: u32) -> DynamicImage {
        RgbImage::from_fn(width, height, |x, y| match (x < width / 2, y < height / 2) {
            (true, true) => Rgb([200, 0, 0]),
            (false, true) => Rgb([0, 200, 0]),
            (true, false) => Rgb([0, 0, 200]),
            (false, false) => Rgb([200, 200, 0]),
        })
        .into()
    }

    #[test]
    fn what_is_not_pixels_is_gone() {
        for format in [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::WebP] {
            let mut file = written(&quarters(40, 30), format);
            file.extend_from_slice(b"PK\x03\x04 a second file <script>alert(1)</script>");
            let small = again(file.clone(), Some(20)).expect("a picture");
            let again = again(file, None).expect("a picture");
            assert!(!again.windows(8).any(|part| part == b"<script>"));
            assert_eq!(image::load_from_memory(&again).expect("readable").width(), 40, "{format:?}");
            let small = image::load_from_memory(&small).expect("readable");
            assert_eq!((small.width(), small.height()), (20, 15));
        }
        assert_eq!(again(b"\x89PNG\r\n\x1a\nnothing".to_vec(), None), Err(Refused::NotAPicture));
    }

    #[test]
    fn jpegs_are_turned_as_the_camera_was_held() {
        for turn in 1..=8_u8 {
            let tiff = [b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0".as_slice(), &[turn, 0, 0, 0, 0, 0, 0, 0]].concat();
            let exif = [b"Exif\0\0".to_vec(), tiff].concat();
            let mut file = written(&quarters(64, 32), ImageFormat::Jpeg);
            let length = u16::try_from(exif.len() + 2).expect("short").to_be_bytes();
            file.splice(2..2, [&[0xFF, 0xE1][..], &length, &exif].concat());
            let mut expected = quarters(64, 32);
            expected.apply_orientation(Orientation::from_exif(turn).expect("one of eight"));
            let (found, expected) =
                (image::load_from_memory(&again(file, None).expect("a picture")).expect("readable").to_rgb8(), expected.to_rgb8());
            assert_eq!(found.dimensions(), expected.dimensions(), "{turn}");
            for (x, y) in [(4, 4), (expected.width() - 5, 4), (4, expected.height() - 5), (expected.width() - 5, expected.height() - 5)] {
                let near = found.get_pixel(x, y).0.iter().zip(expected.get_pixel(x, y).0).all(|(one, other)| one.abs_diff(other) < 40);
                assert!(near, "{turn}: {:?} {:?}", found.get_pixel(x, y), expected.get_pixel(x, y));
            }
        }
    }

    #[test]
    fn noise_is_packed_worse_rather_than_refused() {
        let mut seed = 1_u32;
        let mut next = || {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            u8::try_from(seed >> 24).expect("a byte")
        };
        let noise: DynamicImage = RgbImage::from_fn(2_000, 2_000, |_, _| Rgb([next(), next(), next()])).into();
        let mut file = Vec::new();
        JpegEncoder::new_with_quality(&mut file, 30).encode_image(&noise).expect("written");
        let head = look_at(&file).expect("a picture");
        assert!(again(file, None).expect("a picture").len() as u64 <= head.packed);
    }
}
