use super::{
    Line,
    propose::mark_known,
    read_import::{Import, fetch},
};
use crate::{
    cx::Cx,
    db::{Txn, hold},
    failure::{Failure, Result},
    materials, policy,
};
use model::{ImportId, MemberId, Problem};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, sea_query::OnConflict};
use tables::{import, material, material_origin};

/// Makes a draft of each good line, the asker's own, all or none. Says how many; a second time there is nothing left to make.
pub async fn make_drafts(cx: &Cx, id: ImportId) -> Result<i32> {
    let me = policy::imports::may_import(&cx.actor)?;
    let txn = cx.begin().await?;
    hold(&txn, "imports WHERE id = $1", id.0).await?;
    let Import { mut lines, harvested, done, origin, .. } = fetch(&txn, me, id).await?;
    if done {
        return Err(Problem::Stale.into());
    }
    if harvested {
        policy::imports::may_harvest(&cx.actor)?;
    }
    mark_known(&txn, &mut lines).await?;
    let mut made = 0;
    for line in lines.iter_mut().filter(|line| line.is_good()) {
        made += i32::from(make(&txn, cx, me, line, &origin).await?);
    }
    let text = serde_json::to_string(&lines).map_err(Failure::bug)?;
    let done = import::ActiveModel { lines: Set(text), made: Set(made), done_at: Set(cx.now), content: Set(None), ..Default::default() };
    import::Entity::update_many().set(done).filter(import::Column::Id.eq(id)).exec(&txn).await?;
    txn.commit().await?;
    Ok(made)
}

/// Whether a draft was made: somebody else may take the same record at the same moment.
async fn make(txn: &Txn, cx: &Cx, me: MemberId, line: &mut Line, repository: &str) -> Result<bool> {
    let Ok(material) = materials::check_draft(line.draft.clone()) else { return Ok(false) };
    let id = materials::insert(txn, cx, me, &material, "").await?;
    if !line.identifier.is_empty() {
        let origin =
            material_origin::ActiveModel { material_id: Set(id), identifier: Set(line.identifier.clone()), repository: Set(repository.to_owned()) };
        let origin = material_origin::Entity::insert(origin).on_conflict(OnConflict::new().do_nothing().to_owned());
        if origin.exec_without_returning(txn).await? == 0 {
            // Its rows go with it.
            material::Entity::delete_by_id(id).exec(txn).await?;
            line.known = true;
            return Ok(false);
        }
    }
    line.material = Some(id.0);
    Ok(true)
}
