//! Pages of the site, as the rest of the house knows them.

use crate::{
    actor::Actor,
    kinds::{Columns, Follows, Indexed, Kind, Mapped, Reported, column, from, nobody},
    policy::site_pages::seen,
};
use model::{Audience, SubjectKind};
use sea_orm::sea_query::{Condition, Expr, ExprTrait, SelectStatement};
use tables::site_page;

pub struct SitePages;

impl Kind for SitePages {
    fn kind(&self) -> SubjectKind {
        SubjectKind::SitePage
    }

    fn rows(&self) -> SelectStatement {
        from(site_page::Entity, "p")
    }

    fn columns(&self) -> Columns {
        let of = |name| column("p", name);
        Columns {
            id: of(site_page::Column::Id),
            title: of(site_page::Column::Title),
            slug: of(site_page::Column::Slug),
            language: of(site_page::Column::Language),
            about: Expr::value(""),
            owner: nobody(),
            open: of(site_page::Column::HiddenAt).is_null().and(of(site_page::Column::Audience).ne(Audience::Staff.as_str())),
            within_group: Expr::value(false),
        }
    }

    fn seen_by(&self, actor: &Actor) -> Condition {
        seen(actor)
    }

    fn own(&self, _: model::MemberId) -> Condition {
        // What the site says is nobody's own: whoever wrote it may report it, too.
        crate::policy::seen::never()
    }

    fn follows(&self) -> Follows {
        Follows::Yes
    }

    fn reported(&self) -> Option<Reported> {
        Some(Reported { words: column("p", site_page::Column::Body) })
    }

    fn indexed(&self) -> Option<Indexed> {
        Some(Indexed { number: 8, words: column("p", site_page::Column::Body), at: column("p", site_page::Column::ChangedAt) })
    }

    fn mapped(&self) -> Option<Mapped> {
        Some(Mapped { changed_at: column("p", site_page::Column::ChangedAt), which: Condition::all() })
    }
}
