//! Invitations, as the rest of the house knows them.

use crate::{
    actor::Actor,
    kinds::{Columns, Kind, column, from},
    policy::seen,
};
use model::SubjectKind;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, SelectStatement};
use tables::invitation;

pub struct Invitations;

impl Kind for Invitations {
    fn kind(&self) -> SubjectKind {
        SubjectKind::Invitation
    }

    fn rows(&self) -> SelectStatement {
        from(invitation::Entity, "i")
    }

    fn columns(&self) -> Columns {
        let of = |name| column("i", name);
        Columns {
            id: of(invitation::Column::Id),
            title: of(invitation::Column::Note),
            slug: Expr::value(""),
            language: of(invitation::Column::Language),
            about: Expr::value(""),
            owner: of(invitation::Column::CreatedBy),
            open: of(invitation::Column::RevokedAt).is_null(),
            within_group: Expr::value(false),
        }
    }

    fn seen_by(&self, actor: &Actor) -> Condition {
        seen::invitations(actor)
    }
}
