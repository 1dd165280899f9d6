use super::{
    limits::{self, Limits},
    scanner::Scanner,
};
use crate::{
    failure::{Failure, Result, has_no_room},
    tokens,
};
use bytes::Bytes;
use futures::{Stream, StreamExt, TryStreamExt, stream::BoxStream};
use model::Problem;
use object_store::{
    GetOptions, GetRange, ObjectStore, ObjectStoreExt, WriteMultipart,
    aws::AmazonS3,
    local::LocalFileSystem,
    path::Path,
    signer::{Method, SignedUrlOptions, Signer},
};
use sha2::{Digest, Sha256};
use std::{
    collections::BTreeMap,
    io::{Error as IoError, ErrorKind},
    path::PathBuf,
    sync::Arc,
    time::Duration,
};

/// How much of a file's start is looked at to see what it is.
const HEAD: usize = 8 * 1024;
/// Parts go out at this size: S3 takes none below 5 MiB but the last, a disk is as fast with small ones.
const PART_ON_S3: usize = 8 * 1024 * 1024;
const PART_IN_FOLDER: usize = 1024 * 1024;
/// After so many bytes it is looked again whether the disk has room.
const LOOK_EVERY: u64 = 8 * 1024 * 1024;
/// Parts of one file on their way at the same time.
const PARTS_AT_ONCE: usize = 2;
/// How long a transaction waits for the storage.
const IN_TRANSACTION: Duration = Duration::from_secs(4);
/// What is on its way in, in the store.
const INCOMING: &str = "incoming";
/// How long a link into the storage is good.
const LINK: Duration = Duration::from_secs(60);

/// Where the content of files lies: a folder, or a service that speaks S3. Content is named by its SHA-256, so the same bytes lie
/// there once, and nothing is ever overwritten with something else.
#[derive(Clone, Debug)]
pub struct Store {
    objects: Arc<dyn ObjectStore>,
    /// Where browsers can be sent for what lies there.
    signer: Option<Arc<dyn Signer>>,
    /// The folder, if it is one.
    folder: Option<PathBuf>,
    pub(crate) limits: Limits,
    pub(crate) scanner: Option<Scanner>,
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
        Self { objects, signer: None, folder: None, limits: Limits::default(), scanner: None }
    }

    /// A folder that is there. What is kept in it is on the disk before a row says so.
    pub fn in_folder(folder: PathBuf) -> Result<Self> {
        let objects = LocalFileSystem::new_with_prefix(&folder).map_err(Failure::bug)?.with_fsync(true);
        Ok(Self { folder: Some(folder), ..Self::new(Arc::new(objects)) })
    }

    /// A service that speaks S3; with `links` it hands out what is only downloaded by itself.
    pub fn on_s3(bucket: AmazonS3, links: bool) -> Self {
        let bucket = Arc::new(bucket);
        let signer = links.then(|| Arc::clone(&bucket) as Arc<dyn Signer>);
        Self { signer, ..Self::new(bucket) }
    }

    /// The same with limits that somebody configured.
    pub fn limited(self, limits: Limits) -> Self {
        Self { limits, ..self }
    }

    /// The same with a scanner that looks at all that comes in.
    pub fn scanned_by(self, scanner: Option<Scanner>) -> Self {
        Self { scanner, ..self }
    }

    /// The most that one file may have.
    pub fn most_bytes(&self) -> u64 {
        self.limits.file_bytes
    }

    /// Refuses where less would be left on the disk than is to be.
    pub(crate) async fn room(&self) -> Result<()> {
        match &self.folder {
            Some(folder) => limits::of_disk(folder, self.limits.free_percent).await,
            None => Ok(()),
        }
    }

    pub(crate) fn has_links(&self) -> bool {
        self.signer.is_some()
    }

    /// An address from which a browser gets this content for a minute, described as said here; none where the content has to go
    /// through this server.
    pub(crate) async fn link(&self, hash: &str, mime: &str, disposition: &str) -> Result<Option<String>> {
        let Some(signer) = &self.signer else { return Ok(None) };
        let described = [("response-content-type", mime), ("response-content-disposition", disposition), ("response-cache-control", "no-store")];
        let options = SignedUrlOptions::default().with_query(described);
        Ok(Some(signer.signed_url_opts(Method::GET, &place(hash), LINK, &options).await.map_err(away)?.to_string()))
    }

    /// Takes a file in as it comes, never more than a few parts of it in memory. What is longer than `most` is refused and leaves
    /// nothing behind; neither does what is cut off.
    pub async fn receive<E: std::error::Error + Send + Sync + 'static>(
        &self,
        mut stream: impl Stream<Item = Result<Bytes, E>> + Unpin,
        most: u64,
    ) -> Result<Incoming> {
        self.room().await?;
        let at = Path::from(format!("{INCOMING}/{}", tokens::random()?));
        let upload = self.objects.put_multipart(&at).await.map_err(away)?;
        let part = if self.folder.is_some() { PART_IN_FOLDER } else { PART_ON_S3 };
        let mut upload = WriteMultipart::new_with_chunk_size(upload, part);
        match self.pass_on(&mut stream, &mut upload, most).await {
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

    /// Gives it its name. Call it in the transaction that notes the content: see [`super`]. Where the same content lies there
    /// already, it is replaced by itself. On S3 this is a copy; what cannot be removed after it is collected later.
    pub(crate) async fn keep(&self, incoming: &Incoming) -> Result<()> {
        let name = place(&incoming.hash);
        if self.folder.is_some() {
            return self.objects.rename(&incoming.at, &name).await.map_err(away);
        }
        // Others wait for this transaction.
        let copied = tokio::time::timeout(IN_TRANSACTION, self.objects.copy(&incoming.at, &name)).await;
        copied.map_err(|_| slow())?.map_err(away)?;
        self.drop_at(&incoming.at).await;
        Ok(())
    }

    /// What came in, once more from its start.
    pub(crate) async fn reread(&self, incoming: &Incoming) -> Result<BoxStream<'static, Result<Bytes, object_store::Error>>> {
        Ok(self.objects.get(&incoming.at).await.map_err(away)?.into_stream())
    }

    /// Throws away what came in.
    pub async fn drop_incoming(&self, incoming: Incoming) {
        self.drop_at(&incoming.at).await;
    }

    async fn drop_at(&self, at: &Path) {
        match self.objects.delete(at).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => {}
            Err(error) => tracing::warn!(%error, "a file that came in could not be removed"),
        }
    }

    /// Keeps a bit of an upload. Returns where it lies.
    pub(crate) async fn put_bit(&self, bit: Bytes) -> Result<String> {
        let at = format!("{INCOMING}/{}", tokens::random()?);
        self.objects.put(&Path::from(at.as_str()), bit.into()).await.map_err(away)?;
        Ok(at)
    }

    /// Bits as one stream.
    pub(crate) fn read_bits(&self, places: Vec<String>) -> BoxStream<'static, Result<Bytes, object_store::Error>> {
        let objects = Arc::clone(&self.objects);
        let opened = futures::stream::iter(places).then(move |place| {
            let objects = Arc::clone(&objects);
            async move { Ok::<_, object_store::Error>(objects.get(&Path::from(place)).await?.into_stream()) }
        });
        opened.try_flatten().boxed()
    }

    pub(crate) async fn drop_bit(&self, place: &str) {
        self.drop_at(&Path::from(place)).await;
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

    /// Takes content back under its name, from a backup.
    ///
    /// # Errors
    /// It is not what its name says.
    pub async fn take_back<E: std::error::Error + Send + Sync + 'static>(
        &self,
        hash: &str,
        stream: impl Stream<Item = Result<Bytes, E>> + Unpin,
    ) -> Result<()> {
        let incoming = self.receive(stream, u64::MAX).await?;
        if incoming.hash != hash {
            self.drop_incoming(incoming).await;
            return Err(Failure::bug(format!("{hash} is not what its name says")));
        }
        self.keep(&incoming).await
    }

    /// Everything that lies here, by its hash, with its size in bytes.
    pub async fn list(&self) -> Result<BTreeMap<String, u64>> {
        let kept = self.objects.list(None).map_err(away).try_filter_map(|found| async move {
            let own = !found.location.as_ref().starts_with(INCOMING);
            Ok(own.then(|| (found.location.filename().unwrap_or_default().to_owned(), found.size)))
        });
        kept.try_collect().await
    }

    /// Whether content is what its name says: reads all of it.
    pub async fn is_whole(&self, hash: &str) -> Result<bool> {
        let Some(mut content) = self.open(hash, None).await? else { return Ok(false) };
        let mut hasher = Sha256::new();
        while let Some(bytes) = content.bytes.try_next().await.map_err(away)? {
            hasher.update(&bytes);
        }
        Ok(hex(hasher) == hash)
    }

    pub(crate) async fn remove(&self, hash: &str) -> Result<()> {
        match tokio::time::timeout(IN_TRANSACTION, self.objects.delete(&place(hash))).await.map_err(|_| slow())? {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(away(error)),
        }
    }

    /// What lies there since before this time: names of content, some hundred at a time.
    pub(crate) fn kept_before(&self, at: jiff::Timestamp) -> BoxStream<'static, Result<Vec<String>>> {
        let old = self.objects.list(None).map_err(away).try_filter_map(move |found| async move {
            let old = found.last_modified.timestamp() < at.as_second() && !found.location.as_ref().starts_with(INCOMING);
            Ok(old.then(|| found.location.filename().unwrap_or_default().to_owned()))
        });
        old.try_chunks(200).map_err(|error| error.1).boxed()
    }

    /// Removes what came in before this time and was never kept. Returns how much.
    pub(crate) async fn drop_old(&self, at: jiff::Timestamp) -> Result<usize> {
        let mut listed = self.objects.list(Some(&Path::from(INCOMING)));
        let mut removed = 0;
        while let Some(found) = listed.try_next().await.map_err(away)? {
            if found.last_modified.timestamp() < at.as_second() {
                self.objects.delete(&found.location).await.map_err(away)?;
                removed += 1;
            }
        }
        Ok(removed + self.drop_halves(at).await?)
    }

    /// What a crash left of an upload into a folder, which the store itself does not list. S3 has a rule of the bucket for it.
    async fn drop_halves(&self, at: jiff::Timestamp) -> Result<usize> {
        let Some(folder) = &self.folder else { return Ok(0) };
        let mut entries = match tokio::fs::read_dir(folder.join(INCOMING)).await {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(0),
            entries => entries.map_err(Failure::io)?,
        };
        let mut removed = 0;
        while let Some(entry) = entries.next_entry().await.map_err(Failure::io)? {
            let changed = entry.metadata().await.and_then(|data| data.modified()).map(jiff::Timestamp::try_from);
            if changed.is_ok_and(|time| time.is_ok_and(|time| time < at)) && tokio::fs::remove_file(entry.path()).await.is_ok() {
                removed += 1;
            }
        }
        Ok(removed)
    }

    /// The stream into the upload; gives hash, size and start.
    async fn pass_on<E: std::error::Error + Send + Sync + 'static>(
        &self,
        stream: &mut (impl Stream<Item = Result<Bytes, E>> + Unpin),
        upload: &mut WriteMultipart,
        most: u64,
    ) -> Result<(String, u64, Vec<u8>)> {
        let (mut hasher, mut size, mut head, mut looked) = (Sha256::new(), 0_u64, Vec::new(), 0_u64);
        while let Some(chunk) = stream.next().await {
            // Whoever sends has gone away or sent nonsense.
            let chunk = chunk.map_err(|_| Problem::Malformed)?;
            size += chunk.len() as u64;
            if size > most {
                return Err(Problem::TooLarge.into());
            }
            if size - looked > LOOK_EVERY {
                looked = size;
                self.room().await?;
            }
            let wanted = HEAD.saturating_sub(head.len()).min(chunk.len());
            head.extend_from_slice(chunk.get(..wanted).unwrap_or_default());
            hasher.update(&chunk);
            upload.wait_for_capacity(PARTS_AT_ONCE).await.map_err(away)?;
            upload.put(chunk);
        }
        Ok((hex(hasher), size, head))
    }
}

/// Two letters make 256 folders: no folder gets too long.
fn place(hash: &str) -> Path {
    Path::from(format!("{}/{hash}", hash.get(..2).unwrap_or("00")))
}

/// In hexadecimal.
pub(crate) fn hex(hasher: Sha256) -> String {
    hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A full disk is told as such, everything else as "come back later".
fn away(error: object_store::Error) -> Failure {
    let mut source: Option<&(dyn std::error::Error + 'static)> = Some(&error);
    while let Some(cause) = source {
        if cause.downcast_ref::<IoError>().is_some_and(has_no_room) {
            return Problem::Full.into();
        }
        source = cause.source();
    }
    tracing::error!(%error, "the storage of files does not answer");
    Problem::Busy.into()
}

fn slow() -> Failure {
    tracing::error!("the storage of files is too slow");
    Problem::Busy.into()
}
