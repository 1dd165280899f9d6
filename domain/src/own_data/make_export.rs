//! Making downloads: index.html that somebody can read, pages for each part, the same as JSON, and the files.

use super::{
    archive::Archive,
    ask_export::expires_at,
    exports::Exports,
    html::{self, Book},
    news::ExportMade,
    parts::PARTS,
    rows,
};
use crate::{
    cx::{Cx, Part},
    db::count,
    failure::{Failure, Result},
    giving::Names,
    outbox::announce,
    texts::Locale,
};
use futures::StreamExt;
use model::MemberId;
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::Expr};
use std::sync::Arc;
use tables::{export, member};

/// So often it is tried before it is given up.
pub(super) const TRIES: i32 = 5;
/// How long whoever makes one holds it; a process that died loses it then.
const LEASE_MS: i64 = super::HOUR_MS;
/// How long is waited after a fault.
const WAIT_MS: i64 = 60_000;

/// Makes the download that has waited the longest. False if none waits.
pub async fn make_next_export(cx: &Cx) -> Result<bool> {
    let Some(taken) = take(cx).await? else { return Ok(false) };
    match make(cx, &taken).await {
        Ok(size) => made(cx, &taken, size).await?,
        Err(failure) => {
            tracing::error!(%failure, export = taken.id.0, tries = taken.tries, "a download of a member's own data could not be made");
            // Without tries left it is given up as soon as nobody holds it.
            let until = if taken.tries >= TRIES { 0 } else { cx.now + WAIT_MS };
            let txn = cx.begin().await?;
            let row = export::Entity::update_many().col_expr(export::Column::TakenUntil, Expr::value(until));
            row.filter(export::Column::Id.eq(taken.id)).exec(&txn).await?;
            txn.commit().await?;
        }
    }
    Ok(true)
}

/// Gives back what a process that was killed had taken. Only for a process that is alone with its database, as on SQLite.
pub async fn release_exports(cx: &Cx) -> Result<usize> {
    let txn = cx.begin().await?;
    let rows = export::Entity::update_many().col_expr(export::Column::TakenUntil, Expr::value(1));
    let rows = rows.filter(export::Column::MadeAt.is_null()).filter(export::Column::TakenUntil.gt(cx.now)).exec(&txn).await?;
    txn.commit().await?;
    Ok(count(rows.rows_affected))
}

async fn take(cx: &Cx) -> Result<Option<export::Model>> {
    let waiting = export::Entity::find().filter(export::Column::MadeAt.is_null()).filter(export::Column::Tries.lt(TRIES));
    let waiting = waiting.filter(export::Column::TakenUntil.lte(cx.now)).order_by_asc(export::Column::AskedAt).limit(1);
    let Some(row) = waiting.one(cx.reader()).await? else { return Ok(None) };
    let txn = cx.begin().await?;
    let taken = export::Entity::update_many()
        .col_expr(export::Column::TakenUntil, Expr::value(cx.now + LEASE_MS))
        .col_expr(export::Column::Tries, Expr::value(row.tries + 1))
        .filter(export::Column::Id.eq(row.id))
        .filter(export::Column::TakenUntil.eq(row.taken_until));
    let taken = taken.exec(&txn).await?.rows_affected == 1;
    txn.commit().await?;
    Ok(taken.then(|| export::Model { tries: row.tries + 1, ..row }))
}

async fn made(cx: &Cx, taken: &export::Model, size: u64) -> Result<()> {
    let txn = cx.begin().await?;
    // Whoever was erased meanwhile has no row any more; the sweep removes the file.
    if export::Entity::find_by_id(taken.id).one(&txn).await?.is_none() {
        return Ok(());
    }
    let row = export::ActiveModel {
        id: Set(taken.id),
        made_at: Set(Some(cx.now)),
        expires_at: Set(expires_at(cx.now)),
        size: Set(i64::try_from(size).unwrap_or(i64::MAX)),
        ..Default::default()
    };
    row.update(&txn).await?;
    announce(&txn, cx, ExportMade { export: taken.id.0 }).await?;
    txn.commit().await
}

async fn make(cx: &Cx, taken: &export::Model) -> Result<u64> {
    let owner = member::Entity::find_by_id(taken.member_id).one(cx.reader()).await?.ok_or_else(|| Failure::bug("there is no such member"))?;
    let locale = Locale::parse(&owner.language).unwrap_or_default();
    let store = cx.world.of::<Exports>();
    let folder = Arc::clone(&store);
    tokio::task::spawn_blocking(move || folder.make_folder()).await.map_err(Failure::bug)?.map_err(Failure::bug)?;
    let archive = Archive::begin(store.part(&taken.place), store.path(&taken.place), cx.now);
    let filled = fill(cx, &archive, owner.id, &Book { locale, site: cx.world.public_url.clone(), owner: owner.name, now: cx.now }).await;
    // A disk that is full is told by the archive's end.
    match filled {
        Ok(()) => archive.finish().await,
        Err(failure) => Err(failure),
    }
}

async fn fill(cx: &Cx, archive: &Archive, owner: MemberId, book: &Book) -> Result<()> {
    let mut chapters = Vec::new();
    for part in PARTS.iter().chain(cx.world.features.parts.iter().copied()) {
        let count = as_json(cx, archive, owner, part).await?;
        as_pages(cx, archive, owner, part, book).await?;
        chapters.push((part.name, count));
    }
    let files = own_files(cx, archive, owner).await? + own_photo(cx, archive, owner).await?;
    archive.text("index.html", html::index(book, &chapters, files)).await?;
    archive.text("style.css", html::STYLE.to_owned()).await
}

/// One list, row by row. Returns how many there are.
async fn as_json(cx: &Cx, archive: &Archive, owner: MemberId, part: &Part) -> Result<usize> {
    archive.file(format!("data/{}.json", part.name), false).await?;
    let (mut pages, mut count) = (rows::Pages::new(cx, owner, part), 0);
    archive.write("[").await?;
    while let Some(page) = pages.next().await? {
        let mut text = String::new();
        for row in &page {
            text.push_str(if count == 0 { "\n" } else { ",\n" });
            text.push_str(&serde_json::to_string_pretty(row).map_err(Failure::bug)?);
            count += 1;
        }
        archive.write(text).await?;
    }
    archive.write("\n]\n").await?;
    Ok(count)
}

/// The same to read, some at a time.
async fn as_pages(cx: &Cx, archive: &Archive, owner: MemberId, part: &Part, book: &Book) -> Result<()> {
    let (mut pages, mut number) = (rows::Pages::new(cx, owner, part), 1);
    let mut page = pages.next().await?;
    while let Some(rows) = page {
        page = pages.next().await?;
        archive.text(html::page_path(part.name, number), html::page(book, part.name, number, page.is_some(), &rows)).await?;
        number += 1;
    }
    Ok(())
}

/// What they uploaded, in a folder for each resource. Returns how many files there are.
async fn own_files(cx: &Cx, archive: &Archive, owner: MemberId) -> Result<usize> {
    let (mut after, mut count, mut names) = (0, 0, Names::default());
    loop {
        let files = rows::files(cx, owner, after).await?;
        let Some(last) = files.last() else { return Ok(count) };
        after = last.id.0;
        for file in files {
            let Some(content) = cx.world.files.open(&file.blob, None).await? else {
                tracing::error!(file = file.id.0, "a file has no content");
                continue;
            };
            let name = names.take(&format!("{} {}", file.material_id, file.name));
            archive.file(format!("files/{name}"), is_small_already(&file.mime)).await?;
            let mut bytes = content.bytes;
            while let Some(block) = bytes.next().await {
                archive.write(block.map_err(Failure::bug)?).await?;
            }
            count += 1;
        }
    }
}

/// The picture of the profile, in its largest size.
async fn own_photo(cx: &Cx, archive: &Archive, owner: MemberId) -> Result<usize> {
    let photo = member::Entity::find_by_id(owner).one(cx.reader()).await?.map(|row| row.photo).unwrap_or_default();
    let Some(path) = cx.world.photos.largest(&photo) else { return Ok(0) };
    let Ok(bytes) = tokio::fs::read(path).await else { return Ok(0) };
    archive.file("files/photo.jpg".to_owned(), true).await?;
    archive.write(bytes).await?;
    Ok(1)
}

/// Compressed by its own format.
fn is_small_already(mime: &str) -> bool {
    let office = ["application/vnd.openxmlformats", "application/vnd.oasis", "application/zip", "application/gzip", "application/pdf"];
    ["image/", "audio/", "video/"].iter().chain(&office).any(|start| mime.starts_with(start))
}
