//! A file that is read from its start, of which nothing is kept.

use super::Refused;
use bytes::{Buf, Bytes};
use futures::{Stream, StreamExt};

pub(super) struct Source<S> {
    stream: S,
    ready: Bytes,
    /// Bytes that were read or skipped.
    at: u64,
    /// All bytes of the file.
    size: u64,
}

impl<S, E> Source<S>
where
    S: Stream<Item = Result<Bytes, E>> + Unpin,
    E: std::fmt::Display,
{
    pub fn new(stream: S, size: u64) -> Self {
        Self { stream, ready: Bytes::new(), at: 0, size }
    }

    pub fn at(&self) -> u64 {
        self.at
    }

    pub fn size(&self) -> u64 {
        self.size
    }

    /// The next bytes. A file that ends before is no picture.
    pub async fn take<const N: usize>(&mut self) -> Result<[u8; N], Refused> {
        let mut taken = [0; N];
        for byte in &mut taken {
            self.more().await?;
            *byte = self.ready.get_u8();
        }
        self.at += N as u64;
        Ok(taken)
    }

    pub async fn byte(&mut self) -> Result<u8, Refused> {
        Ok(u8::from_be_bytes(self.take().await?))
    }

    pub async fn skip(&mut self, count: u64) -> Result<(), Refused> {
        // What claims to be longer than the file is not worth reading to its end.
        if count > self.size.saturating_sub(self.at) {
            return Err(Refused::NotAPicture);
        }
        let mut left = count;
        while left > 0 {
            self.more().await?;
            let step = usize::try_from(left).unwrap_or(usize::MAX).min(self.ready.len());
            self.ready.advance(step);
            left -= step as u64;
        }
        self.at += count;
        Ok(())
    }

    /// Sees to it that there is a byte.
    async fn more(&mut self) -> Result<(), Refused> {
        while self.ready.is_empty() {
            self.ready = match self.stream.next().await {
                Some(Ok(bytes)) => bytes,
                Some(Err(error)) => {
                    tracing::error!(%error, "a picture could not be read again");
                    return Err(Refused::Away);
                }
                None => return Err(Refused::NotAPicture),
            };
        }
        Ok(())
    }
}
