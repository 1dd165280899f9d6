use super::{EDITORS_MAX, access, stories};
use crate::{
    cx::Cx,
    db::Txn,
    failure::{Failure, Result},
    notices::{self, About, Telling},
    policy::collections::Act,
    subjects::member_called,
    taken::{self, Kept, Kind, Rows, Taken},
};
use model::{CollectionId, Field, MemberId, Problem, Wrong};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, sea_query::OnConflict};
use tables::collection_editor;

/// Makes a colleague, by their handle, an editor. They are told, and can leave again.
pub async fn add_editor(cx: &Cx, id: CollectionId, handle: &str) -> Result<()> {
    let me = cx.member()?.id;
    let txn = cx.begin().await?;
    let row = access::held(&txn, cx, id, Act::Own).await?;
    let to = member_called(&txn, handle).await?.ok_or(Failure::Problem(Problem::field(Field::Editor, Wrong::NoSuchMember)))?;
    if collection_editor::Entity::find().filter(collection_editor::Column::CollectionId.eq(id)).count(&txn).await? >= EDITORS_MAX {
        return Err(Problem::field(Field::Editor, Wrong::TooManyOf { most: 20 }).into());
    }
    let editor = collection_editor::ActiveModel { collection_id: Set(id), member_id: Set(to), added_at: Set(cx.now) };
    let editor = collection_editor::Entity::insert(editor).on_conflict(OnConflict::new().do_nothing().to_owned());
    if editor.exec_without_returning(&txn).await? == 1 {
        let story = stories::EDITOR.of(&About::new(id, row.title.clone()))?;
        let telling = Telling { to, actor: Some(me), reply: None, story };
        notices::tell(&txn, cx, None, telling).await?;
    }
    txn.commit().await
}

/// Editors leave by themselves; its owner can ask any of the others to go. The owner stays. Both can be taken back for a while.
pub async fn remove_editor(cx: &Cx, id: CollectionId, member: MemberId) -> Result<Taken> {
    let me = cx.member()?.id;
    let act = if member == me { Act::Change } else { Act::Own };
    let txn = cx.begin().await?;
    let row = access::held(&txn, cx, id, act).await?;
    if member.0 == row.created_by {
        return Err(Problem::Forbidden.into());
    }
    let condition = "collection_id = $1 AND member_id = $2";
    let rows = Rows { table: "collection_editors", condition, values: vec![id.into(), member.into()] };
    let taken = taken::keep(&txn, cx, Kind::Editor, id.0, vec![rows]).await?;
    collection_editor::Entity::delete_by_id((id, member)).exec(&txn).await?;
    txn.commit().await?;
    Ok(taken)
}

/// Makes an editor one again: who left, or whom the owner asked to go.
pub(crate) async fn bring_editor_back(txn: &Txn, cx: &Cx, kept: &Kept) -> Result<()> {
    taken::put_back(txn, kept).await?;
    access::held(txn, cx, CollectionId(kept.object), Act::Change).await.map(drop)
}
