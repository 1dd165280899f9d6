use super::{access, remix, sql, versions};
use crate::{
    actor::Actor,
    cx::Cx,
    db::all,
    failure::{Failure, Result},
    media::FileRow,
    organisations,
    policy::{
        self,
        materials::{Act, Facts, may},
        trust::may_take_back,
    },
    text::SanitisedHtml,
};
use model::{Licence, Material, MaterialId, MaterialState, MemberId, Missing, Problem};
use sea_orm::{ColumnTrait, ConnectionTrait, DerivePartialModel, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder, QuerySelect};
use std::collections::HashMap;
use tables::{material_author, material_draft, member};

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
    let changed_by = last_hand(cx.reader(), id).await?;
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

/// The name of who saved a draft last.
async fn last_hand(conn: &impl ConnectionTrait, id: MaterialId) -> Result<String> {
    let draft = material_draft::Entity::find_by_id(id).join(JoinType::InnerJoin, material_draft::last_hand());
    let name: Option<String> = draft.select_only().column(member::Column::Name).into_tuple().one(conn).await?;
    Ok(name.unwrap_or_default())
}

pub(super) async fn draft_of(conn: &impl ConnectionTrait, id: MaterialId) -> Result<(Material, i32)> {
    use material_draft::Column::{Fields, Lock};
    let draft = material_draft::Entity::find_by_id(id).select_only().columns([Fields, Lock]);
    let (fields, lock): (String, i32) = draft.into_tuple().one(conn).await?.ok_or(Failure::Problem(Problem::NotFound))?;
    Ok((serde_json::from_str(&fields).map_err(Failure::bug)?, lock))
}

#[derive(DerivePartialModel)]
#[sea_orm(entity = "member::Entity")]
struct AuthorRow {
    id: MemberId,
    handle: String,
    name: String,
    see_organisation: i32,
}

async fn authors(cx: &Cx, id: MaterialId) -> Result<Vec<Author>> {
    use material_author::Column;
    let own = material_author::Entity::find().inner_join(member::Entity).filter(Column::MaterialId.eq(id)).filter(material_author::accepted());
    let own = own.order_by_asc(Column::Position).order_by_asc(Column::MemberId);
    let rows: Vec<AuthorRow> = own.into_partial_model().all(cx.reader()).await?;
    let sees = |row: &AuthorRow| policy::people::may_see_rank(&cx.actor, row.id, row.see_organisation);
    let open: Vec<i64> = rows.iter().filter(|row| sees(row)).map(|row| row.id.0).collect();
    let mut houses = if open.is_empty() { HashMap::new() } else { organisations::names_of(cx, &open).await? };
    Ok(rows
        .into_iter()
        .map(|row| Author { organisation: houses.remove(&row.id.0).unwrap_or_default(), handle: row.handle, name: row.name })
        .collect())
}

pub(super) async fn version_files(conn: &impl ConnectionTrait, id: MaterialId, number: i32) -> Result<Vec<FileRow>> {
    all(conn, sql::VERSION_FILES, vec![id.into(), number.into()]).await
}

async fn draft_files(conn: &impl ConnectionTrait, id: MaterialId) -> Result<Vec<FileRow>> {
    all(conn, sql::DRAFT_FILES, vec![id.into()]).await
}

async fn sources(conn: &impl ConnectionTrait, id: MaterialId) -> Result<Vec<Origin>> {
    all(conn, sql::SOURCES, vec![id.into()]).await
}

/// The latest fifty that are listed.
async fn remixes(conn: &impl ConnectionTrait, id: MaterialId) -> Result<Vec<Origin>> {
    all(conn, sql::REMIXES, vec![id.into()]).await
}
