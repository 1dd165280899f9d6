use super::{MOST_PIXELS, Refused, make};
use crate::{
    cx::Cx,
    db::{one, run},
    failure::{Failure, Result},
    policy,
};
use model::{Field, MemberId, Problem, Wrong};
use sea_orm::FromQueryResult;

/// Makes this file the asker's photo. The files are there before anybody is told of them; the old ones go afterwards.
pub async fn set_photo(cx: &Cx, file: Vec<u8>) -> Result<()> {
    let me = policy::people::may_change_profile(&cx.actor)?;
    let store = cx.world.photos.clone();
    let place = store.place().await?;
    let hash = tokio::task::spawn_blocking(move || {
        let _place = place;
        let pictures = make(&file).map_err(told)?;
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

#[derive(FromQueryResult)]
struct Row {
    photo: String,
}

async fn replace(cx: &Cx, me: MemberId, hash: &str) -> Result<()> {
    let txn = cx.begin().await?;
    let old: Option<Row> = one(&txn, "SELECT photo FROM members WHERE id = $1", vec![me.0.into()]).await?;
    run(&txn, "UPDATE members SET photo = $2 WHERE id = $1", vec![me.0.into(), hash.into()]).await?;
    txn.commit().await?;
    let (store, old) = (cx.world.photos.clone(), old.map(|row| row.photo).filter(|old| old != hash));
    if let Some(old) = old {
        tokio::task::spawn_blocking(move || store.remove(&old)).await.map_err(Failure::bug)?;
    }
    Ok(())
}

fn told(refused: Refused) -> Failure {
    let wrong = match refused {
        Refused::NotAPicture => Wrong::NotAPicture,
        Refused::TooSmall => Wrong::PictureTooSmall { least: 64 },
        Refused::TooLarge => Wrong::PictureTooLarge { most: u32::try_from(MOST_PIXELS / 1_000_000).unwrap_or(40) },
    };
    Problem::field(Field::Photo, wrong).into()
}
