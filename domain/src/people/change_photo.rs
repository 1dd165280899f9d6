use crate::{
    cx::Cx,
    failure::{Failure, Result},
    photos::{check_size, make},
    pictures::{self, Refused},
    policy,
};
use bytes::Bytes;
use futures::stream;
use model::{Field, MemberId};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use std::convert::Infallible;
use tables::member;

/// Makes this file the asker's photo. The files are there before anybody is told of them; the old ones go afterwards.
pub async fn set_photo(cx: &Cx, file: Vec<u8>) -> Result<()> {
    let me = policy::people::may_change_profile(&cx.actor)?;
    let store = cx.world.photos.clone();
    let told = |refused: Refused| refused.told(Field::Photo);
    let size = file.len() as u64;
    let file = Bytes::from(file);
    let head = pictures::look(stream::iter([Ok::<_, Infallible>(file.clone())]), size).await.and_then(check_size).map_err(told)?;
    let room = store.budget().take(&head).await?;
    let hash = tokio::task::spawn_blocking(move || {
        let _room = room;
        let pictures = make(file.into(), &head).map_err(told)?;
        store.put(me.0, &pictures)
    });
    let hash = hash.await.map_err(Failure::bug)??;
    replace(cx, me, &hash).await
}

/// Takes the asker's photo away; the initials come back.
pub async fn remove_photo(cx: &Cx) -> Result<()> {
    let me = policy::people::may_change_profile(&cx.actor)?;
    replace(cx, me, "").await
}

async fn replace(cx: &Cx, me: MemberId, hash: &str) -> Result<()> {
    let txn = cx.begin().await?;
    let old = member::Entity::find_by_id(me).select_only().column(member::Column::Photo);
    let old: Option<String> = old.into_tuple().one(&txn).await?;
    let new = member::ActiveModel { photo: Set(hash.to_owned()), ..Default::default() };
    member::Entity::update_many().set(new).filter(member::Column::Id.eq(me)).exec(&txn).await?;
    txn.commit().await?;
    let (store, old) = (cx.world.photos.clone(), old.filter(|old| old != hash));
    if let Some(old) = old {
        tokio::task::spawn_blocking(move || store.remove(&old)).await.map_err(Failure::bug)?;
    }
    Ok(())
}
