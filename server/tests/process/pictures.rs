//! Pictures that unfold, and large ones: eight at once never take more memory than all pictures together may.

use super::{
    rig::{batt, free_port, serve, sign_in},
    uploads::{draft, upload},
};
use image::{
    ExtendedColorType, ImageEncoder, Rgb, RgbImage,
    codecs::{jpeg::JpegEncoder, png::PngEncoder, webp::WebPEncoder},
};
use std::{fs, io::Write, process::Child, thread};

/// Of what the process holds in memory, in megabytes.
const MOST: u64 = 250;

/// A figure of the process in kilobytes.
fn figure(server: &Child, name: &str) -> u64 {
    let status = fs::read_to_string(format!("/proc/{}/status", server.id())).unwrap();
    let line = status.lines().find(|line| line.starts_with(name)).unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

/// By how many megabytes the process grew at most while this was done.
fn growth(server: &Child, doing: impl FnOnce()) -> u64 {
    // The highest point is reckoned from here on (proc(5), clear_refs).
    fs::write(format!("/proc/{}/clear_refs", server.id()), "5").unwrap();
    let before = figure(server, "VmRSS");
    doing();
    figure(server, "VmHWM").saturating_sub(before) / 1000
}

fn chunk(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let mut crc = flate2::Crc::new();
    crc.update(kind);
    crc.update(data);
    [&u32::try_from(data.len()).unwrap().to_be_bytes(), kind.as_slice(), data, &crc.sum().to_be_bytes()].concat()
}

/// A small PNG with a chunk of 200 MB that is packed into some 200 kB.
fn bomb(kind: &[u8; 4], head: &[u8]) -> Vec<u8> {
    let mut packed = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    let zeros = vec![0; 1_000_000];
    (0..200).for_each(|_| packed.write_all(&zeros).unwrap());
    let mut plain = Vec::new();
    PngEncoder::new(&mut plain).write_image(&[90; 100 * 100 * 3], 100, 100, ExtendedColorType::Rgb8).unwrap();
    // Behind the signature and the head.
    [&plain[..33], &chunk(kind, &[head, &packed.finish().unwrap()].concat()), &plain[33..]].concat()
}

fn slope(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(width, height, |x, y| {
        Rgb([u8::try_from(x % 251).unwrap(), u8::try_from(y % 241).unwrap(), u8::try_from((x / 8 + y / 8) % 256).unwrap()])
    })
}

/// What became of the same file sent eight times at once.
fn eight(port: u16, cookie: &str, file: &[u8]) -> Vec<u16> {
    let sent: Vec<_> = (0..8)
        .map(|_| {
            let (cookie, material, file) = (cookie.to_owned(), draft(port, cookie), file.to_vec());
            thread::spawn(move || upload(port, &cookie, &material, &file))
        })
        .collect();
    sent.into_iter().map(|one| one.join().unwrap()).collect()
}

#[test]
fn eight_pictures_at_once_stay_within_the_budget() {
    let folder = tempfile::tempdir().unwrap();
    let port = free_port();
    assert!(batt(folder.path(), port).arg("demo").status().unwrap().success());
    let mut server = serve(&mut batt(folder.path(), port), port);
    let cookie = sign_in(port, "teacher@example.org");
    let photo = slope(4_000, 3_000);
    let (mut jpeg, mut webp, mut png) = (Vec::new(), Vec::new(), Vec::new());
    JpegEncoder::new_with_quality(&mut jpeg, 85).encode_image(&photo).unwrap();
    WebPEncoder::new_lossless(&mut webp).encode(&slope(2_000, 1_500), 2_000, 1_500, ExtendedColorType::Rgb8).unwrap();
    PngEncoder::new(&mut png).write_image(&photo, 4_000, 3_000, ExtendedColorType::Rgb8).unwrap();
    let files = [
        ("a colour profile", bomb(b"iCCP", b"x\0\0")),
        ("a text", bomb(b"zTXt", b"Comment\0\0")),
        ("an international text", bomb(b"iTXt", b"XML:com.adobe.xmp\0\x01\0\0\0")),
        ("a JPEG", jpeg),
        ("a WebP", webp),
        ("a PNG", png),
    ];
    // Once by itself, so that what the process needs anyhow is there.
    assert_eq!(upload(port, &cookie, &draft(port, &cookie), &files[0].1), 303);
    for (name, file) in files {
        let mut told = Vec::new();
        let grown = growth(&server, || told = eight(port, &cookie, &file));
        println!("{name}, {} bytes: {grown} MB more, {told:?}", file.len());
        assert!(told.iter().all(|status| [303, 503].contains(status)) && told.contains(&303), "{name}: {told:?}");
        assert!(grown < MOST, "{name}: {grown} MB");
    }
    server.kill().unwrap();
    server.wait().unwrap();
}
