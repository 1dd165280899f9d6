//! What a backup says of itself.

use crate::world::Fault;
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, fs, path::Path};

/// Raised when a backup of this program could not be read by an older one.
pub const FORMAT: u32 = 1;
pub const FILE: &str = "manifest.json";

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    pub format: u32,
    /// RFC 3339, UTC.
    pub made_at: String,
    /// The version of the program.
    pub program: String,
    pub database: Dump,
    /// The name of the last migration.
    pub schema: String,
    /// Rows of the tables that people would miss first, in the database as it was saved.
    pub counts: BTreeMap<String, i64>,
    pub key: Key,
    pub content: Listing,
}

/// The database as one file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dump {
    pub kind: Kind,
    pub file: String,
    pub bytes: u64,
    pub sha256: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A SQLite file.
    Sqlite,
    /// What `pg_dump --format=custom` writes.
    Postgres,
}

/// The secret key: without it, links in mails, second factors and sealed texts are lost.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Key {
    /// Whether `secret.key` lies in the backup; otherwise it stands in the configuration.
    pub saved: bool,
    /// An HMAC under the key, to see whether a key is the same.
    pub check: String,
}

/// The list of content beside it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listing {
    pub entries: u64,
    pub bytes: u64,
    pub sha256: String,
}

impl Manifest {
    pub fn read(folder: &Path) -> Result<Self, Fault> {
        let at = folder.join(FILE);
        let text = fs::read_to_string(&at).map_err(|error| format!("{}: {error}", at.display()))?;
        let manifest: Self = serde_json::from_str(&text).map_err(|error| format!("{}: {error}", at.display()))?;
        if manifest.format > FORMAT {
            return Err(format!(
                "{} was written by a newer version of batt ({}): install that version or a newer one",
                at.display(),
                manifest.program
            )
            .into());
        }
        Ok(manifest)
    }
}
