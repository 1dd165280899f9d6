use super::access;
use crate::{
    cx::Cx,
    db::{all, one, run},
    failure::{Failure, Result},
    policy::materials::Act,
    text::SanitisedHtml,
};
use model::{Material, MaterialId, Problem};
use sea_orm::{ConnectionTrait, FromQueryResult};

/// A version as lists show it.
#[derive(Clone, Debug, PartialEq, Eq, FromQueryResult)]
pub struct VersionLine {
    pub number: i32,
    pub changelog: String,
    pub licence: String,
    pub published_at: i64,
    pub by: String,
}

const MOST: i64 = 100;

/// The versions of material, the latest first; the latest hundred.
pub async fn list_versions(cx: &Cx, id: MaterialId) -> Result<Vec<VersionLine>> {
    access::material(cx.reader(), cx, id, Act::See).await?;
    let sql = "SELECT v.number, v.changelog, v.licence, v.published_at, m.name AS by FROM material_versions v JOIN members m ON m.id = v.published_by \
               WHERE v.material_id = $1 ORDER BY v.number DESC LIMIT $2";
    all(cx.reader(), &sql.replace("AS by", "AS \"by\""), vec![id.0.into(), MOST.into()]).await
}

#[derive(FromQueryResult)]
struct Fields {
    fields: String,
    html: String,
}

/// What a version says, and its text as HTML.
pub async fn read_version(cx: &Cx, id: MaterialId, number: i32) -> Result<(Material, SanitisedHtml)> {
    access::material(cx.reader(), cx, id, Act::See).await?;
    fields_of(cx.reader(), id, number).await
}

pub(super) async fn fields_of(conn: &impl ConnectionTrait, id: MaterialId, number: i32) -> Result<(Material, SanitisedHtml)> {
    let sql = "SELECT fields, html FROM material_versions WHERE material_id = $1 AND number = $2";
    let row: Fields = one(conn, sql, vec![id.0.into(), number.into()]).await?.ok_or(Failure::Problem(Problem::NotFound))?;
    Ok((serde_json::from_str(&row.fields).map_err(Failure::bug)?, SanitisedHtml::stored(row.html)))
}

/// Makes what a version said, with its files, the draft again; to publish it is a step of its own.
pub async fn restore(cx: &Cx, id: MaterialId, number: i32) -> Result<()> {
    let me = cx.member()?.id;
    let txn = cx.begin().await?;
    access::held(&txn, cx, id, Act::Edit).await?;
    let (material, _) = fields_of(&txn, id, number).await?;
    let fields = serde_json::to_string(&material).map_err(Failure::bug)?;
    let sql = "UPDATE material_drafts SET fields = $2, lock = lock + 1, changed_at = $3, changed_by = $4 WHERE material_id = $1";
    run(&txn, sql, vec![id.0.into(), fields.into(), cx.now.into(), me.0.into()]).await?;
    run(&txn, "DELETE FROM draft_files WHERE material_id = $1", vec![id.0.into()]).await?;
    let sql = "INSERT INTO draft_files (material_id, file_id, position) SELECT $1, v.file_id, v.position FROM version_files v \
               JOIN material_versions w ON w.id = v.version_id WHERE w.material_id = $1 AND w.number = $2";
    run(&txn, sql, vec![id.0.into(), number.into()]).await?;
    txn.commit().await
}
