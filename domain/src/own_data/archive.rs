//! A ZIP that is written to the disk as it grows. `zip` writes it, not `async_zip` as for packages of resources: it deflates what it does not
//! know the length of, goes back to note the length, and takes what is larger than 4 GiB. It blocks, so it has a thread of its own; what
//! waits for the disk is a few blocks at most.

use crate::failure::{Failure, Result};
use bytes::Bytes;
use std::{
    fs::{self, File},
    io::{self, BufWriter, Write},
    path::PathBuf,
};
use tokio::{
    sync::mpsc::{Receiver, Sender, channel},
    task::JoinHandle,
};
use zip::{CompressionMethod, DateTime, ZipWriter, write::SimpleFileOptions};

/// Blocks that wait for the disk.
const AHEAD: usize = 4;

enum Piece {
    /// A file begins.
    Begin {
        name: String,
        packed: bool,
    },
    Bytes(Bytes),
    /// The archive is whole.
    End,
}

/// An archive on its way to the disk. Dropped before [`Archive::finish`], it leaves nothing behind.
pub(super) struct Archive {
    pieces: Sender<Piece>,
    written: JoinHandle<io::Result<u64>>,
}

impl Archive {
    /// Writes to `part`, and gives it the name `path` once it is whole and on the disk. `now` is what its files say of their age.
    pub(super) fn begin(part: PathBuf, path: PathBuf, now: i64) -> Self {
        let (pieces, waiting) = channel(AHEAD);
        let written = tokio::task::spawn_blocking(move || {
            let outcome = write(waiting, &part, now).and_then(|size| fs::rename(&part, &path).map(|()| size));
            if outcome.is_err() {
                let _ = fs::remove_file(&part);
            }
            outcome
        });
        Self { pieces, written }
    }

    /// Begins the next file. What is small already by its own format is stored as it is.
    pub(super) async fn file(&self, name: String, packed: bool) -> Result<()> {
        self.send(Piece::Begin { name, packed }).await
    }

    pub(super) async fn write(&self, bytes: impl Into<Bytes>) -> Result<()> {
        self.send(Piece::Bytes(bytes.into())).await
    }

    /// The whole of a small file.
    pub(super) async fn text(&self, name: impl Into<String>, text: String) -> Result<()> {
        self.file(name.into(), false).await?;
        self.write(text).await
    }

    /// Gives its size. Whatever went wrong on the disk is told here, too.
    pub(super) async fn finish(self) -> Result<u64> {
        // Where nobody listens any more, the reason comes with the next line.
        let _ = self.pieces.send(Piece::End).await;
        drop(self.pieces);
        self.written.await.map_err(Failure::bug)?.map_err(Failure::io)
    }

    async fn send(&self, piece: Piece) -> Result<()> {
        self.pieces.send(piece).await.map_err(|_| Failure::bug("the archive could not be written"))
    }
}

fn write(mut pieces: Receiver<Piece>, part: &PathBuf, now: i64) -> io::Result<u64> {
    let mut zip = ZipWriter::new(BufWriter::new(File::create(part)?)).set_auto_large_file();
    let plain = SimpleFileOptions::default().last_modified_time(moment(now)).unix_permissions(0o644);
    while let Some(piece) = pieces.blocking_recv() {
        match piece {
            Piece::Begin { name, packed } => {
                let how = if packed { CompressionMethod::Stored } else { CompressionMethod::Deflated };
                zip.start_file(name, plain.compression_method(how))?;
            }
            Piece::Bytes(bytes) => zip.write_all(&bytes)?,
            Piece::End => {
                let file = zip.finish()?.into_inner().map_err(io::IntoInnerError::into_error)?;
                file.sync_all()?;
                return Ok(file.metadata()?.len());
            }
        }
    }
    Err(io::Error::other("the archive was given up"))
}

/// ZIP knows no time zone; this is UTC.
fn moment(at: i64) -> DateTime {
    let Ok(at) = jiff::Timestamp::from_millisecond(at) else { return DateTime::default() };
    let at = at.to_zoned_datetime(jiff::tz::TimeZone::UTC);
    let small = |n: i8| u8::try_from(n).unwrap_or(1);
    let year = u16::try_from(at.year()).unwrap_or(1980);
    DateTime::from_date_and_time(year, small(at.month()), small(at.day()), small(at.hour()), small(at.minute()), small(at.second()))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[tokio::test]
    async fn what_goes_in_comes_out() {
        let folder = tempfile::tempdir().expect("folder");
        let (part, path) = (folder.path().join("a.part"), folder.path().join("a.zip"));
        let archive = Archive::begin(part.clone(), path.clone(), 1_795_521_600_000);
        archive.text("index.html", "hello ".repeat(10_000)).await.expect("begun");
        archive.file("files/työ.bin".into(), true).await.expect("begun");
        for _ in 0..100 {
            archive.write(vec![7_u8; 10_000]).await.expect("written");
        }
        let size = archive.finish().await.expect("whole");
        assert_eq!(size, fs::metadata(&path).expect("there").len());
        assert!(size < 1_010_000 && !part.exists());
        let mut read = zip::ZipArchive::new(File::open(&path).expect("there")).expect("a ZIP");
        let mut bytes = Vec::new();
        read.by_name("files/työ.bin").expect("in it").read_to_end(&mut bytes).expect("read");
        assert_eq!(bytes, vec![7_u8; 1_000_000]);
    }

    #[tokio::test]
    async fn half_an_archive_is_none() {
        let folder = tempfile::tempdir().expect("folder");
        let (part, path) = (folder.path().join("a.part"), folder.path().join("a.zip"));
        let archive = Archive::begin(part.clone(), path.clone(), 0);
        archive.text("index.html", "hello".into()).await.expect("begun");
        let Archive { pieces, written } = archive;
        drop(pieces);
        assert!(written.await.expect("ended").is_err());
        assert!(!part.exists() && !path.exists());
    }
}
