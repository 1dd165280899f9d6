//! Asks clamd, ClamAV's server, about what came in: `INSTREAM` of its protocol, over its socket.
//!
//! Own code instead of a crate: it is one command, and what matters here (one limit of time over all of it, nothing whole in memory)
//! is around the command.

use bytes::Bytes;
use futures::{Stream, StreamExt};
use std::{io, path::PathBuf, time::Duration};
use tokio::{
    io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt},
    net::{TcpStream, UnixStream},
};

const PATIENCE: Duration = Duration::from_secs(30);
/// Of an answer: a name and two words.
const ANSWER_MOST: u64 = 4 * 1024;

/// Where clamd listens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Clamd {
    Unix(PathBuf),
    /// A host and a port.
    Tcp(String),
}

/// A scanner by configuration.
#[derive(Clone, Debug)]
pub struct Scanner {
    pub at: Clamd,
    /// Whether what could not be scanned is refused.
    pub required: bool,
    pub patience: Duration,
}

/// What it said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    Clean,
    /// By the name of the signature.
    Found(String),
}

impl Scanner {
    /// A scanner that is given half a minute for each file.
    pub fn new(at: Clamd, required: bool) -> Self {
        Self { at, required, patience: PATIENCE }
    }

    /// What clamd says of this content; an error where it does not say anything, is too slow, or takes no files of this size.
    pub async fn scan<E: Into<io::Error>>(&self, content: impl Stream<Item = Result<Bytes, E>> + Unpin) -> io::Result<Verdict> {
        let talk = async {
            match &self.at {
                Clamd::Unix(path) => ask(UnixStream::connect(path).await?, content).await,
                Clamd::Tcp(address) => ask(TcpStream::connect(address.as_str()).await?, content).await,
            }
        };
        tokio::time::timeout(self.patience, talk).await.map_err(|_| io::Error::from(io::ErrorKind::TimedOut))?
    }
}

/// Parts with their lengths in front, then a length of nothing.
async fn ask<E: Into<io::Error>>(
    mut socket: impl AsyncRead + AsyncWrite + Unpin,
    mut content: impl Stream<Item = Result<Bytes, E>> + Unpin,
) -> io::Result<Verdict> {
    let sent = async {
        socket.write_all(b"zINSTREAM\0").await?;
        while let Some(part) = content.next().await {
            let part = part.map_err(Into::into)?;
            socket.write_u32(u32::try_from(part.len()).map_err(io::Error::other)?).await?;
            socket.write_all(&part).await?;
        }
        socket.write_u32(0).await?;
        socket.flush().await
    };
    // It may have answered and hung up before all was sent: what it said counts then.
    let sent: io::Result<()> = sent.await;
    let mut answer = Vec::new();
    let read = (&mut socket).take(ANSWER_MOST).read_to_end(&mut answer).await;
    match verdict(&String::from_utf8_lossy(&answer)) {
        Some(verdict) => Ok(verdict),
        None => sent.and(read.map(drop)).and(Err(io::Error::other(format!("clamd said {:?}", String::from_utf8_lossy(&answer))))),
    }
}

/// `stream: OK`, or `stream: <name> FOUND`; everything else is no verdict.
fn verdict(answer: &str) -> Option<Verdict> {
    let said = answer.trim_end_matches(['\0', '\n']).strip_prefix("stream: ")?;
    match said.strip_suffix(" FOUND") {
        Some(name) => Some(Verdict::Found(name.to_owned())),
        None => (said == "OK").then_some(Verdict::Clean),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_read() {
        assert_eq!(verdict("stream: OK\0"), Some(Verdict::Clean));
        assert_eq!(verdict("stream: Eicar-Signature FOUND\0"), Some(Verdict::Found("Eicar-Signature".into())));
        for odd in ["", "stream: ", "INSTREAM size limit exceeded. ERROR\0", "stream: OK FOUND ERROR", "UNKNOWN COMMAND\0"] {
            assert_eq!(verdict(odd), None, "{odd}");
        }
    }
}
