use super::{GroupBoard, GroupRow, access, boards, list_members, list_members::MembersPage, sql};
use crate::{
    cx::Cx,
    db::all,
    failure::Result,
    policy::{
        Cleared,
        groups::{Act, may},
    },
};
use model::{GroupId, OrganisationId};
use sea_orm::{DerivePartialModel, EntityTrait, FromQueryResult, QueryFilter};
use tables::organisation;

/// Somebody who asks to join, or is invited.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Waiting {
    pub id: i64,
    pub handle: String,
    pub name: String,
    pub note: String,
    pub created_at: i64,
    pub invited: bool,
}

/// The organisation a group is of.
#[derive(Clone, Debug, DerivePartialModel)]
#[sea_orm(entity = "organisation::Entity")]
pub struct House {
    pub name: String,
    pub slug: String,
}

/// What the asker can do with a group, for the page to show or leave out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Abilities {
    pub inside: bool,
    pub join: bool,
    pub ask: bool,
    pub leave: bool,
    pub keep: bool,
    pub close: bool,
}

/// A group's page, as far as the asker may see it.
pub struct GroupView {
    pub row: Cleared<GroupRow>,
    pub organisation: Option<House>,
    /// Empty for those outside, as are the next two.
    pub boards: Vec<GroupBoard>,
    pub members: Option<MembersPage>,
    /// For keepers only.
    pub waiting: Vec<Waiting>,
    pub can: Abilities,
}

/// Reads a group: one statement for those outside, three for its members, one more for an organisation's, and for keepers.
pub async fn read_group(cx: &Cx, id: GroupId) -> Result<GroupView> {
    let row = access::group(cx.reader(), cx, id, Act::See).await?;
    let can = abilities(cx, &row);
    let organisation = match row.organisation_id {
        Some(house) => {
            let listed = organisation::Entity::find_by_id(OrganisationId(house)).filter(organisation::listed());
            listed.into_partial_model().one(cx.reader()).await?
        }
        None => None,
    };
    let boards = if can.inside { boards::list(cx.reader(), id).await? } else { Vec::new() };
    let members = if can.inside { Some(list_members::page(cx, id, None).await?) } else { None };
    let waiting = if can.keep { all(cx.reader(), sql::WAITING, vec![id.into()]).await? } else { Vec::new() };
    Ok(GroupView { row, organisation, boards, members, waiting, can })
}

fn abilities(cx: &Cx, row: &GroupRow) -> Abilities {
    let facts = row.facts();
    let can = |act| may(&cx.actor, act, facts).is_ok();
    Abilities {
        inside: can(Act::SeeInside),
        join: can(Act::Join),
        ask: can(Act::Ask),
        leave: can(Act::Leave),
        keep: can(Act::Keep),
        close: can(Act::Close),
    }
}
