//! What is different between two versions.

use super::{access, read_material::version_files, versions};
use crate::{
    cx::Cx,
    failure::{Failure, Result},
    media::FileRow,
    policy::materials::Act,
    text::{self, DiffLine},
};
use model::{Material, MaterialId, Problem};
use std::cmp::Ordering;

/// What happened to a file, by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileChange {
    Added,
    Removed,
    /// The same name, other content.
    Replaced,
}

impl FileChange {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Replaced => "replaced",
        }
    }
}

/// Two versions side by side, the earlier one first.
pub struct Comparison {
    pub id: MaterialId,
    pub slug: String,
    pub numbers: (i32, i32),
    pub before: Material,
    pub after: Material,
    /// The description, line by line; empty where it stayed.
    pub text: Vec<DiffLine>,
    pub files: Vec<(FileChange, FileRow)>,
}

/// Compares two versions; whichever is named first, the earlier one comes first.
pub async fn compare_versions(cx: &Cx, id: MaterialId, a: i32, b: i32) -> Result<Comparison> {
    let row = access::material(cx.reader(), cx, id, Act::See).await?;
    let (a, b) = match a.cmp(&b) {
        Ordering::Less => (a, b),
        Ordering::Greater => (b, a),
        Ordering::Equal => return Err(Failure::Problem(Problem::NotFound)),
    };
    let (before, _) = versions::fields_of(cx.reader(), id, a).await?;
    let (after, _) = versions::fields_of(cx.reader(), id, b).await?;
    let (old, new) = (version_files(cx.reader(), id, a).await?, version_files(cx.reader(), id, b).await?);
    let text = if before.description == after.description { Vec::new() } else { text::diff(&before.description, &after.description) };
    Ok(Comparison { id, slug: row.slug, numbers: (a, b), text, files: files(&old, new), before, after })
}

/// Removed ones last; what stayed is left out.
fn files(old: &[FileRow], new: Vec<FileRow>) -> Vec<(FileChange, FileRow)> {
    let gone: Vec<FileRow> = old.iter().filter(|file| !new.iter().any(|one| one.name == file.name)).cloned().collect();
    let came = new.into_iter().filter_map(|file| match old.iter().find(|one| one.name == file.name) {
        None => Some((FileChange::Added, file)),
        Some(one) if one.blob != file.blob => Some((FileChange::Replaced, file)),
        Some(_) => None,
    });
    came.collect::<Vec<_>>().into_iter().chain(gone.into_iter().map(|file| (FileChange::Removed, file))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str, blob: &str) -> FileRow {
        FileRow { id: 1, name: name.into(), mime: String::new(), size: 1, scanned: String::new(), blob: blob.into() }
    }

    #[test]
    fn files_come_go_and_are_replaced() {
        let old = [file("a", "1"), file("b", "2"), file("c", "3")];
        let changes = files(&old, vec![file("a", "1"), file("b", "9"), file("d", "3")]);
        let told: Vec<_> = changes.iter().map(|(change, file)| (*change, file.name.as_str())).collect();
        assert_eq!(told, [(FileChange::Replaced, "b"), (FileChange::Added, "d"), (FileChange::Removed, "c")]);
    }
}
