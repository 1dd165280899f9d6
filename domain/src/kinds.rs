//! What features say of the things they hold, so that following, reporting, the log and links need to know no feature. A new kind
//! of thing has one [`Kind`] and one line in the list of [`Kinds`].

use crate::actor::Actor;
use model::{MemberId, SubjectKind};
use sea_orm::sea_query::{CaseStatement, Condition, Expr, ExprTrait, IntoIden, IntoTableRef, Query, SelectStatement};

/// What every kind can be asked for, as expressions over the tables of [`Kind::rows`].
pub struct Columns {
    pub id: Expr,
    pub title: Expr,
    /// What its address ends in; see [`model::Subject::page`].
    pub slug: Expr,
    /// Of the title; empty where it is a name.
    pub language: Expr,
    /// A line that says where it belongs or what it is.
    pub about: Expr,
    /// The member whose it is; NULL for what is nobody's.
    pub owner: Expr,
    /// Whether members can open it, not only staff.
    pub open: Expr,
    /// Whether a group keeps it to itself: its title is for the members of now.
    pub within_group: Expr,
}

/// Whether members can follow it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Follows {
    No,
    Yes,
    /// It is followed by taking part, too: who stops following it does not want to hear of it.
    Mutes,
}

/// What members can report to staff.
pub struct Reported {
    /// Its own words, to be shown with the report: Markdown.
    pub words: Expr,
}

/// What search engines are led to.
pub struct Mapped {
    /// When it was last changed; 0 where that is not known.
    pub changed_at: Expr,
    /// Which of those that visitors may see are worth it.
    pub which: Condition,
}

/// What is found of a kind that the search knows nothing else of.
pub struct Indexed {
    /// Its number in the index: from 8 on, and never given to two kinds.
    pub number: i32,
    /// What it is found by besides its title: Markdown.
    pub words: Expr,
    /// When it was last changed.
    pub at: Expr,
}

/// One kind of subject, as its feature knows it.
pub trait Kind: Sync {
    fn kind(&self) -> SubjectKind;
    /// All there are, with no column yet.
    fn rows(&self) -> SelectStatement;
    fn columns(&self) -> Columns;
    /// Which of the rows the actor may know of: the rule of policy, for lists.
    fn seen_by(&self, actor: &Actor) -> Condition;

    /// Which are the member's own, if they share them with others.
    fn own(&self, me: MemberId) -> Condition {
        Condition::all().add(self.columns().owner.eq(me))
    }

    fn follows(&self) -> Follows {
        Follows::No
    }

    fn reported(&self) -> Option<Reported> {
        None
    }

    fn mapped(&self) -> Option<Mapped> {
        None
    }

    fn indexed(&self) -> Option<Indexed> {
        None
    }
}

/// All kinds, in the order in which they are listed.
pub struct Kinds(pub Vec<&'static dyn Kind>);

impl Kinds {
    pub fn all(&self) -> impl Iterator<Item = &'static dyn Kind> {
        self.0.iter().copied()
    }

    pub fn get(&self, kind: SubjectKind) -> Option<&'static dyn Kind> {
        self.all().find(|one| one.kind() == kind)
    }

    /// Those that can be followed.
    pub fn followed(&self) -> impl Iterator<Item = SubjectKind> {
        self.all().filter(|one| one.follows() != Follows::No).map(Kind::kind)
    }

    pub fn follows(&self, kind: SubjectKind) -> Follows {
        self.get(kind).map_or(Follows::No, Kind::follows)
    }

    pub fn is_reported(&self, kind: SubjectKind) -> bool {
        self.get(kind).is_some_and(|one| one.reported().is_some())
    }

    /// Those that lie in the index as they are, by their numbers there.
    pub fn indexed(&self) -> impl Iterator<Item = (&'static dyn Kind, Indexed)> {
        self.all().filter_map(|one| Some((one, one.indexed()?)))
    }

    /// The title of what two columns name, as stored by kind and number; NULL for what is gone.
    pub fn title_of(&self, kind: &Expr, id: &Expr) -> Expr {
        let mut cases = CaseStatement::new();
        for one in self.all() {
            let columns = one.columns();
            let mut title = one.rows();
            title.expr(columns.title).and_where(columns.id.eq(id.clone()));
            cases = cases.case(kind.clone().eq(one.kind()), Expr::SubQuery(None, Box::new(title.into())));
        }
        cases.into()
    }
}

/// A column of a table or of its alias.
pub fn column(table: &'static str, name: impl IntoIden) -> Expr {
    Expr::col((table, name))
}

/// The owner of what is nobody's.
pub fn nobody() -> Expr {
    Expr::cust("NULL")
}

/// From a table under an alias.
pub fn from(table: impl IntoTableRef, alias: &'static str) -> SelectStatement {
    Query::select().from_as(table, alias).to_owned()
}
