//! Pictures are made anew: nothing of the file but its pixels stays, no place, no camera, no second file hidden behind them.

use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits, codecs::jpeg::JpegEncoder};
use std::io::Cursor;

const MOST_PIXELS: u64 = 40_000_000;
const MOST_MEMORY: u64 = 192 * 1024 * 1024;
const QUALITY: u8 = 88;

/// Why a picture is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refused {
    Broken,
    TooLarge,
}

/// The formats that are made anew, by media type.
pub(super) fn format(mime: &str) -> Option<ImageFormat> {
    match mime {
        "image/jpeg" => Some(ImageFormat::Jpeg),
        "image/png" => Some(ImageFormat::Png),
        "image/webp" => Some(ImageFormat::WebP),
        _ => None,
    }
}

/// The same picture, upright, in the same format, with no side longer than `most_side` pixels. Takes up to 200 MB; the caller limits how many run at once.
pub(super) fn remake(file: &[u8], format: ImageFormat, most_side: Option<u32>) -> Result<Vec<u8>, Refused> {
    let broken = |_| Refused::Broken;
    let reader = |memory: u64| {
        let mut reader = ImageReader::with_format(Cursor::new(file), format);
        let mut limits = Limits::default();
        limits.max_alloc = Some(memory);
        reader.limits(limits);
        reader
    };
    let (width, height) = reader(4 * 1024 * 1024).into_dimensions().map_err(broken)?;
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(Refused::TooLarge);
    }
    let mut decoder = reader(MOST_MEMORY).into_decoder().map_err(broken)?;
    let orientation = decoder.orientation().map_err(broken)?;
    let mut image = DynamicImage::from_decoder(decoder).map_err(broken)?;
    image.apply_orientation(orientation);
    if let Some(most) = most_side.filter(|most| image.width().max(image.height()) > *most) {
        image = image.thumbnail(most, most);
    }
    let mut bytes = Cursor::new(Vec::new());
    let written = match format {
        ImageFormat::Jpeg => JpegEncoder::new_with_quality(&mut bytes, QUALITY).encode_image(&image.to_rgb8()),
        _ => image.write_to(&mut bytes, format),
    };
    written.map(|()| bytes.into_inner()).map_err(broken)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_pixels_is_gone() {
        let image = DynamicImage::new_rgb8(40, 30);
        let mut file = Cursor::new(Vec::new());
        image.write_to(&mut file, ImageFormat::Png).expect("written");
        let mut file = file.into_inner();
        file.extend_from_slice(b"PK\x03\x04 a second file <script>alert(1)</script>");
        let again = remake(&file, ImageFormat::Png, None).expect("a picture");
        assert!(!again.windows(8).any(|part| part == b"<script>"));
        assert_eq!(image::load_from_memory(&again).expect("readable").width(), 40);
        let small = remake(&file, ImageFormat::Png, Some(20)).expect("a picture");
        let small = image::load_from_memory(&small).expect("readable");
        assert_eq!((small.width(), small.height()), (20, 15));
        assert_eq!(remake(b"\x89PNG\r\n\x1a\nnothing", ImageFormat::Png, None), Err(Refused::Broken));
    }
}
