//! What a member follows, or does not want to hear of: `level` is `following` or `muted`.

use model::{MemberId, Subject, SubjectKind};
use sea_orm::{Condition, entity::prelude::*, sea_query::Expr};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "follows")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub member_id: MemberId,
    #[sea_orm(primary_key, auto_increment = false)]
    pub kind: SubjectKind,
    #[sea_orm(primary_key, auto_increment = false)]
    pub object_id: i64,
    pub level: String,
    pub created_at: i64,
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

/// The level of those who want to hear of it.
pub const FOLLOWING: &str = "following";

/// All that members said of one thing, muted or not.
pub fn of(subject: impl Into<Subject>) -> Condition {
    let subject = subject.into();
    Condition::all().add(Column::Kind.eq(subject.kind())).add(Column::ObjectId.eq(subject.id()))
}

/// Of those who want to hear of it.
pub fn following() -> Expr {
    Column::Level.eq(FOLLOWING)
}
