//! Invitations, as the rest of the house knows them.

use crate::{
    actor::Actor,
    kinds::{Columns, Kind, column, from},
    policy::seen,
};
use model::SubjectKind;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, SelectStatement};

pub struct Invitations;

impl Kind for Invitations {
    fn kind(&self) -> SubjectKind {
        SubjectKind::Invitation
    }

    fn rows(&self) -> SelectStatement {
        from("invitations", "i")
    }

    fn columns(&self) -> Columns {
        let of = |name| column("i", name);
        Columns {
            id: of("id"),
            title: of("note"),
            slug: Expr::value(""),
            language: of("language"),
            about: Expr::value(""),
            owner: of("created_by"),
            open: of("revoked_at").is_null(),
            within_group: Expr::value(false),
        }
    }

    fn seen_by(&self, actor: &Actor) -> Condition {
        seen::invitations(actor)
    }
}
