use crate::{
    failure::{Failure, Result},
    tokens,
};
use bytes::Bytes;
use futures::{Stream, StreamExt, stream::BoxStream};
use model::Problem;
use object_store::{GetOptions, GetRange, ObjectStore, ObjectStoreExt, WriteMultipart, path::Path};
use sha2::{Digest, Sha256};
use std::sync::Arc;

/// How much of a file's start is looked at to see what it is.
const HEAD: usize = 8 * 1024;
/// Parts go out at this size; S3 takes no smaller ones but the last.
const PART: usize = 8 * 1024 * 1024;
/// Parts of one file on their way at the same time.
const PARTS_AT_ONCE: usize = 2;

/// Where the content of files lies: a folder, or a service that speaks S3. Content is named by its SHA-256, so the same bytes lie
/// there once, and nothing is ever overwritten with something else.
#[derive(Clone, Debug)]
pub struct Store {
    objects: Arc<dyn ObjectStore>,
}

/// A file that has come in whole and is not kept yet.
#[derive(Debug)]
pub struct Incoming {
    at: Path,
    /// SHA-256 in hexadecimal.
    pub hash: String,
    pub size: u64,
    /// The first bytes.
    pub head: Vec<u8>,
}

/// Content on its way out.
pub struct Content {
    pub size: u64,
    pub bytes: BoxStream<'static, Result<Bytes, object_store::Error>>,
}

impl Store {
    pub fn new(objects: Arc<dyn ObjectStore>) -> Self {
        Self { objects }
    }

    /// Takes a file in as it comes, never more than a few parts of it in memory. What is longer than `most` is refused and leaves
    /// nothing behind; neither does what is cut off.
    pub async fn receive<E: std::error::Error + Send + Sync + 'static>(
        &self,
        mut stream: impl Stream<Item = Result<Bytes, E>> + Unpin,
        most: u64,
    ) -> Result<Incoming> {
        let at = Path::from(format!("incoming/{}", tokens::random()?));
        let upload = self.objects.put_multipart(&at).await.map_err(away)?;
        let mut upload = WriteMultipart::new_with_chunk_size(upload, PART);
        match pass_on(&mut stream, &mut upload, most).await {
            Ok((hash, size, head)) => {
                upload.finish().await.map_err(away)?;
                Ok(Incoming { at, hash, size, head })
            }
            Err(failure) => {
                // What cannot be taken back now is collected later.
                let _ = upload.abort().await;
                Err(failure)
            }
        }
    }

    /// Gives it its name. Call it in the transaction that notes the content: see [`super`].
    pub(super) async fn keep(&self, incoming: &Incoming) -> Result<()> {
        self.objects.rename(&incoming.at, &place(&incoming.hash)).await.map_err(away)
    }

    /// What came in, once more from its start.
    pub(super) async fn reread(&self, incoming: &Incoming) -> Result<BoxStream<'static, Result<Bytes, object_store::Error>>> {
        Ok(self.objects.get(&incoming.at).await.map_err(away)?.into_stream())
    }

    /// Throws away what came in.
    pub async fn drop_incoming(&self, incoming: Incoming) {
        if let Err(error) = self.objects.delete(&incoming.at).await {
            tracing::warn!(%error, "a file that came in could not be removed");
        }
    }

    /// Opens content, or a part of it. None where it is not there.
    pub async fn open(&self, hash: &str, range: Option<std::ops::Range<u64>>) -> Result<Option<Content>> {
        let options = GetOptions { range: range.map(GetRange::Bounded), ..GetOptions::default() };
        match self.objects.get_opts(&place(hash), options).await {
            Ok(found) => Ok(Some(Content { size: found.meta.size, bytes: found.into_stream() })),
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(away(error)),
        }
    }

    pub(super) async fn remove(&self, hash: &str) -> Result<()> {
        match self.objects.delete(&place(hash)).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(away(error)),
        }
    }

    /// What lies there since before this time: names of content, and how much of what only came in was removed.
    pub(super) async fn older_than(&self, at: jiff::Timestamp) -> Result<(Vec<String>, usize)> {
        let mut listed = self.objects.list(None);
        let (mut kept, mut removed) = (Vec::new(), 0);
        while let Some(found) = listed.next().await {
            let found = found.map_err(away)?;
            if found.last_modified.timestamp() >= at.as_second() {
                continue;
            }
            let name = found.location.filename().unwrap_or_default().to_owned();
            if found.location.as_ref().starts_with("incoming/") {
                self.objects.delete(&found.location).await.map_err(away)?;
                removed += 1;
            } else {
                kept.push(name);
            }
        }
        Ok((kept, removed))
    }
}

/// The stream into the upload; gives hash, size and start.
async fn pass_on<E: std::error::Error + Send + Sync + 'static>(
    stream: &mut (impl Stream<Item = Result<Bytes, E>> + Unpin),
    upload: &mut WriteMultipart,
    most: u64,
) -> Result<(String, u64, Vec<u8>)> {
    let (mut hasher, mut size, mut head) = (Sha256::new(), 0_u64, Vec::new());
    while let Some(chunk) = stream.next().await {
        // Whoever sends has gone away or sent nonsense.
        let chunk = chunk.map_err(|_| Problem::Malformed)?;
        size += chunk.len() as u64;
        if size > most {
            return Err(Problem::TooLarge.into());
        }
        let wanted = HEAD.saturating_sub(head.len()).min(chunk.len());
        head.extend_from_slice(chunk.get(..wanted).unwrap_or_default());
        hasher.update(&chunk);
        upload.wait_for_capacity(PARTS_AT_ONCE).await.map_err(away)?;
        upload.put(chunk);
    }
    let hash = hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    Ok((hash, size, head))
}

/// Two letters make 256 folders: no folder gets too long.
fn place(hash: &str) -> Path {
    Path::from(format!("{}/{hash}", hash.get(..2).unwrap_or("00")))
}

/// A full disk is told as such, everything else as "come back later".
fn away(error: object_store::Error) -> Failure {
    let mut source: Option<&(dyn std::error::Error + 'static)> = Some(&error);
    while let Some(cause) = source {
        if cause.downcast_ref::<std::io::Error>().is_some_and(|io| io.kind() == std::io::ErrorKind::StorageFull) {
            return Problem::Full.into();
        }
        source = cause.source();
    }
    tracing::error!(%error, "the storage of files does not answer");
    Problem::Busy.into()
}
