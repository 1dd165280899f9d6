use super::{access, save::write, sql};
use crate::{
    cx::Cx,
    db::run,
    failure::{Failure, Result},
    policy::materials::Act,
    text::SanitisedHtml,
};
use model::{Material, MaterialId, Problem};
use sea_orm::{ColumnTrait, ConnectionTrait, DerivePartialModel, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect};
use tables::{
    draft_file,
    material_version::{self, Column},
    member,
};

/// A version as lists show it.
#[derive(Clone, Debug, PartialEq, Eq, DerivePartialModel)]
#[sea_orm(entity = "material_version::Entity")]
pub struct VersionLine {
    pub number: i32,
    pub changelog: String,
    pub licence: String,
    pub published_at: i64,
    #[sea_orm(from_expr = "member::Column::Name")]
    pub by: String,
}

const MOST: u64 = 100;

/// The versions of material, the latest first; the latest hundred.
pub async fn list_versions(cx: &Cx, id: MaterialId) -> Result<Vec<VersionLine>> {
    access::material(cx.reader(), cx, id, Act::See).await?;
    let own = material_version::Entity::find().filter(Column::MaterialId.eq(id)).join(JoinType::InnerJoin, material_version::publisher());
    Ok(own.order_by_desc(Column::Number).limit(MOST).into_partial_model().all(cx.reader()).await?)
}

/// What a version says, and its text as HTML.
pub async fn read_version(cx: &Cx, id: MaterialId, number: i32) -> Result<(Material, SanitisedHtml)> {
    access::material(cx.reader(), cx, id, Act::See).await?;
    fields_of(cx.reader(), id, number).await
}

pub(super) async fn fields_of(conn: &impl ConnectionTrait, id: MaterialId, number: i32) -> Result<(Material, SanitisedHtml)> {
    let version = material_version::Entity::find().filter(Column::MaterialId.eq(id)).filter(Column::Number.eq(number));
    let version = version.select_only().columns([Column::Fields, Column::Html]).into_tuple();
    let (fields, html): (String, String) = version.one(conn).await?.ok_or(Failure::Problem(Problem::NotFound))?;
    Ok((serde_json::from_str(&fields).map_err(Failure::bug)?, SanitisedHtml::stored(html)))
}

/// Makes what a version said, with its files, the draft again; to publish it is a step of its own.
pub async fn restore(cx: &Cx, id: MaterialId, number: i32) -> Result<()> {
    let me = cx.member()?.id;
    let txn = cx.begin().await?;
    access::held(&txn, cx, id, Act::Edit).await?;
    let (material, _) = fields_of(&txn, id, number).await?;
    let fields = serde_json::to_string(&material).map_err(Failure::bug)?;
    write(cx, me, id, fields).exec(&txn).await?;
    draft_file::Entity::delete_many().filter(draft_file::Column::MaterialId.eq(id)).exec(&txn).await?;
    run(&txn, sql::TAKE_FILES, vec![id.into(), id.into(), number.into()]).await?;
    txn.commit().await
}
