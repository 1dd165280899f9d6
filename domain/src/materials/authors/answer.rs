use super::{change::keep_place, tell};
use crate::{
    cx::Cx,
    failure::{Failure, Result},
    materials::{access, stories},
    notices::About,
    policy,
    search::index,
    taken::Taken,
};
use model::{MaterialId, MemberId, Problem};
use sea_orm::{ActiveValue::Set, ColumnTrait, DerivePartialModel, EntityTrait, QueryFilter};
use tables::{
    material,
    material_author::{self, Column},
};

#[derive(DerivePartialModel)]
#[sea_orm(entity = "material_author::Entity")]
struct Invitation {
    invited_by: Option<MemberId>,
    #[sea_orm(from_expr = "material::Column::Title")]
    title: String,
    #[sea_orm(from_expr = "material::Column::Version")]
    version: i32,
}

/// Accepts or declines the invitation to be an author. Whoever invited hears of a yes. An invitation that was taken back meanwhile is not
/// found. A no can be taken back for a while.
pub async fn answer_invitation(cx: &Cx, id: MaterialId, accept: bool) -> Result<Option<Taken>> {
    let me = policy::writer(&cx.actor)?.id;
    let txn = cx.begin().await?;
    access::hold(&txn, id).await?;
    let asked = material_author::Entity::find_by_id((id, me)).inner_join(material::Entity).filter(material_author::invited());
    let found: Option<Invitation> = asked.into_partial_model().one(&txn).await?;
    let invitation = found.ok_or(Failure::Problem(Problem::NotFound))?;
    let taken = if accept { None } else { Some(keep_place(&txn, cx, id, me).await?) };
    if accept {
        let accepted = material_author::ActiveModel { accepted_at: Set(Some(cx.now)), ..Default::default() };
        let own = material_author::Entity::update_many().set(accepted).filter(Column::MaterialId.eq(id)).filter(Column::MemberId.eq(me));
        own.exec(&txn).await?;
        if let Some(to) = invitation.invited_by {
            let page = if invitation.version == 0 { "edit" } else { "" };
            let story = stories::AUTHOR_ACCEPTED.of(&About::new(id, invitation.title).on(page))?;
            tell(&txn, cx, to, story).await?;
        }
    } else {
        material_author::Entity::delete_by_id((id, me)).exec(&txn).await?;
    }
    index::material(&txn, id).await?;
    txn.commit().await?;
    Ok(taken)
}
