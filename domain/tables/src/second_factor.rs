//! A member's authenticator app; in force once `confirmed_at` is set.

use model::MemberId;
use sea_orm::{entity::prelude::*, sea_query::Expr};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "second_factors")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub member_id: MemberId,
    pub secret: String,
    pub confirmed_at: Option<i64>,
    /// The time step of the last code that was taken; no code counts twice.
    pub last_step: i64,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {
    #[sea_orm(belongs_to = "super::member::Entity", from = "Column::MemberId", to = "super::member::Column::Id")]
    Member,
}

impl Related<super::member::Entity> for Entity {
    fn to() -> RelationDef {
        Relation::Member.def()
    }
}

impl ActiveModelBehavior for ActiveModel {}

/// Those that are asked for: their owner has typed a code of them.
pub fn confirmed() -> Expr {
    Column::ConfirmedAt.is_not_null()
}
