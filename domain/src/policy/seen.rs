//! The rules of who sees what, for lists: conditions on the tables of a statement, under the aliases that the whole house uses.

use crate::{
    cx::Actor,
    kinds::{column, from},
};
use model::{Audience, CollectionAccess, MaterialState, MemberId};
use sea_orm::sea_query::{Condition, Expr, ExprTrait};
use tables::{
    board, collection, collection_editor, group, group_member, group_request, invitation, material, material_author, member, organisation, reply,
    thread,
};

/// Nothing at all.
pub fn never() -> Condition {
    Condition::all().add(Expr::value(1).eq(0))
}

/// Boards `b` that the actor may open: [`super::audience::sees`].
pub fn boards(actor: &Actor) -> Condition {
    let audience = || column("b", board::Column::Audience);
    match actor.id() {
        None => Condition::all().add(audience().eq(Audience::Public.as_str())),
        Some(_) if actor.is_staff() => Condition::all(),
        Some(me) => {
            let mut own = from(group_member::Entity, "gm");
            own.expr(column("gm", group_member::Column::GroupId)).and_where(column("gm", group_member::Column::MemberId).eq(me));
            let open = [Audience::Public, Audience::Members].map(Audience::as_str);
            Condition::any().add(audience().is_in(open)).add(column("b", board::Column::GroupId).in_subquery(own))
        }
    }
}

/// Groups `g`: hidden ones are between their members, those they invited, and staff.
pub fn groups(actor: &Actor) -> Condition {
    if actor.is_staff() {
        return Condition::all();
    }
    let open = Condition::all().add(column("g", group::Column::ClosedAt).is_null());
    let known = Condition::any().add(column("g", group::Column::Hidden).eq(false)).add_option(actor.id().map(invited));
    Condition::any().add(open.add(known)).add_option(actor.id().map(inside))
}

/// Groups `g` that the member belongs to.
fn inside(me: MemberId) -> Expr {
    let mut members = from(group_member::Entity, "x");
    members.expr(Expr::value(1)).and_where(column("x", group_member::Column::GroupId).equals(("g", group::Column::Id)));
    members.and_where(column("x", group_member::Column::MemberId).eq(me));
    Expr::exists(members)
}

/// Groups `g` that the member is invited to.
fn invited(me: MemberId) -> Expr {
    let mut invitations = from(group_request::Entity, "q");
    invitations.expr(Expr::value(1)).and_where(column("q", group_request::Column::GroupId).equals(("g", group::Column::Id)));
    invitations.and_where(column("q", group_request::Column::MemberId).eq(me));
    invitations.and_where(column("q", group_request::Column::InvitedBy).is_not_null());
    Expr::exists(invitations)
}

/// Threads `t` in boards `b`. Staff sees what was taken out, too.
pub fn threads(actor: &Actor) -> Condition {
    let there = column("t", thread::Column::DeletedAt).is_null();
    Condition::all().add(boards(actor)).add_option((!actor.is_staff()).then_some(there))
}

/// Posts `r` of threads `t` in boards `b`.
pub fn posts(actor: &Actor) -> Condition {
    let there = column("r", reply::Column::DeletedAt).is_null();
    threads(actor).add_option((!actor.is_staff()).then_some(there))
}

/// Members `m`.
pub fn members() -> Condition {
    Condition::all().add(column("m", member::Column::ErasedAt).is_null())
}

/// Organisations `o`: those that wait or were refused are between their adder and staff.
pub fn organisations(actor: &Actor) -> Condition {
    if actor.is_staff() {
        return Condition::all();
    }
    let own = actor.id().map(|me| column("o", organisation::Column::CreatedBy).eq(me));
    Condition::any().add(column("o", organisation::Column::State).eq(organisation::LISTED)).add_option(own)
}

/// Resources `m`: drafts are their authors' own.
pub fn resources(actor: &Actor) -> Condition {
    if actor.is_staff() {
        return Condition::all();
    }
    let published = column("m", material::Column::State).ne(MaterialState::Draft);
    Condition::any().add(published).add_option(actor.id().map(authors))
}

/// Resources `m` that the member is an author of.
pub fn authors(me: MemberId) -> Expr {
    let mut authors = from(material_author::Entity, "a");
    authors.expr(Expr::value(1)).and_where(column("a", material_author::Column::MaterialId).equals(("m", material::Column::Id)));
    authors
        .and_where(column("a", material_author::Column::MemberId).eq(me))
        .and_where(column("a", material_author::Column::AcceptedAt).is_not_null());
    Expr::exists(authors)
}

/// Collections `c`, whose address the actor may not know: staff looks after all that more than one can read.
pub fn collections(actor: &Actor) -> Condition {
    let access = || column("c", collection::Column::Access);
    let seen = Condition::any().add(access().eq(CollectionAccess::Public));
    let shared = access().eq(CollectionAccess::Link);
    seen.add_option(actor.is_staff().then_some(shared)).add_option(actor.id().map(editors))
}

/// Collections `c` that the member edits.
pub fn editors(me: MemberId) -> Expr {
    let mut editors = from(collection_editor::Entity, "e");
    editors.expr(Expr::value(1)).and_where(column("e", collection_editor::Column::CollectionId).equals(("c", collection::Column::Id)));
    editors.and_where(column("e", collection_editor::Column::MemberId).eq(me));
    Expr::exists(editors)
}

/// Invitations `i`: of whoever made them, and staff.
pub fn invitations(actor: &Actor) -> Condition {
    match actor.id() {
        Some(_) if actor.is_staff() => Condition::all(),
        Some(me) => Condition::all().add(column("i", invitation::Column::CreatedBy).eq(me)),
        None => never(),
    }
}
