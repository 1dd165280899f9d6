use super::{Incoming, kinds, limits, picture, scan::scanned, sql};
use crate::{
    cx::Cx,
    db::{Txn, run},
    failure::{Failure, Result},
    limited::{self, Limited},
    materials::access,
    pictures,
    policy::materials::Act,
    taken::{self, Kept, Kind, Rows, Taken},
};
use bytes::Bytes;
use futures::{
    StreamExt,
    stream::{self, BoxStream},
};
use model::{Field, FileId, MaterialId, Problem, UploadId, Wrong};
use sea_orm::{
    ActiveValue::{NotSet, Set},
    EntityTrait,
};
use std::convert::Infallible;
use tables::{draft_file, file, upload};

/// Pictures are held in memory while they are made anew.
pub const PICTURE_MOST: u64 = 20 * 1024 * 1024;

/// A file that lies with a draft now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attached {
    pub id: FileId,
    pub name: String,
    pub mime: String,
    pub size: i64,
}

/// What a file is put to.
pub(crate) trait Place: Copy + Send + Sync {
    /// The longest side of its pictures, in pixels, where it takes nothing else; none where it takes any file.
    const PICTURES: Option<u32>;

    fn material(self) -> MaterialId;

    /// Holds it until the transaction ends, for who may put something there.
    fn held(self, txn: &Txn, cx: &Cx) -> impl Future<Output = Result<()>> + Send;

    /// Whether it can take one more of this name; asked when it is held.
    fn has_room(self, txn: &Txn, name: &str) -> impl Future<Output = Result<()>> + Send;

    /// Makes the file, whose row is there by now, one of its own.
    fn take(self, txn: &Txn, file: FileId) -> impl Future<Output = Result<()>> + Send;
}

/// A draft; with the upload that brought it bit by bit, which is over when the file is noted.
#[derive(Clone, Copy)]
struct Draft {
    material: MaterialId,
    upload: Option<UploadId>,
}

impl Place for Draft {
    const PICTURES: Option<u32> = None;

    fn material(self) -> MaterialId {
        self.material
    }

    async fn held(self, txn: &Txn, cx: &Cx) -> Result<()> {
        access::held(txn, cx, self.material, Act::Edit).await.map(drop)
    }

    async fn has_room(self, txn: &Txn, name: &str) -> Result<()> {
        if let Some(upload) = self.upload
            && upload::Entity::delete_by_id(upload).exec(txn).await?.rows_affected == 0
        {
            return Err(Problem::Stale.into());
        }
        limits::of_draft(txn, self.material).await?;
        limits::of_name(txn, self.material, name).await
    }

    async fn take(self, txn: &Txn, file: FileId) -> Result<()> {
        run(txn, sql::ADD_TO_DRAFT, vec![self.material.into(), file.into()]).await.map(drop)
    }
}

/// Puts a file that came in to a draft. Whatever goes wrong, what came in is thrown away and nothing is noted.
pub async fn attach(cx: &Cx, material: MaterialId, name: &str, incoming: Incoming) -> Result<Attached> {
    put(cx, Draft { material, upload: None }, name, incoming).await
}

/// The same for an upload that came in bit by bit; stale if it was over before.
pub(super) async fn of_upload(cx: &Cx, material: MaterialId, name: &str, incoming: Incoming, upload: UploadId) -> Result<Attached> {
    put(cx, Draft { material, upload: Some(upload) }, name, incoming).await
}

/// The same for any place. What came in is thrown away if it may not be put there.
pub(crate) async fn put<P: Place>(cx: &Cx, place: P, name: &str, incoming: Incoming) -> Result<Attached> {
    let mime = kinds::of(&incoming.head, name);
    let incoming = match (picture::is_picture(mime), P::PICTURES) {
        (true, most_side) => made_anew(cx, incoming, most_side).await?,
        (false, None) => incoming,
        (false, Some(_)) => {
            cx.world.files.drop_incoming(incoming).await;
            return Err(Problem::field(Field::File, Wrong::NotAPicture).into());
        }
    };
    match take(cx, New { place, name: &kinds::tidy(name), mime }, &incoming).await {
        Ok(attached) => Ok(attached),
        Err(failure) => {
            cx.world.files.drop_incoming(incoming).await;
            Err(failure)
        }
    }
}

struct New<'a, P> {
    place: P,
    name: &'a str,
    mime: &'a str,
}

/// Scanned first, which takes time, then noted.
async fn take<P: Place>(cx: &Cx, file: New<'_, P>, incoming: &Incoming) -> Result<Attached> {
    if incoming.size == 0 {
        return Err(Problem::field(Field::File, Wrong::Missing).into());
    }
    let scanned = scanned(cx, file.place, file.name, incoming).await?;
    let (me, size) = (cx.member()?.id, i64::try_from(incoming.size).map_err(Failure::bug)?);
    let txn = cx.begin().await?;
    limited::hold(&txn, Limited::Files, me).await?;
    file.place.held(&txn, cx).await?;
    file.place.has_room(&txn, file.name).await?;
    limits::of_member(&txn, cx, size).await?;
    run(&txn, sql::NOTE_CONTENT, vec![incoming.hash.clone().into(), size.into(), scanned.into(), cx.now.into()]).await?;
    let New { place, name, mime } = file;
    let row = file::ActiveModel {
        id: NotSet,
        material_id: Set(place.material()),
        blob: Set(incoming.hash.clone()),
        name: Set(name.to_owned()),
        mime: Set(mime.to_owned()),
        size: Set(size),
        created_at: Set(cx.now),
        created_by: Set(Some(me)),
    };
    let id = file::Entity::insert(row).exec(&txn).await?.last_insert_id;
    place.take(&txn, id).await?;
    // Last, so that nothing else can fail after it: see the module's words on order.
    cx.world.files.keep(incoming).await?;
    txn.commit().await?;
    Ok(Attached { id, name: name.to_owned(), mime: mime.to_owned(), size })
}

/// The picture made anew in the place of what came in, which is thrown away.
async fn made_anew(cx: &Cx, incoming: Incoming, most_side: Option<u32>) -> Result<Incoming> {
    let made = remade(cx, &incoming, most_side).await;
    cx.world.files.drop_incoming(incoming).await;
    let (parts, room) = made?;
    let kept = cx.world.files.receive(stream::iter(parts.into_iter().map(Ok::<Bytes, Infallible>)), u64::MAX).await;
    drop(room);
    kept
}

/// The file comes into memory once there is room for all it takes; what is left of the room is for the parts.
async fn remade(cx: &Cx, incoming: &Incoming, most_side: Option<u32>) -> Result<(Vec<Bytes>, pictures::Room)> {
    if incoming.size > PICTURE_MOST {
        return Err(Problem::field(Field::File, Wrong::FileTooLarge { most: PICTURE_MOST }).into());
    }
    let files = &cx.world.files;
    let told = |refused: pictures::Refused| refused.told(Field::File);
    let head = pictures::look(files.reread(incoming).await?, incoming.size).await.map_err(told)?;
    let mut room = cx.world.photos.budget().take(&head).await?;
    let file = whole(files.reread(incoming).await?, incoming.size).await?;
    let made = tokio::task::spawn_blocking(move || picture::remake(file, &head, most_side));
    let parts = made.await.map_err(Failure::bug)?.map_err(told)?;
    room.shrink(head.packed);
    Ok((parts, room))
}

/// A file in memory, once.
async fn whole(mut stream: BoxStream<'static, Result<Bytes, object_store::Error>>, size: u64) -> Result<Vec<u8>> {
    let mut file = Vec::with_capacity(usize::try_from(size).map_err(Failure::bug)?);
    while let Some(part) = stream.next().await {
        file.extend_from_slice(&part.map_err(Failure::bug)?);
    }
    Ok(file)
}

/// Takes a file away from a draft, which can be brought back for a while. Versions that have it keep it.
pub async fn detach(cx: &Cx, material: MaterialId, file: FileId) -> Result<Taken> {
    let txn = cx.begin().await?;
    access::held(&txn, cx, material, Act::Edit).await?;
    let place = Rows { table: "draft_files", condition: sql::THE_PLACE, values: vec![material.into(), file.into()] };
    let row = Rows { table: "files", condition: sql::THE_FILE, values: vec![file.into()] };
    let taken = taken::keep(&txn, cx, Kind::File, material.0, vec![row, place]).await?;
    if draft_file::Entity::delete_by_id((material, file)).exec(&txn).await?.rows_affected == 0 {
        return Err(Problem::NotFound.into());
    }
    run(&txn, sql::FORGET_FILE, vec![file.into()]).await?;
    txn.commit().await?;
    Ok(taken)
}

/// Puts a file back into its draft.
pub(crate) async fn bring_file_back(txn: &Txn, cx: &Cx, kept: &Kept) -> Result<()> {
    let material = MaterialId(kept.object);
    access::held(txn, cx, material, Act::Edit).await?;
    limits::of_draft(txn, material).await?;
    limits::of_name(txn, material, &kept.text("files", "name")?).await?;
    taken::put_back(txn, kept).await.map(drop)
}
