use super::{access, remix, versions};
use crate::{
    actor::Actor,
    cx::Cx,
    db::{all, one},
    failure::{Failure, Result},
    media::FileRow,
    organisations,
    policy::authors::{first_author, is_author},
    policy::{
        self,
        materials::{Act, Facts, may},
        trust::may_take_back,
    },
    text::SanitisedHtml,
};
use model::{Licence, Material, MaterialId, MaterialState, MemberId, Missing, Problem};
use sea_orm::{ConnectionTrait, FromQueryResult};
use std::collections::HashMap;

/// An author as pages name them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Author {
    pub handle: String,
    pub name: String,
    /// Where they work, if the asker may know; or empty.
    pub organisation: String,
}

/// What something was made from, or what was made from it.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct Origin {
    pub id: i64,
    pub slug: String,
    pub title: String,
    pub language: String,
    pub licence: String,
    /// Of the source: the version that was taken.
    pub taken: i32,
    /// Of the source: its version now.
    pub version: i32,
    pub translation: bool,
    pub author: String,
}

/// A published resource as its page shows it.
pub struct MaterialView {
    pub id: MaterialId,
    pub slug: String,
    pub state: MaterialState,
    /// Staff took it out of the lists.
    pub removed: bool,
    /// Why it is not listed any more. Staff's reason is for its authors and staff.
    pub reason: String,
    pub version: i32,
    /// The version that is shown.
    pub shown: i32,
    pub published_at: i64,
    pub changed_at: i64,
    pub remix: String,
    pub material: Material,
    pub html: SanitisedHtml,
    pub authors: Vec<Author>,
    pub files: Vec<FileRow>,
    pub sources: Vec<Origin>,
    pub remixes: Vec<Origin>,
    pub can: Abilities,
    pub is_author: bool,
}

impl MaterialView {
    pub fn facts(&self) -> Facts {
        Facts { state: self.state, author: self.is_author, removed: self.removed }
    }
}

/// What the asker may do with it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Abilities {
    pub edit: bool,
    pub retire: bool,
    pub remix: bool,
    /// Report that it was used in class, review it, call it outdated.
    pub judge: bool,
    /// Answer what others said of it.
    pub care: bool,
    /// Take back what one said of it.
    pub take_back: bool,
    /// Take out what somebody else said of it.
    pub take_out: bool,
}

/// Reads the latest version, or the one that is asked for.
pub async fn read_material(cx: &Cx, id: MaterialId, version: Option<i32>) -> Result<MaterialView> {
    let row = access::material(cx.reader(), cx, id, Act::See).await?;
    if row.version == 0 {
        // There is nothing to read yet; its authors have their form.
        return Err(Problem::NotFound.into());
    }
    let shown = version.unwrap_or(row.version);
    let (material, html) = versions::fields_of(cx.reader(), id, shown).await?;
    let shared = material.licence().is_some_and(Licence::allows_adaptation);
    Ok(MaterialView {
        id,
        state: row.state(),
        removed: row.removed,
        version: row.version,
        shown,
        published_at: row.published_at,
        changed_at: row.changed_at,
        authors: authors(cx, id).await?,
        files: version_files(cx.reader(), id, shown).await?,
        sources: if row.is_made { sources(cx.reader(), id).await? } else { Vec::new() },
        remixes: if row.is_source { remixes(cx.reader(), id).await? } else { Vec::new() },
        can: abilities(&cx.actor, row.facts(), shared),
        is_author: row.is_author,
        slug: row.slug,
        reason: if row.removed && !row.is_author && !cx.actor.is_staff() { String::new() } else { row.reason },
        remix: row.remix,
        material,
        html,
    })
}

/// `shared` says that its licence allows adaptations.
fn abilities(actor: &Actor, facts: Facts, shared: bool) -> Abilities {
    let can = |act| may(actor, act, facts).is_ok();
    let says = |act| policy::trust::may(actor, act, facts).is_ok();
    Abilities {
        edit: can(Act::Edit),
        retire: can(Act::Retire),
        remix: shared && can(Act::Remix),
        judge: says(policy::trust::Act::Judge),
        care: says(policy::trust::Act::Care),
        take_back: may_take_back(actor, true).is_ok(),
        take_out: may_take_back(actor, false).is_ok(),
    }
}

/// A draft as its form shows it.
pub struct Editing {
    pub id: MaterialId,
    pub slug: String,
    pub version: i32,
    /// Staff took it out of the lists.
    pub removed: bool,
    pub lock: i32,
    /// Who saved it last.
    pub changed_by: String,
    pub material: Material,
    pub files: Vec<FileRow>,
    pub sources: Vec<Origin>,
    /// What it must have, and what would help.
    pub needed: Vec<Missing>,
    pub helpful: Vec<Missing>,
    /// Licences its sources allow, the recommended one first.
    pub licences: Vec<Licence>,
    pub remix: String,
}

/// The asker's own draft.
pub async fn edit_material(cx: &Cx, id: MaterialId) -> Result<Editing> {
    let row = access::material(cx.reader(), cx, id, Act::Edit).await?;
    let (material, lock) = draft_of(cx.reader(), id).await?;
    let files = draft_files(cx.reader(), id).await?;
    let (needed, helpful) = material.missing(files.len(), !row.remix.is_empty());
    let licences = remix::allowed_licences(cx.reader(), id).await?;
    let sql = "SELECT n.name FROM material_drafts d JOIN members n ON n.id = d.changed_by WHERE d.material_id = $1";
    let changed_by = one::<Named>(cx.reader(), sql, vec![id.0.into()]).await?.map(|row| row.name).unwrap_or_default();
    let sources = sources(cx.reader(), id).await?;
    Ok(Editing {
        id,
        slug: row.slug,
        version: row.version,
        removed: row.removed,
        lock,
        changed_by,
        material,
        files,
        sources,
        needed,
        helpful,
        licences,
        remix: row.remix,
    })
}

#[derive(FromQueryResult)]
struct Named {
    name: String,
}

#[derive(FromQueryResult)]
struct Draft {
    fields: String,
    lock: i32,
}

pub(super) async fn draft_of(conn: &impl ConnectionTrait, id: MaterialId) -> Result<(Material, i32)> {
    let sql = "SELECT fields, lock FROM material_drafts WHERE material_id = $1";
    let row: Draft = one(conn, sql, vec![id.0.into()]).await?.ok_or(Failure::Problem(Problem::NotFound))?;
    Ok((serde_json::from_str(&row.fields).map_err(Failure::bug)?, row.lock))
}

#[derive(FromQueryResult)]
struct AuthorRow {
    id: i64,
    handle: String,
    name: String,
    see_organisation: i32,
}

async fn authors(cx: &Cx, id: MaterialId) -> Result<Vec<Author>> {
    let sql = concat!(
        "SELECT m.id, m.handle, m.name, m.see_organisation FROM material_authors a JOIN members m ON m.id = a.member_id WHERE a.material_id = $1 AND ",
        is_author!(),
        " ORDER BY a.position, a.member_id"
    );
    let rows: Vec<AuthorRow> = all(cx.reader(), sql, vec![id.0.into()]).await?;
    let sees = |row: &AuthorRow| policy::people::may_see_rank(&cx.actor, MemberId(row.id), row.see_organisation);
    let open: Vec<i64> = rows.iter().filter(|row| sees(row)).map(|row| row.id).collect();
    let mut houses = if open.is_empty() { HashMap::new() } else { organisations::names_of(cx, &open).await? };
    Ok(rows.into_iter().map(|row| Author { organisation: houses.remove(&row.id).unwrap_or_default(), handle: row.handle, name: row.name }).collect())
}

const FILE: &str = "SELECT f.id, f.name, f.mime, f.size, b.scanned, f.blob FROM files f JOIN blobs b ON b.hash = f.blob";

pub(super) async fn version_files(conn: &impl ConnectionTrait, id: MaterialId, number: i32) -> Result<Vec<FileRow>> {
    let sql = format!(
        "{FILE} JOIN version_files v ON v.file_id = f.id JOIN material_versions w ON w.id = v.version_id WHERE w.material_id = $1 AND w.number = $2 \
         ORDER BY v.position, f.id"
    );
    all(conn, &sql, vec![id.0.into(), number.into()]).await
}

async fn draft_files(conn: &impl ConnectionTrait, id: MaterialId) -> Result<Vec<FileRow>> {
    let sql = format!("{FILE} JOIN draft_files d ON d.file_id = f.id WHERE d.material_id = $1 ORDER BY d.position, f.id");
    all(conn, &sql, vec![id.0.into()]).await
}

const ORIGIN: &str = concat!(
    "SELECT m.id, m.slug, m.title, m.language, m.licence, s.source_version AS taken, m.version, s.translation, ",
    first_author!(),
    " AS author FROM material_sources s JOIN materials m"
);

async fn sources(conn: &impl ConnectionTrait, id: MaterialId) -> Result<Vec<Origin>> {
    all(conn, &format!("{ORIGIN} ON m.id = s.source_id WHERE s.material_id = $1 ORDER BY m.id"), vec![id.0.into()]).await
}

/// The latest fifty that are listed.
async fn remixes(conn: &impl ConnectionTrait, id: MaterialId) -> Result<Vec<Origin>> {
    let sql = format!("{ORIGIN} ON m.id = s.material_id WHERE s.source_id = $1 AND m.state = 'published' ORDER BY m.id DESC LIMIT 50");
    all(conn, &sql, vec![id.0.into()]).await
}
