use super::{Content, FileRow, kinds::inside_pages, sql};
use crate::{
    cx::Cx,
    db::one,
    failure::{Failure, Result},
    policy::materials::{Act, Facts, may},
};
use model::{FileId, MaterialState, MemberId, Problem};
use sea_orm::FromQueryResult;

/// A file that the asker may have.
pub struct Opened {
    pub row: FileRow,
    pub content: Content,
    /// It lies with something published: caches of the asker may keep it.
    pub published: bool,
}

#[derive(FromQueryResult)]
struct Row {
    id: i64,
    name: String,
    mime: String,
    size: i64,
    scanned: String,
    blob: String,
    state: String,
    shown: bool,
    is_author: bool,
}

/// Where a browser gets a file from the storage itself.
pub struct Link {
    pub url: String,
}

/// Opens a file, or a part of it. What lies in a draft only is there for its authors and staff; the rest, photos from class
/// among it, goes with its material.
pub async fn open(cx: &Cx, id: FileId, range: Option<std::ops::Range<u64>>) -> Result<Opened> {
    let (row, published) = find(cx, id).await?;
    let size = u64::try_from(row.size).map_err(Failure::bug)?;
    let range = range.map(|part| part.start..part.end.min(size));
    if range.as_ref().is_some_and(|part| part.start >= part.end) {
        return Err(Problem::Malformed.into());
    }
    let content = cx.world.files.open(&row.blob, range).await?.ok_or_else(|| Failure::bug("a file has no content"))?;
    Ok(Opened { row, content, published })
}

/// The address of a file in the storage, good for a minute, for whoever may have the file; `disposition` says what the header of
/// that name is for it. None where the file has to come through this server: from a folder, and whatever is shown inside of a page,
/// so that pages load nothing from elsewhere.
pub async fn link(cx: &Cx, id: FileId, disposition: impl Fn(&FileRow) -> String) -> Result<Option<Link>> {
    if !cx.world.files.has_links() {
        return Ok(None);
    }
    let (row, _) = find(cx, id).await?;
    if inside_pages(&row.mime) {
        return Ok(None);
    }
    let url = cx.world.files.link(&row.blob, &row.mime, &disposition(&row)).await?;
    Ok(url.map(|url| Link { url }))
}

async fn find(cx: &Cx, id: FileId) -> Result<(FileRow, bool)> {
    let me = cx.actor.id().unwrap_or(MemberId(0));
    let row: Row = one(cx.reader(), sql::OPENED, vec![id.into(), me.into()]).await?.ok_or(Failure::Problem(Problem::NotFound))?;
    let state = if row.shown { MaterialState::parse(&row.state).unwrap_or(MaterialState::Draft) } else { MaterialState::Draft };
    may(&cx.actor, Act::See, Facts { state, author: row.is_author, removed: false })?;
    let Row { id, name, mime, size, scanned, blob, .. } = row;
    Ok((FileRow { id, name, mime, size, scanned, blob }, state != MaterialState::Draft))
}
