use bytes::Bytes;
use std::io::{self, ErrorKind, Write};

const PART: usize = 256 * 1024;

/// A file as it is written, in parts: one that grows would be there twice each time. Refuses more than it may have.
pub(crate) struct Parts {
    whole: Vec<Bytes>,
    last: Vec<u8>,
    left: u64,
}

impl Parts {
    pub fn new(most: u64) -> Self {
        Self { whole: Vec::new(), last: Vec::new(), left: most }
    }

    pub fn into_bytes(mut self) -> Vec<Bytes> {
        self.whole.push(self.last.into());
        self.whole
    }
}

impl Write for Parts {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.left = self.left.checked_sub(bytes.len() as u64).ok_or(ErrorKind::FileTooLarge)?;
        for part in bytes.chunks(PART) {
            if self.last.len() + part.len() > PART {
                self.whole.push(std::mem::take(&mut self.last).into());
            }
            self.last.extend_from_slice(part);
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
