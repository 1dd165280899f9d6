use super::{change::keep_place, tell};
use crate::{
    cx::Cx,
    db::{one, run},
    failure::{Failure, Result},
    materials::stories,
    notices::About,
    policy,
    search::index,
    taken::Taken,
};
use model::{MaterialId, MemberId, Problem};
use sea_orm::FromQueryResult;

#[derive(FromQueryResult)]
struct Invitation {
    invited_by: Option<i64>,
    title: String,
    version: i32,
}

/// Accepts or declines the invitation to be an author. Whoever invited hears of a yes. An invitation that was taken back meanwhile is not
/// found. A no can be taken back for a while.
pub async fn answer_invitation(cx: &Cx, id: MaterialId, accept: bool) -> Result<Option<Taken>> {
    let me = policy::writer(&cx.actor)?.id;
    let txn = cx.begin().await?;
    run(&txn, "UPDATE materials SET id = id WHERE id = $1", vec![id.0.into()]).await?;
    let sql = "SELECT a.invited_by, m.title, m.version FROM material_authors a JOIN materials m ON m.id = a.material_id \
               WHERE a.material_id = $1 AND a.member_id = $2 AND a.accepted_at IS NULL";
    let found: Option<Invitation> = one(&txn, sql, vec![id.0.into(), me.0.into()]).await?;
    let invitation = found.ok_or(Failure::Problem(Problem::NotFound))?;
    let taken = if accept { None } else { Some(keep_place(&txn, cx, id, me).await?) };
    if accept {
        let sql = "UPDATE material_authors SET accepted_at = $3 WHERE material_id = $1 AND member_id = $2";
        run(&txn, sql, vec![id.0.into(), me.0.into(), cx.now.into()]).await?;
        if let Some(to) = invitation.invited_by {
            let page = if invitation.version == 0 { "edit" } else { "" };
            let story = stories::AUTHOR_ACCEPTED.of(&About::new(id, invitation.title).on(page))?;
            tell(&txn, cx, MemberId(to), story).await?;
        }
    } else {
        run(&txn, "DELETE FROM material_authors WHERE material_id = $1 AND member_id = $2", vec![id.0.into(), me.0.into()]).await?;
    }
    index::material(&txn, id).await?;
    txn.commit().await?;
    Ok(taken)
}
