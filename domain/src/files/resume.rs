//! Files that come in bit by bit and go on after a broken connection, as tus 1.0 has it. Each bit that came in lies in the storage
//! under a name of its own; a row says how much is there, so any node can go on. When all is there, the bits are read as one
//! stream, and it is taken like a file that came in at once.

use super::{attach, kinds, limits, sql};
use crate::{
    cx::Cx,
    db::{self, Txn, one},
    failure::{Failure, Result},
    limited::{self, Limited},
    materials::access,
    policy::materials::Act,
    tokens,
};
use bytes::Bytes;
use futures::{Stream, StreamExt};
use model::{Field, MaterialId, Problem, UploadId, Wrong};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, DerivePartialModel, EntityTrait, FromQueryResult, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select,
    sea_query::ExprTrait,
};
use tables::{upload, upload_part};

/// How long one has to send it all.
pub(super) const OPEN_MS: i64 = 24 * 3_600_000;
/// Of one member at the same time.
const OPEN_MOST: i64 = 40;
/// Bits go into the storage at this size.
const BIT: usize = 4 * 1024 * 1024;
/// Of one upload: enough for the longest file and many broken connections.
const BITS_MOST: u64 = 1_000;

/// How far an upload is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    pub received: u64,
    pub length: u64,
}

/// What became of what was sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// More is to come.
    Open(Progress),
    /// All was there, and the file lies with its draft. A picture made anew has another length than what came in.
    Done { length: u64 },
}

#[derive(DerivePartialModel)]
#[sea_orm(entity = "upload::Entity")]
struct Row {
    id: UploadId,
    material_id: MaterialId,
    name: String,
    length: i64,
    received: i64,
}

#[derive(Default, FromQueryResult)]
struct Open {
    uploads: i64,
    bytes: i64,
}

/// Begins an upload for a draft. Returns the token that all further requests name it by.
pub async fn begin(cx: &Cx, material: MaterialId, name: &str, length: u64) -> Result<String> {
    let me = cx.member()?.id;
    if length == 0 {
        return Err(Problem::field(Field::File, Wrong::Missing).into());
    }
    if length > cx.world.files.most_bytes() {
        return Err(Problem::TooLarge.into());
    }
    cx.world.files.room().await?;
    let length = i64::try_from(length).map_err(Failure::bug)?;
    let token = tokens::random()?;
    let txn = cx.begin().await?;
    limited::hold(&txn, Limited::Files, me).await?;
    access::held(&txn, cx, material, Act::Edit).await?;
    // What would be refused at the end is refused before it is sent; what others of this member will bring counts, too.
    let open: Option<Open> = one(&txn, sql::OPEN_UPLOADS, vec![me.into(), (cx.now - OPEN_MS).into()]).await?;
    let open = open.unwrap_or_default();
    if open.uploads >= OPEN_MOST {
        return Err(Problem::TooMany { retry_after: 600 }.into());
    }
    limits::of_draft(&txn, material).await?;
    limits::of_name(&txn, material, &kinds::tidy(name)).await?;
    limits::of_member(&txn, cx, length.saturating_add(open.bytes)).await?;
    let row = upload::ActiveModel {
        token_hash: Set(tokens::hash(&token)),
        material_id: Set(material),
        member_id: Set(me),
        // Longer names are cut when the file is there; a thousand characters are enough to see its ending.
        name: Set(name.chars().take(1_000).collect()),
        length: Set(length),
        created_at: Set(cx.now),
        ..Default::default()
    };
    upload::Entity::insert(row).exec_without_returning(&txn).await?;
    txn.commit().await?;
    Ok(token)
}

/// How far one's own upload is; others do not know of it.
pub async fn progress(cx: &Cx, token: &str) -> Result<Progress> {
    find(cx, token).await?.progress()
}

/// Takes what follows after the first `offset` bytes. What came in before a connection broke is kept. Whoever is behind, or was
/// overtaken by another request, is told that theirs is stale, and asks how far it is.
pub async fn append<E: std::error::Error + Send + Sync + 'static>(
    cx: &Cx,
    token: &str,
    offset: u64,
    mut stream: impl Stream<Item = Result<Bytes, E>> + Unpin,
) -> Result<Step> {
    let mut row = find(cx, token).await?;
    if row.progress()?.received != offset {
        return Err(Problem::Stale.into());
    }
    let mut bit = Vec::new();
    loop {
        let part = stream.next().await;
        let broken = matches!(part, Some(Err(_)));
        let ended = broken || part.is_none();
        if let Some(Ok(part)) = part {
            let most = row.length - row.received;
            if i64::try_from(bit.len() + part.len()).map_err(Failure::bug)? > most {
                return Err(Problem::TooLarge.into());
            }
            bit.extend_from_slice(&part);
        }
        if bit.len() >= BIT || ended && !bit.is_empty() {
            add(cx, &mut row, std::mem::take(&mut bit)).await?;
        }
        if broken {
            return Err(Problem::Malformed.into());
        }
        if ended {
            break;
        }
    }
    let progress = row.progress()?;
    if progress.received < progress.length {
        return Ok(Step::Open(progress));
    }
    finish(cx, row).await?;
    Ok(Step::Done { length: progress.length })
}

/// Takes an upload back.
pub async fn cancel(cx: &Cx, token: &str) -> Result<()> {
    let row = find(cx, token).await?;
    forget(cx, &row).await
}

/// Into the storage first, then into the row, if nobody was faster.
async fn add(cx: &Cx, row: &mut Row, bit: Vec<u8>) -> Result<()> {
    let size = i64::try_from(bit.len()).map_err(Failure::bug)?;
    cx.world.files.room().await?;
    let place = cx.world.files.put_bit(bit.into()).await?;
    match note(cx, row, size, &place).await {
        Ok(()) => {
            row.received += size;
            Ok(())
        }
        Err(failure) => {
            cx.world.files.drop_bit(&place).await;
            Err(failure)
        }
    }
}

async fn note(cx: &Cx, row: &Row, size: i64, place: &str) -> Result<()> {
    let txn = cx.begin().await?;
    let more = upload::Entity::update_many().col_expr(upload::Column::Received, upload::Column::Received.into_expr().add(size));
    let more = more.filter(upload::Column::Id.eq(row.id)).filter(upload::Column::Received.eq(row.received));
    if more.exec(&txn).await?.rows_affected == 0 {
        return Err(Problem::Stale.into());
    }
    within_bits(&txn, row.id).await?;
    let part = upload_part::ActiveModel { upload_id: Set(row.id), starts_at: Set(row.received), size: Set(size), place: Set(place.to_owned()) };
    upload_part::Entity::insert(part).exec_without_returning(&txn).await?;
    txn.commit().await
}

async fn within_bits(txn: &Txn, id: UploadId) -> Result<()> {
    if bits_of(id).count(txn).await? >= BITS_MOST { Err(Problem::TooLarge.into()) } else { Ok(()) }
}

/// Where the bits of an upload lie.
fn bits_of(id: UploadId) -> Select<upload_part::Entity> {
    upload_part::Entity::find().filter(upload_part::Column::UploadId.eq(id)).select_only().column(upload_part::Column::Place)
}

/// All is there. What a person has to hear of ends the upload; after what passes by itself they can ask again. The row goes in the
/// transaction that notes the file, so of two requests that come here at once one brings it.
async fn finish(cx: &Cx, row: Row) -> Result<()> {
    let places: Vec<String> = bits_of(row.id).order_by_asc(upload_part::Column::StartsAt).into_tuple().all(cx.reader()).await?;
    let content = cx.world.files.read_bits(places.clone());
    let incoming = cx.world.files.receive(content, u64::try_from(row.length).map_err(Failure::bug)?).await.map_err(unreadable)?;
    let done = attach::of_upload(cx, row.material_id, &row.name, incoming, row.id).await;
    match &done {
        Ok(_) => drop_all(cx, places).await,
        Err(failure) if passes(&failure.problem()) => {}
        Err(_) => forget(cx, &row).await?,
    }
    done.map(drop)
}

async fn drop_all(cx: &Cx, places: Vec<String>) {
    for place in places {
        cx.world.files.drop_bit(&place).await;
    }
}

/// What was noted and cannot be read is no fault of whoever sends.
fn unreadable(failure: Failure) -> Failure {
    match failure {
        Failure::Problem(Problem::Malformed) => Problem::Busy.into(),
        other => other,
    }
}

fn passes(problem: &Problem) -> bool {
    matches!(problem, Problem::Busy | Problem::ScannerAway | Problem::Full | Problem::TooMany { .. } | Problem::Internal | Problem::Stale)
}

async fn forget(cx: &Cx, row: &Row) -> Result<()> {
    let txn = cx.begin().await?;
    let places: Vec<String> = bits_of(row.id).into_tuple().all(&txn).await?;
    upload::Entity::delete_by_id(row.id).exec(&txn).await?;
    txn.commit().await?;
    drop_all(cx, places).await;
    Ok(())
}

async fn find(cx: &Cx, token: &str) -> Result<Row> {
    let me = cx.member()?.id;
    let own = upload::Entity::find().filter(upload::Column::TokenHash.eq(tokens::hash(token))).filter(upload::Column::MemberId.eq(me));
    let open = own.filter(upload::Column::CreatedAt.gt(cx.now - OPEN_MS)).into_partial_model();
    open.one(cx.reader()).await?.ok_or_else(|| Problem::NotFound.into())
}

impl Row {
    fn progress(&self) -> Result<Progress> {
        Ok(Progress { received: u64::try_from(self.received).map_err(Failure::bug)?, length: u64::try_from(self.length).map_err(Failure::bug)? })
    }
}

/// Forgets uploads for which the time is over. Their bits are collected with all that came in and was never kept.
pub(super) async fn sweep(cx: &Cx) -> Result<usize> {
    let txn = cx.begin().await?;
    let gone = upload::Entity::delete_many().filter(upload::Column::CreatedAt.lte(cx.now - OPEN_MS)).exec(&txn).await?;
    txn.commit().await?;
    Ok(db::count(gone.rows_affected))
}
