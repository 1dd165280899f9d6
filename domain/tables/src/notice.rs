//! What one member was told. `mail` is empty (none), `instant`, `digest` (waits for the daily mail) or `sent`.

use model::{MemberId, NoticeId, NoticeKind, ReplyId};
use sea_orm::{entity::prelude::*, sea_query::Expr};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "notices")]
pub struct Model {
    #[sea_orm(primary_key)]
    pub id: NoticeId,
    pub member_id: MemberId,
    pub kind: NoticeKind,
    /// The outbox row it follows from: one news tells a member once.
    pub news: Option<i64>,
    pub actor_id: Option<MemberId>,
    pub reply_id: Option<ReplyId>,
    /// For what does not follow from a post: the name of what is told, and its payload as JSON.
    pub story: String,
    pub payload: String,
    pub created_at: i64,
    pub read_at: Option<i64>,
    pub mail: String,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(belongs_to = "super::member::Entity", from = "Column::MemberId", to = "super::member::Column::Id")]
    Member,
    #[sea_orm(belongs_to = "super::member::Entity", from = "Column::ActorId", to = "super::member::Column::Id")]
    Actor,
    #[sea_orm(belongs_to = "super::reply::Entity", from = "Column::ReplyId", to = "super::reply::Column::Id")]
    Reply,
}

impl Related<super::reply::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Reply.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}

/// Those that their member has not read.
pub fn unread() -> Expr {
    Column::ReadAt.is_null()
}
