//! What keeps a site safe from outside of it: backups, what makes a site of them again, and a doctor.
//!
//! A folder of backups holds, for each backup, a folder named by its time with the database, the secret key, a list of all
//! content and a manifest, which is written last. Content (files of the library, photos, mails in the spool) lies beside them once,
//! under names that never change, so that the second backup copies only what is new.

mod backup;
mod content;
mod database;
mod doctor;
mod manifest;
mod place;
mod restore;
mod sql;

/// Rows of the tables that a migration may have to rewrite, in all.
pub async fn rows(world: &domain::World) -> Result<i64, crate::world::Fault> {
    Ok(sql::rows(world.db.reader()).await?)
}

pub use backup::{Made, backup};
pub use database::{rehearse, save_before_migration};
pub use doctor::{Finding, Grade, examine};
pub use restore::{Restored, restore};
