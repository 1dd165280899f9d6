use crate::{
    cx::Cx,
    failure::{Failure, Result},
};
use model::{IdentityId, Problem};
use sea_orm::{ColumnTrait, DerivePartialModel, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use tables::{identity, member};

/// An account that is linked to the asker.
#[derive(Clone, Debug, DerivePartialModel)]
#[sea_orm(entity = "identity::Entity")]
pub struct Identity {
    pub id: IdentityId,
    pub provider: String,
    pub label: String,
    pub email: String,
    pub linked_at: i64,
    pub used_at: i64,
}

/// The asker's ways in.
pub struct Identities {
    /// Oldest first; a member has a handful.
    pub linked: Vec<Identity>,
    pub has_password: bool,
}

/// Names of the providers that the asker can prove with that it is them.
pub async fn linked_providers(cx: &Cx) -> Result<Vec<String>> {
    let me = cx.member()?.id;
    let own = identity::Entity::find().filter(identity::Column::MemberId.eq(me)).select_only().column(identity::Column::Provider);
    Ok(own.distinct().into_tuple().all(cx.reader()).await?)
}

const MOST: u64 = 100;

/// Shown to who has just proved that it is them: what can be changed here opens the account.
pub async fn list_identities(cx: &Cx) -> Result<Identities> {
    let me = cx.confirmed()?.id;
    let own = identity::Entity::find().filter(identity::Column::MemberId.eq(me)).order_by_asc(identity::Column::Id).limit(MOST);
    let linked = own.into_partial_model().all(cx.reader()).await?;
    let hash = member::Entity::find_by_id(me).select_only().column(member::Column::PasswordHash);
    let hash: String = hash.into_tuple().one(cx.reader()).await?.ok_or(Failure::Problem(Problem::NotFound))?;
    Ok(Identities { linked, has_password: !hash.is_empty() })
}
