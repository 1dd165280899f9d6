//! The ledger of erasures: who was erased stays erased, also after an older backup was put in the place of the database.
//!
//! Every erasure is a row of `erasures`, written in its transaction, and a line of the file `erasures.jsonl` in the data folder,
//! written and synced after the commit. [`settle`] brings both together: at start, after each erasure, and with every sweep. Whoever
//! restores a backup keeps the file that is there, or hands its entries to [`replay`].

use super::erase_member::{Erasure, erase_as};
use crate::{
    cx::{Cx, Kept, World},
    db::hold,
    failure::{Failure, Result},
};
use model::MemberId;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs::{self, File, OpenOptions},
    io::{self, ErrorKind, Read, Seek, SeekFrom, Write},
    path::{Path, PathBuf},
};
use tables::{erasure, member};

/// Entries that are looked up with one query.
const AT_ONCE: usize = 200;

/// The file: JSON lines that are only ever added to.
#[derive(Clone, Debug)]
pub struct Ledger {
    path: PathBuf,
}

impl Kept for Ledger {
    fn make(world: &World) -> Self {
        Self::at(world.folder.join("erasures.jsonl"))
    }
}

impl Ledger {
    /// The file of this name; it is made when the first member is erased.
    pub fn at(path: impl Into<PathBuf>) -> Self {
        Self { path: path.into() }
    }

    /// All entries, by the member's number. A line that a crash cut off is passed over.
    pub fn read(&self) -> io::Result<Vec<Erasure>> {
        let text = match fs::read_to_string(&self.path) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
            text => text?,
        };
        let (lines, mut found) = (text.lines().filter(|line| !line.is_empty()), BTreeMap::new());
        for line in lines {
            match serde_json::from_str::<Erasure>(line) {
                Ok(entry) => drop(found.insert((entry.member_id, entry.joined_at), entry)),
                Err(error) => tracing::warn!(%error, "a line of the ledger of erasures cannot be read"),
            }
        }
        Ok(found.into_values().collect())
    }

    /// Adds those that are not in it yet, and returns once they are on the disk. Returns how many it added.
    pub fn write(&self, entries: &[Erasure]) -> io::Result<usize> {
        let known: BTreeSet<(i64, i64)> = self.read()?.iter().map(|entry| (entry.member_id, entry.joined_at)).collect();
        let new: Vec<&Erasure> = entries.iter().filter(|entry| !known.contains(&(entry.member_id, entry.joined_at))).collect();
        if new.is_empty() {
            return Ok(0);
        }
        let fresh = !self.path.exists();
        let mut file = OpenOptions::new().read(true).append(true).create(true).open(&self.path)?;
        let mut lines = if ends_in_a_line(&mut file)? { String::new() } else { "\n".to_owned() };
        for entry in &new {
            lines.push_str(&serde_json::to_string(entry)?);
            lines.push('\n');
        }
        file.write_all(lines.as_bytes())?;
        file.sync_all()?;
        // The name of a new file is on the disk only when its folder is.
        if let Some(folder) = self.path.parent().filter(|_| fresh) {
            File::open(if folder.as_os_str().is_empty() { Path::new(".") } else { folder })?.sync_all()?;
        }
        Ok(new.len())
    }
}

fn ends_in_a_line(file: &mut File) -> io::Result<bool> {
    if file.metadata()?.len() == 0 {
        return Ok(true);
    }
    let mut last = [0_u8; 1];
    file.seek(SeekFrom::End(-1))?;
    file.read_exact(&mut last)?;
    Ok(last == *b"\n")
}

/// Erases those of a ledger again who are members here: a backup of the time before has them. Who has the number of one of them but
/// joined at another time is somebody else. Returns how many were erased. Doing it twice changes nothing.
pub async fn replay(cx: &Cx, entries: &[Erasure]) -> Result<usize> {
    let mut erased = 0;
    for part in entries.chunks(AT_ONCE) {
        let ids = part.iter().map(|entry| entry.member_id);
        let living = member::Entity::find().filter(member::Column::Id.is_in(ids)).filter(member::not_erased());
        for row in living.all(cx.reader()).await? {
            let Some(entry) = part.iter().find(|entry| (MemberId(entry.member_id), entry.joined_at) == (row.id, row.created_at)) else { continue };
            erased += usize::from(again(cx, entry).await?);
        }
    }
    Ok(erased)
}

async fn again(cx: &Cx, entry: &Erasure) -> Result<bool> {
    let txn = cx.begin().await?;
    hold(&txn, "members WHERE id = $1", entry.member_id).await?;
    let done = erase_as(&txn, cx, MemberId(entry.member_id), entry).await?;
    txn.commit().await?;
    tracing::warn!(member = entry.member_id, "erased again, as the ledger of erasures says: an older database was restored");
    Ok(done)
}

/// Brings the file and the table together: what only the file knows is erased again, what only the table knows is added to the file.
/// Returns how many of both there were.
pub async fn settle(cx: &Cx) -> Result<usize> {
    let ledger = cx.world.of::<Ledger>();
    let listed = tokio::task::spawn_blocking(move || ledger.read()).await.map_err(Failure::bug)?.map_err(Failure::bug)?;
    let again = replay(cx, &listed).await?;
    Ok(again + write_down(cx).await?)
}

/// Adds to the file what only the table knows.
async fn write_down(cx: &Cx) -> Result<usize> {
    let rows = erasure::Entity::find().all(cx.reader()).await?;
    let (ledger, entries) = (cx.world.of::<Ledger>(), rows.into_iter().map(Erasure::from).collect::<Vec<_>>());
    tokio::task::spawn_blocking(move || ledger.write(&entries)).await.map_err(Failure::bug)?.map_err(Failure::bug)
}

/// After an erasure was committed. What cannot be written now is written with the next sweep.
pub(crate) async fn note(cx: &Cx) {
    if let Err(failure) = write_down(cx).await {
        tracing::error!(%failure, "an erasure is not in the ledger's file yet");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(member_id: i64) -> Erasure {
        Erasure { member_id, joined_at: 7, handle: format!("former-{member_id}"), erased_at: 9 }
    }

    #[test]
    fn what_is_written_is_read_once_and_outlives_a_crash() {
        let folder = tempfile::tempdir().expect("folder");
        let ledger = Ledger::at(folder.path().join("erasures.jsonl"));
        assert_eq!(ledger.read().expect("nothing yet"), []);
        assert_eq!(ledger.write(&[entry(1), entry(2)]).expect("written"), 2);
        assert_eq!(ledger.write(&[entry(1), entry(2)]).expect("known"), 0);
        // A crash in the middle of a line.
        let mut file = OpenOptions::new().append(true).open(folder.path().join("erasures.jsonl")).expect("the file");
        file.write_all(b"{\"member_id\":3,\"joi").expect("half a line");
        assert_eq!(ledger.read().expect("read"), [entry(1), entry(2)]);
        assert_eq!(ledger.write(&[entry(3)]).expect("written"), 1);
        assert_eq!(ledger.read().expect("read"), [entry(1), entry(2), entry(3)]);
        let text = fs::read_to_string(folder.path().join("erasures.jsonl")).expect("text");
        assert!(text.starts_with("{\"member_id\":1,\"joined_at\":7,\"handle\":\"former-1\",\"erased_at\":9}\n"), "{text}");
    }
}
