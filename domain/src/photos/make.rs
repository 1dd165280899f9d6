//! From a file somebody sent to pictures of our own. Nothing of the file but its pixels comes through.

use super::Format;
use crate::pictures::{Head, Refused, decode};
use image::{
    DynamicImage, GenericImageView, RgbImage,
    codecs::jpeg::JpegEncoder,
    imageops::{self, FilterType},
};

/// Side lengths, in pixels: 32 and 96 on dense screens, and as large as it gets.
pub const SIZES: [u32; 3] = [64, 192, 400];
const LEAST_SIDE: u32 = 64;
const QUALITY: u8 = 82;

/// One file to keep.
pub struct Picture {
    pub size: u32,
    pub format: Format,
    pub bytes: Vec<u8>,
}

/// What a photo has to have beside what every picture has.
pub(crate) fn check_size(head: Head) -> Result<Head, Refused> {
    if head.width.min(head.height) < LEAST_SIDE { Err(Refused::TooSmall { least: LEAST_SIDE }) } else { Ok(head) }
}

/// Decodes, turns as the camera was held, cuts the middle square, and encodes each size as WebP and as JPEG. Takes up to
/// two seconds; there is room for it.
pub(crate) fn make(file: Vec<u8>, head: &Head) -> Result<Vec<Picture>, Refused> {
    let square = square(file, head)?;
    SIZES.into_iter().flat_map(|size| encode(&square, size)).collect()
}

/// The middle of the picture, upright, on white, no larger than is of use.
fn square(file: Vec<u8>, head: &Head) -> Result<RgbImage, Refused> {
    let (image, orientation) = decode(file, head)?;
    let (width, height) = image.dimensions();
    let side = width.min(height);
    let middle = imageops::crop_imm(&image, (width - side) / 2, (height - side) / 2, side, side);
    let most = 2 * SIZES.into_iter().max().unwrap_or(400);
    let small = if side > most { imageops::thumbnail(&*middle, most, most) } else { middle.to_image() };
    drop(image);
    // The middle square of a turned picture is the turned middle square.
    let mut upright = DynamicImage::ImageRgba8(small);
    upright.apply_orientation(orientation);
    Ok(on_white(&upright))
}

fn on_white(image: &DynamicImage) -> RgbImage {
    let rgba = image.to_rgba8();
    RgbImage::from_fn(rgba.width(), rgba.height(), |x, y| {
        let [red, green, blue, alpha] = rgba.get_pixel(x, y).0;
        let over = |colour: u8| mix(colour, alpha);
        image::Rgb([over(red), over(green), over(blue)])
    })
}

fn mix(colour: u8, alpha: u8) -> u8 {
    let mixed = (u16::from(colour) * u16::from(alpha) + 255 * (255 - u16::from(alpha))) / 255;
    u8::try_from(mixed).unwrap_or(u8::MAX)
}

fn encode(square: &RgbImage, size: u32) -> [Result<Picture, Refused>; 2] {
    let picture = imageops::resize(square, size, size, FilterType::CatmullRom);
    let webp = webp::Encoder::from_rgb(picture.as_raw(), size, size).encode_simple(false, f32::from(QUALITY));
    let webp = webp.map(|memory| memory.to_vec()).map_err(|_| Refused::NotAPicture);
    let mut bytes = Vec::new();
    let jpeg = JpegEncoder::new_with_quality(&mut bytes, QUALITY).encode_image(&picture);
    let jpeg = jpeg.map(|()| bytes).map_err(|_| Refused::NotAPicture);
    [(webp, Format::WebP), (jpeg, Format::Jpeg)].map(|(bytes, format)| bytes.map(|bytes| Picture { size, format, bytes }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pictures::look_at;
    use image::{ExtendedColorType, ImageEncoder, ImageFormat, Rgb, codecs::png::PngEncoder};
    use std::{io::Cursor, time::Instant};

    fn make(file: &[u8]) -> Result<Vec<Picture>, Refused> {
        let head = look_at(file).and_then(check_size)?;
        super::make(file.to_vec(), &head)
    }

    /// Left half red, right half blue.
    fn halves(width: u32, height: u32) -> RgbImage {
        RgbImage::from_fn(width, height, |x, _| if x < width / 2 { Rgb([220, 20, 20]) } else { Rgb([20, 20, 220]) })
    }

    fn as_format(image: &RgbImage, format: ImageFormat) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        image.write_to(&mut bytes, format).expect("written");
        bytes.into_inner()
    }

    fn refused(file: &[u8]) -> Refused {
        make(file).map(|pictures| pictures.len()).expect_err("refused")
    }

    /// A PNG chunk with its length and check sum.
    fn chunk(name: &[u8; 4], data: &[u8]) -> Vec<u8> {
        let mut crc = !0_u32;
        for byte in name.iter().chain(data) {
            crc ^= u32::from(*byte);
            for _ in 0..8 {
                crc = if crc & 1 == 1 { (crc >> 1) ^ 0xEDB8_8320 } else { crc >> 1 };
            }
        }
        let length = u32::try_from(data.len()).expect("small").to_be_bytes();
        [&length[..], name, data, &(!crc).to_be_bytes()].concat()
    }

    fn png_head(width: u32, height: u32) -> Vec<u8> {
        let header = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 2, 0, 0, 0]].concat();
        [b"\x89PNG\r\n\x1a\n".to_vec(), chunk(b"IHDR", &header)].concat()
    }

    #[test]
    fn every_format_becomes_six_square_files() {
        for format in [ImageFormat::Jpeg, ImageFormat::Png, ImageFormat::WebP, ImageFormat::Gif] {
            let pictures = make(&as_format(&halves(300, 200), format)).unwrap_or_else(|refused| panic!("{format:?}: {refused:?}"));
            assert_eq!(pictures.len(), 6);
            for picture in pictures {
                let again = image::load_from_memory(&picture.bytes).expect("readable").to_rgb8();
                assert_eq!(again.dimensions(), (picture.size, picture.size));
                let (left, right) = (again.get_pixel(2, picture.size / 2).0, again.get_pixel(picture.size - 3, picture.size / 2).0);
                assert!(left[0] > 150 && left[2] < 100 && right[2] > 150 && right[0] < 100, "{format:?} {left:?} {right:?}");
                let start: &[u8] = if picture.format == Format::WebP { b"RIFF" } else { &[0xFF, 0xD8] };
                assert!(picture.bytes.starts_with(start) && picture.bytes.len() < 40_000);
            }
        }
    }

    #[test]
    fn large_ones_are_refused_by_their_measures_alone() {
        let started = Instant::now();
        let bomb = [png_head(11_000, 11_000), chunk(b"IDAT", &[0x78, 0x9c, 0, 0]), chunk(b"IEND", &[])].concat();
        assert_eq!(refused(&bomb), Refused::TooLarge { most: 40 });
        assert!(make(&[png_head(u32::MAX >> 1, 3), chunk(b"IEND", &[])].concat()).is_err());
        assert!(started.elapsed().as_millis() < 500, "{:?}", started.elapsed());
        assert_eq!(refused(&as_format(&halves(63, 500), ImageFormat::Png)), Refused::TooSmall { least: 64 });
    }

    #[test]
    fn a_colour_profile_that_unpacks_without_end_is_thrown_away() {
        // 64 MB of zeros in about 64 kB, as blocks of stored zlib made by the PNG encoder's own compressor.
        let zeros = vec![0_u8; 64 * 1024 * 1024];
        let mut packed = Vec::new();
        PngEncoder::new(&mut packed).write_image(&zeros, 8192, 8192, ExtendedColorType::L8).expect("packed");
        let at = packed.windows(4).position(|name| name == b"IDAT").expect("data");
        let end = packed.windows(4).rposition(|name| name == b"IEND").expect("end");
        let profile = [b"x\0\0".to_vec(), packed[at + 4..end - 8].to_vec()].concat();
        let plain = as_format(&halves(100, 100), ImageFormat::Png);
        // Behind the signature and the head.
        let file = [&plain[..33], &chunk(b"iCCP", &profile), &plain[33..]].concat();
        assert_eq!(make(&file).expect("a picture").len(), 6);
    }

    #[test]
    fn what_is_no_picture_is_refused() {
        let whole = as_format(&halves(200, 200), ImageFormat::Jpeg);
        let svg = b"<svg xmlns='http://www.w3.org/2000/svg' width='100' height='100'><script>alert(1)</script></svg>";
        for file in
            [&b""[..], b"x", b"GIF89a", b"\x89PNG\r\n\x1a\n", b"RIFF\0\0\0\0WEBP", b"%PDF-1.7", b"<html>", svg, b"BM\0\0\0\0\0\0\0\0", &whole[..20]]
        {
            assert_eq!(refused(file), Refused::NotAPicture, "{:?}", &file[..file.len().min(12)]);
        }
        let png = as_format(&halves(200, 200), ImageFormat::Png);
        for cut in [png.len() / 4, png.len() / 2] {
            assert_eq!(refused(&png[..cut]), Refused::NotAPicture, "cut at {cut}");
        }
    }

    #[test]
    fn nothing_but_the_pixels_comes_through() {
        let script = b"<script>alert('polyglot')</script>";
        let mut file = as_format(&halves(200, 200), ImageFormat::Jpeg);
        // A comment with a script right after the start, and more behind the end.
        let length = u16::try_from(script.len() + 2).expect("short").to_be_bytes();
        file.splice(2..2, [&[0xFF, 0xFE][..], &length, script].concat());
        file.extend_from_slice(script);
        for picture in make(&file).expect("a picture") {
            assert!(!picture.bytes.windows(8).any(|part| part == b"<script>" || part == b"polyglot"));
        }
    }

    #[test]
    fn pictures_are_turned_as_the_camera_was_held_and_say_nothing_of_it() {
        let mut file = as_format(&halves(200, 200), ImageFormat::Jpeg);
        // EXIF with orientation 6 (turn right) and a place name where a GPS tag would be.
        let tiff = b"II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0Turku 60.45N".to_vec();
        let exif = [b"Exif\0\0".to_vec(), tiff].concat();
        let length = u16::try_from(exif.len() + 2).expect("short").to_be_bytes();
        file.splice(2..2, [&[0xFF, 0xE1][..], &length, &exif].concat());
        for picture in make(&file).expect("a picture") {
            let again = image::load_from_memory(&picture.bytes).expect("readable").to_rgb8();
            let (top, bottom) = (again.get_pixel(picture.size / 2, 2).0, again.get_pixel(picture.size / 2, picture.size - 3).0);
            assert!(top[0] > 150 && bottom[2] > 150, "{top:?} {bottom:?}");
            assert!(!picture.bytes.windows(4).any(|part| part == b"Exif" || part == b"EXIF" || part == b"Turk"));
        }
    }

    #[test]
    fn see_through_parts_are_white() {
        let clear = image::RgbaImage::from_pixel(100, 100, image::Rgba([0, 0, 0, 0]));
        let mut bytes = Cursor::new(Vec::new());
        clear.write_to(&mut bytes, ImageFormat::Png).expect("written");
        let picture = make(&bytes.into_inner()).expect("a picture").swap_remove(1);
        assert!(image::load_from_memory(&picture.bytes).expect("readable").to_rgb8().get_pixel(9, 9).0.iter().all(|c| *c > 250));
    }
}
